import { describe, expect } from '@jest/globals';
import { fc, test } from '@fast-check/jest';
import { statementEffects } from '../../../events/reported-balance.effects.ts';
import type { ReportedBalanceFact } from '../../../events/reported-balance.events.ts';
import type { Decided } from '../../../kernel/decider.ts';
import { valueAt, type Movement } from '../../../kernel/figure.ts';
import { CIRCUMSTANCES, logOf, statesOf } from '../../../../test/support/given-when-then.ts';
import type { ApplyImport, ImportRow, ReportedBalanceCommand, StateBalance } from './reported-balance.commands.ts';
import { reportedBalanceDecider } from './reported-balance.decider.ts';

type Log = readonly Decided<ReportedBalanceFact>[];

const CODES = ['A', 'B', 'C'];
const DAYS = ['2025-03-31', '2025-06-30', '2025-09-30'];

/** The log with what the command adds to it. */
function after(log: Log, command: ReportedBalanceCommand): Log {
  const states = statesOf(reportedBalanceDecider, logOf(log));
  return [...log, ...reportedBalanceDecider.decide(command, states, CIRCUMSTANCES)];
}

function movementsOf(log: Log): readonly Movement[] {
  return logOf(log).flatMap(({ fact, ...event }): readonly Movement[] => {
    const common = {
      effectiveOn: fact.effectiveOn,
      knownAt: event.recordedAt,
      recordedAt: event.recordedAt,
      position: event.position,
      eventId: event.id,
    };
    if (fact.type === 'BalanceStated')
      return statementEffects(fact).map(({ measure, fund, amountWon }) => ({
        ...common,
        figureId: `${fact.data.subject.subjectId}/${measure}`,
        fund,
        kind: 'state',
        amountWon,
        cause: 'statement',
        refersTo: null,
      }));
    if (fact.type !== 'StatementWithdrawn') return [];
    return ['budget', 'spent', 'compiled'].map((measure) => ({
      ...common,
      figureId: `${fact.data.subjectId}/${measure}`,
      fund: 'whole',
      kind: 'withdraw',
      amountWon: 0,
      cause: 'withdrawal',
      refersTo: fact.data.withdraws,
    }));
  });
}

/** Every figure of every subject, on every day. */
function figuresOf(log: Log): readonly (readonly [string, number | null])[] {
  const movements = movementsOf(log);
  return CODES.flatMap((code) =>
    ['budget', 'spent', 'compiled'].flatMap((measure) =>
      DAYS.map((effectiveOn) => {
        const figureId = `2025.sample.project.${code}/${measure}`;
        const own = movements.filter((movement) => movement.figureId === figureId);
        const asOf = { effectiveOn, knownAt: '9999-12-31T23:59:59.999999Z', strict: false };
        return [`${figureId} ${effectiveOn}`, valueAt(own, asOf)] as const;
      }),
    ),
  );
}

const won = fc.integer({ min: 0, max: 2 });

const figures = fc
  .record({ national: won, district: won, spentWon: won, split: fc.boolean(), compiled: fc.boolean() })
  .map(({ national, district, spentWon, split, compiled }) => ({
    budgetWon: national + district,
    budgetFunds: split ? { national, city: 0, district, other: 0 } : null,
    spentWon,
    spentFunds: null,
    compiledWon: compiled ? national : null,
  }));

const rowOf = (code: string): fc.Arbitrary<ImportRow> =>
  figures.map((stated) => ({
    subject: {
      subjectId: `2025.sample.project.${code}`,
      fiscalYear: 2025,
      department: { id: 'sample', name: '견본과' },
      level: 'project',
      code,
      name: code,
      unit: null,
      account: null,
      field: null,
      sector: null,
    },
    figures: stated,
  }));

const day = fc.constantFrom(...DAYS);

const byHand: fc.Arbitrary<StateBalance> = fc
  .record({ row: fc.constantFrom(...CODES).chain(rowOf), effectiveOn: day })
  .map(({ row, effectiveOn }) => ({
    type: 'StateBalance',
    ...row,
    source: 'work-report',
    printedRate: null,
    note: null,
    effectiveOn,
  }));

const rows = fc.subarray(CODES, { minLength: 1 }).chain((codes) => fc.tuple(...codes.map(rowOf)));

const fileNamed = (batchId: string): fc.Arbitrary<ApplyImport> =>
  fc
    .record({ snapshotOn: day, rows })
    .map((file) => ({ type: 'ApplyImport', batchId, fileName: 'f.json', fileHash: batchId, ...file }));

/** Statements by hand and other files, in any order. */
const history = fc
  .array(fc.oneof(byHand, fileNamed('')), { maxLength: 8 })
  .map((commands) =>
    commands
      .map((command, index) =>
        command.type === 'ApplyImport'
          ? { ...command, batchId: `other-${index}`, fileHash: `other-${index}` }
          : command,
      )
      .reduce<Log>(after, []),
  );

/** What the edge does: it reads the subjects of the batch from its ImportApplied. */
function reversal(log: Log, batchId: string): ReportedBalanceCommand {
  const subjects = log.flatMap(({ fact }) =>
    fact.type === 'ImportApplied' && fact.data.batchId === batchId ? fact.data.subjects : [],
  );
  return { type: 'ReverseImport', batchId, subjects };
}

describe('an imported file', () => {
  test.prop([history, fileNamed('mine')])('adds nothing when it is applied twice', (log, file) => {
    const once = after(log, file);
    expect(after(once, file)).toEqual(once);
    expect(after(once, { ...file, batchId: 'copy', fileHash: 'copy' })).toEqual(once);
  });

  test.prop([history, fileNamed('mine')])('makes every figure of its day what it says', (log, file) => {
    const values = new Map(figuresOf(after(log, file)));
    for (const { subject, figures: stated } of file.rows) {
      expect(values.get(`${subject.subjectId}/budget ${file.snapshotOn}`)).toBe(stated.budgetWon);
      expect(values.get(`${subject.subjectId}/spent ${file.snapshotOn}`)).toBe(stated.spentWon);
    }
  });

  test.prop([history, fileNamed('mine')])('leaves every figure as before when it is reversed', (log, file) => {
    const applied = after(log, file);
    fc.pre(applied.length > log.length);
    expect(figuresOf(after(applied, reversal(applied, 'mine')))).toEqual(figuresOf(log));
  });

  test.prop([history, fileNamed('mine')])('says what a reversal would do without doing it', (log, file) => {
    const applied = after(log, file);
    fc.pre(applied.length > log.length);
    const states = statesOf(reportedBalanceDecider, logOf(applied));
    const dryRun = () =>
      reportedBalanceDecider.decide(reversal(applied, 'mine'), states, CIRCUMSTANCES).map(({ fact }) => fact);
    const effect = dryRun();
    expect(effect).toHaveLength(applied.length - log.length);
    expect(dryRun()).toEqual(effect);
  });
});
