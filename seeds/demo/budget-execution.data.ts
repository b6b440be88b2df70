import type { BudgetLine, CarryoverKind, Coded } from '../../src/events/budget-execution.events.ts';
import type { Actor } from '../../src/kernel/domain-event.ts';
import type { Fund } from '../../src/kernel/fund-split.ts';
import type { Role } from '../../src/kernel/roles.ts';
import type { PlainDate } from '../../src/kernel/time.ts';

/*
 * An invented year of an invented department. Amounts in 천원 (1,000 won); days are working days of 2025.
 */

export type ThousandWon = number;
export type ByFund = Readonly<Partial<Record<Fund, ThousandWon>>>;

export const FISCAL_YEAR = 2025;
export const department = { id: 'demo', name: '가상미래과(시연용)' };
export const account: Coded = { code: 'general', name: '일반회계' };
export const policy: Coded = { code: 'POLICY', name: '상상도시 실험(시연용)' };

const officer = (id: string, name: string): Actor => ({
  id,
  name,
  departmentId: department.id,
  departmentName: department.name,
  role: 'budget-officer' satisfies Role, // every entry is proved by a dated document, and only this role may do that
});

export const budgeter = officer('demo-budgeter', '가나다(시연용)');
export const obligor = officer('demo-obligor', '라마바(시연용)');
export const payer = officer('demo-payer', '사아자(시연용)');

interface Project extends Coded {
  readonly unit: Coded;
}

const library: Coded = { code: 'U1', name: '상상도서관 운영' };
const alley: Coded = { code: 'U2', name: '미래골목 실험' };

const readingClass: Project = { code: 'P1', name: '달빛 독서교실', unit: library };
const bookCarts: Project = { code: 'P2', name: '구름 책수레', unit: library };
const robots: Project = { code: 'P3', name: '로봇 길동무 시범', unit: alley };
const upkeep: Project = { code: 'P4', name: '골목 실험실 유지', unit: alley };

interface LinePlan extends Pick<BudgetLine, 'objectGroup' | 'object'> {
  readonly project: Project;
  readonly original: ByFund;
  /** 1월, 4월, 7월, 10월 배정. */
  readonly allotments: readonly ThousandWon[];
  /** What is kept at the end of the year beside the spending; null: cut off, and left unclosed. */
  readonly closing: {
    readonly on: PlainDate;
    readonly carryover: Readonly<Partial<Record<CarryoverKind, ThousandWon>>>;
    readonly subsidyReturn: ThousandWon;
  } | null;
}

const general: Coded = { code: '201', name: '일반운영비' };
const nothingKept = { on: '2026-02-06', carryover: {}, subsidyReturn: 0 };

export const LINE_KEYS = ['office', 'event', 'carts', 'supplies', 'research', 'grant', 'utilities', 'travel'] as const;
export type LineKey = (typeof LINE_KEYS)[number];

export const lines: Readonly<Record<LineKey, LinePlan>> = {
  office: {
    project: readingClass,
    objectGroup: general,
    object: { code: '01', name: '사무관리비' },
    original: { district: 24_000 },
    allotments: [6_000, 6_500, 5_000, 6_500],
    closing: nothingKept,
  },
  event: {
    project: readingClass,
    objectGroup: general,
    object: { code: '03', name: '행사운영비' },
    original: { city: 10_000, district: 10_000 },
    allotments: [6_000, 4_000, 8_000, 2_000],
    closing: { on: '2026-02-06', carryover: {}, subsidyReturn: 1_000 },
  },
  carts: {
    project: bookCarts,
    objectGroup: { code: '405', name: '자산취득비' },
    object: { code: '01', name: '자산및물품취득비' },
    original: { district: 15_000 },
    allotments: [6_000, 10_000, 4_000, 4_000],
    closing: { on: '2026-02-06', carryover: { accidental: 7_400 }, subsidyReturn: 0 },
  },
  supplies: {
    project: bookCarts,
    objectGroup: general,
    object: { code: '01', name: '사무관리비' },
    original: { other: 6_000 },
    allotments: [1_500, 2_500, 1_000, 1_000],
    closing: nothingKept,
  },
  research: {
    project: robots,
    objectGroup: { code: '207', name: '연구개발비' },
    object: { code: '01', name: '연구용역비' },
    original: { district: 40_000 },
    allotments: [30_000, 3_000, 2_500, 500],
    closing: { on: '2026-02-10', carryover: {}, subsidyReturn: 0 },
  },
  grant: {
    project: robots,
    objectGroup: { code: '307', name: '민간이전' },
    object: { code: '02', name: '민간경상사업보조' },
    original: { national: 30_000, city: 15_000, district: 15_000 },
    allotments: [15_000, 17_000, 18_000, 18_000],
    closing: { on: '2026-02-10', carryover: {}, subsidyReturn: 3_300 },
  },
  utilities: {
    project: upkeep,
    objectGroup: general,
    object: { code: '02', name: '공공운영비' },
    original: { district: 18_000 },
    allotments: [5_000, 4_000, 6_000, 4_000],
    closing: nothingKept,
  },
  travel: {
    project: upkeep,
    objectGroup: { code: '202', name: '여비' },
    object: { code: '01', name: '국내여비' },
    original: { district: 6_000 },
    allotments: [1_500, 1_200, 1_100, 1_200],
    closing: null,
  },
};

export const allotmentDays: readonly PlainDate[] = ['2025-01-02', '2025-04-01', '2025-07-01', '2025-10-01'];

/** Days of 원인행위 and 지급 in each month; the day after a payment is a working day too, and never of the next month. */
export const monthDays: readonly { readonly obligated: PlainDate; readonly paid: PlainDate }[] = [
  { obligated: '2025-01-08', paid: '2025-01-21' },
  { obligated: '2025-02-06', paid: '2025-02-20' },
  { obligated: '2025-03-06', paid: '2025-03-20' },
  { obligated: '2025-04-08', paid: '2025-04-22' },
  { obligated: '2025-05-08', paid: '2025-05-22' },
  { obligated: '2025-06-10', paid: '2025-06-24' },
  { obligated: '2025-07-08', paid: '2025-07-22' },
  { obligated: '2025-08-07', paid: '2025-08-21' },
  { obligated: '2025-09-09', paid: '2025-09-23' },
  { obligated: '2025-10-14', paid: '2025-10-23' },
  { obligated: '2025-11-06', paid: '2025-11-20' },
  { obligated: '2025-12-09', paid: '2025-12-18' },
];

interface MonthlySpending {
  readonly line: LineKey;
  readonly subject: string;
  readonly fund: Fund;
  /** January to December. */
  readonly amounts: readonly ThousandWon[];
}

export const monthlySpending: readonly MonthlySpending[] = [
  {
    line: 'office',
    subject: '사무용품 구입과 자료 인쇄',
    fund: 'district',
    amounts: [1_200, 1_350, 1_900, 1_600, 1_750, 1_400, 1_500, 1_300, 1_850, 1_700, 1_950, 2_100],
  },
  {
    line: 'supplies',
    subject: '책수레 소모품',
    fund: 'other',
    amounts: [300, 300, 450, 500, 500, 450, 350, 350, 500, 550, 450, 300],
  },
  {
    line: 'utilities',
    subject: '골목 실험실 전기·수도 요금',
    fund: 'district',
    amounts: [1_450, 1_420, 1_300, 1_150, 1_050, 1_200, 1_550, 1_600, 1_300, 1_100, 1_250, 1_430],
  },
  {
    line: 'travel',
    subject: '현장 확인 출장 여비',
    fund: 'district',
    amounts: [280, 320, 410, 450, 380, 360, 240, 210, 430, 470, 390, 260],
  },
];
