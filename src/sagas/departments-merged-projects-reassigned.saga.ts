import type { ProjectReassigned, ProjectRegistered, ProjectWithdrawn } from '../events/performance-plan.events.ts';
import type { StoredEvent } from '../kernel/domain-event.ts';
import type { Consequence, Reaction, Saga } from '../kernel/saga.ts';
import type { ReassignProject } from '../modules/performance-plan/domain/performance-plan.commands.ts';
import { everywhere, mergerReactions, NO_MERGERS, type Merger, type Mergers } from './mergers.ts';
import { idOf } from './stream-ids.ts';

type Known = {
  readonly mergers: Mergers;
  /** The department that each project belongs to at last, by project. */
  readonly owners: Readonly<Record<string, string>>;
};

/** Results of a year come in until the next: of that one too, somebody has to be responsible. */
const isLive = (projectId: string, { officeId, on }: Merger): boolean => {
  const [office, year] = projectId.split('.');
  return office === officeId && Number(year) >= Number(on.slice(0, 4)) - 1;
};

const moved = ({ owners }: Known, merger: Merger): readonly Consequence[] =>
  Object.entries(owners)
    .filter(([projectId, owner]) => merger.from.includes(owner) && isLive(projectId, merger))
    .map(([projectId]) => reassign(projectId, merger));

function reassign(projectId: string, { into, on }: Merger): Consequence {
  const command: ReassignProject = { type: 'ReassignProject', projectId, department: into, effectiveOn: on };
  return { command, reason: `부서 통합으로 ${on}부터 ${into.name} 소관` };
}

const owned: Reaction<Known, StoredEvent<ProjectRegistered | ProjectReassigned>> = {
  keyOf: everywhere,
  remember: (known, event) => ({
    ...known,
    owners: { ...known.owners, [idOf(event)]: event.fact.data.department.id },
  }),
  follows: () => [],
};

const withdrawn: Reaction<Known, StoredEvent<ProjectWithdrawn>> = {
  keyOf: everywhere,
  remember: (known, event) => {
    const living = Object.entries(known.owners).filter(([projectId]) => projectId !== idOf(event));
    return { ...known, owners: Object.fromEntries(living) };
  },
  follows: () => [],
};

const { renamed, merged, dayBegan } = mergerReactions(moved, 'as-ordered');

/** 소관 변경: projects of departments that end by a merger belong to the one that goes on, from its day. */
export const departmentsMergedProjectsReassigned: Saga<Known> = {
  name: 'departments-merged-projects-reassigned',
  title: '주요사업 소관 변경',
  version: 1,
  initial: { mergers: NO_MERGERS, owners: {} },
  reactions: {
    ProjectRegistered: owned,
    ProjectReassigned: owned,
    ProjectWithdrawn: withdrawn,
    DepartmentCreated: renamed,
    DepartmentRenamed: renamed,
    DepartmentsMerged: merged,
    DayBegan: dayBegan,
  },
};
