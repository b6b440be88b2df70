import { describe, expect, it } from '@jest/globals';
import { accessPolicy } from '../../src/access/access-policy.ts';
import { InMemoryEventStore } from '../../src/event-store/in-memory/in-memory-event-store.ts';
import { BUDGET_EXECUTION_EVENTS } from '../../src/events/budget-execution.catalogue.ts';
import { effectsOn } from '../../src/events/budget-execution.effects.ts';
import type { BudgetExecutionFact, Measure } from '../../src/events/budget-execution.events.ts';
import type { StoredEvent } from '../../src/kernel/domain-event.ts';
import { dateInSeoul, startOfDay } from '../../src/kernel/time.ts';
import { FUNDS } from '../../src/kernel/fund-split.ts';
import { sumWon } from '../../src/kernel/won.ts';
import { budgetExecutionDecider as decider } from '../../src/modules/budget-execution/domain/budget-execution.decider.ts';
import { Chronicle } from '../../src/platform/chronicle/chronicle.ts';
import { deskOf } from '../../src/platform/commands/decider-room.ts';
import { budgetBook } from './budget-book.ts';
import { ALL_DEPARTMENTS, districtYears, type District } from './district-year.seed.ts';
import type { DistrictEntry } from './office-year.ts';
import { Random } from '../common/random.ts';

type Event = StoredEvent<BudgetExecutionFact>;
type Entered = Event & { readonly enteredOn: string };

const lineOf = ({ stream }: Event): string => stream.slice('budgetLine-'.length);

/** Two departments through two fiscal years. */
const SMALL: District = { seed: 11, firstYear: 2022, years: 2, departments: 2 };

const isBudgetEvent = (event: StoredEvent): event is Event => event.stream.startsWith('budgetLine-');

/** Written down entry by entry; a refusal is a failure of the test. */
async function live(district: District) {
  const desk = deskOf(decider, BUDGET_EXECUTION_EVENTS);
  const entries: DistrictEntry[] = [];
  const log: Entered[] = [];
  function* told() {
    for (const entry of districtYears(district, (lineId) => desk.state(`budgetLine-${lineId}`))) {
      entries.push(entry);
      yield entry;
    }
  }
  const onEvent = (event: StoredEvent) => {
    if (isBudgetEvent(event)) log.push({ ...event, enteredOn: dateInSeoul(event.documentedKnownAt ?? '') });
  };
  const store = new InMemoryEventStore(() => startOfDay('2026-01-01'));
  await new Chronicle({ name: 'district-year', store, desks: [desk], onEvent }).record(told());
  return { entries, log };
}

const { entries, log } = await live(SMALL);

const facts = <Type extends BudgetExecutionFact['type']>(type: Type) =>
  log.flatMap((event) => (isOf(event.fact, type) ? [{ ...event, fact: event.fact }] : []));
const isOf = <Type extends BudgetExecutionFact['type']>(
  fact: BudgetExecutionFact,
  type: Type,
): fact is Extract<BudgetExecutionFact, { type: Type }> => fact.type === type;

describe('the years of a district', () => {
  it('are taken by the decider entry by entry, from the opening of every line to its closing', () => {
    expect(log.length).toBeGreaterThan(20_000);
    const closed = facts('FiscalYearClosed').map(lineOf);
    expect(new Set(closed)).toEqual(new Set(log.map(lineOf)));
    expect(closed).toHaveLength(facts('BudgetLineOpened').length);
  });

  it('keep every line sound by a sum of its own, made of the effects alone', () => {
    const sums = new Map<string, number>();
    const sum = (line: string, measure: Measure, fund: string) => sums.get(`${line} ${measure} ${fund}`) ?? 0;
    for (const event of log)
      for (const { measure, fund, amountWon } of effectsOn(lineOf(event), event.fact)) {
        const key = `${lineOf(event)} ${measure} ${fund}`;
        sums.set(key, (sums.get(key) ?? 0) + amountWon);
      }
    for (const closed of facts('FiscalYearClosed')) {
      const line = lineOf(closed);
      const all = (measure: Measure) => sumWon(FUNDS.map((fund) => sum(line, measure, fund)));
      const { budgetWon, spentWon, carryover, subsidyReturnWon, unusedWon } = closed.fact.data;
      expect([budgetWon, spentWon]).toEqual([all('budget'), all('spent')]);
      const kept = [carryover.explicit, carryover.accidental, subsidyReturnWon, unusedWon];
      expect(sumWon([spentWon, ...kept])).toBe(budgetWon);
      expect(Math.min(...kept)).toBeGreaterThanOrEqual(0);
      expect(all('spent')).toBeLessThanOrEqual(sum(line, 'obligated', 'whole'));
      expect(sum(line, 'obligated', 'whole')).toBeLessThanOrEqual(sum(line, 'allotted', 'whole'));
      expect(sum(line, 'allotted', 'whole')).toBeLessThanOrEqual(all('budget'));
      for (const fund of FUNDS) expect(sum(line, 'spent', fund)).toBeLessThanOrEqual(sum(line, 'budget', fund));
    }
  });

  it('are the same for the same seed, and others for another', async () => {
    const few = async (seed: number) => (await live({ ...SMALL, seed, years: 1, departments: 1 })).entries;
    const third = await few(3);
    expect(await few(3)).toEqual(third);
    expect(await few(4)).not.toEqual(third);
  });

  it('are told in the order of entry, and nothing is entered before it happened', () => {
    const days = entries.map(({ documentedOn }) => documentedOn);
    expect(days).toEqual([...days].sort());
    for (const { command, documentedOn } of entries)
      if ('effectiveOn' in command) expect(command.effectiveOn <= documentedOn).toBe(true);
  });

  it('carry over into the next year what the closing of the year before says', () => {
    const carried = facts('FiscalYearClosed')
      .filter((event) => lineOf(event).startsWith('2022.'))
      .flatMap(({ fact }) => [fact.data.carryover.explicit, fact.data.carryover.accidental]);
    const received = facts('CarryoverReceived').flatMap(({ fact }) => FUNDS.map((fund) => fact.data.funds[fund]));
    expect(sumWon(carried)).toBeGreaterThan(0);
    expect(sumWon(received)).toBe(sumWon(carried));
  });

  it('let its officers do what they do, and say so by a document', () => {
    for (const { actor, command } of entries) {
      expect(accessPolicy.mayCommand(actor.role, command.type)).toBe('any');
      expect(accessPolicy.mayDocument(actor.role)).toBe(true);
    }
  });
});

describe('the mix of the years', () => {
  const payments = facts('PaymentCompleted');
  const shareOfPayments = (count: number) => count / payments.length;

  it('has every kind of fact that a line can have', () => {
    const types = new Set(log.map(({ fact }) => fact.type));
    expect(types.size).toBe(18);
  });

  it('has 반납 of 1 to 2 % and 과목경정 under 1 % of the payments', () => {
    expect(shareOfPayments(facts('PaymentReturned').length)).toBeGreaterThan(0.01);
    expect(shareOfPayments(facts('PaymentReturned').length)).toBeLessThan(0.02);
    expect(shareOfPayments(facts('ExpenditureReclassified').length / 2)).toBeGreaterThan(0.002);
    expect(shareOfPayments(facts('ExpenditureReclassified').length / 2)).toBeLessThan(0.01);
  });

  it('enters a few payments in a hundred a week late or more', () => {
    const days = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 86_400_000;
    const late = payments.filter(({ fact, enteredOn }) => days(fact.effectiveOn, enteredOn) >= 7);
    expect(shareOfPayments(late.length)).toBeGreaterThan(0.02);
    expect(shareOfPayments(late.length)).toBeLessThan(0.06);
  });

  it('pays most in June and December, 3 to 6 times an average day on the busiest ones', () => {
    const by = (length: number) => {
      const counts = new Map<string, number>();
      for (const { fact } of payments) {
        const key = fact.effectiveOn.slice(0, length);
        counts.set(key, (counts.get(key) ?? 0) + 1);
      }
      return [...counts].sort(([, a], [, b]) => b - a);
    };
    const busiestMonths = by(7).slice(0, 4);
    expect(busiestMonths.map(([month]) => month.slice(5)).sort()).toEqual(['06', '06', '12', '12']);
    const [[, busiestDay] = ['', 0]] = by(10);
    const average = payments.length / (2 * 245);
    expect(busiestDay / average).toBeGreaterThan(3);
    expect(busiestDay / average).toBeLessThan(6);
  });

  it('has an office of some 1,250 세부사업 and 6,000 통계목, with 1.6 fund sources each', () => {
    const lines = budgetBook(new Random(11), 2022, ALL_DEPARTMENTS);
    const projects = new Set(lines.map(({ is }) => is.project.code));
    const sources = lines.map(({ original }) => FUNDS.filter((fund) => original[fund] > 0).length);
    expect(projects.size).toBeGreaterThan(1_200);
    expect(projects.size).toBeLessThan(1_300);
    expect(lines.length).toBeGreaterThan(5_500);
    expect(lines.length).toBeLessThan(6_500);
    expect(new Set(lines.map(({ lineId }) => lineId)).size).toBe(lines.length);
    expect(sumWon(sources) / lines.length).toBeGreaterThan(1.5);
    expect(sumWon(sources) / lines.length).toBeLessThan(1.7);
  });
});
