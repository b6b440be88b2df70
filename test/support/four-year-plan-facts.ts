import type {
  Change,
  ChangeGround,
  FixedResult,
  FourYearPlan,
  FourYearPlanFact,
  GoingStatus,
  PlanTask,
  Responsible,
  SecuredYear,
  TaskContent,
  TaskDepartment,
  TaskYear,
} from '../../src/events/four-year-plan.events.ts';
import type { Decided } from '../../src/kernel/decider.ts';
import type { Actor } from '../../src/kernel/domain-event.ts';
import { NO_FUNDS } from '../../src/kernel/fund-split.ts';
import type { Won } from '../../src/kernel/won.ts';
import { fourYearPlanDecider } from '../../src/modules/four-year-plan/domain/four-year-plan.decider.ts';
import { RECORDER, scenariosOf, type GivenFact } from './given-when-then.ts';

export const given = scenariosOf(fourYearPlanDecider);

export const CULTURE: TaskDepartment = { id: 'culture', name: '문화과' };
export const TOURISM: TaskDepartment = { id: 'tourism', name: '관광과' };
export const CULTURE_TOURISM: TaskDepartment = { id: 'culture-tourism', name: '문화관광과' };
export const PLANNING: TaskDepartment = { id: 'planning', name: '기획예산과' };

export const OFFICER: Actor = { ...RECORDER, id: 'officer', departmentId: 'culture', departmentName: '문화과' };

export const PLAN: FourYearPlan = {
  planId: 'garam.8',
  officeId: 'garam',
  term: 8,
  name: '민선8기 구정운영 4개년 계획',
  period: { from: '2023-01-01', until: '2026-12-31' },
  coordinator: PLANNING,
};
export const { planId } = PLAN;

const STREAM = `fourYearPlan-${planId}`;

/** 2023 to 2026, each with a target and so many won of the district. */
export const yearsWith = (won: Won, first = 2023): readonly TaskYear[] =>
  Array.from({ length: 2027 - first }, (_, index) => ({
    year: first + index,
    target: `${index + 1}단계`,
    funds: { ...NO_FUNDS, district: won },
  }));

export const taskWith = (taskId: string, changes: Partial<PlanTask> = {}): PlanTask => ({
  taskId,
  fieldId: 'F1',
  name: `과제 ${taskId}`,
  pledge: false,
  years: yearsWith(100),
  ...changes,
});

export const by = (main: TaskDepartment, ...supporting: readonly TaskDepartment[]): Responsible => ({
  main,
  supporting,
});

const v1 = (effectiveOn: string) => ({ schemaVersion: 1, effectiveOn });
export const one = (fact: FourYearPlanFact): Decided<FourYearPlanFact> => ({ stream: STREAM, fact });

export const drafted = (day = '2023-01-02') => one({ type: 'PlanDrafted', ...v1(day), data: PLAN });
export const goal = (goalId: string, day = '2023-01-02') =>
  one({ type: 'GoalDefined', ...v1(day), data: { goalId, name: `목표 ${goalId}` } });
export const field = (fieldId: string, goalId: string, day = '2023-01-02') =>
  one({ type: 'FieldDefined', ...v1(day), data: { fieldId, goalId, name: `분야 ${fieldId}` } });
export const defined = (
  task: PlanTask,
  responsible = by(CULTURE),
  day = '2023-01-02',
  grounds: readonly ChangeGround[] = [],
) => one({ type: 'TaskDefined', ...v1(day), data: { task, responsible, grounds } });
export const revised = (taskId: string, content: TaskContent, day: string, grounds: readonly ChangeGround[] = []) =>
  one({ type: 'TaskRevised', ...v1(day), data: { taskId, content, grounds } });
export const merged = (
  taskIds: readonly string[],
  into: PlanTask,
  responsible: Responsible,
  day: string,
  grounds: readonly ChangeGround[],
) => one({ type: 'TasksMerged', ...v1(day), data: { taskIds, into, responsible, grounds } });
export const split = (
  taskId: string,
  into: readonly { readonly task: PlanTask; readonly responsible: Responsible }[],
  day: string,
  grounds: readonly ChangeGround[],
) => one({ type: 'TaskSplit', ...v1(day), data: { taskId, into, grounds } });
export const statusChanged = (
  taskId: string,
  from: GoingStatus,
  status: GoingStatus,
  day: string,
  grounds: readonly ChangeGround[] = [],
) => one({ type: 'TaskStatusChanged', ...v1(day), data: { taskId, from, status, grounds } });
export const suspended = (taskId: string, day: string, grounds: readonly ChangeGround[] = []) =>
  one({ type: 'TaskSuspended', ...v1(day), data: { taskId, grounds } });
export const resumed = (taskId: string, status: GoingStatus, day: string) =>
  one({ type: 'TaskResumed', ...v1(day), data: { taskId, status } });
export const abolished = (taskId: string, day: string, grounds: readonly ChangeGround[] = []) =>
  one({ type: 'TaskAbolished', ...v1(day), data: { taskId, grounds } });
export const reassigned = (taskId: string, from: TaskDepartment, responsible: Responsible, day: string) =>
  one({ type: 'TaskReassigned', ...v1(day), data: { taskId, from, responsible } });
export const approved = (change: Change, taskIds: readonly string[], day = '2023-10-01') =>
  one({ type: 'ChangeApproved', ...v1(day), data: { taskIds, change } });
export const voted = (change: Change, taskIds: readonly string[], inFavour = 20, day = '2023-10-01') =>
  one({
    type: 'JuryVoted',
    ...v1(day),
    data: { taskIds, change, jurors: 35, present: 30, inFavour, carried: inFavour > 15 },
  });
export const confirmed = (edition: number, tasks: number, day = '2023-02-15', goals = 1, fields = 1) =>
  one({ type: 'EditionConfirmed', ...v1(day), data: { edition, counts: { goals, fields, tasks } } });
export const published = (edition: number, day = '2023-03-02') =>
  one({ type: 'EditionPublished', ...v1(day), data: { edition, title: `제${edition}판 책자` } });
export const opened = (edition: number, basedOnYear: number, day = '2023-12-21') =>
  one({ type: 'EditionOpened', ...v1(day), data: { edition, basedOnYear } });
export const guideline = (year = 2023, day = '2023-09-04', submitBy = '2023-10-13') =>
  one({ type: 'ProgressGuidelineIssued', ...v1(day), data: { year, title: `${year}년 작성지침`, submitBy } });

interface Submission {
  readonly year?: number;
  readonly department?: TaskDepartment;
  readonly secured?: readonly SecuredYear[];
  readonly late?: boolean;
  readonly day?: string;
  readonly actor?: Actor;
}
export const submitted = (
  taskId: string,
  progressTenths: number,
  { year = 2023, department = CULTURE, secured = [], late = false, day = '2023-10-10', actor }: Submission = {},
): GivenFact<FourYearPlanFact> => ({
  ...one({
    type: 'ProgressSubmitted',
    ...v1(day),
    data: { taskId, year, department, progressTenths, achievement: '추진함', secured, late },
  }),
  ...(actor && { by: actor }),
});
export const reviewed = (
  taskId: string,
  reviews: string,
  verdict: 'accepted' | 'returned' = 'accepted',
  day = '2023-11-01',
  year = 2023,
) => one({ type: 'ProgressReviewed', ...v1(day), data: { taskId, year, verdict, opinion: '검토함', reviews } });
export const fixed = (results: readonly FixedResult[], year = 2023, day = '2023-12-20') =>
  one({ type: 'ProgressFixed', ...v1(day), data: { year, results } });
export const lineLinked = (taskId: string, lineId: string, day = '2023-03-10') =>
  one({ type: 'BudgetLineLinked', ...v1(day), data: { taskId, lineId } });
export const lineUnlinked = (taskId: string, lineId: string, day: string) =>
  one({ type: 'BudgetLineUnlinked', ...v1(day), data: { taskId, lineId } });
export const projectLinked = (taskId: string, projectId: string, day = '2023-03-10') =>
  one({ type: 'ProjectLinked', ...v1(day), data: { taskId, projectId } });
export const projectUnlinked = (taskId: string, projectId: string, day: string) =>
  one({ type: 'ProjectUnlinked', ...v1(day), data: { taskId, projectId } });
export const superseded = (day = '2026-07-01') =>
  one({
    type: 'PlanSuperseded',
    ...v1(day),
    data: { successorId: 'garam.9', successorName: '민선9기 구정운영 4개년 계획' },
  });

/** One 구정목표, one 분야, and these tasks of 문화과; nothing confirmed yet. Event ids e1 to e3, then the tasks. */
export const draftOf = (...tasks: readonly PlanTask[]) => [
  drafted(),
  goal('G1'),
  field('F1', 'G1'),
  ...tasks.map((task) => defined(task)),
];

/** The same, confirmed and published: two events more. */
export const planOf = (...tasks: readonly PlanTask[]) => [
  ...draftOf(...tasks),
  confirmed(1, tasks.length),
  published(1),
];
