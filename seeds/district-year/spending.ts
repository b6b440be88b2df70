import { cutoffDay, lastGraceDay } from '../../src/kernel/fiscal-year.ts';
import type { Won } from '../../src/kernel/won.ts';
import type { Line } from './budget-book.ts';
import { dateOf, dayOf, workingDayFrom, workingDaysOf, type Day } from '../common/calendar.ts';
import { rushOn, workingDayWithin } from './calendar.ts';
import { correctLater, correctObligationLater } from './corrections.ts';
import { takenFrom, unspent, type DistrictEntry, type OfficeYear } from './office-year.ts';
import { Lottery } from '../common/random.ts';

const IN_INSTALLMENTS = 0.15;
const LATE = 0.03;
/** Most public amounts are whole 천원, by far not all (domain.md §7). */
const WHOLE_THOUSANDS = 0.645;
const LEAST_WON = 10_000;
const PULLED_INTO_JUNE = 0.4;
const PULLED_INTO_DECEMBER = 0.9;
/** Those last days before the half-year and the cut-off take them. */
const HASTE_DAYS = 16;
const FIRST_PAID_AFTER = [2, 14] as const;
const NEXT_PAID_AFTER = [20, 60] as const;
/** After this day of January nothing of the old year is entered any more. */
const LAST_ENTRY = 31;

const GRACE = '지방회계법 시행령 §3: 계약 이행이 끝난 대금';

/** 원인행위 of every working day, as many as its rush says; their payments fall due later. */
export class Spending {
  readonly #year: OfficeYear;
  readonly #lines: Lottery<Line>;
  readonly #onOrdinaryDay: number;

  constructor(year: OfficeYear) {
    this.#year = year;
    this.#lines = new Lottery(year.lines, ({ obligations }) => obligations);
    const rush = workingDaysOf(year.fiscalYear).reduce((sum, day) => sum + rushOn(day), 0);
    this.#onOrdinaryDay = year.lines.reduce((sum, { obligations }) => sum + obligations, 0) / rush;
  }

  *on(day: Day): Iterable<DistrictEntry> {
    const { random } = this.#year;
    for (let left = random.around(this.#onOrdinaryDay * rushOn(day)); left > 0; left -= 1) {
      const line = this.#lines.draw(random);
      if (line) yield* incur(this.#year, line, day);
    }
  }
}

function* incur(year: OfficeYear, line: Line, day: Day): Iterable<DistrictEntry> {
  const { random, fiscalYear } = year;
  const { allottedWon, obligatedWon } = year.ledger(line.lineId).totals;
  const unit = random.chance(WHOLE_THOUSANDS) ? 1000 : 10;
  const wantedWon = Math.round((line.typicalWon * random.spread(0.5)) / unit) * unit;
  const amountWon = Math.min(Math.max(wantedWon, LEAST_WON), allottedWon - obligatedWon);
  if (amountWon < LEAST_WON) return; // nothing allotted is left: the office waits for the next allotment
  const late = random.chance(LATE) ? random.between(3, 15) : 0;
  const signed = Math.max(dayOf(`${fiscalYear}-01-02`), day - late);
  const obligationId = year.newId('o');
  const subject = random.pick(line.kind.subjects);
  const actor = random.pick(line.department.obligors);
  yield year.enter(
    { type: 'IncurObligation', lineId: line.lineId, effectiveOn: dateOf(signed), obligationId, amountWon, subject },
    day,
    actor,
    subject,
  );
  correctObligationLater(year, line, obligationId, day);
  const installments = random.chance(IN_INSTALLMENTS) ? random.between(2, 4) : 1;
  let paid = day;
  for (let number = 1; number <= installments; number += 1) {
    const [soonest, latest] = number === 1 ? FIRST_PAID_AFTER : NEXT_PAID_AFTER;
    paid = paymentDay(year, day, workingDayWithin(random, paid + soonest, paid + latest));
    const part = number < installments ? Math.floor(amountWon / installments) : null;
    planPayment(year, { line, obligationId, subject, paid, part }, day);
  }
}

/** 신속집행 pulls payments of early July into June, the cut-off those of January into December. */
function paymentDay(year: OfficeYear, signed: Day, wanted: Day): Day {
  const { random, fiscalYear, lastDay } = year;
  const july = dayOf(`${fiscalYear}-07-01`);
  const inHaste = signed < july && july <= wanted && wanted < july + 14;
  const before =
    wanted > lastDay && random.chance(PULLED_INTO_DECEMBER)
      ? lastDay + 1
      : inHaste && random.chance(PULLED_INTO_JUNE)
        ? july
        : null;
  if (before === null) return wanted;
  return Math.min(workingDayWithin(random, Math.max(signed, before - HASTE_DAYS), before - 1), before - 1);
}

interface DuePayment {
  readonly line: Line;
  readonly obligationId: string;
  readonly subject: string;
  readonly paid: Day;
  /** null: all that is left. */
  readonly part: Won | null;
}

function planPayment(year: OfficeYear, due: DuePayment, earliest: Day): void {
  const { random, fiscalYear } = year;
  if (due.paid > dayOf(lastGraceDay(fiscalYear))) return; // stays unpaid: 사고이월
  const [soonest, latest] = random.chance(LATE) ? [7, 30] : random.chance(0.6) ? [0, 0] : [1, 3];
  const entered = workingDayWithin(
    random,
    Math.max(earliest, due.paid + soonest),
    Math.max(earliest, due.paid + latest),
  );
  const last = dayOf(`${fiscalYear + 1}-01-${LAST_ENTRY}`);
  const day = entered > last ? Math.max(due.paid, last - 3) : entered;
  year.plan(day, () => pay(year, due, workingDayFrom(day)));
}

function* pay(year: OfficeYear, due: DuePayment, day: Day): Iterable<DistrictEntry> {
  const { line, obligationId, subject, paid, part } = due;
  const { totals, obligations } = year.ledger(line.lineId);
  const { amountWon = 0, paidWon = 0 } = obligations.get(obligationId) ?? {};
  const unpaidWon = amountWon - paidWon;
  if (unpaidWon <= 0) return; // cancelled meanwhile, or paid by an installment that came first
  const effectiveOn = dateOf(paid);
  const paymentId = year.newId('p');
  const funds = takenFrom(unspent(totals), Math.min(part ?? unpaidWon, unpaidWon));
  const grace = effectiveOn > cutoffDay(year.fiscalYear) ? GRACE : null;
  const actor = year.random.pick(line.department.payers);
  yield year.enter(
    { type: 'CompletePayment', lineId: line.lineId, effectiveOn, paymentId, obligationId, funds, grace },
    day,
    actor,
    `${subject} 지급`,
  );
  correctLater(year, line, { paymentId, paid }, day, (from) => pay(year, due, from));
}
