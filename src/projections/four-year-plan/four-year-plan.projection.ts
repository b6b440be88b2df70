import type {
  BudgetLineLinked,
  BudgetLineUnlinked,
  EditionConfirmed,
  EditionOpened,
  EditionPublished,
  FieldDefined,
  FourYearPlanFact,
  GoalDefined,
  PlanDrafted,
  PlanSuperseded,
  ProgressFixed,
  ProgressGuidelineIssued,
  ProgressReviewed,
  ProgressSubmitted,
  ProjectLinked,
  ProjectUnlinked,
  TaskAbolished,
  TaskDefined,
  TaskReassigned,
  TaskResumed,
  TaskRevised,
  TasksMerged,
  TaskSplit,
  TaskStatusChanged,
  TaskSuspended,
} from '../../events/four-year-plan.events.ts';
import type { StoredEvent } from '../../kernel/domain-event.ts';
import type { Handler, Projection, Rows } from '../../kernel/projection.ts';
import { putContents, putDepartments, putFact, putStatuses, said } from './plan-rows.projection.ts';
import * as tables from './plan-tables.projection.ts';

const folded = <F extends FourYearPlanFact>(
  fold: (event: StoredEvent<F>, rows: Rows) => void,
): Handler<StoredEvent<F>> => ({
  touches: () => [],
  fold(event, rows) {
    putFact(event, rows);
    fold(event, rows);
  },
});

const ofStatus = <F extends TaskStatusChanged | TaskSuspended | TaskResumed | TaskAbolished>(
  statusOf: (data: F['data']) => tables.PlanTaskStatusRow['status'],
) =>
  folded<F>((event, rows) => {
    const { data } = event.fact;
    putStatuses(event, [{ taskId: data.taskId, status: statusOf(data) }], rows);
  });

const NO_MILESTONE = {
  edition: null,
  year: null,
  submit_by: null,
  title: null,
  goals: null,
  fields: null,
  tasks: null,
};
const milestone = <F extends FourYearPlanFact>(
  kind: tables.MilestoneKind,
  membersOf: (data: F['data']) => Partial<typeof NO_MILESTONE | tables.PlanMilestoneRow>,
) =>
  folded<F>((event, rows) => {
    rows.put(tables.planMilestone, { ...NO_MILESTONE, ...membersOf(event.fact.data), ...said(event, 0), kind });
  });

const linked = <F extends BudgetLineLinked | BudgetLineUnlinked | ProjectLinked | ProjectUnlinked>(isLinked: boolean) =>
  folded<F>((event, rows) => {
    const { data } = event.fact;
    const [kind, target] = 'lineId' in data ? (['line', data.lineId] as const) : (['project', data.projectId] as const);
    rows.put(tables.planLink, { ...said(event, 0), task_id: data.taskId, kind, target, linked: isLinked });
  });

const handlers = {
  PlanDrafted: folded<PlanDrafted>((event, rows) => {
    const { officeId, name, period, coordinator } = event.fact.data;
    rows.put(tables.planHead, {
      ...said(event, 0),
      office_id: officeId,
      name,
      from_day: period.from,
      until_day: period.until,
      coordinator_id: coordinator.id,
      coordinator_name: coordinator.name,
    });
  }),
  GoalDefined: folded<GoalDefined>((event, rows) => {
    const { goalId, name } = event.fact.data;
    rows.put(tables.planBranch, { ...said(event, 0), branch_id: goalId, goal_id: null, name });
  }),
  FieldDefined: folded<FieldDefined>((event, rows) => {
    const { fieldId, goalId, name } = event.fact.data;
    rows.put(tables.planBranch, { ...said(event, 0), branch_id: fieldId, goal_id: goalId, name });
  }),
  TaskDefined: folded<TaskDefined>((event, rows) => {
    const { task, responsible } = event.fact.data;
    putContents(event, [task], rows);
    putDepartments(event, [{ taskId: task.taskId, responsible }], rows);
    putStatuses(event, [{ taskId: task.taskId, status: 'on-track' }], rows);
  }),
  TaskRevised: folded<TaskRevised>((event, rows) => {
    const { taskId, content } = event.fact.data;
    putContents(event, [{ ...content, taskId }], rows);
  }),
  TasksMerged: folded<TasksMerged>((event, rows) => {
    const { taskIds, into, responsible } = event.fact.data;
    putContents(event, [into], rows);
    putDepartments(event, [{ taskId: into.taskId, responsible }], rows);
    const merged = taskIds.map((taskId) => ({ taskId, status: 'merged' }) as const);
    putStatuses(event, [...merged, { taskId: into.taskId, status: 'on-track' }], rows);
  }),
  TaskSplit: folded<TaskSplit>((event, rows) => {
    const { taskId, into } = event.fact.data;
    const parts = into.map(({ task, responsible }) => ({ taskId: task.taskId, responsible }));
    const tasks = into.map(({ task }) => task);
    putContents(event, tasks, rows);
    putDepartments(event, parts, rows);
    const begun = tasks.map((task) => ({ taskId: task.taskId, status: 'on-track' }) as const);
    putStatuses(event, [{ taskId, status: 'split' }, ...begun], rows);
  }),
  TaskStatusChanged: ofStatus<TaskStatusChanged>(({ status }) => status),
  TaskSuspended: ofStatus<TaskSuspended>(() => 'suspended'),
  TaskResumed: ofStatus<TaskResumed>(({ status }) => status),
  TaskAbolished: ofStatus<TaskAbolished>(({ grounds }) => (grounds.length === 0 ? 'withdrawn' : 'abolished')),
  TaskReassigned: folded<TaskReassigned>((event, rows) => {
    putDepartments(event, [event.fact.data], rows);
  }),
  ChangeApproved: folded(() => undefined),
  JuryVoted: folded(() => undefined),
  EditionConfirmed: milestone<EditionConfirmed>('confirmed', ({ edition, counts }) => ({ edition, ...counts })),
  EditionPublished: milestone<EditionPublished>('published', ({ edition, title }) => ({ edition, title })),
  EditionOpened: milestone<EditionOpened>('opened', ({ edition, basedOnYear }) => ({ edition, year: basedOnYear })),
  ProgressGuidelineIssued: milestone<ProgressGuidelineIssued>('guideline', ({ year, title, submitBy }) => ({
    year,
    title,
    submit_by: submitBy,
  })),
  ProgressSubmitted: folded<ProgressSubmitted>((event, rows) => {
    const { taskId, year, progressTenths, achievement, late, department, secured } = event.fact.data;
    rows.put(tables.planSubmission, {
      ...said(event, 0),
      task_id: taskId,
      year,
      progress_tenths: progressTenths,
      achievement,
      late,
      department_id: department.id,
      department_name: department.name,
    });
    for (const [ordinal, one] of secured.entries())
      rows.put(tables.planSecured, { ...said(event, ordinal), task_id: taskId, year: one.year, ...one.funds });
  }),
  ProgressReviewed: folded<ProgressReviewed>((event, rows) => {
    const { taskId, year, verdict, opinion, reviews } = event.fact.data;
    rows.put(tables.planReview, { ...said(event, 0), task_id: taskId, year, verdict, opinion, reviews });
  }),
  ProgressFixed: folded<ProgressFixed>((event, rows) => {
    const { year, results } = event.fact.data;
    rows.put(tables.planMilestone, { ...NO_MILESTONE, ...said(event, 0), kind: 'final-report', year });
    for (const [ordinal, { taskId, status, progressTenths, department }] of results.entries())
      rows.put(tables.planResult, {
        ...said(event, ordinal),
        task_id: taskId,
        year,
        status,
        progress_tenths: progressTenths,
        department_id: department.id,
        department_name: department.name,
      });
  }),
  BudgetLineLinked: linked<BudgetLineLinked>(true),
  BudgetLineUnlinked: linked<BudgetLineUnlinked>(false),
  ProjectLinked: linked<ProjectLinked>(true),
  ProjectUnlinked: linked<ProjectUnlinked>(false),
  PlanSuperseded: milestone<PlanSuperseded>('superseded', ({ successorName }) => ({ title: successorName })),
} satisfies Record<FourYearPlanFact['type'], Handler<never>>;

/** 4개년 계획: what every event says, so that a plan can be read at both clocks, as published and as now. */
export const fourYearPlan: Projection = {
  name: 'four-year-plan',
  version: 1,
  tables: [
    tables.planFact,
    tables.planHead,
    tables.planBranch,
    tables.planMilestone,
    tables.planTask,
    tables.planTaskYear,
    tables.planSecured,
    tables.planTaskStatus,
    tables.planTaskDepartment,
    tables.planSubmission,
    tables.planReview,
    tables.planResult,
    tables.planLink,
  ],
  handlers,
  onPoison: 'halt',
};
