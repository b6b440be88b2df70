import { fileURLToPath } from 'node:url';

/** The folder of the web page, which `npm test` builds before the specs run. */
export const BUILT_PAGE = fileURLToPath(new URL('../../dist/page', import.meta.url));
