import { FUNDS, type Fund, type FundSplit } from '../kernel/fund-split.ts';
import type { Won } from '../kernel/won.ts';
import type { BalanceStated } from './reported-balance.events.ts';

/** What a statement says about one figure of its subject, for one fund source ('whole' where it does not split). */
export type StatedAmount = {
  readonly measure: 'budget' | 'spent' | 'compiled';
  readonly fund: Fund | 'whole';
  readonly amountWon: Won;
};

/** The figures a statement sets. A split names all four fund sources, also those of 0 won: 0 is stated, not silent. */
export function statementEffects(fact: BalanceStated): readonly StatedAmount[] {
  const { budgetWon, budgetFunds, spentWon, spentFunds, compiledWon } = fact.data.figures;
  return [
    ...stated('budget', budgetWon, budgetFunds),
    ...stated('spent', spentWon, spentFunds),
    ...(compiledWon === null ? [] : stated('compiled', compiledWon, null)),
  ];
}

const stated = (measure: StatedAmount['measure'], won: Won, funds: FundSplit | null): readonly StatedAmount[] =>
  funds === null
    ? [{ measure, fund: 'whole', amountWon: won }]
    : FUNDS.map((fund) => ({ measure, fund, amountWon: funds[fund] }));
