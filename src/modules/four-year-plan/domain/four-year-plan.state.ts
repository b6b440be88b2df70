import type { Change, ChangeGround, FourYearPlan, FourYearPlanFact } from '../../../events/four-year-plan.events.ts';
import type { StoredEvent } from '../../../kernel/domain-event.ts';
import type { PlainDate } from '../../../kernel/time.ts';
import { evolveTask, newTask, type TaskFact, type TaskState } from './task.state.ts';

export type FourYearPlanEvent = StoredEvent<FourYearPlanFact>;

/** A recorded approval or vote that no change has used yet. */
export interface Consent {
  readonly eventId: string;
  readonly on: PlainDate;
}

/** By change and task. */
type Consents = ReadonlyMap<string, Consent>;

export interface Edition {
  readonly number: number;
  readonly phase: 'open' | 'confirmed' | 'published';
  readonly on: PlainDate;
  /** The final report it starts from; null for the first. */
  readonly basedOnYear: number | null;
}

export interface FourYearPlanState {
  readonly plan: FourYearPlan | null;
  readonly goals: ReadonlySet<string>;
  /** 분야 to 구정목표. */
  readonly fields: ReadonlyMap<string, string>;
  readonly tasks: ReadonlyMap<string, TaskState>;
  readonly edition: Edition | null;
  readonly guidelines: ReadonlyMap<number, { readonly on: PlainDate; readonly submitBy: PlainDate }>;
  /** Years whose final report is made. */
  readonly fixedYears: ReadonlySet<number>;
  readonly approvals: Consents;
  readonly votes: Consents;
  readonly supersededBy: string | null;
}

export const UNDRAFTED: FourYearPlanState = {
  plan: null,
  goals: new Set(),
  fields: new Map(),
  tasks: new Map(),
  edition: null,
  guidelines: new Map(),
  fixedYears: new Set(),
  approvals: new Map(),
  votes: new Map(),
  supersededBy: null,
};

export const consentKey = (change: Change, taskId: string): string => `${change}/${taskId}`;

/** From its first edition on the plan is a promise, and its changes are guarded. */
export const isConfirmed = ({ edition }: FourYearPlanState): boolean =>
  edition !== null && (edition.number > 1 || edition.phase !== 'open');

export function evolve(state: FourYearPlanState, event: FourYearPlanEvent): FourYearPlanState {
  const { fact } = event;
  const on = fact.effectiveOn;
  switch (fact.type) {
    case 'PlanDrafted':
      return { ...state, plan: fact.data, edition: { number: 1, phase: 'open', on, basedOnYear: null } };
    case 'GoalDefined':
      return { ...state, goals: new Set(state.goals).add(fact.data.goalId) };
    case 'FieldDefined':
      return { ...state, fields: new Map(state.fields).set(fact.data.fieldId, fact.data.goalId) };
    case 'TaskDefined':
      return withTasks(spent(state, 'content', fact.data.grounds), newTask(fact.data.task, fact.data.responsible, on));
    case 'TasksMerged':
      return withTasks(
        spent(state, 'content', fact.data.grounds),
        ...fact.data.taskIds.map((taskId) => ({ ...taskOf(state, taskId), endedOn: on, changedOn: on })),
        newTask(fact.data.into, fact.data.responsible, on),
      );
    case 'TaskSplit':
      return withTasks(
        onTask(spent(state, 'content', fact.data.grounds), { ...event, fact }),
        ...fact.data.into.map(({ task, responsible }) => newTask(task, responsible, on)),
      );
    case 'TaskRevised':
      return onTask(spent(state, 'content', fact.data.grounds), { ...event, fact });
    case 'TaskStatusChanged':
      return onTask(spent(state, 'reversal', fact.data.grounds), { ...event, fact });
    case 'TaskSuspended':
      return onTask(spent(state, 'suspension', fact.data.grounds), { ...event, fact });
    case 'TaskAbolished':
      return onTask(spent(state, 'abolition', fact.data.grounds), { ...event, fact });
    case 'TaskResumed':
    case 'TaskReassigned':
    case 'ProgressSubmitted':
    case 'ProgressReviewed':
    case 'BudgetLineLinked':
    case 'BudgetLineUnlinked':
    case 'ProjectLinked':
    case 'ProjectUnlinked':
      return onTask(state, { ...event, fact });
    case 'ChangeApproved':
      return { ...state, approvals: given(state.approvals, fact.data, { eventId: event.id, on }) };
    case 'JuryVoted':
      return { ...state, votes: given(state.votes, fact.data, fact.data.carried ? { eventId: event.id, on } : null) };
    case 'EditionConfirmed':
      return withEdition(state, 'confirmed', on);
    case 'EditionPublished':
      return withEdition(state, 'published', on);
    case 'EditionOpened': {
      const { edition, basedOnYear } = fact.data;
      return { ...state, edition: { number: edition, phase: 'open', on, basedOnYear } };
    }
    case 'ProgressGuidelineIssued':
      return {
        ...state,
        guidelines: new Map(state.guidelines).set(fact.data.year, { on, submitBy: fact.data.submitBy }),
      };
    case 'ProgressFixed':
      return { ...state, fixedYears: new Set(state.fixedYears).add(fact.data.year) };
    case 'PlanSuperseded':
      return { ...state, supersededBy: fact.data.successorId };
  }
}

function taskOf(state: FourYearPlanState, taskId: string): TaskState {
  const task = state.tasks.get(taskId);
  if (!task) throw new Error(`task ${taskId} changed before it was defined`);
  return task;
}

const onTask = (state: FourYearPlanState, event: StoredEvent<TaskFact>): FourYearPlanState =>
  withTasks(state, evolveTask(taskOf(state, event.fact.data.taskId), event));

function withTasks(state: FourYearPlanState, ...changed: readonly TaskState[]): FourYearPlanState {
  const tasks = new Map(state.tasks);
  for (const one of changed) tasks.set(one.task.taskId, one);
  return { ...state, tasks };
}

const withEdition = (state: FourYearPlanState, phase: Edition['phase'], on: PlainDate): FourYearPlanState =>
  state.edition === null ? state : { ...state, edition: { ...state.edition, phase, on } };

/** A later vote that failed takes back an earlier one that carried. */
function given(
  consents: Consents,
  { taskIds, change }: { readonly taskIds: readonly string[]; readonly change: Change },
  consent: Consent | null,
): Consents {
  const next = new Map(consents);
  for (const taskId of taskIds) {
    if (consent === null) next.delete(consentKey(change, taskId));
    else next.set(consentKey(change, taskId), consent);
  }
  return next;
}

/** An approval and a vote stand for one change each. */
function spent(state: FourYearPlanState, change: Change, grounds: readonly ChangeGround[]): FourYearPlanState {
  if (grounds.length === 0) return state;
  const used = { taskIds: grounds.map(({ taskId }) => taskId), change };
  return { ...state, approvals: given(state.approvals, used, null), votes: given(state.votes, used, null) };
}
