import type { ReportedTotal, ReportPart } from '../../src/events/reported-milestone.events.ts';

/** One line of the report that is no budget figure, as printed; codes and names are ours. */
export interface PrintedItem {
  readonly code: string;
  readonly name: string;
  readonly part: ReportPart;
  readonly totals?: readonly ReportedTotal[];
  /** First and last month, or days, that the line names. */
  readonly from?: string;
  readonly through?: string;
  readonly printed: string;
  readonly oddities?: readonly string[];
}

/** A section of the report, and its page in the table of contents. */
export interface PrintedSection {
  readonly place: string;
  readonly items: readonly PrintedItem[];
}

const total = (name: string, value: string, unit: string): ReportedTotal => ({ name, value, unit });

const COUNT_UNDATED = '횟수·건수의 기준일이 없어 5.31. 기준으로 봄(추정).';
const MILLIONS = '백만원으로 적힌 금액이라 천원 단위의 예산현황과 견줄 수 없음.';
const TEAM_MISSING = '담당 팀 이름이 빠져 있음.';
const SCAN_TIME = "'평가지기'는 '평가시기'의 오기로 보임.";
const TWO_IN_ONE = '한 줄에 적힌 두 대책을 나누어 옮김.';

const front: PrintedSection = {
  place: '표지',
  items: [
    {
      code: 'council-session',
      name: '제245회 구의회 제1차 정례회',
      part: 'overview',
      from: '2023-06-12',
      through: '2023-06-27',
      printed: '제245회 구의회 제1차 정례회 2023. 6. 12. ~ 6. 27.',
    },
  ],
};

const equipment: PrintedSection = {
  place: 'Ⅰ. 일반현황 3 주요시설 및 장비, 1쪽부터',
  items: [
    {
      code: 'vehicle',
      name: '행정차량',
      part: 'overview',
      printed: '차종: 아이오닉5(중형 승용)',
      oddities: ['대수가 적혀 있지 않음.'],
    },
  ],
};

const coordination: PrintedSection = {
  place: 'Ⅱ. 주요업무 추진실적 ① 구정 중점·핵심사업의 체계적 통합 관리, 4쪽',
  items: [
    {
      code: 'key-issues',
      name: '주요 정책사업 및 핵심 현안 추진사항 관리',
      part: 'achieved',
      totals: [total('관리', '23', '회')],
      printed: '2023년 주요 정책사업 및 핵심 현안 추진사항 관리: 23회',
      oddities: [COUNT_UNDATED, TEAM_MISSING],
    },
    {
      code: 'work-plan-book',
      name: '주요업무계획 책자 발간',
      part: 'achieved',
      printed: '2023년 주요업무계획 책자 발간',
    },
    {
      code: 'seasonal-new-year',
      name: '설날 종합대책',
      part: 'achieved',
      totals: [total('분야', '6', '개')],
      printed: '설날(6개 분야): 구민안전 확보, 소외이웃 지원, 교통안전 강화 등',
      oddities: ['6개 분야 가운데 3개만 이름이 적혀 있음.'],
    },
    {
      code: 'seasonal-summer',
      name: '여름철 종합대책',
      part: 'achieved',
      totals: [total('분야', '4', '개')],
      from: '2023-05-15',
      through: '2023-10-15',
      printed: "여름철('23.5.15.~10.15.): 폭염·수방·안전·보건 등 4개 분야",
      oddities: ['추진실적에 적혀 있으나 기간은 보고 뒤까지임.'],
    },
    {
      code: 'cooperation-meetings',
      name: '정부·서울시 등 외부기관 협력회의',
      part: 'achieved',
      totals: [total('회의', '14', '회')],
      printed: '서울지구청장협의회 회의, 서울시 자치구 부구청장회의 등: 14회',
      oddities: ["'서울지구청장협의회'는 '서울시구청장협의회'의 오기로 보임.", COUNT_UNDATED],
    },
    {
      code: 'work-plan-2024',
      name: "'24년 주요업무계획 확정·공개",
      part: 'planned',
      printed: "'23년 주요 현안사업 지속적 관리 및 '24년 주요업무계획 확정·공개",
    },
    {
      code: 'real-name-projects',
      name: '중점관리 대상사업 선정·관리',
      part: 'planned',
      from: '2023-07',
      through: '2023-07',
      printed: '2023년 주요 핵심 및 투자사업 등 중점관리 대상사업 선정·관리(7월)',
    },
    {
      code: 'seasonal-chuseok',
      name: '추석 종합대책',
      part: 'planned',
      from: '2023-09',
      through: '2023-09',
      printed: "추석('23.9.) / 겨울철('23.11.~'24.3.) 종합대책 수립 및 관리",
      oddities: [TWO_IN_ONE],
    },
    {
      code: 'seasonal-winter',
      name: '겨울철 종합대책',
      part: 'planned',
      from: '2023-11',
      through: '2024-03',
      printed: "추석('23.9.) / 겨울철('23.11.~'24.3.) 종합대책 수립 및 관리",
      oddities: [TWO_IN_ONE],
    },
  ],
};

const budget: PrintedSection = {
  place: 'Ⅱ. 주요업무 추진실적 ② 미래를 준비하는 예산편성 및 건전한 재정운용, 5쪽',
  items: [
    {
      code: 'budget-disclosure',
      name: '재정공시(예산)',
      part: 'achieved',
      printed: "'23년 영등포구 재정공시(예산) 실시: 예산규모, 재정여건 등",
      oddities: [TEAM_MISSING],
    },
    {
      code: 'subsidy-committee',
      name: '지방보조금관리위원회',
      part: 'achieved',
      totals: [total('회의', '3', '회'), total('안건', '14', '건'), total('금액', '1399', '백만원')],
      printed: '지방보조금관리위원회 운영: 3회, 14건, 1,399백만원',
      oddities: [COUNT_UNDATED, MILLIONS],
    },
    {
      code: 'deemed-budget',
      name: '국·시비 보조금 등 간주처리',
      part: 'achieved',
      totals: [total('차수', '9', '차'), total('금액', '16261', '백만원')],
      printed: '국·시비 보조금 등 간주처리 실시: 9차, 16,261백만원',
      oddities: [COUNT_UNDATED, MILLIONS, '과가 아니라 구 전체의 금액으로 보임.'],
    },
    {
      code: 'fund-leads',
      name: '국·시비 사업 발굴',
      part: 'achieved',
      totals: [
        total('사업', '51', '건'),
        total('금액', '57786', '백만원'),
        total('국비', '3800', '백만원'),
        total('시비', '53986', '백만원'),
      ],
      printed: "'24회계연도 국시비 사업 발굴: 51건, 57,786백만원(국비3,800, 시비 53,986)",
      oddities: [COUNT_UNDATED, MILLIONS, "2023년 보고이나 '24회계연도의 사업임."],
    },
    {
      code: 'fast-execution',
      name: '신속집행 독려',
      part: 'achieved',
      totals: [total('사업', '5', '개'), total('금액', '516', '백만원')],
      printed: '지역경제 활성화를 위한 신속집행 독려: 5개 사업, 516백만원',
      oddities: [COUNT_UNDATED, MILLIONS],
    },
    {
      code: 'supplementary-budget',
      name: '제1회 추가경정예산안 제출',
      part: 'planned',
      from: '2023-06',
      through: '2023-06',
      printed: '2023년 제1회 추가경정예산안 제출: 6월',
    },
    {
      code: 'participatory-budget',
      name: '주민참여 예산제',
      part: 'planned',
      from: '2023-06',
      through: '2023-12',
      printed: '구민과 소통하는 주민참여 예산제 운영: 6월 ~ 12월',
    },
    {
      code: 'budget-2024-proposal',
      name: '2024 회계연도 예산안 제출',
      part: 'planned',
      from: '2023-09',
      through: '2023-11',
      printed: '2024 회계연도 예산 편성 및 예산안 제출: 9월 ~ 11월',
    },
    {
      code: 'budget-2024-council',
      name: '2024 회계연도 예산안 구의회 심의',
      part: 'planned',
      from: '2023-11',
      through: '2023-12',
      printed: '2024 회계연도 예산(안) 구의회 심의: 11월 ~ 12월',
    },
  ],
};

const evaluation: PrintedSection = {
  place: 'Ⅱ. 주요업무 추진실적 ③ 구정의 효율성 제고를 위한 체계적인 평가 관리, 6쪽',
  items: [
    {
      code: 'performance-projects',
      name: '성과관리 주요사업',
      part: 'overview',
      totals: [total('주요사업', '148', '개')],
      printed: '성과관리 148개 주요사업 목표달성도 관리 및 평가 반기별',
      oddities: ['148개 사업의 명단은 적혀 있지 않음.', SCAN_TIME],
    },
    {
      code: 'joint-evaluation',
      name: '지자체합동평가',
      part: 'overview',
      totals: [total('시·도', '17', '개'), total('국정목표', '6', '개'), total('지표', '106', '개')],
      from: '2024-01',
      through: '2024-04',
      printed:
        "지자체합동평가 17개 시·도 (시·군·구 실적 포함) 6대 국정목표, 106개 지표 (국가위임사무 및 국가주요시책) '24.1.~4. (실적: '23.1.~12.)",
      oddities: [SCAN_TIME],
    },
    {
      code: 'external-evaluation',
      name: '외부기관평가',
      part: 'overview',
      totals: [total('시도', '17', '개'), total('시군구', '226', '개')],
      from: '2023-01',
      through: '2023-12',
      printed:
        "외부기관평가 17개 시도, 226개 시군구 중앙부처, 서울시, 언론사, 학회 등 주관 외부기관평가 참여 '23.1.~12.",
      oddities: [SCAN_TIME],
    },
    {
      code: 'performance-guideline',
      name: '성과관리계획 수립 지침 시달',
      part: 'achieved',
      from: '2023-01',
      through: '2023-01',
      printed: "'23년 성과관리계획 수립 지침 시달: 1월",
    },
    {
      code: 'performance-plan',
      name: '성과관리계획 확정',
      part: 'achieved',
      from: '2023-03',
      through: '2023-03',
      printed: "'23년 성과관리계획 수립 및 확정: 3월",
    },
    {
      code: 'external-evaluation-plan',
      name: '대외기관 평가 관리계획 수립',
      part: 'achieved',
      from: '2023-02',
      through: '2023-02',
      printed: '대외기관 평가 관리계획 수립: 2월',
    },
    {
      code: 'external-evaluation-support',
      name: '외부기관평가 응모 지원과 수상실적 관리',
      part: 'achieved',
      printed: '외부기관평가 응모 및 부서 지원, 수상실적 관리: 상시',
    },
    {
      code: 'mid-year-evaluation',
      name: '성과관리 주요사업 중간평가',
      part: 'planned',
      from: '2023-07',
      through: '2023-07',
      printed: "'23년 성과관리 주요사업 중간평가: 7월",
    },
    {
      code: 'year-end-evaluation',
      name: '성과관리 주요사업 종합평가 및 우수부서 선정',
      part: 'planned',
      from: '2023-12',
      through: '2023-12',
      printed: "'23년 성과관리 주요사업 종합평가 및 우수부서 선정: 12월",
      oddities: ['회계연도가 끝나기 전의 평가라 그해의 마지막 실적은 뒤에 나옴.'],
    },
    {
      code: 'joint-evaluation-meetings',
      name: '지자체합동평가 추진상황 보고회',
      part: 'planned',
      from: '2023-09',
      through: '2023-11',
      printed: '지자체합동평가 추진상황 보고회 실시: 9~11월',
    },
    {
      code: 'joint-evaluation-cases',
      name: '지자체합동평가 실적관리와 정성평가 자료 제출',
      part: 'planned',
      from: '2023-07',
      through: '2024-01',
      printed: "지자체합동평가 실적관리(매월) 및 정성평가 자료 제출: 7월~'23. 1월",
      oddities: ["끝이 처음보다 이른 '23. 1월로 적혀 있어 '24. 1월로 읽음(추정)."],
    },
  ],
};

const fourYearPlan: PrintedSection = {
  place: 'Ⅲ. 신규·중점사업 추진실적 1 민선8기 구정운영 4개년 계획 수립·관리, 7쪽부터',
  items: [
    {
      code: 'four-year-plan-period',
      name: '구정운영 4개년 계획 대상기간',
      part: 'overview',
      from: '2023-01',
      through: '2026-12',
      printed: '대상기간: 2023. 1. ~ 2026. 12.',
      oddities: ['민선8기 임기가 끝난 뒤까지의 기간임.'],
    },
    {
      code: 'four-year-plan-update',
      name: '이행과제 현행화·보완',
      part: 'achieved',
      from: '2023-01',
      through: '2023-01',
      printed: '조직개편, 인사이동 등 자료 현행화 및 이행과제 보완: 1월',
    },
    {
      code: 'four-year-plan-confirmed',
      name: '구정운영 4개년 계획 확정',
      part: 'achieved',
      from: '2023-02',
      through: '2023-02',
      printed: '구정운영 4개년 계획 확정: 2월',
    },
    {
      code: 'four-year-plan-structure',
      name: '구정운영 4개년 계획 구성체계',
      part: 'achieved',
      totals: [total('구정목표', '5', '개'), total('분야', '10', '개'), total('이행과제', '100', '개')],
      printed: '구성체계: 5대 구정목표 - 10개 분야 - 100개 이행과제',
      oddities: ['목표와 분야마다 몇 개인지는 적혀 있지 않음.'],
    },
    {
      code: 'four-year-plan-book',
      name: '구정운영 4개년 계획 책자 발간·배포',
      part: 'achieved',
      from: '2023-02',
      through: '2023-03',
      printed: '구정운영 4개년 계획 책자 발간 및 배포: 2~3월',
    },
    {
      code: 'four-year-plan-guideline',
      name: '이행과제 추진실적 작성 지침 시달',
      part: 'planned',
      from: '2023-09',
      through: '2023-09',
      printed: '2023년도 이행과제 추진실적 작성 지침 시달: 9월',
    },
    {
      code: 'four-year-plan-submission',
      name: '이행과제 추진실적 현행화 및 자료 제출',
      part: 'planned',
      from: '2023-09',
      through: '2023-10',
      printed: '부서별 이행과제 추진실적 현행화 및 자료 제출: 9~10월',
    },
    {
      code: 'four-year-plan-review',
      name: '추진실적 분석·평가 및 이행과제 수정·보완',
      part: 'planned',
      from: '2023-10',
      through: '2023-11',
      printed: '추진실적 분석·평가 및 이행과제 수정·보완: 10~11월',
    },
    {
      code: 'four-year-plan-final-report',
      name: '추진실적 최종보고 및 책자 발간',
      part: 'planned',
      from: '2023-12',
      through: '2023-12',
      printed: '추진실적 최종보고 및 책자 발간: 12월',
    },
  ],
};

export const printedSections: readonly PrintedSection[] = [
  front,
  equipment,
  coordination,
  budget,
  evaluation,
  fourYearPlan,
];
