import { isDeepStrictEqual } from 'node:util';
import { describe, expect } from '@jest/globals';
import { fc, test } from '@fast-check/jest';
import { statementEffects } from '../../../events/reported-balance.effects.ts';
import type { ReportedBalanceFact } from '../../../events/reported-balance.events.ts';
import type { Decided } from '../../../kernel/decider.ts';
import { valueAt, type Movement } from '../../../kernel/figure.ts';
import { sumWon } from '../../../kernel/won.ts';
import { CIRCUMSTANCES, logOf, refusalOf, statesOf } from '../../../../test/support/given-when-then.ts';
import type { ApplyImport, ImportRow, ReportedBalanceCommand, StateBalance } from './reported-balance.commands.ts';
import { importedSnapshotsStream, type States } from './decision.ts';
import { subjectsAbsentFrom } from './import.rules.ts';
import { reportedBalanceDecider } from './reported-balance.decider.ts';

type Log = readonly Decided<ReportedBalanceFact>[];

const CODES = ['A', 'B', 'C'];
const DAYS = ['2025-03-31', '2025-06-30', '2025-09-30'];

/** The log with what the command adds to it; a file comes with what the edge reads off the history. */
function after(log: Log, command: ReportedBalanceCommand): Log {
  const states = statesOf(reportedBalanceDecider, logOf(log));
  return [...log, ...reportedBalanceDecider.decide(completed(command, states), states, CIRCUMSTANCES)];
}

function completed(command: ReportedBalanceCommand, states: States): ReportedBalanceCommand {
  if (command.type !== 'ApplyImport') return command;
  return { ...command, absent: subjectsAbsentFrom(command, states(importedSnapshotsStream(command.batchId))) };
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
    if (fact.type === 'ImportApplied' || fact.type === 'ImportReversed') return [];
    const ends = fact.type === 'BalanceDiscontinued';
    return ['budget', 'spent', 'compiled'].map((measure) => ({
      ...common,
      figureId: `${fact.data.subjectId}/${measure}`,
      fund: 'whole',
      kind: ends ? 'discontinue' : 'withdraw',
      amountWon: 0,
      cause: ends ? 'discontinuation' : 'withdrawal',
      refersTo: ends ? null : fact.data.withdraws,
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

/** The published file always states 편성액; a report need not. */
const figures = (compiled: fc.Arbitrary<boolean>) =>
  fc
    .record({ national: won, district: won, spentWon: won, split: fc.boolean(), compiled })
    .map(({ national, district, spentWon, split, compiled: compiledToo }) => ({
      budgetWon: national + district,
      budgetFunds: split ? { national, city: 0, district, other: 0 } : null,
      spentWon,
      spentFunds: null,
      compiledWon: compiledToo ? national : null,
    }));

const rowOf = (code: string, compiled: fc.Arbitrary<boolean>): fc.Arbitrary<ImportRow> =>
  figures(compiled).map((stated) => ({
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
  .record({ row: fc.constantFrom(...CODES).chain((code) => rowOf(code, fc.boolean())), effectiveOn: day })
  .map(({ row, effectiveOn }) => ({
    type: 'StateBalance',
    ...row,
    source: 'work-report',
    printedRate: null,
    note: null,
    effectiveOn,
  }));

const rows = fc
  .subarray(CODES, { minLength: 1 })
  .chain((codes) => fc.tuple(...codes.map((code) => rowOf(code, fc.constant(true)))));

const named = (file: ApplyImport, name: string): ApplyImport => ({
  ...file,
  batchId: `sample.${name}`,
  fileHash: name,
});

const someFile: fc.Arbitrary<ApplyImport> = fc.record({ snapshotOn: day, rows }).map((file) => ({
  type: 'ApplyImport',
  batchId: 'sample.mine',
  fileName: 'f.json',
  fileHash: 'mine',
  absent: [],
  ...file,
}));

const isAllowed = (log: Log, command: ReportedBalanceCommand): boolean => refusalOf(() => after(log, command)) === null;

/** Statements by hand and other files; a file that comes too late stays out. */
const history = fc
  .array(fc.oneof(byHand, someFile), { maxLength: 8 })
  .map((commands) =>
    commands
      .map((command, index) => (command.type === 'ApplyImport' ? named(command, `other-${index}`) : command))
      .reduce<Log>((log, command) => (isAllowed(log, command) ? after(log, command) : log), []),
  );

/** What the edge does: it reads the subjects of the batch from its last ImportApplied. */
function reversal(log: Log, batchId: string): ReportedBalanceCommand {
  const subjects = log
    .flatMap(({ fact }) => (fact.type === 'ImportApplied' && fact.data.batchId === batchId ? [fact.data.subjects] : []))
    .at(-1);
  return { type: 'ReverseImport', batchId, subjects: subjects ?? [] };
}

describe('an imported file', () => {
  test.prop([history, someFile])('adds nothing when it is applied twice', (log, file) => {
    fc.pre(isAllowed(log, file));
    const once = after(log, file);
    expect(after(once, file)).toEqual(once);
    expect(after(once, named(file, 'copy'))).toEqual(once);
  });

  test.prop([history, someFile])('makes every figure of its day what it says', (log, file) => {
    fc.pre(isAllowed(log, file));
    const values = new Map(figuresOf(after(log, file)));
    for (const { subject, figures: stated } of file.rows) {
      expect(values.get(`${subject.subjectId}/budget ${file.snapshotOn}`)).toBe(stated.budgetWon);
      expect(values.get(`${subject.subjectId}/spent ${file.snapshotOn}`)).toBe(stated.spentWon);
    }
  });

  test.prop([history, someFile])(
    'leaves on its day nothing of what other files stated and it does not',
    (log, file) => {
      fc.pre(isAllowed(log, file));
      const applied = after(log, file);
      const values = new Map(figuresOf(applied));
      const ofFiles = new Set(applied.flatMap(({ fact }) => (fact.type === 'ImportApplied' ? fact.data.subjects : [])));
      const named = new Set(file.rows.map(({ subject }) => subject.subjectId));
      for (const subjectId of [...ofFiles].filter((one) => !named.has(one)))
        expect(values.get(`${subjectId}/budget ${file.snapshotOn}`)).toBeNull();
      const counted = [...ofFiles].map((one) => values.get(`${one}/budget ${file.snapshotOn}`) ?? 0);
      const [total] = applied.flatMap(({ fact }) =>
        fact.type === 'ImportApplied' && fact.data.batchId === file.batchId ? [fact.data.budgetWon] : [],
      );
      if (total !== undefined) expect(sumWon(counted)).toBe(total);
    },
  );

  test.prop([history, someFile])('leaves every figure as before when it is reversed', (log, file) => {
    fc.pre(isAllowed(log, file));
    const applied = after(log, file);
    fc.pre(applied.length > log.length);
    expect(figuresOf(after(applied, reversal(applied, file.batchId)))).toEqual(figuresOf(log));
  });

  test.prop([history, someFile])('says what a reversal would do without doing it', (log, file) => {
    fc.pre(isAllowed(log, file));
    const applied = after(log, file);
    fc.pre(applied.length > log.length);
    const states = statesOf(reportedBalanceDecider, logOf(applied));
    const dryRun = () =>
      reportedBalanceDecider.decide(reversal(applied, file.batchId), states, CIRCUMSTANCES).map(({ fact }) => fact);
    const effect = dryRun();
    expect(effect).toHaveLength(applied.length - log.length);
    expect(dryRun()).toEqual(effect);
  });
});

/** The snapshots that count, as a person would keep them: a pile of files, the latest on top. */
type Pile = readonly ApplyImport[];

/** What the pile says: the latest file of that day or before it, and nothing where that one has no such row. */
const rowIn = (pile: Pile, code: string, on: string): ImportRow | undefined =>
  pile.findLast(({ snapshotOn }) => snapshotOn <= on)?.rows.find(({ subject }) => subject.code === code);

const figuresIn = (pile: Pile): ReturnType<typeof figuresOf> =>
  CODES.flatMap((code) =>
    (['budget', 'spent', 'compiled'] as const).flatMap((measure) =>
      DAYS.map((on) => {
        const won = rowIn(pile, code, on)?.figures[`${measure}Won`] ?? null;
        return [`2025.sample.project.${code}/${measure} ${on}`, won] as const;
      }),
    ),
  );

/** The pile after a file is laid on it, or the rule that refuses. */
function laidOn(pile: Pile, file: ApplyImport): Pile | string {
  if (pile.includes(file)) return pile;
  const top = pile.at(-1);
  if (top && top.snapshotOn > file.snapshotOn) return 'snapshot-in-order';
  const saysNothingNew = CODES.every((code) =>
    isDeepStrictEqual(rowIn(pile, code, file.snapshotOn)?.figures, rowIn([file], code, file.snapshotOn)?.figures),
  );
  return saysNothingNew && top?.snapshotOn === file.snapshotOn ? pile : [...pile, file];
}

function takenOff(pile: Pile, file: ApplyImport, wasThere: boolean): Pile | string {
  if (pile.at(-1) === file) return pile.slice(0, -1);
  if (pile.includes(file)) return 'reverse-latest-first';
  return wasThere ? 'import-reversed-once' : 'import-known';
}

/** Few contents for several files, so that some of them only confirm what others said. */
const files = fc
  .array(rows, { minLength: 1, maxLength: 3 })
  .chain((contents) => fc.array(fc.tuple(someFile, fc.constantFrom(...contents)), { minLength: 2, maxLength: 5 }))
  .map((some) => some.map(([file, content], index) => ({ ...named(file, `f${index}`), rows: content })));

/** Which file, and whether it comes in or goes out. */
const steps = fc.array(fc.record({ which: fc.nat(), out: fc.integer({ min: 0, max: 2 }).map((n) => n === 0) }), {
  maxLength: 14,
});

describe('the files of one department', () => {
  test.prop([files, steps])('say on every day what the latest of them by then says', (some, moves) => {
    let log: Log = [];
    let pile: Pile = [];
    for (const { which, out } of moves) {
      const file = some[which % some.length]!;
      const { batchId } = file;
      const wasThere = log.some(({ fact }) => fact.type === 'ImportApplied' && fact.data.batchId === batchId);
      const command = out ? reversal(log, batchId) : file;
      const next = out ? takenOff(pile, file, wasThere) : laidOn(pile, file);
      if (typeof next === 'string') {
        expect(refusalOf(() => after(log, command))).toBe(next);
        continue;
      }
      const grown = after(log, command);
      expect(grown.length === log.length).toBe(next === pile);
      [log, pile] = [grown, next];
      expect(figuresOf(log)).toEqual(figuresIn(pile));
    }
  });
});
