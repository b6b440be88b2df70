import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

const TOOL = fileURLToPath(new URL('../../tools/docs-map.mjs', import.meta.url));

const PLANTED: Readonly<Record<string, string>> = {
  'docs/readme.txt': '',
  'src/events/spending.events.ts': `
    import type { Fact } from '../kernel/domain-event.ts';
    export type Paid = Fact<'Paid', { readonly amountWon: number }>;
    export type Returned = Fact<
      'Returned',
      { readonly amountWon: number }
    >;
    export type SpendingFact = Paid | Returned;`,
  'src/modules/spending/README.md': '# spending\n',
  'src/modules/spending/domain/names.ts': `
    export const CATEGORY = 'purse';
    export const RARE = ['ReturnMoney'] as const;`,
  'src/modules/spending/domain/spending.decider.ts': `
    export const spendingDecider: Decider<Command, State, Fact> = {
      categories: [CATEGORY],
      commands: ['PayMoney', ...RARE],
    };`,
  'src/projections/purse/purse.projection.ts': `
    const both = { Returned: moved };
    const handlers = { Paid: moved, ...both } satisfies Record<string, Handler>;
    export const purse: Projection = { name: 'purse', version: 1, handlers };`,
  'src/projections/payments/payments.projection.ts': `
    export const payments: Projection = { name: 'payments', version: 1, handlers: { Paid: counted } };`,
  'src/sagas/money-known.ts': `
    export const MONEY_KNOWN = { Returned: known };`,
  'src/projections/record/record.projection.ts': `
    export const record: Projection = { name: 'record', version: 1, handlers: forEveryEvent(recorded) };`,
  'src/sagas/return-informs.saga.ts': `
    export const returnInforms: Saga<Known> = {
      name: 'return-informs',
      version: 1,
      reactions: { ...MONEY_KNOWN },
    };`,
};

describe('docs/map.md', () => {
  let root: string;
  const run = (...args: string[]) => spawnSync(process.execPath, [TOOL, ...args], { cwd: root, encoding: 'utf8' });
  const plant = (path: string, text: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  const cellsOf = (start: string): readonly string[] =>
    readFileSync(join(root, 'docs/map.md'), 'utf8')
      .split('\n')
      .filter((line) => line.startsWith(`| ${start}`))
      .flatMap((line) =>
        line
          .split('|')
          .map((cell) => cell.trim())
          .slice(1, -1),
      );

  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), 'docs-map-'));
    for (const [path, text] of Object.entries(PLANTED)) plant(path, text);
    expect(run().stderr).toBe('');
  });
  afterAll(() => {
    rmSync(root, { recursive: true, force: true });
  });

  it('names streams, commands, events, read models and sagas of a capability', () => {
    expect(cellsOf('[spending]')).toEqual([
      '[spending](#spending)',
      '[module](../src/modules/spending), [README](../src/modules/spending/README.md), [events](../src/events/spending.events.ts)',
      '`purse`',
      '2',
      '2',
      '[payments](../src/projections/payments/payments.projection.ts), [purse](../src/projections/purse/purse.projection.ts)',
      '[return-informs](../src/sagas/return-informs.saga.ts)',
      '–',
    ]);
    expect(cellsOf('`Paid`')).toEqual(['`Paid`', 'payments, purse', '–']);
    expect(cellsOf('`Returned`')).toEqual(['`Returned`', 'purse', 'return-informs']);
    expect(readFileSync(join(root, 'docs/map.md'), 'utf8')).toContain('Commands: `PayMoney`, `ReturnMoney`');
  });

  it('names a read model of every event once, not with each of them', () => {
    expect(readFileSync(join(root, 'docs/map.md'), 'utf8').match(/record\b.*/g)).toEqual([
      'record](../src/projections/record/record.projection.ts)',
    ]);
  });

  it('is fresh once written, and stale when the sources move on', () => {
    expect(run('--check').status).toBe(0);
    plant(
      'src/projections/payments/payments.projection.ts',
      "export const payments: Projection = { name: 'payments', handlers: {} };",
    );
    const stale = run('--check');
    expect({ status: stale.status, message: stale.stderr.trim() }).toEqual({
      status: 1,
      message: 'docs/map.md is stale: npm run docs:map',
    });
    expect(cellsOf('`Paid`')).toEqual(['`Paid`', 'payments, purse', '–']);
  });

  it('fails on a decider that it cannot read, instead of leaving commands out', () => {
    plant(
      'src/modules/odd/domain/odd.decider.ts',
      'export const odd: Decider<A, B, C> = { categories: [], commands: Object.keys(all) };',
    );
    const unreadable = run();
    expect(unreadable.status).not.toBe(0);
    expect(unreadable.stderr).toContain("can't read Object.keys(all)");
  });
});
