import type { CarryoverKind } from '../../src/events/budget-execution.events.ts';
import { cutoffDay } from '../../src/kernel/fiscal-year.ts';
import { totalOf, type FundSplit } from '../../src/kernel/fund-split.ts';
import type { Won } from '../../src/kernel/won.ts';
import type { Line } from './budget-book.ts';
import { dateOf, workingDayFrom, type Day } from '../common/calendar.ts';
import { takenFrom, unspent, wholeThousands, type DistrictEntry, type OfficeYear } from './office-year.ts';

const GROUPS_OF_LONG_WORKS = ['207', '401'];
const LONG_WORKS_CARRIED_OVER = 0.15;
const UNPAID_CARRIED_OVER = 0.6;
const DAYS_UNTIL_CARRIED_OVER = 5;

export function* cutOff(year: OfficeYear, day: Day): Iterable<DistrictEntry> {
  const effectiveOn = cutoffDay(year.fiscalYear);
  for (const { lineId, department } of year.lines)
    yield year.enter({ type: 'ReachCutoff', lineId, effectiveOn }, day, department.budgeter, '출납 폐쇄');
}

/** 결산: what is carried over stands in the same line of the next year a few days later. */
export function* closeBooks(year: OfficeYear, day: Day): Iterable<DistrictEntry> {
  for (const line of year.lines) {
    const { totals } = year.ledger(line.lineId);
    const left = unspent(totals);
    const unpaidWon = totals.obligatedWon - totalOf(totals.spent);
    const accidental = unpaidWon > 0 && year.random.chance(UNPAID_CARRIED_OVER) ? unpaidWon : 0;
    const explicit = carriedExplicitly(year, line) ? wholeThousands((totalOf(left) - accidental) * 0.6) : 0;
    const keptWon = totalOf(left) - accidental - explicit;
    const command = {
      type: 'CloseFiscalYear',
      lineId: line.lineId,
      effectiveOn: dateOf(day),
      carryover: { explicit, accidental, continuing: 0 },
      subsidyReturnWon: Math.min(keptWon, left.national + left.city),
    } as const;
    yield year.enter(command, day, line.department.budgeter, `${year.fiscalYear}년 결산 마감`);
    carryOver(year, line, 'accidental', takenFrom(left, accidental), day);
    carryOver(year, line, 'explicit', takenFrom(left, explicit), day);
  }
}

const carriedExplicitly = ({ random }: OfficeYear, { kind }: Line): boolean =>
  GROUPS_OF_LONG_WORKS.includes(kind.objectGroup.code) && random.chance(LONG_WORKS_CARRIED_OVER);

function carryOver(
  { successor }: OfficeYear,
  { lineId: fromLineId, department }: Line,
  carryover: CarryoverKind,
  funds: FundSplit,
  closed: Day,
): void {
  const amountWon: Won = totalOf(funds);
  if (!successor || amountWon === 0) return;
  const lineId = `${successor.fiscalYear}${fromLineId.slice(4)}`;
  const day = workingDayFrom(closed + DAYS_UNTIL_CARRIED_OVER);
  successor.plan(day, () => [
    successor.enter(
      { type: 'ReceiveCarryover', lineId, effectiveOn: dateOf(day), carryover, fromLineId, funds },
      day,
      department.budgeter,
      '전년도 이월',
    ),
  ]);
}
