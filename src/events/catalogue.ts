import type { AccountsFact } from './accounts.events.ts';
import type { AutomationFact } from './automation.events.ts';
import type { BudgetExecutionFact } from './budget-execution.events.ts';
import type { ReportedBalanceFact } from './reported-balance.events.ts';

/** What is known of an event type beside its shape. */
export interface CataloguedEvent {
  /** The version written today. Older ones stay readable for ever. */
  readonly schemaVersion: number;
  /** Korean name as a person reads it. */
  readonly label: string;
}

const v1 = (label: string): CataloguedEvent => ({ schemaVersion: 1, label });

export const BUDGET_EXECUTION_EVENTS = {
  BudgetLineOpened: v1('예산 과목 개설'),
  OriginalBudgetEnacted: v1('본예산 의결'),
  SupplementaryBudgetEnacted: v1('추경 의결'),
  DeemedBudgetApproved: v1('간주처리 승인'),
  PreEnactmentUseApproved: v1('성립전 사용 승인'),
  CarryoverReceived: v1('이월 수입'),
  BudgetTransferred: v1('이·전용 등'),
  AllotmentIssued: v1('예산배정'),
  AllotmentRecovered: v1('배정 환수'),
  ObligationIncurred: v1('지출원인행위'),
  ObligationChanged: v1('원인행위 증감'),
  ObligationCancelled: v1('원인행위 취소'),
  PaymentCompleted: v1('지급 완료'),
  PaymentReturned: v1('반납(여입)'),
  ExpenditureReclassified: v1('과목경정'),
  EntryVoided: v1('입력 오류 취소'),
  FiscalYearCutOff: v1('출납 폐쇄'),
  FiscalYearClosed: v1('회계연도 마감'),
} satisfies Record<BudgetExecutionFact['type'], CataloguedEvent>;

export const REPORTED_BALANCE_EVENTS = {
  BalanceStated: v1('보고 잔액 기록'),
  StatementWithdrawn: v1('보고 철회'),
  ImportApplied: v1('파일 반영'),
  ImportReversed: v1('반영 취소'),
} satisfies Record<ReportedBalanceFact['type'], CataloguedEvent>;

export const ACCOUNTS_EVENTS = {
  AccountOpened: v1('계정 개설'),
  AccountReassigned: v1('인사발령 반영'),
  PasswordChanged: v1('비밀번호 변경'),
  AccountClosed: v1('계정 폐쇄'),
} satisfies Record<AccountsFact['type'], CataloguedEvent>;

export const AUTOMATION_EVENTS = {
  DayBegan: v1('날이 바뀜'),
  SagaBegan: v1('자동 처리 시작'),
} satisfies Record<AutomationFact['type'], CataloguedEvent>;

/** Every event type of the log. A type that is left out is a compile error above. */
export const EVENT_CATALOGUE = {
  ...BUDGET_EXECUTION_EVENTS,
  ...REPORTED_BALANCE_EVENTS,
  ...ACCOUNTS_EVENTS,
  ...AUTOMATION_EVENTS,
} satisfies Record<
  (BudgetExecutionFact | ReportedBalanceFact | AccountsFact | AutomationFact)['type'],
  CataloguedEvent
>;
