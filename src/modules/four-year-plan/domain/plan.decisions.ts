import { refuseUnless } from '../../../kernel/rejection.ts';
import type * as commands from './four-year-plan.commands.ts';
import {
  on,
  planStream,
  record,
  requireConfirmed,
  requirePlainIds,
  type Facts,
  type StandingPlan,
  type States,
} from './decision.ts';

export function draftPlan(command: commands.DraftPlan, states: States): Facts {
  const { planId, officeId, term, name, period, coordinator } = command;
  requirePlainIds([officeId, coordinator.id]);
  const expected = `${officeId}.${term}`;
  refuseUnless(
    planId === expected,
    'plan-id-from-office-and-term',
    `계획 번호는 ${expected}이어야 합니다 (받은 값 ${planId}).`,
    { found: planId, expected },
  );
  refuseUnless(
    period.from < period.until,
    'period-in-order',
    `계획기간의 끝(${period.until})이 시작(${period.from})보다 늦어야 합니다.`,
    { ...period },
  );
  refuseUnless(
    states(planStream(planId)).plan === null,
    'plan-drafted-once',
    `4개년 계획 ${planId}은(는) 이미 작성되었습니다.`,
    { planId },
  );
  const data = { planId, officeId, term, name, period, coordinator };
  return [{ stream: planStream(planId), fact: { type: 'PlanDrafted', ...on(command), data } }];
}

export function defineGoal(command: commands.DefineGoal, state: StandingPlan): Facts {
  const { goalId, name } = command;
  requirePlainIds([goalId]);
  requireOpenEdition(state);
  refuseUnless(!state.goals.has(goalId), 'goal-defined-once', `구정목표 ${goalId}은(는) 이미 있습니다.`, { goalId });
  return record(state, { type: 'GoalDefined', ...on(command), data: { goalId, name } });
}

export function defineField(command: commands.DefineField, state: StandingPlan): Facts {
  const { fieldId, goalId, name } = command;
  requirePlainIds([fieldId]);
  requireOpenEdition(state);
  refuseUnless(!state.fields.has(fieldId), 'field-defined-once', `분야 ${fieldId}은(는) 이미 있습니다.`, { fieldId });
  refuseUnless(state.goals.has(goalId), 'goal-known', `구정목표 ${goalId}이(가) 이 계획에 없습니다.`, { goalId });
  return record(state, { type: 'FieldDefined', ...on(command), data: { fieldId, goalId, name } });
}

export function supersedePlan(command: commands.SupersedePlan, state: StandingPlan): Facts {
  const { planId, successorId, successorName } = command;
  requireConfirmed(state);
  refuseUnless(successorId !== planId, 'successor-is-another', '계획이 스스로를 승계할 수 없습니다.', { successorId });
  return record(state, { type: 'PlanSuperseded', ...on(command), data: { successorId, successorName } });
}

/** 구정목표와 분야 are settled while an edition is worked on, and confirmed with it. */
function requireOpenEdition({ edition }: StandingPlan): void {
  refuseUnless(
    edition.phase === 'open',
    'structure-in-open-edition',
    `제${edition.number}판이 확정되어, 다음 판을 열기 전에는 구정목표와 분야를 더할 수 없습니다.`,
    { edition: edition.number, phase: edition.phase },
  );
}
