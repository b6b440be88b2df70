import { describe, expect, it } from '@jest/globals';
import { accessPolicy } from '../../src/access/access-policy.ts';
import { seedCommandId } from '../../src/cli/seed.ts';
import { effectsOn, refersTo } from '../../src/events/budget-execution.effects.ts';
import type { BudgetExecutionFact, Measure } from '../../src/events/budget-execution.events.ts';
import type { AsOf } from '../../src/kernel/as-of.ts';
import { knownAt, type StoredEvent } from '../../src/kernel/domain-event.ts';
import { figureId } from '../../src/kernel/figure-id.ts';
import { valueAt, type Movement } from '../../src/kernel/figure.ts';
import { FUNDS } from '../../src/kernel/fund-split.ts';
import { isPlainDate, startOfDay } from '../../src/kernel/time.ts';
import { sumWon } from '../../src/kernel/won.ts';
import { budgetExecutionDecider as decider } from '../../src/modules/budget-execution/domain/budget-execution.decider.ts';
import { uuidV5 } from '../../src/platform/commands/uuid-v5.ts';
import { storedEvent } from '../../test/support/given-when-then.ts';
import { asOf } from '../../test/support/movements.ts';
import { demoCommands } from './budget-execution.seed.ts';
import type { DemoEntry } from './entry.ts';

type Event = StoredEvent<BudgetExecutionFact>;

/** Everything is loaded in one go, long after the year it tells of. */
const LOADED_ON = '2026-03-02';
const END = '2026-02-10';

const entries = demoCommands();

/** As `ledger seed demo` derives them: from the name of the seed and what the command says. */
const eventIdOf = ({ command }: DemoEntry, index: number): string =>
  uuidV5(seedCommandId('demo', command), String(index));

/** Sends every command; the day of its document is today, so that nothing is documented before it happened. */
function sendAll(): readonly Event[] {
  const states = new Map<string, typeof decider.initialState>();
  const stateOf = (stream: string) => states.get(stream) ?? decider.initialState;
  const log: Event[] = [];
  for (const entry of entries) {
    const { actor, documentedOn, command } = entry;
    const decided = decider.decide(command, stateOf, {
      actor,
      today: documentedOn,
      now: startOfDay(documentedOn),
      documentedOn,
    });
    decided.forEach((one, index) => {
      const version = log.filter(({ stream }) => stream === one.stream).length + 1;
      const event = {
        ...storedEvent(one, log.length + 1, version, actor),
        id: eventIdOf(entry, index),
        recordedAt: startOfDay(LOADED_ON),
        documentedKnownAt: startOfDay(documentedOn),
      };
      log.push(event);
      states.set(one.stream, decider.evolve(stateOf(one.stream), event));
    });
  }
  return log;
}

const log = sendAll();
const unitOfLine = new Map(
  entries.flatMap(({ command }) => (command.type === 'OpenBudgetLine' ? [[command.lineId, command.unit.code]] : [])),
);

/** The movements of all lines of a unit, as movements of the unit's figure. */
const movementsOf = (unit: string, measure: Measure): readonly Movement[] =>
  log.flatMap((event) => {
    const lineId = event.stream.slice('budgetLine-'.length);
    if (unitOfLine.get(lineId) !== unit) return [];
    return effectsOn(lineId, event.fact)
      .filter((effect) => effect.measure === measure)
      .map(({ fund, amountWon, cause }) => ({
        figureId: figureId(
          { basis: 'ledger', level: 'unit', fiscalYear: 2025, departmentId: 'demo', code: unit },
          measure,
        ),
        fund,
        kind: 'add' as const,
        amountWon,
        cause,
        effectiveOn: event.fact.effectiveOn,
        knownAt: knownAt(event),
        recordedAt: event.recordedAt,
        position: event.position,
        eventId: event.id,
        refersTo: refersTo(event.fact),
      }));
  });

const wonOf = (unit: string, measure: Measure, question: AsOf) => valueAt(movementsOf(unit, measure), question);

describe('the demonstration year', () => {
  it('is taken by the decider, command by command, in the order of knowledge', () => {
    const twoSided = entries.filter(({ command }) => 'toLineId' in command);
    expect(twoSided).toHaveLength(2);
    expect(log).toHaveLength(entries.length + twoSided.length);
    const days = entries.map(({ documentedOn }) => documentedOn);
    expect(days).toEqual([...days].sort());
    expect(days.every(isPlainDate)).toBe(true);
  });

  it.each([
    ['BudgetLineOpened', 8],
    ['OriginalBudgetEnacted', 8],
    ['CarryoverReceived', 1],
    ['DeemedBudgetApproved', 1],
    ['SupplementaryBudgetEnacted', 3],
    ['BudgetTransferred', 2], // one transfer, in both lines
    ['AllotmentIssued', 32],
    ['AllotmentRecovered', 1],
    ['ObligationIncurred', 67],
    ['ObligationChanged', 1],
    ['ObligationCancelled', 1],
    ['PaymentCompleted', 69],
    ['PaymentReturned', 1],
    ['ExpenditureReclassified', 2], // one reclassification, in both lines
    ['EntryVoided', 1],
    ['FiscalYearCutOff', 8],
    ['FiscalYearClosed', 7],
  ])('has %s, %d times', (type, times) => {
    expect(log.filter(({ fact }) => fact.type === type)).toHaveLength(times);
  });

  it('never says the same twice: each command has an id of its own', () => {
    expect(new Set(log.map(({ id }) => id)).size).toBe(log.length);
  });

  it('names the 간주 that the 추경 absorbs and the payment that is voided by the ids they get', () => {
    const idsOf = (type: string) => log.filter(({ fact }) => fact.type === type).map(({ id }) => id);
    const absorbed = log.flatMap(({ fact }) =>
      fact.type === 'SupplementaryBudgetEnacted' ? fact.data.absorbs.map(({ eventId }) => eventId) : [],
    );
    expect(absorbed).toEqual(idsOf('DeemedBudgetApproved'));
    const voided = log.flatMap(({ fact }) => (fact.type === 'EntryVoided' ? [fact.data.voids] : []));
    const mistyped = log.filter(({ fact }) => fact.type === 'PaymentCompleted' && fact.data.paymentId === 'leaflet-1');
    expect(voided).toEqual(mistyped.map(({ id }) => id));
  });

  it('pays once after the cut-off, on a legal ground', () => {
    const grace = log.flatMap(({ fact }) =>
      fact.type === 'PaymentCompleted' && fact.data.grace !== null
        ? [[fact.effectiveOn, fact.data.funds.district]]
        : [],
    );
    expect(grace).toEqual([['2026-01-15', 14_400_000]]);
  });

  it('documents each entry within two days, but for the one late entry', () => {
    const daysBetween = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 86_400_000;
    const late = entries.flatMap(({ command, documentedOn }) =>
      'effectiveOn' in command && daysBetween(command.effectiveOn, documentedOn) > 2
        ? [[command.effectiveOn, documentedOn]]
        : [],
    );
    expect(late).toEqual([['2025-05-30', '2025-06-20']]);
  });
});

describe('the figures of the demonstration year, in won', () => {
  it.each([
    ['U1', 'budget', '2025-01-01', 65_000_000],
    ['U1', 'budget', '2025-05-31', 70_000_000], // + 명시이월 5,000
    ['U1', 'budget', END, 74_000_000], // + 전용 4,000
    ['U2', 'budget', '2025-01-01', 124_000_000],
    ['U2', 'budget', '2025-05-31', 130_000_000], // + 간주 6,000
    ['U2', 'budget', '2025-06-30', 132_000_000], // 추경 6,000 + 2,000 + 1,000 − 1,000, less the absorbed 6,000
    ['U2', 'budget', END, 128_000_000], // − 전용 4,000
    ['U1', 'allotted', END, 74_000_000],
    ['U2', 'allotted', END, 127_700_000], // − 환수 300
    ['U1', 'obligated', END, 69_050_000], // spent + 사고이월 7,400
    ['U2', 'obligated', END, 121_380_000], // spent + what came back of a paid obligation, 1,200
    ['U1', 'spent', END, 61_650_000],
    ['U2', 'spent', '2025-12-31', 105_780_000],
    ['U2', 'spent', END, 120_180_000], // + 폐쇄 뒤 지급 14,400
  ] as const)('%s: %s as of %s is %d', (unit, measure, day, amountWon) => {
    expect(wonOf(unit, measure, asOf(day, END))).toBe(amountWon);
  });

  it('agree with the settlements of the lines that were closed', () => {
    const settled = log.flatMap(({ fact }) => (fact.type === 'FiscalYearClosed' ? [fact.data] : []));
    const total = (part: (settlement: (typeof settled)[number]) => number) => sumWon(settled.map(part));
    // All but travel: 5,000 of budget, 4,200 spent.
    expect(total(({ budgetWon }) => budgetWon)).toBe(197_000_000);
    expect(total(({ spentWon }) => spentWon)).toBe(177_630_000);
    expect(total(({ carryover }) => carryover.accidental)).toBe(7_400_000);
    expect(total(({ subsidyReturnWon }) => subsidyReturnWon)).toBe(4_300_000);
    expect(total(({ unusedWon }) => unusedWon)).toBe(7_670_000);
  });

  it.each([
    ['national', 36_000_000, 33_000_000],
    ['city', 25_000_000, 23_700_000],
    ['district', 135_000_000, 119_530_000],
    ['other', 6_000_000, 5_600_000],
  ] as const)('by fund source: %s has a budget of %d, %d of it spent', (fund, budgetWon, spentWon) => {
    const ofFund = (measure: Measure) =>
      ['U1', 'U2'].flatMap((unit) => movementsOf(unit, measure)).filter((movement) => movement.fund === fund);
    expect([valueAt(ofFund('budget'), asOf(END)), valueAt(ofFund('spent'), asOf(END))]).toEqual([budgetWon, spentWon]);
  });
});

describe('the late entry', () => {
  it.each([
    ['2025-05-31', 23_800_000],
    ['2025-06-19', 23_800_000],
    ['2025-06-20', 33_400_000],
    ['2026-02-10', 33_400_000],
  ])('U1 spent as of 5.31, as known on %s, is %d', (known, amountWon) => {
    expect(wonOf('U1', 'spent', asOf('2025-05-31', known))).toBe(amountWon);
  });

  it.each(['2025-05-31', '2025-06-19', '2025-06-20', '2026-02-10'])(
    'leaves U2 spent as of 5.31 at 46,890,000, as known on %s',
    (known) => {
      expect(wonOf('U2', 'spent', asOf('2025-05-31', known))).toBe(46_890_000);
    },
  );

  it('and everything else was unknown to the store itself before the seed was loaded', () => {
    expect(wonOf('U1', 'spent', asOf('2025-05-31', '2026-02-10', true))).toBeNull();
    expect(wonOf('U1', 'spent', asOf('2025-05-31', LOADED_ON, true))).toBe(33_400_000);
  });
});

describe('the invented department', () => {
  const ids = entries.flatMap(({ command }) =>
    [command.lineId, 'toLineId' in command && command.toLineId, 'fromLineId' in command && command.fromLineId].filter(
      (id) => id !== false,
    ),
  );

  it('has every line, and every officer, for itself', () => {
    expect(new Set(ids.map((id) => id.split('.')[1]))).toEqual(new Set(['demo']));
    const departments = entries.map(({ actor }) => `${actor.departmentId} ${actor.departmentName}`);
    expect(new Set(departments)).toEqual(new Set(['demo 가상미래과(시연용)']));
    for (const { command } of entries)
      if (command.type === 'OpenBudgetLine') expect(command.department.id).toBe('demo');
  });

  it('has two 단위사업, four 세부사업 and eight lines, and money of every fund source', () => {
    const opened = entries.flatMap(({ command }) => (command.type === 'OpenBudgetLine' ? [command] : []));
    expect(new Set(opened.map(({ unit }) => unit.code)).size).toBe(2);
    expect(new Set(opened.map(({ project }) => project.code)).size).toBe(4);
    expect(new Set(opened.map(({ lineId }) => lineId)).size).toBe(8);
    const original = entries.flatMap(({ command }) => (command.type === 'EnactOriginalBudget' ? [command.funds] : []));
    for (const fund of FUNDS) expect(original.some((funds) => funds[fund] > 0)).toBe(true);
  });

  it('lets its officers do what they do, and say so after the fact', () => {
    for (const { actor, command } of entries) {
      expect(accessPolicy.mayCommand(actor.role, command.type)).toBe('any');
      expect(accessPolicy.mayDocument(actor.role)).toBe(true);
    }
  });

  it('is called fictional by its name and its officers, and never taken for a real office', () => {
    const names = entries.flatMap(({ actor, document }) => [actor.name, actor.departmentName, document]);
    for (const name of names) expect(name).toContain('시연용');
    expect(JSON.stringify(entries)).not.toContain('영등포');
  });
});
