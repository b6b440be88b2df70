import type {
  FourYearPlanFact,
  PlanTask,
  Responsible,
  Status,
  TaskDepartment,
} from '../../../events/four-year-plan.events.ts';
import type { StoredEvent } from '../../../kernel/domain-event.ts';
import type { PlainDate } from '../../../kernel/time.ts';

/** 추진실적 of one year, up to the final report. */
export interface Report {
  readonly stage: 'submitted' | 'returned' | 'accepted';
  readonly submission: string;
  readonly submittedBy: string;
  readonly progressTenths: number;
  readonly on: PlainDate;
}

/** Since when something is linked, or no longer. */
export interface Link {
  readonly linked: boolean;
  readonly on: PlainDate;
}

export interface TaskState {
  readonly task: PlanTask;
  /** Who is responsible from which day on, ascending. */
  readonly responsible: readonly (Responsible & { readonly since: PlainDate })[];
  readonly status: Status;
  /** Merged, split, or withdrawn from a draft; an abolished task has not ended: its promise still counts. */
  readonly endedOn: PlainDate | null;
  readonly startedOn: PlainDate;
  /** Last change of content or status. */
  readonly changedOn: PlainDate;
  readonly reports: ReadonlyMap<number, Report>;
  readonly lines: ReadonlyMap<string, Link>;
  readonly projects: ReadonlyMap<string, Link>;
}

export const newTask = (task: PlanTask, responsible: Responsible, startedOn: PlainDate): TaskState => ({
  task,
  responsible: [{ ...responsible, since: startedOn }],
  status: 'on-track',
  endedOn: null,
  startedOn,
  changedOn: startedOn,
  reports: new Map(),
  lines: new Map(),
  projects: new Map(),
});

/** 주관·협조부서 on that day. */
export function responsibleOn({ responsible, task }: TaskState, day: PlainDate): Responsible {
  const owner = responsible.findLast(({ since }) => since <= day) ?? responsible[0];
  if (!owner) throw new Error(`task ${task.taskId} was never anybody's`);
  return owner;
}

export const mainDepartmentOn = (task: TaskState, day: PlainDate): TaskDepartment => responsibleOn(task, day).main;

/** The last day on which anything of the task changed, its links included. */
export const lastChangeOf = ({ changedOn, lines, projects }: TaskState): PlainDate =>
  [...lines.values(), ...projects.values()].reduce((last, { on }) => (on > last ? on : last), changedOn);

/** Merged, split, withdrawn or abolished: nothing more is done about it. */
export const isOver = (task: TaskState): boolean => task.endedOn !== null || task.status === 'abolished';

export const wasInForceOn = ({ startedOn, endedOn }: TaskState, day: PlainDate): boolean =>
  startedOn <= day && (endedOn === null || day < endedOn);

/** Facts about one task that is there already. */
export type TaskFact = Extract<FourYearPlanFact, { readonly data: { readonly taskId: string } }>;

export function evolveTask(state: TaskState, { id, fact, meta }: StoredEvent<TaskFact>): TaskState {
  const on = fact.effectiveOn;
  switch (fact.type) {
    case 'TaskRevised':
      return { ...state, task: { ...state.task, ...fact.data.content }, changedOn: on };
    case 'TaskSplit':
      return { ...state, endedOn: on, changedOn: on };
    case 'TaskStatusChanged':
    case 'TaskResumed':
      return { ...state, status: fact.data.status, changedOn: on };
    case 'TaskSuspended':
      return { ...state, status: 'suspended', changedOn: on };
    case 'TaskAbolished':
      return { ...state, status: 'abolished', changedOn: on, endedOn: fact.data.grounds.length === 0 ? on : null };
    case 'TaskReassigned':
      return { ...state, responsible: [...state.responsible, { ...fact.data.responsible, since: on }] };
    case 'ProgressSubmitted': {
      const { year, progressTenths } = fact.data;
      const report = { stage: 'submitted', submission: id, submittedBy: meta.actor.id, progressTenths, on } as const;
      return { ...state, reports: new Map(state.reports).set(year, report) };
    }
    case 'ProgressReviewed': {
      const report = state.reports.get(fact.data.year);
      if (!report) return state;
      return {
        ...state,
        reports: new Map(state.reports).set(fact.data.year, { ...report, stage: fact.data.verdict, on }),
      };
    }
    case 'BudgetLineLinked':
    case 'BudgetLineUnlinked': {
      const link = { linked: fact.type === 'BudgetLineLinked', on };
      return { ...state, lines: new Map(state.lines).set(fact.data.lineId, link) };
    }
    case 'ProjectLinked':
    case 'ProjectUnlinked': {
      const link = { linked: fact.type === 'ProjectLinked', on };
      return { ...state, projects: new Map(state.projects).set(fact.data.projectId, link) };
    }
  }
}

/** The ids that are linked now. */
export const linkedIds = (links: ReadonlyMap<string, Link>): readonly string[] =>
  [...links].filter(([, { linked }]) => linked).map(([id]) => id);
