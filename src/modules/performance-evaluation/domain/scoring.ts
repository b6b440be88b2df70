import type { Criterion, EvaluationRules, Outcome } from '../../../events/evaluation-rules.ts';
import type { Calculation, Correction, FrozenIndicator } from '../../../events/evaluation-score.ts';
import {
  add,
  clamp,
  compare,
  divide,
  exact,
  exactText,
  HUNDRED,
  multiply,
  rational,
  sum,
  ZERO,
  type ExactText,
  type Rational,
} from '../../../kernel/rational.ts';
import { achievementOf, limit } from './achievement.ts';
import { combine, fromText, mapped, notComputable, score, shown, toText, type Exact } from './outcome.ts';

/** 평점 of one evaluator on one criterion, of one indicator where it is judged so. */
export interface GivenPoints {
  readonly evaluatorId: string;
  readonly criterionId: string;
  readonly indicatorId: string | null;
  readonly points: ExactText;
}

/** Everything a score is made from. */
export interface ScoringInput {
  readonly groupId: string | null;
  readonly submitted: boolean;
  readonly indicators: readonly FrozenIndicator[];
  readonly given: readonly GivenPoints[];
  /** By appeals, in order; the last word on each point counts. */
  readonly corrections: readonly Correction[];
  /** The fixed mid-year score; null where there is none. */
  readonly firstHalf: Outcome<ExactText> | null;
}

/** 배점 of a criterion in a group. */
export const pointsIn = (criterion: Criterion, groupId: string | null): Rational =>
  exact(criterion.pointsByGroup.find((own) => own.groupId === groupId)?.points ?? criterion.points);

/** The criteria that make the 100 of a group. */
export const criteriaIn = (rules: EvaluationRules, groupId: string | null): readonly Criterion[] =>
  rules.criteria.filter(
    (criterion) => criterion.kind !== 'adjustment' && compare(pointsIn(criterion, groupId), ZERO) > 0,
  );

/** The score of one assessment, exact to the end; the same input and rules give the same for ever. */
export function calculate(rules: EvaluationRules, input: ScoringInput): Calculation {
  const indicators = input.indicators.map((indicator) => corrected(indicator, input.corrections));
  const criteria = criteriaIn(rules, input.groupId).map((criterion) => {
    const points = pointsIn(criterion, input.groupId);
    const achieved = input.submitted ? achievedIn(criterion, points, rules, indicators, input) : NOT_SUBMITTED;
    return { criterion, points, achieved };
  });
  const base = combine(
    criteria.map(({ points, achieved }) => ({ weight: points, outcome: achieved })),
    rules.absences,
  );
  const adjustment = adjustmentOf(rules, input);
  const total = input.submitted
    ? totalOf(rules, withFirstHalf(rules, base, input.firstHalf), adjustment)
    : NOT_SUBMITTED;
  return {
    ruleSetId: rules.ruleSetId,
    version: rules.version,
    indicators: indicators.flatMap((indicator) =>
      indicator.criterionId === null
        ? []
        : [
            {
              criterionId: indicator.criterionId,
              indicatorId: indicator.indicatorId,
              achieved: toText(achievementOf(indicator, rules)),
            },
          ],
    ),
    criteria: criteria.map(({ criterion, points, achieved }) => ({
      criterionId: criterion.criterionId,
      name: criterion.name,
      points: exactText(points),
      achieved: toText(achieved),
      earned: toText(mapped(achieved, (value) => divide(multiply(value, points), HUNDRED))),
    })),
    base: toText(base),
    firstHalf: rules.halfYearMix === null ? null : input.firstHalf,
    adjustment: exactText(adjustment),
    score: toText(total),
    shown: shown(total, rules.scoreDecimals),
  };
}

const NOT_SUBMITTED: Exact = { kind: 'not-submitted' };

/** 상반기 50% + 하반기 50% and the like; a project without a mid-year score has that half as 해당없음. */
function withFirstHalf(rules: EvaluationRules, base: Exact, firstHalf: Outcome<ExactText> | null): Exact {
  if (rules.halfYearMix === null) return base;
  const first: Exact = firstHalf === null ? { kind: 'not-applicable' } : fromText(firstHalf);
  return combine(
    [
      { weight: exact(rules.halfYearMix.firstHalf), outcome: first },
      { weight: exact(rules.halfYearMix.secondHalf), outcome: base },
    ],
    rules.absences,
  );
}

const totalOf = ({ totalLimits }: EvaluationRules, mixed: Exact, adjustment: Rational): Exact =>
  mapped(mixed, (value) => clamp(add(value, adjustment), limit(totalLimits.floor), limit(totalLimits.cap)));

const adjustmentOf = (rules: EvaluationRules, { given, corrections }: ScoringInput): Rational =>
  sum(
    rules.criteria
      .filter(({ kind }) => kind === 'adjustment')
      .map(({ criterionId, lowest, points }) =>
        clamp(pointsGiven(criterionId, null, given, corrections) ?? ZERO, exact(lowest), exact(points)),
      ),
  );

/** Percent of the criterion's points. */
function achievedIn(
  criterion: Criterion,
  points: Rational,
  rules: EvaluationRules,
  indicators: readonly FrozenIndicator[],
  { given, corrections }: ScoringInput,
): Exact {
  const { criterionId, perIndicator } = criterion;
  const judged = (indicatorId: string | null): Exact => {
    const mean = pointsGiven(criterionId, indicatorId, given, corrections);
    return mean === null ? notComputable('not-judged') : score(multiply(divide(mean, points), HUNDRED));
  };
  if (criterion.kind === 'achievement') {
    const own = indicators.filter((indicator) => indicator.criterionId === criterionId);
    return weighted(own, (indicator) => achievementOf(indicator, rules), rules);
  }
  if (!perIndicator) return judged(null);
  return weighted(
    judgedIndicators(indicators),
    ({ indicatorId, actual }) => (actual.kind === 'value' ? judged(indicatorId) : { kind: actual.kind }),
    rules,
  );
}

/** Each indicator once, though it may count in both halves of the year. */
export const judgedIndicators = (indicators: readonly FrozenIndicator[]): readonly FrozenIndicator[] => [
  ...new Map(indicators.map((indicator) => [indicator.indicatorId, indicator])).values(),
];

const weighted = (
  indicators: readonly FrozenIndicator[],
  outcomeOf: (indicator: FrozenIndicator) => Exact,
  { absences }: EvaluationRules,
): Exact =>
  combine(
    indicators.map((indicator) => ({ weight: exact(indicator.weight), outcome: outcomeOf(indicator) })),
    absences,
  );

/** What an appeal decided, else the mean of the evaluators; null where nobody gave any. */
function pointsGiven(
  criterionId: string,
  indicatorId: string | null,
  given: readonly GivenPoints[],
  corrections: readonly Correction[],
): Rational | null {
  const isHere = (one: { readonly criterionId: string | null; readonly indicatorId: string | null }) =>
    one.criterionId === criterionId && one.indicatorId === indicatorId;
  const decided = corrections.findLast((correction) => correction.kind === 'points' && isHere(correction));
  if (decided?.kind === 'points') return exact(decided.points);
  const own = given.filter(isHere);
  if (own.length === 0) return null;
  return divide(sum(own.map(({ points }) => exact(points))), rational(BigInt(own.length)));
}

function corrected(indicator: FrozenIndicator, corrections: readonly Correction[]): FrozenIndicator {
  const last = corrections.findLast(
    (correction) =>
      correction.kind === 'actual' &&
      correction.criterionId === indicator.criterionId &&
      correction.indicatorId === indicator.indicatorId,
  );
  return last?.kind === 'actual' ? { ...indicator, actual: last.actual } : indicator;
}
