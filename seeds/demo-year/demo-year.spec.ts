import { beforeAll, describe, expect, it } from '@jest/globals';
import { accessPolicy } from '../../src/access/access-policy.ts';
import { deciderRooms } from '../../src/app.module.ts';
import { recordDemoYear } from '../../src/cli/demo-year.ts';
import { InMemoryEventStore } from '../../src/event-store/in-memory/in-memory-event-store.ts';
import type { BudgetExecutionFact } from '../../src/events/budget-execution.events.ts';
import type { FourYearPlanFact } from '../../src/events/four-year-plan.events.ts';
import type { OrganizationFact } from '../../src/events/organization.events.ts';
import type { PerformanceEvaluationFact } from '../../src/events/performance-evaluation.events.ts';
import type { PerformancePlanFact } from '../../src/events/performance-plan.events.ts';
import type { StaffingFact } from '../../src/events/staffing.events.ts';
import type { StoredEvent } from '../../src/kernel/domain-event.ts';
import { dateInSeoul, startOfDay } from '../../src/kernel/time.ts';
import { reaches } from '../../src/platform/access/access-policy.port.ts';
import { Chronicle, type Recorded } from '../../src/platform/chronicle/chronicle.ts';
import { wholeLog } from '../../test/support/whole-log.ts';
import { DemoYear } from './demo-year.seed.ts';

const newStore = () => new InMemoryEventStore(() => startOfDay('2026-06-01'));

const store = newStore();
let recorded: Recorded;
let log: readonly StoredEvent[];
beforeAll(async () => {
  recorded = await recordDemoYear(store);
  log = await wholeLog(store, 5000);
});

type DemoFact =
  | BudgetExecutionFact
  | FourYearPlanFact
  | OrganizationFact
  | PerformanceEvaluationFact
  | PerformancePlanFact
  | StaffingFact;
type Type = DemoFact['type'];
type EventOf<T extends Type> = StoredEvent<Extract<DemoFact, { readonly type: T }>>;

const of = <T extends Type>(type: T): readonly EventOf<T>[] =>
  log.filter((event): event is EventOf<T> => event.fact.type === type);
const counts = (...types: readonly Type[]) => types.map((type) => of(type).length);
const inYear = (year: string) => (event: StoredEvent) => dateInSeoul(event.documentedKnownAt ?? '').startsWith(year);

describe('the year of 새별구', () => {
  it('is written down without a refusal, and written again changes nothing', async () => {
    expect(recorded).toMatchObject({ duplicates: 0, refused: [] });
    expect(log).toHaveLength(recorded.events);
    expect(await recordDemoYear(store)).toEqual({ ...recorded, duplicates: recorded.commands, events: 0 });
  });

  it('is the same every time, event by event', async () => {
    const other = newStore();
    await recordDemoYear(other);
    expect(await wholeLog(other, 5000)).toEqual(log);
  });

  it('lets everybody do what the role may, for the departments that it reaches', async () => {
    const year = new DemoYear();
    const rooms = new Map(deciderRooms.flatMap((room) => room.commands.map((type) => [type, room] as const)));
    function* watched() {
      for (const entry of year.entries()) {
        const { command, actor } = entry;
        const scope = accessPolicy.mayCommand(actor.role, command.type);
        const departments = rooms.get(command.type)?.departments(command) ?? [];
        expect([command, reaches(scope, actor, departments)]).toEqual([command, true]);
        yield entry;
      }
    }
    const onEvent = (event: StoredEvent) => {
      year.onEvent(event);
    };
    const desks = deciderRooms.map((room) => room.desk());
    await new Chronicle({ name: 'demo-year', store: newStore(), desks, onEvent }).record(watched());
  });

  it('knows everything from the day on which it was entered, and decides ahead only on who is responsible', () => {
    const early = log.filter(({ fact, documentedKnownAt }) => startOfDay(fact.effectiveOn) > (documentedKnownAt ?? ''));
    const days = new Set(
      early.map(({ fact, documentedKnownAt }) => `${dateInSeoul(documentedKnownAt ?? '')} for ${fact.effectiveOn}`),
    );
    expect([...days]).toEqual(['2025-08-04 for 2025-08-18']);
  });

  it('has no event that stands before its cause', () => {
    const positions = new Map(log.map(({ id, position }) => [id, position]));
    for (const { position, meta } of log)
      if (meta.causationId !== null) expect(positions.get(meta.causationId)).toBeLessThan(position);
  });
});

describe('its office', () => {
  it('has 40 departments, of which two are merged into a new one, one is divided and one renamed', () => {
    expect(counts('DepartmentCreated', 'DepartmentsMerged', 'DepartmentSplit')).toEqual([42, 1, 1]);
    expect(of('DepartmentRenamed').map(({ fact }) => fact.data.name)).toEqual(['어르신복지과', '스마트도시과']);
    expect(counts('TeamCreated')).toEqual([148 + 42]);
  });

  it('has staff whose comings and goings add up', () => {
    const [came, appointed, left, retired] = counts(
      'StaffTransferredIn',
      'StaffAppointed',
      'StaffTransferredOut',
      'StaffRetired',
    );
    expect([appointed, retired]).toEqual([10, 8]);
    expect((came ?? 0) - (left ?? 0)).toBeGreaterThan(600);
    expect(left).toBeGreaterThan(30);
  });
});

describe('its performance plan', () => {
  it('has 148 projects with one to three indicators, by every formula there is', () => {
    expect(counts('ProjectRegistered', 'PlanConfirmed', 'ProjectWithdrawn')).toEqual([148, 148, 2]);
    const formulas = new Map<string, number>();
    for (const { fact } of of('IndicatorDefined')) {
      const { formula } = fact.data.definition.achievement;
      formulas.set(formula, (formulas.get(formula) ?? 0) + 1);
    }
    expect([...formulas.keys()].sort()).toEqual(['binary', 'down-a', 'down-b', 'keep', 'milestone', 'up']);
    expect(of('IndicatorDefined')).toHaveLength(295);
  });

  it('goes back and forth before it is confirmed, and is revised twice', () => {
    expect(counts('PlanReturned', 'PlanResubmitted', 'TargetAdjusted')).toEqual([19 + 2, 19, 12]);
    expect(of('PlanSubmitted').filter(({ fact }) => fact.data.late)).toHaveLength(6);
    expect(of('PlanRevised').map(({ fact }) => fact.data.round)).toEqual([1, 1, 1, 1, 1, 1, 1, 2, 2, 2]);
    expect(of('TargetProposed').some(({ fact }) => fact.data.weakerThanLastYear)).toBe(true);
  });

  it('is measured by month, quarter and half year, and put right three times', () => {
    const units = new Set(of('ResultRecorded').map(({ fact }) => fact.data.period.replace(/\d+$/, '')));
    expect([...units].sort()).toEqual(['2025-', '2025-H', '2025-Q']);
    expect(of('ResultRecorded').length).toBeGreaterThan(1_200);
    expect(counts('ResultCorrected')).toEqual([3]);
  });
});

describe('its four-year plan', () => {
  it('is confirmed with 5 goals, 10 fields and 100 tasks in three editions, and the next one is open', () => {
    expect(of('EditionConfirmed').map(({ fact }) => fact.data.counts)).toEqual(
      [1, 2, 3].map(() => ({ goals: 5, fields: 10, tasks: 100 })),
    );
    expect(of('EditionOpened').map(({ fact }) => fact.data.edition)).toEqual([2, 3, 4]);
  });

  it('has a task divided, two merged, one suspended with approval, and others handed on', () => {
    expect(counts('TaskSplit', 'TasksMerged', 'TaskSuspended', 'JuryVoted', 'ChangeApproved')).toEqual([1, 1, 1, 1, 3]);
    expect(of('TaskReassigned').length).toBeGreaterThan(5);
  });

  it('is reported on late, returned and left out in its year', () => {
    const submitted = of('ProgressSubmitted').filter(inYear('2025'));
    expect(submitted.filter(({ fact }) => fact.data.late).length).toBeGreaterThan(4);
    const returned = of('ProgressReviewed').filter(
      (event) => inYear('2025')(event) && event.fact.data.verdict === 'returned',
    );
    expect(returned.length).toBeGreaterThan(4);
    const results = of('ProgressFixed')
      .filter(inYear('2025'))
      .flatMap(({ fact }) => fact.data.results);
    expect(results).toHaveLength(100);
    expect(results.filter(({ progressTenths }) => progressTenths === null)).toHaveLength(3);
  });

  it('names budget lines that are spent and closed, and projects that carry it out', () => {
    expect(counts('BudgetLineOpened', 'BudgetLineLinked', 'FiscalYearClosed')).toEqual([50, 50, 50]);
    expect(of('ProjectLinked').length).toBeGreaterThan(60);
  });
});
