import type { TransferKind } from '../../src/events/budget-execution.events.ts';
import { NO_FUNDS, totalOf, type FundSplit } from '../../src/kernel/fund-split.ts';
import type { Line } from './budget-book.ts';
import { dateOf, type Day } from '../common/calendar.ts';
import { RESERVE } from './office.data.ts';
import { largest, unspent, wholeThousands, type DistrictEntry, type OfficeYear } from './office-year.ts';

/** Per line and year: domain.md §7 has some 600 전용·변경사용 of 6,000 lines. */
const TRANSFERS_PER_LINE = 0.1;
const WORKING_DAYS = 245;
const RESERVE_DECISIONS = 0.02;
const USE_CHANGES = 0.5;
const LINES_TRIED = 12;
const LEAST_WON = 10_000;

const REASONS: Readonly<Record<'intra-program' | 'use-change' | 'reserve', string>> = {
  'intra-program': '부족한 사업비를 전용',
  'use-change': '같은 편성목 안에서 변경사용',
  reserve: '예측하지 못한 지출에 예비비 사용결정',
};
type Kind = keyof typeof REASONS & TransferKind;

const GROUPS_NEVER_TAKEN_FROM = ['101', '401', '801'];
const GROUPS_CLOSED_TO_RESERVE = ['203', '307', '801'];

/** 전용, 변경사용 and 예비비 of one working day. */
export function* transfer(year: OfficeYear, day: Day): Iterable<DistrictEntry> {
  const { random, lines } = year;
  for (let left = random.around((lines.length * TRANSFERS_PER_LINE) / WORKING_DAYS); left > 0; left -= 1) {
    const kind = random.chance(RESERVE_DECISIONS)
      ? 'reserve'
      : random.chance(USE_CHANGES)
        ? 'use-change'
        : 'intra-program';
    const legs = legsOf(year, kind);
    const funds = legs && movable(year, legs.from);
    if (legs && funds) yield enterTransfer(year, day, kind, legs, funds);
  }
}

interface Legs {
  readonly from: Line;
  readonly to: Line;
}

function enterTransfer(year: OfficeYear, day: Day, kind: Kind, { from, to }: Legs, funds: FundSplit): DistrictEntry {
  const lines = { lineId: from.lineId, toLineId: to.lineId };
  const transferId = year.newId('t');
  return year.enter(
    { type: 'TransferBudget', ...lines, effectiveOn: dateOf(day), transferId, transfer: kind, funds },
    day,
    from.department.budgeter,
    REASONS[kind],
  );
}

/** Two lines between which this kind of transfer is allowed; null when none of those tried are. */
function legsOf(year: OfficeYear, kind: Kind): Legs | null {
  const { random, lines } = year;
  for (let tries = 0; tries < LINES_TRIED; tries += 1) {
    const from = kind === 'reserve' ? lines.find((line) => line.kind === RESERVE) : random.pick(lines);
    if (!from) return null;
    const allowed = (kind === 'reserve' ? lines : year.siblingsOf(from)).filter(
      (to) => from !== to && ALLOWED[kind](from, to),
    );
    if (allowed.length > 0) return { from, to: random.pick(allowed) };
  }
  return null;
}

const groupOf = ({ kind }: Line): string => kind.objectGroup.code;

const ALLOWED: Readonly<Record<Kind, (from: Line, to: Line) => boolean>> = {
  'intra-program': (from, to) =>
    from.is.policy.code === to.is.policy.code &&
    !GROUPS_NEVER_TAKEN_FROM.includes(groupOf(from)) &&
    !['203', '801'].includes(groupOf(to)),
  'use-change': (from, to) => from.is.project.code === to.is.project.code && groupOf(from) === groupOf(to),
  reserve: (_, to) => !GROUPS_CLOSED_TO_RESERVE.includes(groupOf(to)),
};

/** Part of what is neither spent nor allotted; null when that is too little. */
function movable({ ledger, random }: OfficeYear, from: Line): FundSplit | null {
  const { totals } = ledger(from.lineId);
  const { fund, won } = largest(unspent(totals));
  const unallottedWon = totalOf(totals.budget) - totals.allottedWon;
  const part = from.kind === RESERVE ? 0.05 : random.between(5, 30) / 100;
  const amountWon = wholeThousands(Math.min(won, unallottedWon) * part);
  return amountWon >= LEAST_WON ? { ...NO_FUNDS, [fund]: amountWon } : null;
}
