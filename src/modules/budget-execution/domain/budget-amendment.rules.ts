import type { Absorption } from '../../../events/budget-execution.events.ts';
import { addFunds, FUNDS, negateFunds, NO_FUNDS, type FundSplit } from '../../../kernel/fund-split.ts';
import { refuseUnless } from '../../../kernel/rejection.ts';
import type { OpenedLine } from './budget-line.rules.ts';

type Rounded = 'SupplementaryBudgetEnacted' | 'DeemedBudgetApproved';

/** 차수 only go up: a line may miss a round, never repeat one. */
export function requireNextRound(state: OpenedLine, type: Rounded, round: number, what: string): void {
  const last = Math.max(0, ...state.standing.map(({ fact }) => (fact.type === type ? fact.data.round : 0)));
  refuseUnless(
    Number.isInteger(round) && round > last,
    'round-ascending',
    `${what} ${round}차는 이미 기록된 ${last}차보다 커야 합니다.`,
    { round, last },
  );
}

/** A 추경 absorbs only what 간주 or 성립전 brought into this line, and each won of it once. */
export function requireAbsorbable(state: OpenedLine, absorbs: readonly Absorption[]): void {
  const ids = absorbs.map((absorbed) => absorbed.eventId);
  refuseUnless(new Set(ids).size === ids.length, 'absorb-once', '한 추경이 같은 사건을 두 번 흡수할 수 없습니다.', {});
  for (const { eventId, funds } of absorbs) {
    const left = leftToAbsorb(state, eventId);
    refuseUnless(
      left !== null && FUNDS.every((fund) => funds[fund] >= 0 && funds[fund] <= left[fund]),
      'absorb-once',
      '흡수액이 간주처리·성립전 사용으로 남은 금액을 넘습니다.',
      { eventId, left, requested: funds },
    );
  }
}

/** null when the event is no 간주 or 성립전 of this line. */
function leftToAbsorb(state: OpenedLine, eventId: string): FundSplit | null {
  const brought = state.standing.find((entry) => entry.id === eventId)?.fact;
  if (brought?.type !== 'DeemedBudgetApproved' && brought?.type !== 'PreEnactmentUseApproved') return null;
  const absorbed = state.standing
    .flatMap(({ fact }) => (fact.type === 'SupplementaryBudgetEnacted' ? fact.data.absorbs : []))
    .filter((absorption) => absorption.eventId === eventId)
    .reduce((sum, absorption) => addFunds(sum, absorption.funds), NO_FUNDS);
  return addFunds(brought.data.funds, negateFunds(absorbed));
}
