import type { PlainDate } from '../../src/kernel/time.ts';
import type { ByFund, LineKey, ThousandWon } from './budget-execution.data.ts';

interface Installment {
  readonly paidOn: PlainDate;
  readonly funds: ByFund;
  /** Left out: the day after the payment. */
  readonly documentedOn?: PlainDate;
  /** Left out: paid before the cut-off. */
  readonly grace?: string;
}

/** One obligation and its payments, in 천원. Payment ids are the contract's id with -1, -2 … behind it. */
export interface Contract {
  readonly line: LineKey;
  readonly id: string;
  readonly subject: string;
  readonly signedOn: PlainDate;
  readonly amount: ThousandWon;
  readonly installments: readonly Installment[];
}

export const contracts: readonly Contract[] = [
  {
    line: 'office',
    id: 'phone',
    subject: '골목 실험실 통신 요금', // paid from the wrong line; reclassified in March
    signedOn: '2025-02-12',
    amount: 480,
    installments: [{ paidOn: '2025-02-26', funds: { district: 480 } }],
  },
  {
    line: 'office',
    id: 'leaflet',
    subject: '달빛 독서교실 안내문 인쇄',
    signedOn: '2025-03-04',
    amount: 850,
    installments: [
      { paidOn: '2025-03-12', funds: { district: 580 } }, // the digits changed places; voided the day after
      { paidOn: '2025-03-12', funds: { district: 850 }, documentedOn: '2025-03-14' },
    ],
  },
  {
    line: 'office',
    id: 'lecture-spring',
    subject: '달빛 독서교실 봄학기 강사 수당',
    signedOn: '2025-05-15',
    amount: 1_500,
    installments: [{ paidOn: '2025-05-29', funds: { district: 1_500 } }],
  },
  {
    line: 'office',
    id: 'lecture-autumn',
    subject: '달빛 독서교실 가을학기 강사 수당',
    signedOn: '2025-10-17',
    amount: 1_500,
    installments: [{ paidOn: '2025-11-27', funds: { district: 1_500 } }],
  },
  {
    line: 'event',
    id: 'spring-reading',
    subject: '봄 달빛 낭독회',
    signedOn: '2025-04-02',
    amount: 6_000,
    installments: [{ paidOn: '2025-04-24', funds: { city: 3_000, district: 3_000 } }],
  },
  {
    line: 'event',
    id: 'summer-night',
    subject: '여름밤 도서관',
    signedOn: '2025-06-25',
    amount: 4_000,
    installments: [{ paidOn: '2025-07-16', funds: { city: 2_000, district: 2_000 } }],
  },
  {
    line: 'event',
    id: 'autumn-fair',
    subject: '가을 책 잔치',
    signedOn: '2025-09-03',
    amount: 8_000,
    installments: [
      { paidOn: '2025-09-11', funds: { city: 2_000, district: 2_000 } },
      { paidOn: '2025-10-28', funds: { city: 2_000, district: 2_000 } },
    ],
  },
  {
    line: 'carts',
    id: 'first-cart',
    subject: '구름 책수레 1호 (2024년 명시이월)',
    signedOn: '2025-02-18',
    amount: 5_000,
    installments: [{ paidOn: '2025-03-26', funds: { district: 5_000 } }],
  },
  {
    line: 'carts',
    id: 'two-carts',
    subject: '구름 책수레 2·3호',
    signedOn: '2025-04-16',
    amount: 9_600,
    // The late entry: it counts for May, and nobody knew it before this day.
    installments: [{ paidOn: '2025-05-30', funds: { district: 9_600 }, documentedOn: '2025-06-20' }],
  },
  {
    line: 'carts',
    id: 'charger',
    subject: '책수레 충전함',
    signedOn: '2025-08-20',
    amount: 5_200,
    installments: [], // the supplier withdrew: cancelled in October
  },
  {
    line: 'carts',
    id: 'charger-again',
    subject: '책수레 충전함 (다시 계약)',
    signedOn: '2025-10-22',
    amount: 7_400,
    installments: [], // delivered in 2026: 사고이월
  },
  {
    line: 'supplies',
    id: 'paint',
    subject: '책수레 도색 재료',
    signedOn: '2025-05-13',
    amount: 600,
    installments: [{ paidOn: '2025-05-27', funds: { other: 600 } }],
  },
  {
    line: 'research',
    id: 'robot-study',
    subject: '로봇 길동무 골목 적응 연구',
    signedOn: '2025-03-05',
    amount: 30_000, // raised by 2,400 in September
    installments: [
      { paidOn: '2025-03-18', funds: { district: 9_000 } },
      { paidOn: '2025-07-10', funds: { district: 9_000 } },
      {
        paidOn: '2026-01-15',
        funds: { district: 14_400 },
        grace: '지방회계법 시행령 제3조: 연내에 계약 이행이 끝난 용역의 대금',
      },
    ],
  },
  {
    line: 'research',
    id: 'sound-map',
    subject: '골목 소리 지도 조사',
    signedOn: '2025-05-14',
    amount: 3_000,
    installments: [{ paidOn: '2025-06-26', funds: { district: 3_000 } }],
  },
  {
    line: 'grant',
    id: 'first-quarter',
    subject: '모의나래 협동조합 보조금 1분기',
    signedOn: '2025-01-22',
    amount: 14_000,
    installments: [{ paidOn: '2025-02-04', funds: { national: 7_000, city: 3_500, district: 3_500 } }],
  },
  {
    line: 'grant',
    id: 'second-quarter',
    subject: '모의나래 협동조합 보조금 2분기',
    signedOn: '2025-04-23',
    amount: 15_200,
    installments: [{ paidOn: '2025-05-07', funds: { national: 7_600, city: 3_800, district: 3_800 } }],
  },
  {
    line: 'grant',
    id: 'third-quarter',
    subject: '모의나래 협동조합 보조금 3분기',
    signedOn: '2025-07-15',
    amount: 18_000,
    installments: [{ paidOn: '2025-07-29', funds: { national: 10_000, city: 4_000, district: 4_000 } }],
  },
  {
    line: 'grant',
    id: 'fourth-quarter',
    subject: '모의나래 협동조합 보조금 4분기',
    signedOn: '2025-10-16',
    amount: 16_400,
    installments: [{ paidOn: '2025-10-30', funds: { national: 9_000, city: 3_700, district: 3_700 } }],
  },
  {
    line: 'utilities',
    id: 'sensors',
    subject: '골목 센서 정비',
    signedOn: '2025-08-12',
    amount: 1_900,
    installments: [{ paidOn: '2025-08-26', funds: { district: 1_900 } }],
  },
];
