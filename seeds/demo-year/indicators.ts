import type { Target } from '../../src/events/indicator-definition.ts';
import type { Measured, ResultBasis, UntargetedIndicator } from '../../src/events/performance-plan.events.ts';
import { parsePeriod, type Period } from '../../src/kernel/period.ts';
import type { Random } from '../common/random.ts';
import { YEAR } from './office.data.ts';

/** A result as its department will report it. */
export interface PlannedResult {
  readonly period: Period;
  readonly basis: ResultBasis;
  readonly measured: Measured;
}

export interface PlannedIndicator {
  readonly indicatorId: string;
  readonly definition: UntargetedIndicator;
  readonly target: Target;
  readonly results: readonly PlannedResult[];
}

type Sheet = Pick<
  UntargetedIndicator,
  'name' | 'definition' | 'unit' | 'direction' | 'achievement' | 'aggregation' | 'every' | 'decimals' | 'evidence'
> & {
  readonly ratio?: UntargetedIndicator['ratio'];
  /** Last year's result, between these; null: steps and yes-or-no have none. */
  readonly usual: readonly [least: number, most: number] | null;
};

const STEPS = [
  { name: '계획 수립', points: '25' },
  { name: '착수', points: '50' },
  { name: '중간점검', points: '75' },
  { name: '완료', points: '100' },
];
const RESPONDENTS = 400;

/** Every direction and every formula there is, as a department would measure that subject. */
const SHEETS: readonly ((subject: string) => Sheet)[] = [
  (subject) => ({
    name: `${subject} 이용자 수`,
    definition: `한 해 동안 ${subject}에 참여하거나 이용한 구민의 수`,
    ...{ unit: '명', direction: 'up', achievement: { formula: 'up' }, usual: [600, 9000] },
    ...{ aggregation: 'cumulative', every: 'quarter', decimals: 0, evidence: '이용자 명부' },
  }),
  (subject) => ({
    name: `${subject} 추진 건수`,
    definition: `${subject} 사업으로 처리하거나 지원한 건수`,
    ...{ unit: '건', direction: 'up', achievement: { formula: 'up' }, usual: [60, 900] },
    ...{ aggregation: 'cumulative', every: 'month', decimals: 0, evidence: '추진 대장' },
  }),
  (subject) => ({
    name: `${subject} 만족도`,
    definition: `반기마다 이용자 ${RESPONDENTS}명 안팎에게 물은 만족 응답의 비율`,
    ...{ unit: '%', direction: 'up', achievement: { formula: 'up' }, usual: [72, 90] },
    ...{ aggregation: 'average', every: 'half', decimals: 1, evidence: '만족도 조사 결과' },
    ratio: { numerator: '만족 응답', denominator: '전체 응답', multiplier: '100' },
  }),
  (subject) => ({
    name: `${subject} 처리기간`,
    definition: `${subject} 신청부터 답변까지 걸린 평균 일수`,
    ...{ unit: '일', direction: 'down', achievement: { formula: 'down-a' }, usual: [3, 12] },
    ...{ aggregation: 'average', every: 'quarter', decimals: 1, evidence: '처리 대장' },
  }),
  (subject) => ({
    name: `${subject} 불편 신고`,
    definition: `${subject}에 대해 접수된 불편 신고의 건수`,
    ...{ unit: '건', direction: 'down', achievement: { formula: 'down-b' }, usual: [40, 300] },
    ...{ aggregation: 'cumulative', every: 'quarter', decimals: 0, evidence: '민원 접수 대장' },
  }),
  (subject) => ({
    name: `${subject} 적정 가동률`,
    definition: `${subject} 시설과 인력이 알맞게 쓰인 비율`,
    ...{ unit: '%', direction: 'keep', usual: [80, 90] },
    achievement: { formula: 'keep', tolerance: '3', deductionPerUnit: '5' },
    ...{ aggregation: 'point', every: 'half', decimals: 1, evidence: '운영 일지' },
  }),
  (subject) => ({
    name: `${subject} 발전계획 수립`,
    definition: `${subject} 발전계획을 세우고 구청장 결재를 받았는지`,
    ...{ unit: '완료', direction: 'up', achievement: { formula: 'binary' }, usual: null },
    ...{ aggregation: 'point', every: 'half', decimals: 0, evidence: '결재 문서' },
  }),
  (subject) => ({
    name: `${subject} 단계별 추진`,
    definition: `${subject} 개선 사업이 네 단계 가운데 어디까지 왔는지`,
    ...{ unit: '단계', direction: 'up', achievement: { formula: 'milestone', steps: STEPS }, usual: null },
    ...{ aggregation: 'point', every: 'quarter', decimals: 0, evidence: '단계별 결과보고' },
  }),
];

const WEIGHTS = [['100'], ['60', '40'], ['50', '30', '20']] as const;
const PERIODS = { month: 12, quarter: 4, half: 2, year: 1 } as const;
const PREFIX = { month: '', quarter: 'Q', half: 'H', year: '' } as const;

/** One to three, of different kinds. */
export function indicatorsOf(
  random: Random,
  subject: string,
  place: number,
  owner: string,
): readonly PlannedIndicator[] {
  const weights = WEIGHTS[place % WEIGHTS.length] ?? WEIGHTS[0];
  return weights.map((weight, number) => {
    const sheet = SHEETS[(place + number * 3) % SHEETS.length]?.(subject);
    if (!sheet) throw new Error('there is no such indicator');
    return planned(random, sheet, `I${number + 1}`, weight, owner);
  });
}

function planned(random: Random, sheet: Sheet, indicatorId: string, weight: string, owner: string): PlannedIndicator {
  const { usual, ratio = null, ...rest } = sheet;
  const { decimals, direction } = sheet;
  const last = usual === null ? null : random.between(usual[0] * 10, usual[1] * 10) / 10;
  const better = random.between(-1, 9) / 100; // a few ask for less than last year: the warning is part of the year
  const value = last === null ? goalOf(sheet) : last * wished(direction, better);
  const target = value.toFixed(decimals);
  const definition = {
    ...rest,
    ratio,
    baseline: null,
    lastYear: last?.toFixed(decimals) ?? null,
    ...{ weight, cap: '100', floor: '0', owner },
  };
  return {
    indicatorId,
    definition,
    target: { value: target, ground: last === null ? '사업계획의 최종 단계' : '최근 3년 추세와 올해 예산' },
    results: resultsOf(random, sheet, Number(target)),
  };
}

const goalOf = ({ achievement }: Sheet): number => (achievement.formula === 'milestone' ? achievement.steps.length : 1);

const wished = (direction: Sheet['direction'], better: number): number =>
  direction === 'keep' ? 1 : direction === 'up' ? 1 + better : 1 - better;

function resultsOf(random: Random, sheet: Sheet, target: number): readonly PlannedResult[] {
  const count = PERIODS[sheet.every];
  const pace = random.between(88, 108) / 100;
  return Array.from({ length: count }, (_, index) => ({
    period: `${YEAR}-${PREFIX[sheet.every]}${String(index + 1).padStart(sheet.every === 'month' ? 2 : 1, '0')}`,
    basis: sheet.aggregation === 'cumulative' ? 'cumulative' : 'of-period',
    measured: measuredAt(random, sheet, target * pace, (index + 1) / count),
  }));
}

/** part: how much of the year is over. */
function measuredAt(random: Random, sheet: Sheet, value: number, part: number): Measured {
  const { achievement, aggregation, decimals, direction, ratio } = sheet;
  if (achievement.formula === 'binary') return { kind: 'value', value: part < 1 || value < 0.92 ? '0' : '1' };
  if (achievement.formula === 'milestone') {
    const steps = achievement.steps.length * part - (value < 0.95 * achievement.steps.length ? 1 : 0);
    return { kind: 'value', value: String(Math.max(0, steps)) };
  }
  const near = value * (1 + random.between(-15, 15) / 1000);
  if (ratio) {
    const asked = RESPONDENTS + random.between(-30, 30);
    return {
      kind: 'ratio',
      numerator: String(Math.min(asked, Math.round((asked * near) / 100))),
      denominator: String(asked),
    };
  }
  // Of what is better low, a pace above 1 is worse; the same numbers serve.
  const whole = direction === 'keep' ? near * 0.99 : near;
  return { kind: 'value', value: (aggregation === 'cumulative' ? value * part : whole).toFixed(decimals) };
}

/** The last day of the period. */
export const lastDayOf = (period: Period): string => parsePeriod(period)?.through ?? `${YEAR}-12-31`;
