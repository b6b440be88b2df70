import config from './jest.config.mjs';

/** All of the page in a real browser; the quick part of it is among the specs of `npm test`. */
export default { ...config, testMatch: ['**/test/page/**/*.page.ts'], testTimeout: 120_000 };
