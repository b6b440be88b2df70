import type { PlanDrafted, ProgressFixed } from '../events/four-year-plan.events.ts';
import type { StoredEvent } from '../kernel/domain-event.ts';
import type { Reaction, Saga } from '../kernel/saga.ts';
import type { OpenEdition } from '../modules/four-year-plan/domain/four-year-plan.commands.ts';

type Plan = { readonly planId: string; readonly lastYear: number };

/** One stream for each plan. */
const planOf = ({ stream }: StoredEvent): string => stream;

const drafted: Reaction<Plan, StoredEvent<PlanDrafted>> = {
  keyOf: planOf,
  remember: (_, { fact: { data } }) => ({ planId: data.planId, lastYear: Number(data.period.until.slice(0, 4)) }),
  follows: () => [],
};

const fixed: Reaction<Plan, StoredEvent<ProgressFixed>> = {
  keyOf: planOf,
  remember: (plan) => plan,
  follows: ({ planId, lastYear }, { fact: { data, effectiveOn } }) => {
    const command: OpenEdition = { type: 'OpenEdition', planId, basedOnYear: data.year, effectiveOn };
    return data.year < lastYear ? [{ command, reason: `${data.year}년 추진실적 최종보고` }] : [];
  },
};

/** 다음 판: the final report of a year opens the edition of the next, as long as the plan has one. */
export const progressFixedEditionOpened: Saga<Plan> = {
  name: 'progress-fixed-edition-opened',
  title: '4개년 계획 다음 판',
  version: 1,
  initial: { planId: '', lastYear: 0 },
  reactions: { PlanDrafted: drafted, ProgressFixed: fixed },
};
