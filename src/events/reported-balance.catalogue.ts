import type { EventCatalogue } from '../kernel/event-catalogue.ts';
import { DAY, FLAG, INTEGER, listOf, membersOf, oneOf, orNull, TEXT, textLike, WON, YEAR } from '../kernel/shape.ts';
import {
  STATED_LEVELS,
  type ReportedBalanceFact,
  type StatedFigures,
  type StatedSubject,
} from './reported-balance.events.ts';
import { CODED, DEPARTMENT, FUND_SPLIT, v1 } from './shapes.ts';

/** 연도.부서.수준.코드: a fold reads the level off it. */
const SUBJECT_ID = textLike(new RegExp(`^\\d{4}\\.[^./]+\\.(${STATED_LEVELS.join('|')})\\.[^./]+$`));

const subject = membersOf<StatedSubject>({
  subjectId: SUBJECT_ID,
  fiscalYear: YEAR,
  department: DEPARTMENT,
  level: oneOf(STATED_LEVELS),
  code: TEXT,
  name: TEXT,
  unit: orNull(CODED),
  account: orNull(TEXT),
  field: orNull(TEXT),
  sector: orNull(TEXT),
});

const figures = membersOf<StatedFigures>({
  budgetWon: WON,
  budgetFunds: orNull(FUND_SPLIT),
  spentWon: WON,
  spentFunds: orNull(FUND_SPLIT),
  compiledWon: orNull(WON),
});

export const REPORTED_BALANCE_EVENTS: EventCatalogue<ReportedBalanceFact> = {
  BalanceStated: v1(
    '보고 잔액 기록',
    membersOf({
      subject,
      figures,
      source: oneOf(['work-report', 'lofin365']),
      batchId: orNull(TEXT),
      exceedsBudget: FLAG,
      printedRate: orNull(TEXT),
      note: orNull(TEXT),
    }),
  ),
  StatementWithdrawn: v1('보고 철회', membersOf({ subjectId: SUBJECT_ID, withdraws: TEXT, batchId: orNull(TEXT) })),
  BalanceDiscontinued: v1('보고 종료', membersOf({ subjectId: SUBJECT_ID, batchId: TEXT })),
  DiscontinuationWithdrawn: v1('보고 종료 취소', membersOf({ subjectId: SUBJECT_ID, withdraws: TEXT, batchId: TEXT })),
  ImportApplied: v1(
    '파일 반영',
    membersOf({
      batchId: TEXT,
      source: oneOf(['lofin365']),
      fileName: TEXT,
      fileHash: TEXT,
      snapshotOn: DAY,
      rows: INTEGER,
      budgetWon: INTEGER,
      spentWon: INTEGER,
      subjects: listOf(SUBJECT_ID),
    }),
  ),
  ImportReversed: v1('반영 취소', membersOf({ batchId: TEXT, withdrawn: INTEGER })),
};
