import { describe, expect, it } from '@jest/globals';
import { impuritiesOf } from './impurities.ts';
import { sourceFiles, type SourceFile } from './source-files.ts';

const PURE_ROOMS = /^src\/((kernel|events|sagas|access)\/|modules\/[^/]+\/domain\/|projections\/.*\.projection\.ts$)/;

/** The pure rooms, and the files beside a fold that it imports. */
function pureFiles(files: readonly SourceFile[]): readonly SourceFile[] {
  const pure = files.filter(({ path }) => PURE_ROOMS.test(path) && !path.endsWith('.spec.ts'));
  const besideFolds = new Set(pure.flatMap(importedBeside));
  return files.filter((file) => pure.includes(file) || besideFolds.has(file.path));
}

const importedBeside = ({ path, text }: SourceFile): readonly string[] =>
  [...text.matchAll(/ from '\.\/(.+)'/g)].map(([, name = '']) => path.replace(/[^/]+$/, name));

describe('pure rooms', () => {
  const pure = pureFiles(sourceFiles('src'));

  it.each(pure)('$path has no clock, no randomness, no environment', ({ path, text }) => {
    expect(impuritiesOf(path, text)).toEqual([]);
  });

  it('are found where they are, and nothing else is', () => {
    const file = (path: string, text = '') => ({ path, text });
    const pureOnes = [
      file('src/events/a.events.ts'),
      file('src/kernel/a.ts'),
      file('src/modules/a/domain/a.decider.ts'),
      file('src/projections/a/a.projection.ts', "import { b } from './beside.ts';"),
      file('src/projections/a/beside.ts'),
    ];
    const others = [
      file('src/kernel/a.spec.ts'),
      file('src/modules/a/a.controller.ts'),
      file('src/platform/a.ts'),
      file('src/projections/a/a.queries.ts'),
      file('src/projections/a/reader.ts'),
    ];
    expect(pureFiles([...pureOnes, ...others])).toEqual(pureOnes);
    expect(pure.map(({ path }) => path)).toContain('src/projections/figure-movements/figure-subjects.ts');
  });
});

describe('the search for impurities', () => {
  it.each([
    ['const t = Date.now();', ['1: Date.now']],
    ['const t = new Date();', ['1: new Date(0)']],
    ['const t = new Date;', ['1: new Date(0)']],
    ['const t = Date();', ['1: Date()']],
    ['const t = new Date(2023, 4, 31);', ['1: new Date(3)']],
    ['const n = Math.random();', ['1: Math.random']],
    ['const id = crypto.randomUUID();', ['1: crypto']],
    ['const home = process.env.HOME;', ['1: process']],
    ["const home = globalThis['process'];", ['1: globalThis']],
    ['setTimeout(() => undefined, 1);', ['1: setTimeout']],
    ['const now = performance.now();', ['1: performance']],
    ["const page = await fetch('http://here');", ['1: fetch']],
    ["const fs = await import('node:fs');", ['1: import()']],
    ['const here = import.meta.url;', ['1: import.meta']],
    ['const text = (1234).toLocaleString();', ['1: toLocaleString']],
    ["const order = 'a'.localeCompare('b');", ['1: localeCompare']],
    ['const day = (d: Date) => d.getDate();', ['1: getDate']],
    ['const f = new Intl.NumberFormat();', ['1: Intl']],
    ['const fold = () => ({ at: { deep: [Date.now()] } });', ['1: Date.now']],
    ['const clock = { fetch };', ['1: fetch']],
    ['let calls = 0;', ['1: module state (let)']],
    ['const a = 1;\nconst b = 2;\nconst c = Date.now();', ['3: Date.now']],
  ])('finds it in: %s', (text, expected) => {
    expect(impuritiesOf('planted.ts', text)).toEqual(expected);
  });

  it.each([
    "const ms = Date.parse('2023-06-12T00:00:00Z');",
    'const date = (ms: number) => new Date(ms).toISOString();',
    'const utc = Date.UTC(2023, 4, 31);',
    'const first = (d: Date) => d.getUTCDate();',
    'interface Step { readonly process: string }',
    'const step = { process: 1, fetch: 2 };',
    'const name = (step: { process: string }) => step.process;',
    'const sum = (n: number[]) => { let total = 0; for (const x of n) total += x; return total; };',
    '// Date.now() in a comment, and "process.env" in a text\nconst text = "Date.now()";',
  ])('lets pass: %s', (text) => {
    expect(impuritiesOf('planted.ts', text)).toEqual([]);
  });
});
