import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const ROOT = new URL('../../', import.meta.url);

export interface SourceFile {
  /** From the repository's root, with slashes. */
  readonly path: string;
  readonly text: string;
}

/** Text of one file of this repository. */
export const textOf = (path: string): string => readFileSync(new URL(path, ROOT), 'utf8');

/** Every TypeScript file below a folder of this repository. */
export const sourceFiles = (folder: string): readonly SourceFile[] =>
  readdirSync(fileURLToPath(new URL(folder, ROOT)), { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .filter((path) => /[.]tsx?$/.test(path))
    .sort()
    .map((path) => ({ path, text: textOf(path) }));
