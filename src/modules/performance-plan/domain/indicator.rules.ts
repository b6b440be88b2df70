import type { Achievement, Direction, Target } from '../../../events/indicator-definition.ts';
import type { UntargetedIndicator } from '../../../events/performance-plan.events.ts';
import { compareDecimals, isDecimal, type DecimalText } from '../../../kernel/decimal.ts';
import { refuseUnless } from '../../../kernel/rejection.ts';

const FORMULAS: Readonly<Record<Direction, readonly Achievement['formula'][]>> = {
  up: ['up', 'binary', 'milestone'],
  down: ['down-a', 'down-b'],
  keep: ['keep'],
};
const MOST_DECIMALS = 6;

/** Everything that must hold of a sheet before an indicator is measured by it. */
export function requireSoundDefinition(definition: UntargetedIndicator): void {
  const { direction, achievement, weight, cap, floor, decimals } = definition;
  requireDecimals(numbersOf(definition));
  refuseUnless(
    FORMULAS[direction].includes(achievement.formula),
    'formula-fits-direction',
    `이 방향(${direction})의 달성도 산식은 ${FORMULAS[direction].join(', ')} 가운데 하나여야 합니다 (받은 값 ${achievement.formula}).`,
    { direction, formula: achievement.formula },
  );
  requireSoundAchievement(achievement);
  refuseUnless(
    compareDecimals(weight, '0') > 0 && compareDecimals(weight, '100') <= 0,
    'weight-within-100',
    `가중치는 0보다 크고 100 이하여야 합니다 (받은 값 ${weight}).`,
    { weight },
  );
  refuseUnless(
    compareDecimals(floor, '0') >= 0 && compareDecimals(floor, cap) < 0,
    'floor-below-cap',
    `달성도 하한 ${floor}은(는) 0 이상이고 상한 ${cap}보다 작아야 합니다.`,
    { floor, cap },
  );
  refuseUnless(
    Number.isInteger(decimals) && decimals >= 0 && decimals <= MOST_DECIMALS,
    'decimals-shown-few',
    `소수 자릿수는 0에서 ${MOST_DECIMALS}까지여야 합니다 (받은 값 ${decimals}).`,
    { decimals },
  );
  refuseUnless(
    definition.ratio === null || compareDecimals(definition.ratio.multiplier, '0') > 0,
    'multiplier-above-0',
    `산식의 배율은 0보다 커야 합니다 (받은 값 ${definition.ratio?.multiplier ?? ''}).`,
    { multiplier: definition.ratio?.multiplier ?? null },
  );
}

export function requireDecimals(numbers: readonly string[]): void {
  const wrong = numbers.filter((number) => !isDecimal(number));
  refuseUnless(
    wrong.length === 0,
    'numbers-exact-decimals',
    `수치는 쉼표 없는 십진수여야 합니다 (받은 값 ${wrong.join(', ')}).`,
    { wrong },
  );
}

/** Where a formula counts steps, a target and a result are one of them. */
export function requireFitting(value: DecimalText, { achievement }: UntargetedIndicator): void {
  if (achievement.formula === 'binary')
    refuseUnless(
      isStep(value, 1),
      'binary-is-0-or-1',
      `이 지표의 값은 0(미완료) 또는 1(완료)이어야 합니다 (받은 값 ${value}).`,
      { value },
    );
  if (achievement.formula === 'milestone')
    refuseUnless(
      isStep(value, achievement.steps.length),
      'milestone-is-a-step',
      `이 지표의 값은 0부터 ${achievement.steps.length}까지의 단계여야 합니다 (받은 값 ${value}).`,
      { value, steps: achievement.steps.length },
    );
}

export function requireSoundTarget({ value }: Target, definition: UntargetedIndicator): void {
  requireDecimals([value]);
  requireFitting(value, definition);
}

/** 전년도 실적보다 약한 목표, by the direction; to keep a level has no weaker side. */
export function isWeakerThanLastYear({ value }: Target, { direction, lastYear }: UntargetedIndicator): boolean {
  if (lastYear === null || direction === 'keep') return false;
  const difference = compareDecimals(value, lastYear);
  return direction === 'up' ? difference < 0 : difference > 0;
}

const isStep = (value: DecimalText, last: number): boolean => /^\d{1,3}$/.test(value) && Number(value) <= last;

function requireSoundAchievement(achievement: Achievement): void {
  if (achievement.formula === 'keep')
    refuseUnless(
      [achievement.tolerance, achievement.deductionPerUnit].every((number) => compareDecimals(number, '0') >= 0),
      'tolerance-not-negative',
      '허용폭과 벗어난 폭당 감점은 0 이상이어야 합니다.',
      { tolerance: achievement.tolerance, deductionPerUnit: achievement.deductionPerUnit },
    );
  if (achievement.formula === 'milestone') {
    const points = achievement.steps.map((step) => step.points);
    refuseUnless(
      points.length > 0 && points.every((point, index) => compareDecimals(point, points[index - 1] ?? '0') > 0),
      'milestone-steps-ascend',
      `단계별 배점은 한 단계 이상이고 단계마다 커져야 합니다 (받은 값 ${points.join(', ')}).`,
      { points },
    );
  }
}

const numbersOf = ({
  achievement,
  ratio,
  baseline,
  lastYear,
  weight,
  cap,
  floor,
}: UntargetedIndicator): readonly string[] => [
  weight,
  cap,
  floor,
  ...[baseline, lastYear, ratio?.multiplier ?? null].filter((number) => number !== null),
  ...(achievement.formula === 'keep' ? [achievement.tolerance, achievement.deductionPerUnit] : []),
  ...(achievement.formula === 'milestone' ? achievement.steps.map(({ points }) => points) : []),
];
