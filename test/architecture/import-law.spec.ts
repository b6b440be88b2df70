import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { allowedImports, DEVELOPMENT_PACKAGES, forbiddenImports, NEIGHBOURS, PACKAGES } from './planted-imports.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const CONFIG = join(ROOT, '.dependency-cruiser.cjs');
const CRUISER = join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');

interface Violation {
  readonly rule: string;
  readonly file: string;
}

/** The violations as dependency-cruiser reports them with the config of `npm run check`. */
async function violationsIn(root: string): Promise<{ cruised: number; violations: Violation[] }> {
  const options = { cwd: root, maxBuffer: 64 * 1024 * 1024 };
  const args = [CRUISER, 'src', 'seeds', 'web/src', '--config', CONFIG, '--output-type', 'json'];
  const { stdout } = await promisify(execFile)(process.execPath, args, options);
  const { summary } = JSON.parse(stdout) as {
    summary: { totalCruised: number; violations: { from: string; to: string; rule: { name: string } }[] };
  };
  return {
    cruised: summary.totalCruised,
    violations: summary.violations.map(({ from, rule }) => ({ rule: rule.name, file: from })),
  };
}

async function write(root: string, path: string, text: string): Promise<void> {
  await mkdir(dirname(join(root, path)), { recursive: true });
  await writeFile(join(root, path), text);
}

async function plantPackages(root: string): Promise<void> {
  const versions = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, '1.0.0']));
  const manifest = {
    type: 'module',
    dependencies: versions(PACKAGES),
    devDependencies: versions(DEVELOPMENT_PACKAGES),
  };
  await write(root, 'package.json', JSON.stringify(manifest));
  await write(root, 'tsconfig.json', JSON.stringify({ compilerOptions: { module: 'nodenext' } }));
  for (const name of [...PACKAGES, ...DEVELOPMENT_PACKAGES]) {
    await write(root, `node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'main.js' }));
    await write(root, `node_modules/${name}/main.js`, '');
  }
}

describe('the import law', () => {
  let planted: string;
  let found: Violation[];
  beforeAll(async () => {
    planted = await mkdtemp(join(tmpdir(), 'import-law-'));
    await plantPackages(planted);
    for (const file of NEIGHBOURS) await write(planted, file, 'export const here = 1;\n');
    for (const { file, statement } of [...allowedImports(), ...forbiddenImports()])
      await write(planted, file, `${statement}\n`);
    found = (await violationsIn(planted)).violations;
  });
  afterAll(() => rm(planted, { recursive: true, force: true }));

  it.each(forbiddenImports())('$rule is broken by $file, and nothing else is', ({ rule, file }) => {
    expect(found.filter((violation) => violation.file === file)).toEqual([{ rule, file }]);
  });

  it.each(allowedImports())('$file keeps the law', ({ file }) => {
    expect(found.filter((violation) => violation.file === file)).toEqual([]);
  });

  it('has a planted violation for every rule', () => {
    const { forbidden } = createRequire(import.meta.url)(CONFIG) as { forbidden: { name: string }[] };
    const rules = forbidden.map((rule) => rule.name);
    expect([...new Set(forbiddenImports().map((one) => one.rule))].sort()).toEqual(rules.sort());
  });

  it('is kept by this repository', async () => {
    const { cruised, violations } = await violationsIn(ROOT);
    expect(violations).toEqual([]);
    expect(cruised).toBeGreaterThan(40);
  });
});
