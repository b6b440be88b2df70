import type { FrozenIndicator, Source } from '../events/evaluation-score.ts';
import type { Measured, UntargetedIndicator } from '../events/performance-plan.events.ts';
import type { DecimalText } from '../kernel/decimal.ts';
import { compare, divide, exact, exactText, multiply, sum, ZERO, type ExactText } from '../kernel/rational.ts';
import type { PlainDate } from '../kernel/time.ts';

/** What of a sheet an evaluation scores by. */
export type Sheet = Pick<
  UntargetedIndicator,
  'name' | 'unit' | 'direction' | 'achievement' | 'ratio' | 'aggregation' | 'weight' | 'cap' | 'floor'
>;

/** The result of one period that stands. */
export type Result = Source & { readonly effectiveOn: PlainDate; readonly measured: Measured };

export type MeasuredIndicator = {
  readonly sheet: Sheet;
  /** As the plan was confirmed; null before there was one. */
  readonly target: DecimalText | null;
  /** 변경승인된 목표, from its day on; the days never fall. */
  readonly revisions: readonly { readonly from: PlainDate; readonly target: DecimalText }[];
  /** By period. */
  readonly results: Readonly<Record<string, Result>>;
};

type Known = Pick<FrozenIndicator, 'actual' | 'sources'>;

/** The indicator as it is scored at the cut-off: its target in force, and its results up to that day, as far as known. */
export function frozen(
  indicatorId: string,
  indicator: MeasuredIndicator,
  cutoffOn: PlainDate,
  criterionId: string | null,
): FrozenIndicator {
  const { name, unit, direction, achievement, weight, floor, cap } = indicator.sheet;
  const isKeep = achievement.formula === 'keep';
  const steps = achievement.formula === 'milestone' ? achievement.steps : [];
  return {
    indicatorId,
    name,
    unit,
    criterionId,
    weight,
    direction,
    formulaId: achievement.formula,
    // A rule set compares a result with the target, where the plan says what is done (1) and what is not (0).
    target: achievement.formula === 'binary' ? '1' : targetOn(indicator, cutoffOn),
    floor,
    cap,
    tolerance: isKeep ? { within: achievement.tolerance, lossPerUnit: achievement.deductionPerUnit } : null,
    stages: steps.map(({ points }, index) => ({ stage: index + 1, percent: points })),
    ...knownUntil(indicator, cutoffOn),
  };
}

const targetOn = ({ target, revisions }: MeasuredIndicator, day: PlainDate): DecimalText | null =>
  revisions.findLast(({ from }) => from <= day)?.target ?? target;

/** What the results up to that day say together, and the events that say it. */
export function knownUntil({ sheet, results }: MeasuredIndicator, day: PlainDate): Known {
  const inOrder = Object.values(results)
    .filter(({ effectiveOn }) => effectiveOn <= day)
    .toSorted((a, b) => (a.effectiveOn < b.effectiveOn ? -1 : 1));
  const counting = sheet.aggregation === 'average' ? inOrder : inOrder.slice(-1);
  if (counting.length === 0) return { actual: { kind: 'not-submitted' }, sources: [] };
  const value = valueOf(
    counting.map(({ measured }) => measured),
    sheet.ratio?.multiplier ?? '1',
  );
  return {
    actual: value === null ? { kind: 'not-applicable', ground: '실적의 분모가 0' } : { kind: 'value', value },
    sources: counting.map(({ eventId, position }) => ({ eventId, position })),
  };
}

/** The mean of several; of ratios the ratio of their sums. One number is kept as it was written; null: divided by 0. */
function valueOf(measured: readonly Measured[], multiplier: DecimalText): ExactText | null {
  const [first] = measured;
  if (measured.length === 1 && first?.kind === 'value') return first.value;
  const above = sum(measured.map((one) => exact(one.kind === 'ratio' ? one.numerator : one.value)));
  const below = sum(measured.map((one) => exact(one.kind === 'ratio' ? one.denominator : '1')));
  return compare(below, ZERO) === 0 ? null : exactText(multiply(divide(above, below), exact(multiplier)));
}
