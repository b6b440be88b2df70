import { FUNDS, NO_FUNDS, totalOf, type FundSplit } from '../../src/kernel/fund-split.ts';
import type { Line } from './budget-book.ts';
import { dateOf, workingDayFrom, type Day } from '../common/calendar.ts';
import { RESERVE } from './office.data.ts';
import { unspent, wholeThousands, type DistrictEntry, type OfficeYear } from './office-year.ts';

/** Of the payments; domain.md §7: 반납 1–2 %, 경정 under 1 %. */
const RETURNED = 0.015;
const RECLASSIFIED = 0.007;
const MISTYPED = 0.002;
/** Of the obligations. */
const CHANGED = 0.03;
const CANCELLED = 0.01;
const LINES_TRIED = 6;

interface Paid {
  readonly paymentId: string;
  readonly paid: Day;
}

type PayAgain = (day: Day) => Iterable<DistrictEntry>;

/** Decides at the payment what will become of it. */
export function correctLater(year: OfficeYear, line: Line, payment: Paid, day: Day, payAgain: PayAgain): void {
  const { random } = year;
  const on = (soonest: number, latest: number, act: (on: Day) => Iterable<DistrictEntry>) => {
    const then = workingDayFrom(day + random.between(soonest, latest));
    if (then <= year.lastDay) year.plan(then, () => act(then));
  };
  const fate = random.part();
  if (fate < MISTYPED) on(1, 2, (then) => enterAnew(year, line, payment, then, payAgain));
  else if (fate < MISTYPED + RETURNED) on(5, 40, (then) => giveBack(year, line, payment, then));
  else if (fate < MISTYPED + RETURNED + RECLASSIFIED) on(3, 30, (then) => reclassify(year, line, payment, then));
}

export function correctObligationLater(year: OfficeYear, line: Line, obligationId: string, day: Day): void {
  const { random } = year;
  const fate = random.part();
  const then = workingDayFrom(day + random.between(1, 12));
  if (then > year.lastDay || fate >= CHANGED + CANCELLED) return;
  year.plan(then, () =>
    fate < CHANGED ? change(year, line, obligationId, then) : cancel(year, line, obligationId, then),
  );
}

function* enterAnew(
  year: OfficeYear,
  line: Line,
  { paymentId }: Paid,
  day: Day,
  payAgain: PayAgain,
): Iterable<DistrictEntry> {
  const { eventId } = year.ledger(line.lineId).payments.get(paymentId) ?? {};
  if (eventId === undefined) return;
  const actor = year.random.pick(line.department.payers);
  yield year.enter(
    { type: 'VoidEntry', lineId: line.lineId, eventId, otherLineId: null },
    day,
    actor,
    '금액 입력 오류',
  );
  yield* payAgain(day);
}

function* giveBack(year: OfficeYear, line: Line, { paymentId }: Paid, day: Day): Iterable<DistrictEntry> {
  const { lineId, department } = line;
  const net = year.ledger(lineId).payments.get(paymentId)?.net ?? NO_FUNDS;
  const part = year.random.between(5, 100) / 100;
  const funds = FUNDS.reduce<FundSplit>((split, fund) => ({ ...split, [fund]: Math.floor(net[fund] * part) }), net);
  if (totalOf(funds) === 0) return;
  const returnId = year.newId('r');
  yield year.enter(
    { type: 'ReturnPayment', lineId, effectiveOn: dateOf(day), returnId, paymentId, funds },
    day,
    year.random.pick(department.payers),
    '집행잔액 여입',
  );
}

/** To a line of the department that could have paid it. */
function* reclassify(year: OfficeYear, line: Line, { paymentId }: Paid, day: Day): Iterable<DistrictEntry> {
  const funds = year.ledger(line.lineId).payments.get(paymentId)?.net ?? NO_FUNDS;
  const amountWon = totalOf(funds);
  if (amountWon === 0) return;
  for (let tries = 0; tries < LINES_TRIED; tries += 1) {
    const to = year.random.pick(year.siblingsOf(line));
    const { totals } = year.ledger(to.lineId);
    const room = unspent(totals);
    const fits =
      amountWon <= totals.allottedWon - totals.obligatedWon && FUNDS.every((fund) => funds[fund] <= room[fund]);
    if (to === line || to.kind === RESERVE || !fits) continue;
    const reclassificationId = year.newId('c');
    const accounts = { lineId: line.lineId, toLineId: to.lineId };
    yield year.enter(
      { type: 'ReclassifyExpenditure', ...accounts, effectiveOn: dateOf(day), reclassificationId, paymentId, funds },
      day,
      year.random.pick(line.department.payers),
      `${to.kind.object.name}에서 지급할 것을 바로잡음`,
    );
    return;
  }
}

function* change(year: OfficeYear, line: Line, obligationId: string, day: Day): Iterable<DistrictEntry> {
  const { lineId, department } = line;
  const { totals, obligations } = year.ledger(lineId);
  const { amountWon = 0, paidWon = 0 } = obligations.get(obligationId) ?? {};
  const wantedWon = wholeThousands(amountWon * (year.random.part() * 0.4 - 0.2));
  const changeWon = Math.max(paidWon - amountWon, Math.min(wantedWon, totals.allottedWon - totals.obligatedWon));
  if (changeWon === 0) return;
  yield year.enter(
    { type: 'ChangeObligation', lineId, effectiveOn: dateOf(day), obligationId, changeWon },
    day,
    year.random.pick(department.obligors),
    '설계변경에 따른 계약금액 조정',
  );
}

function* cancel(year: OfficeYear, line: Line, obligationId: string, day: Day): Iterable<DistrictEntry> {
  const { lineId, department } = line;
  const { amountWon = 0, paidWon = 0 } = year.ledger(lineId).obligations.get(obligationId) ?? {};
  if (amountWon <= paidWon) return;
  yield year.enter(
    { type: 'CancelObligation', lineId, effectiveOn: dateOf(day), obligationId },
    day,
    year.random.pick(department.obligors),
    '계약 해지',
  );
}
