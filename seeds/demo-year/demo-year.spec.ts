import { beforeAll, describe, expect, it } from '@jest/globals';
import { accessPolicy } from '../../src/access/access-policy.ts';
import { deciderRooms, sagas } from '../../src/app.module.ts';
import { recordDemoYear } from '../../src/cli/demo-year.ts';
import type { AppendResult, StreamAppend } from '../../src/event-store/event-store.port.ts';
import { InMemoryEventStore } from '../../src/event-store/in-memory/in-memory-event-store.ts';
import type { BudgetExecutionFact } from '../../src/events/budget-execution.events.ts';
import type { Outcome } from '../../src/events/evaluation-rules.ts';
import type { FourYearPlanFact } from '../../src/events/four-year-plan.events.ts';
import type { OrganizationFact } from '../../src/events/organization.events.ts';
import type { PerformanceEvaluationFact } from '../../src/events/performance-evaluation.events.ts';
import type { PerformancePlanFact } from '../../src/events/performance-plan.events.ts';
import type { StaffingFact } from '../../src/events/staffing.events.ts';
import type { StoredEvent } from '../../src/kernel/domain-event.ts';
import { compare, exact, ZERO } from '../../src/kernel/rational.ts';
import { dateInSeoul, startOfDay } from '../../src/kernel/time.ts';
import { reaches } from '../../src/platform/access/access-policy.port.ts';
import { Chronicle, type Recorded } from '../../src/platform/chronicle/chronicle.ts';
import { wholeLog } from '../../test/support/whole-log.ts';
import { DemoYear } from './demo-year.seed.ts';

/** Notes which events are appended together. */
class PagedStore extends InMemoryEventStore {
  readonly pages = new Map<string, number>();
  #page = 0;

  override appendMany(appends: readonly StreamAppend[]): Promise<AppendResult> {
    this.#page += 1;
    for (const { id } of appends.flatMap(({ events }) => events)) this.pages.set(id, this.#page);
    return super.appendMany(appends);
  }
}

const store = new PagedStore(() => startOfDay('2026-06-01'));
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
  it('is written down without a refusal', () => {
    expect(recorded).toMatchObject({ duplicates: 0, refused: [] });
    expect(log).toHaveLength(recorded.events);
  });

  it('is the same every time, event by event, and lets everybody do what the role may', async () => {
    const year = new DemoYear();
    const rooms = new Map(deciderRooms.flatMap((room) => room.commands.map((type) => [type, room] as const)));
    function* watched() {
      for (const entry of year.entries()) {
        const { command, actor } = entry;
        const scope = accessPolicy.mayCommand(actor.role, command.type);
        const departments = rooms.get(command.type)?.departments(command) ?? [];
        if (!reaches(scope, actor, departments)) throw new Error(`${actor.id} may not ${command.type}`);
        yield entry;
      }
    }
    const desks = deciderRooms.map((room) => room.desk());
    const onEvent = (event: StoredEvent) => {
      year.onEvent(event);
    };
    // The store refuses an event that it has with another content.
    const again = await new Chronicle({ name: 'demo-year', store, desks, sagas, onEvent }).record(watched());
    expect(again).toEqual({ ...recorded, duplicates: recorded.commands, events: 0 });
  });

  it('knows everything from the day on which it was entered, and decides ahead only on who is responsible', () => {
    const early = log.filter(({ fact, documentedKnownAt }) => startOfDay(fact.effectiveOn) > (documentedKnownAt ?? ''));
    const days = new Set(
      early.map(({ fact, documentedKnownAt }) => `${dateInSeoul(documentedKnownAt ?? '')} for ${fact.effectiveOn}`),
    );
    expect([...days]).toEqual(['2025-08-04 for 2025-08-18']);
  });

  it('has every cause before what follows from it, appended with it, so that no saga can come in between', () => {
    const positions = new Map(log.map(({ id, position }) => [id, position]));
    const followed = log.filter(({ meta }) => meta.causationId !== null);
    expect(followed.length).toBeGreaterThan(800);
    for (const { id, position, meta } of followed) {
      expect(positions.get(meta.causationId ?? '')).toBeLessThan(position);
      expect(store.pages.get(meta.causationId ?? '')).toBe(store.pages.get(id));
    }
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
    expect(counts('BudgetLineOpened', 'BudgetLineLinked', 'FiscalYearClosed')).toEqual([53, 53, 53]);
    expect(counts('BudgetTransferred')).toEqual([2 * 3]); // both legs, for the lines of the merged departments
    expect(of('ProjectLinked').length).toBeGreaterThan(60);
  });
});

describe('its evaluations', () => {
  const fixed = (cycle: 'mid-year' | 'year-end') => {
    const result = of('ResultFixed').find(({ stream }) => stream.endsWith(cycle));
    if (!result) throw new Error(`${cycle} was not fixed`);
    return result.fact.data;
  };
  const percent = (outcome: Outcome<string>) => (outcome.kind === 'score' ? exact(outcome.value) : null);
  const bySaga = (events: readonly StoredEvent[]) => events.filter(({ meta }) => meta.actor.id.startsWith('saga:'));

  it('are opened for every confirmed project, by itself, for the department of the cut-off', () => {
    expect(fixed('mid-year').projects).toHaveLength(147);
    expect(fixed('year-end').projects).toHaveLength(146);
    expect(bySaga(of('AssessmentOpened'))).toHaveLength(2 * (147 + 146));
    const departments = (cycle: 'mid-year' | 'year-end') =>
      fixed(cycle).departments.map(({ departmentId }) => departmentId);
    expect([departments('mid-year').length, departments('year-end').length]).toEqual([40, 40]);
    expect(departments('mid-year')).toEqual(expect.arrayContaining(['sb-jobs', 'sb-social', 'sb-elder']));
    expect(departments('year-end')).toEqual(expect.arrayContaining(['sb-job-economy', 'sb-elder', 'sb-disabled']));
    expect(departments('year-end')).not.toEqual(expect.arrayContaining(['sb-jobs']));
  });

  it('score figures that were frozen by themselves, each read from the events that it names', () => {
    const positions = new Map(log.map(({ id, position }) => [id, position]));
    const frozen = bySaga(of('FiguresFrozen'));
    expect(frozen).toHaveLength(of('FiguresFrozen').length);
    const sources = of('FiguresFrozen').flatMap(({ fact }) => fact.data.indicators.flatMap((one) => one.sources));
    expect(sources.length).toBeGreaterThan(500);
    for (const { eventId, position } of sources) expect(positions.get(eventId)).toBe(position);
    for (const { fact } of of('LaterActualNoted'))
      expect(positions.get(fact.data.source.eventId)).toBe(fact.data.source.position);
    expect(bySaga(of('LaterActualNoted')).length).toBeGreaterThan(0);
  });

  it('mark by itself who did not submit, or not again what was sent back', () => {
    expect(bySaga(of('MarkedUnsubmitted'))).toHaveLength(6);
    expect(of('ReviewReturned').length).toBeGreaterThan(15);
    const unsubmitted = [...fixed('mid-year').projects, ...fixed('year-end').projects].filter(
      ({ rank }) => rank === null,
    );
    expect(unsubmitted.map(({ score, shown, grade }) => [score.kind, shown, grade])).toEqual(
      Array.from({ length: 6 }, () => ['not-submitted', '미제출', 'C']),
    );
  });

  it.each(['mid-year', 'year-end'] as const)('rank and grade the %s as its rules say', (cycle) => {
    const { projects } = fixed(cycle);
    for (const groupId of ['support', 'welfare', 'economy', 'city']) {
      const ranked = projects.filter((project) => project.groupId === groupId && project.rank !== null);
      for (const { rank, score } of ranked) {
        const own = percent(score) ?? ZERO;
        const better = ranked.filter((other) => compare(percent(other.score) ?? ZERO, own) > 0).length;
        const equal = ranked.filter((other) => compare(percent(other.score) ?? ZERO, own) === 0).length;
        expect(rank).toBeGreaterThan(better);
        expect(rank).toBeLessThanOrEqual(better + equal);
      }
      const graded = (grade: string) =>
        ranked.filter((project) => project.grade === grade).map(({ rank }) => rank ?? 0);
      const [best, good, fair, last] = ['S', 'A', 'B', 'C'].map(graded);
      expect([best?.length, good?.length, fair?.length, last?.length]).toEqual(seats(ranked.length));
      // A department that failed the gate leaves its place to the next one.
      expect(Math.max(...(fair ?? []))).toBeLessThan(Math.min(...(last ?? [])));
    }
  });

  it('uphold an appeal and part of another, by which both get a better grade, and dismiss three', () => {
    const verdicts = of('AppealDecided').map(({ fact }) => fact.data.verdict);
    expect([...verdicts].sort()).toEqual(['dismissed', 'dismissed', 'dismissed', 'partially-upheld', 'upheld']);
    for (const { fact } of of('Rescored')) {
      const [before, after] = [percent(fact.data.before), percent(fact.data.calculation.score)];
      expect(compare(after ?? ZERO, before ?? ZERO)).toBe(1);
    }
    const appealed = [...fixed('mid-year').projects, ...fixed('year-end').projects]
      .filter(({ beforeAppeals }) => beforeAppeals !== null)
      .map(({ projectNo, beforeAppeals, grade }) => [projectNo, beforeAppeals?.grade, grade]);
    expect(appealed.filter(([, before, after]) => before !== after)).toEqual([
      ['147', 'A', 'S'],
      ['121', 'B', 'A'],
    ]);
    expect(appealed).toHaveLength(5);
  });

  it('let nobody vote on the own department, nor a recused member', () => {
    const [recusal] = of('MemberRecused');
    const votes = of('CommitteeDeliberated').map(({ fact }) => fact.data);
    expect(votes.map(({ approved }) => approved)).toEqual([true, true, true, true]);
    expect(votes.flatMap(({ projectNos }) => projectNos)).toHaveLength(146);
    const own = fixed('year-end').projects.find(({ departmentId }) => departmentId === recusal?.fact.data.departmentId);
    const vote = votes.find(({ projectNos }) => projectNos.includes(own?.projectNo ?? ''));
    expect(vote?.votes.map(({ memberId }) => memberId)).not.toContain(recusal?.fact.data.memberId);
  });

  it('end in the prizes of each group, of which none goes to a department that failed a gate', () => {
    const [selected] = bySaga(of('ExcellentDepartmentsSelected'));
    const winners = of('ExcellentDepartmentsSelected').flatMap(({ fact }) => fact.data.winners);
    expect(selected?.meta.causationId).toBe(of('ResultFixed').find(({ stream }) => stream.endsWith('year-end'))?.id);
    expect(winners).toHaveLength(4 * 4);
    expect(of('AwardGranted').map(({ fact }) => [fact.data.departmentId, fact.data.prize])).toEqual(
      winners.map(({ departmentId, prize }) => [departmentId, prize]),
    );
    const [finding] = of('GateFindingRecorded');
    expect(winners.map(({ departmentId }) => departmentId)).not.toContain(finding?.fact.data.departmentId);
    expect(counts('ResultDisclosed', 'RemedyOrdered')).toEqual([2, 4]);
  });
});

/** Whole places of 20, 40, 30 and 10 percent: the largest remainders get what is left, the earlier first. */
function seats(count: number): readonly number[] {
  const quotas = [20, 40, 30, 10].map((share) => share * count);
  const whole = quotas.map((quota) => Math.floor(quota / 100));
  const left = count - whole.reduce((sum, one) => sum + one, 0);
  const favoured = [...quotas.keys()]
    .sort((a, b) => ((quotas[b] ?? 0) % 100) - ((quotas[a] ?? 0) % 100) || a - b)
    .slice(0, left);
  return whole.map((one, index) => one + (favoured.includes(index) ? 1 : 0));
}
