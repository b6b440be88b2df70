import type { PlainDate } from '../../src/kernel/time.ts';
import type { BudgetExecutionCommand } from '../../src/modules/budget-execution/domain/budget-execution.commands.ts';
import { budgeter, FISCAL_YEAR, obligor, payer } from './budget-execution.data.ts';
import { documentOf, fundsOf, lineIdOf, won, type DemoEntry } from './entry.ts';

/** Ids of events that a later command names. They are made of the command behind them; the spec proves these two. */
export const DEEMED_BUDGET_EVENT = '504eb60e-fca5-59f8-bd41-19805c76f289';
export const MISTYPED_PAYMENT_EVENT = '6cd823a5-d3d0-555b-83f0-6f7cb63ba95d';

type DatedCommand = Extract<BudgetExecutionCommand, { readonly effectiveOn: PlainDate }>;

/** Documented on the day it counts for. */
const sameDay = (actor: DemoEntry['actor'], kind: string, reason: string, command: DatedCommand): DemoEntry => ({
  command,
  actor,
  documentedOn: command.effectiveOn,
  reason,
  document: documentOf(kind, command.effectiveOn),
});

const carryover = sameDay(budgeter, '이월', '2024년에 끝내지 못한 책수레 1호 구입비를 명시이월', {
  type: 'ReceiveCarryover',
  lineId: lineIdOf('carts'),
  effectiveOn: '2025-01-02',
  carryover: 'explicit',
  fromLineId: lineIdOf('carts', FISCAL_YEAR - 1),
  funds: fundsOf({ district: 5_000 }),
});

const deemed = sameDay(budgeter, '간주처리', '늘어난 국고보조금을 간주처리', {
  type: 'ApproveDeemedBudget',
  lineId: lineIdOf('grant'),
  effectiveOn: '2025-04-10',
  round: 1,
  funds: fundsOf({ national: 6_000 }),
});

const supplementary: readonly DemoEntry[] = [
  sameDay(budgeter, '제1회추경-grant', '제1회 추경: 간주처리한 국비를 흡수하고 구비를 더함', {
    type: 'EnactSupplementaryBudget',
    lineId: lineIdOf('grant'),
    effectiveOn: '2025-06-19',
    round: 1,
    funds: fundsOf({ national: 6_000, district: 2_000 }),
    absorbs: [{ eventId: DEEMED_BUDGET_EVENT, funds: fundsOf({ national: 6_000 }) }],
  }),
  sameDay(budgeter, '제1회추경-utilities', '제1회 추경: 공공요금 부족분', {
    type: 'EnactSupplementaryBudget',
    lineId: lineIdOf('utilities'),
    effectiveOn: '2025-06-19',
    round: 1,
    funds: fundsOf({ district: 1_000 }),
    absorbs: [],
  }),
  sameDay(budgeter, '제1회추경-travel', '제1회 추경: 출장 감소에 따른 감액', {
    type: 'EnactSupplementaryBudget',
    lineId: lineIdOf('travel'),
    effectiveOn: '2025-06-19',
    round: 1,
    funds: fundsOf({ district: -1_000 }),
    absorbs: [],
  }),
];

const transfer = sameDay(budgeter, '전용', '연구용역비 절감액을 책수레 충전함 구입비로 전용', {
  type: 'TransferBudget',
  lineId: lineIdOf('research'),
  toLineId: lineIdOf('carts'),
  effectiveOn: '2025-09-25',
  transferId: 'research-to-carts',
  transfer: 'intra-program',
  funds: fundsOf({ district: 4_000 }),
});

const recovery = sameDay(budgeter, '배정환수', '쓰지 않을 여비 배정액 환수', {
  type: 'RecoverAllotment',
  lineId: lineIdOf('travel'),
  effectiveOn: '2025-12-16',
  amountWon: won(300),
});

export const budgetChanges: readonly DemoEntry[] = [carryover, deemed, ...supplementary, transfer, recovery];

const mistypedPayment: DemoEntry = {
  command: {
    type: 'VoidEntry',
    lineId: lineIdOf('office'),
    eventId: MISTYPED_PAYMENT_EVENT,
    otherLineId: null,
  },
  actor: payer,
  documentedOn: '2025-03-14',
  reason: '안내문 인쇄비 850,000원을 580,000원으로 잘못 입력함',
  document: documentOf('입력오류', 'office', 'leaflet-1'),
};

export const corrections: readonly DemoEntry[] = [
  mistypedPayment,
  sameDay(payer, '과목경정', '통신 요금을 사무관리비에서 공공운영비로 바로잡음', {
    type: 'ReclassifyExpenditure',
    lineId: lineIdOf('office'),
    toLineId: lineIdOf('utilities'),
    effectiveOn: '2025-03-17',
    reclassificationId: 'phone-to-utilities',
    paymentId: 'phone-1',
    funds: fundsOf({ district: 480 }),
  }),
  sameDay(obligor, '계약변경', '로봇 길동무 연구에 과업을 더함', {
    type: 'ChangeObligation',
    lineId: lineIdOf('research'),
    effectiveOn: '2025-09-17',
    obligationId: 'robot-study',
    changeWon: won(2_400),
  }),
  sameDay(obligor, '계약해지', '납품업체가 책수레 충전함 계약을 포기함', {
    type: 'CancelObligation',
    lineId: lineIdOf('carts'),
    effectiveOn: '2025-10-15',
    obligationId: 'charger',
  }),
  sameDay(payer, '반납', '2분기 보조금 집행잔액 여입', {
    type: 'ReturnPayment',
    lineId: lineIdOf('grant'),
    effectiveOn: '2025-11-18',
    returnId: 'second-quarter-rest',
    paymentId: 'second-quarter-1',
    funds: fundsOf({ national: 600, city: 300, district: 300 }),
  }),
];
