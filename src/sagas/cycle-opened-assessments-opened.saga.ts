import type { CycleOpened, DeadlineExtended } from '../events/performance-evaluation.events.ts';
import type {
  PlanConfirmed,
  PlanDepartment,
  ProjectReassigned,
  ProjectRegistered,
  ProjectWithdrawn,
} from '../events/performance-plan.events.ts';
import { knownAt, type StoredEvent } from '../kernel/domain-event.ts';
import type { Consequence, Reaction, Saga } from '../kernel/saga.ts';
import type { Instant, PlainDate } from '../kernel/time.ts';
import type { OpenAssessment } from '../modules/performance-evaluation/domain/performance-evaluation.commands.ts';
import { cycleIdOf, projectNoOf, yearOf } from './stream-ids.ts';

type Project = {
  readonly name: string;
  /** Who owns it from which day on; the days never fall. */
  readonly owners: readonly { readonly department: PlanDepartment; readonly from: PlainDate }[];
  readonly isConfirmed: boolean;
};
type Cycle = { readonly cycleId: string; readonly cutoffOn: PlainDate; readonly submitUntil: Instant };
type Known = { readonly projects: Readonly<Record<string, Project>>; readonly cycles: readonly Cycle[] };

const nothing = (): readonly Consequence[] => [];

const cycleOf = ({ data: { cycleId, cutoffOn, deadlines } }: CycleOpened): Cycle => ({
  cycleId,
  cutoffOn,
  submitUntil: deadlines.submission,
});

const withProject = (known: Known, projectNo: string, change: (project: Project) => Project): Known => {
  const project = known.projects[projectNo];
  return project ? { ...known, projects: { ...known.projects, [projectNo]: change(project) } } : known;
};

/** The project, for the department that owns it at the cut-off, also when the change of owners lies ahead. */
function assessment(projectNo: string, { name, owners }: Project, { cycleId, cutoffOn }: Cycle): Consequence[] {
  const owner = owners.findLast(({ from }) => from <= cutoffOn) ?? owners[0];
  if (!owner) return [];
  const { department } = owner;
  const command: OpenAssessment = { type: 'OpenAssessment', cycleId, projectNo, projectName: name, department };
  return [{ command, reason: `확정된 주요사업 ${projectNo}은(는) 평가 ${cycleId}의 대상` }];
}

const registered: Reaction<Known, StoredEvent<ProjectRegistered>> = {
  keyOf: yearOf,
  remember: (known, { fact: { data, effectiveOn } }) => {
    const owners = [{ department: data.department, from: effectiveOn }];
    const project = { name: data.name, owners, isConfirmed: false };
    return { ...known, projects: { ...known.projects, [data.projectNo]: project } };
  },
  follows: nothing,
};

const reassigned: Reaction<Known, StoredEvent<ProjectReassigned>> = {
  keyOf: yearOf,
  remember: (known, event) =>
    withProject(known, projectNoOf(event), (project) => ({
      ...project,
      owners: [...project.owners, { department: event.fact.data.department, from: event.fact.effectiveOn }],
    })),
  follows: nothing,
};

const withdrawn: Reaction<Known, StoredEvent<ProjectWithdrawn>> = {
  keyOf: yearOf,
  remember: (known, event) => withProject(known, projectNoOf(event), (project) => ({ ...project, isConfirmed: false })),
  follows: nothing,
};

/** Confirmed late: of every cycle that can still be submitted to. */
const confirmed: Reaction<Known, StoredEvent<PlanConfirmed>> = {
  keyOf: yearOf,
  remember: (known, event) => withProject(known, projectNoOf(event), (project) => ({ ...project, isConfirmed: true })),
  follows: ({ projects, cycles }, event) => {
    const projectNo = projectNoOf(event);
    const project = projects[projectNo];
    const open = cycles.filter(({ submitUntil }) => knownAt(event) <= submitUntil);
    return project ? open.flatMap((cycle) => assessment(projectNo, project, cycle)) : [];
  },
};

const opened: Reaction<Known, StoredEvent<CycleOpened>> = {
  keyOf: yearOf,
  remember: (known, { fact }) => ({ ...known, cycles: [...known.cycles, cycleOf(fact)] }),
  follows: ({ projects }, { fact }) =>
    Object.entries(projects)
      .filter(([, { isConfirmed }]) => isConfirmed)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([projectNo, project]) => assessment(projectNo, project, cycleOf(fact))),
};

const extended: Reaction<Known, StoredEvent<DeadlineExtended>> = {
  keyOf: yearOf,
  remember: (known, event) => {
    const { deadline, projectNo, until } = event.fact.data;
    if (deadline !== 'submission' || projectNo !== null) return known;
    const extendedId = cycleIdOf(event);
    const cycles = known.cycles.map((cycle) =>
      cycle.cycleId === extendedId ? { ...cycle, submitUntil: until } : cycle,
    );
    return { ...known, cycles };
  },
  follows: nothing,
};

/** 평가 대상 등록: an opened cycle assesses every project whose plan is confirmed, or is while it can be submitted to. */
export const cycleOpenedAssessmentsOpened: Saga<Known> = {
  name: 'cycle-opened-assessments-opened',
  title: '평가 대상 등록',
  version: 1,
  initial: { projects: {}, cycles: [] },
  reactions: {
    ProjectRegistered: registered,
    ProjectReassigned: reassigned,
    ProjectWithdrawn: withdrawn,
    PlanConfirmed: confirmed,
    CycleOpened: opened,
    DeadlineExtended: extended,
  },
};
