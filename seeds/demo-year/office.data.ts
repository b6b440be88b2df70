/*
 * 새별구: an invented district office. Its departments are called what departments are called everywhere; their works,
 * people and numbers are made up.
 */

export const OFFICE_ID = 'saebyeol';
export const OFFICE_NAME = '새별구';
export const YEAR = 2025;

/** 평가그룹. */
export const GROUPS = [
  { groupId: 'support', name: '행정지원 그룹' },
  { groupId: 'welfare', name: '복지보건 그룹' },
  { groupId: 'economy', name: '경제환경 그룹' },
  { groupId: 'city', name: '도시안전 그룹' },
] as const;
export type GroupId = (typeof GROUPS)[number]['groupId'];

export const GOALS = [
  { goalId: 'G1', name: '신뢰받는 열린 구정' },
  { goalId: 'G2', name: '모두를 품는 복지' },
  { goalId: 'G3', name: '배움과 문화가 흐르는 새별' },
  { goalId: 'G4', name: '활기차고 푸른 경제' },
  { goalId: 'G5', name: '안전하고 편한 도시' },
] as const;

export const FIELDS = [
  { fieldId: 'F01', goalId: 'G1', name: '참여와 소통' },
  { fieldId: 'F02', goalId: 'G1', name: '책임 행정' },
  { fieldId: 'F03', goalId: 'G2', name: '촘촘한 돌봄' },
  { fieldId: 'F04', goalId: 'G2', name: '건강한 일상' },
  { fieldId: 'F05', goalId: 'G3', name: '배움의 도시' },
  { fieldId: 'F06', goalId: 'G3', name: '문화와 여가' },
  { fieldId: 'F07', goalId: 'G4', name: '일자리와 상권' },
  { fieldId: 'F08', goalId: 'G4', name: '푸른 환경' },
  { fieldId: 'F09', goalId: 'G5', name: '안전과 이동' },
  { fieldId: 'F10', goalId: 'G5', name: '살기 좋은 도시' },
] as const;
export type FieldId = (typeof FIELDS)[number]['fieldId'];

export interface DepartmentPlan {
  readonly id: string;
  readonly name: string;
  readonly groupId: GroupId;
  readonly fieldId: FieldId;
  /** What it does, one 주요사업 and one team each: the subject and the word behind it. */
  readonly works: readonly string[];
}

const department =
  (groupId: GroupId) =>
  (id: string, fieldId: FieldId, name: string, ...works: readonly string[]): DepartmentPlan => ({
    id: `sb-${id}`,
    name,
    groupId,
    fieldId,
    works,
  });
const support = department('support');
const welfare = department('welfare');
const economy = department('economy');
const city = department('city');

/** As they stand when the year begins: 40 departments with 148 works. */
export const DEPARTMENTS: readonly DepartmentPlan[] = [
  support('planning', 'F01', '기획예산과', '구정 성과관리', '주민참여예산', '재정 건전성', '구민 제안'),
  support('audit', 'F02', '감사담당관', '청렴 구정', '예방 감사', '고충민원 조정'),
  support('publicity', 'F01', '홍보소통과', '구정 소식지', '동네방송', '온라인 소통', '새별 알리기'),
  support('general', 'F02', '행정지원과', '직원 역량', '기록물 관리', '일터 혁신'),
  support('autonomy', 'F01', '자치행정과', '주민자치회', '마을공동체', '자원봉사', '통반장 안전망'),
  support('finance', 'F02', '재무과', '공유재산 활용', '계약 투명성', '공공청사 에너지'),
  support('tax1', 'F02', '세무1과', '재산세 안내', '체납 징수', '세무 상담'),
  support('tax2', 'F02', '세무2과', '지방소득세 안내', '숨은 세원 찾기', '납세자 보호'),
  support('civil', 'F01', '민원여권과', '한자리 민원', '무인민원발급', '여권 민원', '찾아가는 민원'),
  support('digital', 'F02', '디지털정책과', '통합관제', '공공데이터 개방', '디지털 배움터', '정보보안'),

  welfare('welfare', 'F03', '복지정책과', '복지 사각지대 발굴', '이웃돌봄단', '푸드뱅크', '통합사례관리'),
  welfare('livelihood', 'F03', '생활보장과', '기초생활 보장', '자활 일자리', '긴급복지', '주거급여'),
  welfare(
    'elder',
    'F03',
    '어르신장애인과',
    '어르신 일자리',
    '경로당 활력',
    '치매 안심 돌봄',
    '장애인 활동지원',
    '장애인 이동권',
    '발달장애인 배움',
  ),
  welfare('family', 'F03', '가족정책과', '가족센터', '다문화가족 정착', '여성 안심마을', '1인가구 생활'),
  welfare('youth', 'F05', '아동청소년과', '아동친화도시', '청소년 진로', '드림스타트', '방과후 돌봄'),
  welfare('childcare', 'F05', '보육지원과', '국공립어린이집', '보육교직원 처우', '장난감도서관'),
  welfare('health', 'F04', '보건행정과', '감염병 대응', '식품 위생', '의료 안전망', '공중위생'),
  welfare('promotion', 'F04', '건강증진과', '걷기 좋은 새별', '금연 환경', '마음건강', '모자보건'),
  welfare('medicine', 'F04', '의약과', '응급의료', '만성질환 관리', '방문 건강'),
  welfare('education', 'F05', '교육지원과', '혁신교육지구', '평생학습관', '작은도서관', '학교 환경'),

  economy('economy', 'F07', '지역경제과', '전통시장 활력', '골목상권', '소상공인 금융', '소비자 보호'),
  economy('jobs', 'F07', '일자리정책과', '청년 일자리', '중장년 재도약', '공공근로', '취업 박람회'),
  economy('social', 'F07', '사회적경제과', '사회적기업', '공정무역', '공유경제'),
  economy('culture', 'F06', '문화예술과', '새별 문화축제', '생활문화센터', '문화유산 돌봄', '거리예술'),
  economy('sports', 'F06', '체육관광과', '생활체육 교실', '체육시설', '도보관광', '구민 한마음체육'),
  economy('environment', 'F08', '환경과', '미세먼지 줄이기', '소음 관리', '하천 수질', '환경교육'),
  economy('cleaning', 'F08', '청소행정과', '재활용 분리배출', '음식물쓰레기 줄이기', '깨끗한 골목', '무단투기 예방'),
  economy('parks', 'F06', '공원녹지과', '생활권 공원', '가로수 돌봄', '도시텃밭', '숲체험원'),
  economy('climate', 'F08', '기후에너지과', '탄소중립 실천', '태양광 보급', '녹색건물'),
  economy('future', 'F07', '미래전략과', '미래산업 유치', '새별 상표', '규제 개선'),

  city('urban', 'F10', '도시계획과', '지구단위계획', '역세권 활성화', '경관 관리', '생활권 계획'),
  city('renewal', 'F10', '도시재생과', '도시재생 거점', '빈집 활용', '집수리'),
  city('building', 'F10', '건축과', '건축 안전', '위반건축물 정비', '건축 인허가', '공개공지'),
  city('housing', 'F10', '주택과', '공동주택', '재건축 정비', '층간소음 중재'),
  city('road', 'F09', '도로과', '보행로 정비', '포트홀 정비', '보안등', '자전거길'),
  city('flood', 'F09', '치수과', '빗물받이 정비', '하수관로', '하천 산책로', '수방 대비'),
  city('traffic', 'F09', '교통행정과', '어린이 통학로', '마을버스', '교통약자 이동', '교통안전시설'),
  city('parking', 'F09', '주차관리과', '공영주차장', '거주자우선주차', '주차 공유'),
  city('safety', 'F09', '안전재난과', '재난 대비 훈련', '안전 취약시설', '제설 대책', '민방위'),
  city('land', 'F10', '부동산정보과', '도로명주소', '공시지가', '부동산 상담'),
];

/** 조직개편 in the middle of August: two departments become a new one, one is divided, one is renamed. */
export const REORGANIZATION = {
  decidedOn: '2025-08-04',
  effectiveOn: '2025-08-18',
  merged: { from: ['sb-jobs', 'sb-social'], into: { id: 'sb-job-economy', name: '일자리경제과' } },
  /** The last works go to the new department, the others stay. */
  divided: { id: 'sb-elder', name: '어르신복지과', off: { id: 'sb-disabled', name: '장애인복지과' }, works: 3 },
  renamed: { id: 'sb-digital', name: '스마트도시과' },
} as const;
