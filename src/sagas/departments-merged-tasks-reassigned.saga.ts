import type { PlanDrafted, PlanSuperseded } from '../events/four-year-plan.events.ts';
import type { StoredEvent } from '../kernel/domain-event.ts';
import type { Consequence, Reaction, Saga } from '../kernel/saga.ts';
import type { ReassignDepartmentTasks } from '../modules/four-year-plan/domain/four-year-plan.commands.ts';
import { everywhere, mergerReactions, NO_MERGERS, type Merger, type Mergers } from './mergers.ts';
import { idOf } from './stream-ids.ts';

type Plan = { readonly planId: string; readonly officeId: string };
type Known = { readonly mergers: Mergers; readonly plans: readonly Plan[] };

const moved = ({ plans }: Known, { officeId, from, into, on }: Merger): readonly Consequence[] =>
  plans
    .filter((plan) => plan.officeId === officeId)
    .map(({ planId }) => {
      const command: ReassignDepartmentTasks = {
        type: 'ReassignDepartmentTasks',
        planId,
        fromDepartmentIds: from,
        to: into,
        effectiveOn: on,
      };
      return { command, reason: `부서 통합으로 ${on}부터 ${into.name} 소관` };
    });

const drafted: Reaction<Known, StoredEvent<PlanDrafted>> = {
  keyOf: everywhere,
  remember: (known, { fact: { data } }) => ({
    ...known,
    plans: [...known.plans, { planId: data.planId, officeId: data.officeId }],
  }),
  follows: () => [],
};

const superseded: Reaction<Known, StoredEvent<PlanSuperseded>> = {
  keyOf: everywhere,
  remember: (known, event) => ({ ...known, plans: known.plans.filter(({ planId }) => planId !== idOf(event)) }),
  follows: () => [],
};

const { renamed, merged, dayBegan } = mergerReactions(moved, 'as-ordered');

/** 과제 소관 변경: tasks of departments that end by a merger belong to the one that goes on, from its day. */
export const departmentsMergedTasksReassigned: Saga<Known> = {
  name: 'departments-merged-tasks-reassigned',
  title: '이행과제 소관 변경',
  version: 1,
  initial: { mergers: NO_MERGERS, plans: [] },
  reactions: {
    PlanDrafted: drafted,
    PlanSuperseded: superseded,
    DepartmentCreated: renamed,
    DepartmentRenamed: renamed,
    DepartmentsMerged: merged,
    DayBegan: dayBegan,
  },
};
