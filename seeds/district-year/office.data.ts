import type { Coded } from '../../src/events/budget-execution.events.ts';
import type { Fund } from '../../src/kernel/fund-split.ts';
import type { Won } from '../../src/kernel/won.ts';

/*
 * An invented office of the size of domain.md §7: about 1,250 세부사업 of 56 departments, 5 통계목 each.
 */

/** Departments by the number of their 세부사업, the first two being of middling size. */
export const DEPARTMENTS: readonly (readonly [name: string, projects: number])[] = [
  ['기획예산과', 18],
  ['생활보장과', 25],
  ['어르신복지과', 60],
  ['보육지원과', 48],
  ['문화체육과', 44],
  ['청소과', 36],
  ['도로과', 34],
  ['일자리정책과', 38],
  ['장애인복지과', 34],
  ['복지정책과', 42],
  ['보건지원과', 40],
  ['건강증진과', 46],
  ['공원녹지과', 36],
  ['치수과', 28],
  ['주택과', 24],
  ['도시재생과', 30],
  ['교육지원과', 32],
  ['자치행정과', 34],
  ['행정지원과', 28],
  ['홍보미디어과', 20],
  ['디지털정책과', 26],
  ['재무과', 16],
  ['부과과', 12],
  ['징수과', 12],
  ['민원여권과', 16],
  ['지역경제과', 34],
  ['사회적경제과', 24],
  ['환경과', 30],
  ['푸른도시과', 20],
  ['건축과', 18],
  ['부동산정보과', 16],
  ['교통행정과', 24],
  ['주차문화과', 22],
  ['안전관리과', 30],
  ['아동청소년과', 36],
  ['가족정책과', 36],
  ['감사담당관', 14],
  ['의회사무국', 14],
  ...Array.from({ length: 18 }, (_, index) => [`가람${index + 1}동`, 9] as const),
];

export const GENERAL: Coded = { code: 'general', name: '일반회계' };

/** 통계목 as this office uses it. */
export interface BudgetObject {
  readonly objectGroup: Coded;
  readonly object: Coded;
  /** Share of the lines. */
  readonly lines: number;
  /** 원인행위 in a year on a typical line, and the amount of one. */
  readonly obligations: number;
  readonly typicalWon: Won;
  readonly subjects: readonly string[];
}

const object = (
  [group, groupName]: readonly [string, string],
  [code, name]: readonly [string, string],
  [lines, obligations, typicalWon]: readonly [number, number, Won],
  ...subjects: readonly string[]
): BudgetObject => ({
  objectGroup: { code: group, name: groupName },
  object: { code, name },
  lines,
  obligations,
  typicalWon,
  subjects,
});

const UPKEEP = ['201', '일반운영비'] as const;
const GRANTS = ['307', '민간이전'] as const;

export const OBJECTS: readonly BudgetObject[] = [
  object(UPKEEP, ['01', '사무관리비'], [23, 16, 640_000], '사무용품 구입', '홍보물 인쇄', '자료집 제작', '소모품 구입'),
  object(UPKEEP, ['02', '공공운영비'], [12, 15, 820_000], '전기요금', '통신요금', '시설 유지관리', '차량 연료비'),
  object(UPKEEP, ['03', '행사운영비'], [9, 6, 2_400_000], '행사장 임차', '무대 설치', '행사 진행 용역'),
  object(['202', '여비'], ['01', '국내여비'], [8, 14, 180_000], '관내 출장여비', '현장 확인 출장여비'),
  object(['203', '업무추진비'], ['03', '시책추진업무추진비'], [5, 12, 210_000], '간담회 식비', '유관기관 업무협의'),
  object(
    ['101', '인건비'],
    ['04', '기간제근로자등보수'],
    [8, 13, 5_100_000],
    '기간제근로자 보수',
    '4대보험 기관부담금',
  ),
  object(['206', '재료비'], ['01', '재료비'], [4, 10, 930_000], '방역약품 구입', '제설재 구입', '수목 구입'),
  object(['207', '연구개발비'], ['01', '연구용역비'], [2, 2, 21_000_000], '기본계획 수립 용역', '타당성 조사 용역'),
  object(
    ['301', '일반보전금'],
    ['01', '사회보장적수혜금'],
    [7, 24, 8_600_000],
    '급여 지급',
    '수당 지급',
    '바우처 정산',
  ),
  object(GRANTS, ['02', '민간경상사업보조'], [8, 9, 7_800_000], '보조사업 교부', '단체 보조금 교부'),
  object(GRANTS, ['05', '민간위탁금'], [5, 11, 24_000_000], '위탁금 교부', '위탁 운영비 교부'),
  object(['401', '시설비및부대비'], ['01', '시설비'], [6, 6, 38_000_000], '보수 공사', '정비 공사', '실시설계 용역'),
  object(
    ['405', '자산취득비'],
    ['01', '자산및물품취득비'],
    [3, 4, 4_200_000],
    '전산장비 구입',
    '집기 구입',
    '차량 구입',
  ),
];

/** 예비비, one line of the first department. */
export const RESERVE: BudgetObject = object(['801', '예비비'], ['01', '일반예비비'], [0, 0, 900_000_000], '예비비');

/** Which fund sources pay for a line, and how often: 1.62 of them on average, two or more on 46 of 100 lines. */
export const FUND_MIXES: readonly (readonly [lines: number, shares: Readonly<Partial<Record<Fund, number>>>])[] = [
  [50, { district: 1 }],
  [4, { other: 1 }],
  [24, { city: 0.5, district: 0.5 }],
  [16, { national: 0.5, city: 0.25, district: 0.25 }],
  [6, { national: 0.7, district: 0.3 }],
];

/** 'A' + 'B' names a 단위사업, with '사업' behind it a 세부사업. */
export const PROJECT_NAMES = {
  of: ['구민', '어르신', '청년', '아동', '마을', '골목', '도시', '생활', '안심', '건강', '문화', '환경'],
  what: ['돌봄', '일자리', '안전', '교육', '정비', '상담', '나눔', '축제', '관리', '지원', '보전', '활성화'],
} as const;

export const SURNAMES = ['김', '이', '박', '최', '정', '강', '조', '윤', '장', '임'] as const;
