import type { Absorption } from '../../src/events/budget-execution.events.ts';
import { addFunds, negateFunds, NO_FUNDS, totalOf, type FundSplit } from '../../src/kernel/fund-split.ts';
import type { Line } from './budget-book.ts';
import { dateOf, type Day } from '../common/calendar.ts';
import { RESERVE } from './office.data.ts';
import { largest, unspent, wholeThousands, type DistrictEntry, type LineView, type OfficeYear } from './office-year.ts';

/** Share of the lines that one round touches. */
const DEEMED_IN_ROUND = 0.009;
const CHANGED_BY_SUPPLEMENTARY = 0.2;
const CUT = 0.4;
const RECOVERED = 0.12;
/** What of the budget is allotted by the end of each month; ahead of an even pace, for 신속집행. */
const ALLOTTED_BY = [0.1, 0.18, 0.27, 0.36, 0.46, 0.62, 0.68, 0.75, 0.82, 0.89, 0.95, 1];
const QUARTER = 3;

const isReserve = ({ kind }: Line): boolean => kind === RESERVE;

/** A won more of budget above what is allotted. */
const unallotted = ({ budget, allottedWon }: LineView['totals']): number => totalOf(budget) - allottedWon;

export function* openBooks(year: OfficeYear, day: Day): Iterable<DistrictEntry> {
  for (const { lineId, is, original, department } of year.lines) {
    const on = { lineId, effectiveOn: dateOf(day) };
    const reason = `${year.fiscalYear}년 본예산`;
    yield year.enter({ type: 'OpenBudgetLine', ...on, ...is }, day, department.budgeter, reason);
    yield year.enter({ type: 'EnactOriginalBudget', ...on, funds: original }, day, department.budgeter, reason);
  }
}

/** month from 0. */
export function* allot(year: OfficeYear, day: Day, month: number): Iterable<DistrictEntry> {
  for (const line of year.lines) {
    if (isReserve(line) || (!line.monthly && month % QUARTER !== 0)) continue;
    const { budget, allottedWon } = year.ledger(line.lineId).totals;
    const share = ALLOTTED_BY[line.monthly ? month : month + QUARTER - 1] ?? 1;
    const amountWon = wholeThousands(totalOf(budget) * share) - allottedWon;
    if (amountWon <= 0) continue;
    const command = { type: 'IssueAllotment', lineId: line.lineId, effectiveOn: dateOf(day), amountWon } as const;
    yield year.enter(command, day, line.department.budgeter, `${month + 1}월 예산배정`);
  }
}

/** Some of what is allotted and will not be used. */
export function* recoverAllotments(year: OfficeYear, day: Day): Iterable<DistrictEntry> {
  for (const line of year.lines) {
    const { allottedWon, obligatedWon } = year.ledger(line.lineId).totals;
    const amountWon = wholeThousands((allottedWon - obligatedWon) * 0.5);
    if (amountWon <= 0 || !year.random.chance(RECOVERED)) continue;
    const command = { type: 'RecoverAllotment', lineId: line.lineId, effectiveOn: dateOf(day), amountWon } as const;
    yield year.enter(command, day, line.department.budgeter, '쓰지 않을 배정액 환수');
  }
}

/** 간주처리 of subsidies that came, by round. */
export function* deem(year: OfficeYear, day: Day, round: number): Iterable<DistrictEntry> {
  const { random } = year;
  for (const line of year.lines) {
    if (!random.chance(DEEMED_IN_ROUND)) continue;
    const funds = subsidyOf(line, random.between(5, 30) / 100);
    if (totalOf(funds) === 0) continue;
    const on = { lineId: line.lineId, effectiveOn: dateOf(day) };
    // One in twelve is 성립전 사용: the money is there, and its use can't wait for the round.
    yield year.enter(
      random.chance(1 / 12)
        ? { type: 'ApprovePreEnactmentUse', ...on, ground: 'purpose-designated', funds }
        : { type: 'ApproveDeemedBudget', ...on, round, funds },
      day,
      line.department.budgeter,
      `${round}차 간주처리`,
    );
  }
}

const subsidyOf = ({ original }: Line, share: number): FundSplit => ({
  ...NO_FUNDS,
  national: wholeThousands(original.national * share),
  city: wholeThousands(original.city * share),
});

/** 추경: takes in what was deemed since the last one, raises some lines and cuts others. */
export function* supplement(year: OfficeYear, day: Day, round: number): Iterable<DistrictEntry> {
  for (const line of year.lines) {
    const view = year.ledger(line.lineId);
    const absorbs = isReserve(line) ? [] : toAbsorb(view);
    const change =
      !isReserve(line) && year.random.chance(CHANGED_BY_SUPPLEMENTARY) ? changeOf(year, line, view) : NO_FUNDS;
    if (absorbs.length === 0 && change === NO_FUNDS) continue;
    const funds = absorbs.reduce((sum, absorbed) => addFunds(sum, absorbed.funds), change);
    yield year.enter(
      { type: 'EnactSupplementaryBudget', lineId: line.lineId, effectiveOn: dateOf(day), round, funds, absorbs },
      day,
      line.department.budgeter,
      `제${round}회 추경`,
    );
  }
}

function toAbsorb({ standing }: LineView): readonly Absorption[] {
  const absorbed = new Set(
    standing.flatMap(({ fact }) =>
      fact.type === 'SupplementaryBudgetEnacted' ? fact.data.absorbs.map(({ eventId }) => eventId) : [],
    ),
  );
  return standing.flatMap(({ id, fact }) =>
    (fact.type === 'DeemedBudgetApproved' || fact.type === 'PreEnactmentUseApproved') && !absorbed.has(id)
      ? [{ eventId: id, funds: fact.data.funds }]
      : [],
  );
}

/** NO_FUNDS when there is nothing to cut. */
function changeOf({ random }: OfficeYear, { original }: Line, { totals }: LineView): FundSplit {
  const { fund, won } = largest(unspent(totals));
  if (!random.chance(CUT))
    return { ...NO_FUNDS, [fund]: 1000 + wholeThousands((original[fund] * random.between(2, 15)) / 100) };
  const cutWon = wholeThousands(Math.min(won * 0.5, unallotted(totals)));
  return cutWon > 0 ? negateFunds({ ...NO_FUNDS, [fund]: cutWon }) : NO_FUNDS;
}
