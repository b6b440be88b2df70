import type { PlanDrafted, ProgressFixed } from '../events/four-year-plan.events.ts';
import type { StoredEvent } from '../kernel/domain-event.ts';
import type { Reaction, Saga } from '../kernel/saga.ts';
import type { OpenEdition } from '../modules/four-year-plan/domain/four-year-plan.commands.ts';
import { idOf } from './stream-ids.ts';

type Plan = { readonly lastYear: number };

const drafted: Reaction<Plan, StoredEvent<PlanDrafted>> = {
  keyOf: idOf,
  remember: (_, { fact: { data } }) => ({ lastYear: Number(data.period.until.slice(0, 4)) }),
  follows: () => [],
};

const fixed: Reaction<Plan, StoredEvent<ProgressFixed>> = {
  keyOf: idOf,
  remember: (plan) => plan,
  follows: ({ lastYear }, event) => {
    const { year } = event.fact.data;
    const { effectiveOn } = event.fact;
    const command: OpenEdition = { type: 'OpenEdition', planId: idOf(event), basedOnYear: year, effectiveOn };
    return year < lastYear ? [{ command, reason: `${year}년 추진실적 최종보고` }] : [];
  },
};

/** 다음 판: the final report of a year opens the edition of the next, as long as the plan has one. */
export const progressFixedEditionOpened: Saga<Plan> = {
  name: 'progress-fixed-edition-opened',
  title: '4개년 계획 다음 판',
  version: 1,
  initial: { lastYear: 0 },
  reactions: { PlanDrafted: drafted, ProgressFixed: fixed },
};
