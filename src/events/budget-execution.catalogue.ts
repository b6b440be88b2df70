import type { EventCatalogue } from '../kernel/event-catalogue.ts';
import { FUNDS } from '../kernel/fund-split.ts';
import { INTEGER, listOf, membersOf, nameIn, oneOf, orNull, TEXT, WON, YEAR } from '../kernel/shape.ts';
import {
  CARRYOVER_KINDS,
  MEASURES,
  TRANSFER_KINDS,
  type Absorption,
  type BudgetExecutionFact,
  type BudgetLine,
  type Effect,
  type Leg,
} from './budget-execution.events.ts';
import { CAUSES } from './causes.ts';
import { CODED, DEPARTMENT, FUND_SPLIT, NO_DATA, v1 } from './shapes.ts';

const budgetLine = membersOf<BudgetLine>({
  lineId: TEXT,
  fiscalYear: YEAR,
  account: CODED,
  department: DEPARTMENT,
  policy: CODED,
  unit: CODED,
  project: CODED,
  objectGroup: CODED,
  object: CODED,
});

const absorbs = listOf(membersOf<Absorption>({ eventId: TEXT, funds: FUND_SPLIT }));
const legs = listOf(membersOf<Leg>({ lineId: TEXT, funds: FUND_SPLIT }));
/** A two-sided fact stands in the stream of each of its lines. */
const hasLeg = (lineId: string, data: { readonly legs: readonly Leg[] }): boolean =>
  data.legs.some((leg) => leg.lineId === lineId);
const undone = listOf(
  membersOf<Effect>({
    measure: oneOf(MEASURES),
    fund: oneOf([...FUNDS, 'whole']),
    amountWon: WON,
    cause: nameIn(CAUSES),
  }),
);

export const BUDGET_EXECUTION_EVENTS: EventCatalogue<BudgetExecutionFact> = {
  BudgetLineOpened: v1('예산 과목 개설', budgetLine),
  OriginalBudgetEnacted: v1('본예산 의결', membersOf({ funds: FUND_SPLIT })),
  SupplementaryBudgetEnacted: v1('추경 의결', membersOf({ round: INTEGER, funds: FUND_SPLIT, absorbs })),
  DeemedBudgetApproved: v1('간주처리 승인', membersOf({ round: INTEGER, funds: FUND_SPLIT })),
  PreEnactmentUseApproved: v1(
    '성립전 사용 승인',
    membersOf({ ground: oneOf(['purpose-designated', 'disaster']), funds: FUND_SPLIT }),
  ),
  CarryoverReceived: v1(
    '이월 수입',
    membersOf({ carryover: oneOf(CARRYOVER_KINDS), fromLineId: TEXT, funds: FUND_SPLIT }),
  ),
  BudgetTransferred: {
    ...v1('이·전용 등', membersOf({ transferId: TEXT, transfer: oneOf(TRANSFER_KINDS), legs })),
    belongsTo: hasLeg,
  },
  AllotmentIssued: v1('예산배정', membersOf({ amountWon: WON })),
  AllotmentRecovered: v1('배정 환수', membersOf({ amountWon: WON })),
  ObligationIncurred: v1('지출원인행위', membersOf({ obligationId: TEXT, amountWon: WON, subject: TEXT })),
  ObligationChanged: v1('원인행위 증감', membersOf({ obligationId: TEXT, changeWon: WON, corrects: TEXT })),
  ObligationCancelled: v1('원인행위 취소', membersOf({ obligationId: TEXT, releasedWon: WON, corrects: TEXT })),
  PaymentCompleted: v1(
    '지급 완료',
    membersOf({ paymentId: TEXT, obligationId: TEXT, funds: FUND_SPLIT, grace: orNull(TEXT) }),
  ),
  PaymentReturned: v1('반납(여입)', membersOf({ returnId: TEXT, paymentId: TEXT, funds: FUND_SPLIT, corrects: TEXT })),
  ExpenditureReclassified: {
    ...v1('과목경정', membersOf({ reclassificationId: TEXT, paymentId: TEXT, legs, corrects: TEXT })),
    belongsTo: hasLeg,
  },
  EntryVoided: v1('입력 오류 취소', membersOf({ voids: TEXT, voidedType: TEXT, undone })),
  FiscalYearCutOff: v1('출납 폐쇄', NO_DATA),
  FiscalYearClosed: v1(
    '회계연도 마감',
    membersOf({
      budgetWon: WON,
      spentWon: WON,
      carryover: membersOf({ explicit: WON, accidental: WON, continuing: WON }),
      subsidyReturnWon: WON,
      unusedWon: WON,
    }),
  ),
};
