import type { StatedLevel } from '../../src/events/reported-balance.events.ts';

/** One row of a table of the report, as printed: amounts in 천원 (1,000 won), names and rates letter by letter. */
export interface PrintedRow {
  readonly level: StatedLevel;
  readonly code: string;
  readonly name: string;
  /** Code of the 단위사업 a project is placed under; the report does not print it. */
  readonly unit: string | null;
  readonly budget: number;
  readonly spent: number;
  /** 구비 of 예산액 and 집행액, where the table prints it. */
  readonly district: { readonly budget: number; readonly spent: number } | null;
  readonly rate: string;
  /** Where in the report the table stands. */
  readonly table: string;
  /** Oddities of the document: kept, not fixed. */
  readonly oddities: readonly string[];
}

export interface PrintedReport {
  readonly title: string;
  readonly department: { readonly id: string; readonly name: string };
  readonly fiscalYear: number;
  /** 수치 기준일. */
  readonly effectiveOn: string;
  /** First day of the council session it was presented to. */
  readonly documentedOn: string;
  readonly rows: readonly PrintedRow[];
}

const BUDGET_UNDEFINED = "'예산액'이 예산현액인지 본예산인지 적혀 있지 않음.";
const SPENT_UNDEFINED = "'집행액'이 지출액인지 원인행위액인지 적혀 있지 않음.";
const DAY_UNDEFINED = '이 표에는 기준일이 없어 Ⅰ-4 예산현황의 5.31. 기준으로 봄.';
const UNIT_BY_AMOUNT = '단위사업이 적혀 있지 않아, 금액이 모두 같은 단위사업에 둠.';
const UNIT_BY_NAME = '단위사업이 적혀 있지 않아, 사업 내용에 따라 둔 것임(추정).';
const TEAM_MISSING = '담당 팀 이름이 빠져 있음.';

const ofEveryTable = [BUDGET_UNDEFINED, SPENT_UNDEFINED];
const ofProjectTables = [...ofEveryTable, DAY_UNDEFINED];

const summary = { unit: null, district: null, table: 'Ⅰ. 일반현황 4 예산현황', oddities: ofEveryTable };

export const workReport2023: PrintedReport = {
  title: '제245회 구의회 제1차 정례회 2023년 주요업무 보고 (기획예산과)',
  department: { id: 'planning-budget', name: '기획예산과' },
  fiscalYear: 2023,
  effectiveOn: '2023-05-31',
  documentedOn: '2023-06-12',
  rows: [
    { ...summary, level: 'department', code: 'all', name: '계', budget: 1_429_866, spent: 431_568, rate: '30.2' },
    {
      ...summary,
      level: 'unit',
      code: 'U1',
      name: '구정운영 정책 조정 및 지원',
      budget: 326_045,
      spent: 110_720,
      rate: '34.0',
    },
    {
      ...summary,
      level: 'unit',
      code: 'U2',
      name: '구민중심의 건전하고 투명한 재정 운용',
      budget: 830_644,
      spent: 211_401,
      rate: '25.5',
    },
    { ...summary, level: 'unit', code: 'U3', name: '구정의 성과관리', budget: 99_885, spent: 38_235, rate: '38.3' },
    { ...summary, level: 'unit', code: 'U4', name: '기본경비', budget: 173_292, spent: 71_212, rate: '41.1' },
    {
      level: 'project',
      code: 'P1',
      name: '구정 중점·핵심사업의 체계적 통합 관리',
      unit: 'U1',
      budget: 326_045,
      spent: 110_720,
      district: { budget: 326_045, spent: 110_720 },
      rate: '34.0',
      table: 'Ⅱ. 주요업무 추진실적 ① 예산현황, 4쪽',
      oddities: [...ofProjectTables, UNIT_BY_AMOUNT, TEAM_MISSING],
    },
    {
      level: 'project',
      code: 'P2',
      name: '미래를 준비하는 예산편성 및 건전한 재정운용',
      unit: 'U2',
      budget: 756_124,
      spent: 155_401,
      district: { budget: 756_124, spent: 155_401 },
      rate: '20.6',
      table: 'Ⅱ. 주요업무 추진실적 ② 예산현황, 5쪽',
      oddities: [...ofProjectTables, UNIT_BY_NAME, TEAM_MISSING],
    },
    {
      level: 'project',
      code: 'P3',
      name: '구정의 효율성 제고를 위한 체계적인 평가 관리',
      unit: 'U3',
      budget: 59_000,
      spent: 12_800,
      district: { budget: 59_000, spent: 12_800 },
      rate: '21.7',
      table: 'Ⅱ. 주요업무 추진실적 ③ 예산현황, 6쪽',
      oddities: [...ofProjectTables, UNIT_BY_NAME],
    },
    {
      level: 'project',
      code: 'P4',
      name: '민선8기 구정운영 4개년 계획 수립·관리',
      unit: 'U3',
      budget: 16_200,
      spent: 10_200,
      district: { budget: 16_200, spent: 10_200 },
      rate: '63.0',
      table: 'Ⅲ. 신규·중점사업 추진실적 1 예산현황, 7쪽부터',
      oddities: [...ofProjectTables, UNIT_BY_NAME],
    },
  ],
};
