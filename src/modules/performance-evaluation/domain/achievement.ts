import type { AchievementFormula, EvaluationRules, Limits } from '../../../events/evaluation-rules.ts';
import type { FrozenIndicator } from '../../../events/evaluation-score.ts';
import {
  clamp,
  compare,
  divide,
  exact,
  HUNDRED,
  magnitude,
  multiply,
  rational,
  subtract,
  ZERO,
  type ExactText,
  type Rational,
} from '../../../kernel/rational.ts';
import { mapped, notComputable, score, type Exact } from './outcome.ts';

const TWO = rational(2n);

/** 달성도 of one indicator in percent, within its floor and cap. */
export function achievementOf(
  indicator: FrozenIndicator,
  { formulas, achievementLimits }: Pick<EvaluationRules, 'formulas' | 'achievementLimits'>,
): Exact {
  const { actual } = indicator;
  if (actual.kind !== 'value') return { kind: actual.kind };
  const formula = formulas.find(({ formulaId }) => formulaId === indicator.formulaId);
  if (!formula) return notComputable('formula-unknown');
  const { floor, cap } = limitsOf(indicator, achievementLimits);
  return mapped(apply(formula, indicator, exact(actual.value)), (value) => clamp(value, floor, cap));
}

const limitsOf = (own: Limits, general: Limits) => ({
  floor: limit(own.floor ?? general.floor),
  cap: limit(own.cap ?? general.cap),
});

export const limit = (text: ExactText | null): Rational | null => (text === null ? null : exact(text));

function apply(formula: AchievementFormula, indicator: FrozenIndicator, actual: Rational): Exact {
  if (formula.kind === 'milestone') return milestone(indicator.stages, actual);
  if (indicator.target === null) return notComputable('no-target');
  const target = exact(indicator.target);
  if (formula.kind === 'binary') return score(isMet(indicator.direction, actual, target) ? HUNDRED : ZERO);
  if (formula.kind === 'tolerance') return kept(indicator.tolerance, actual, target);
  if (compare(target, ZERO) <= 0) return notComputable('target-not-positive');
  switch (formula.kind) {
    case 'ratio':
      return percent(divide(actual, target));
    case 'two-minus-ratio':
      return percent(subtract(TWO, divide(actual, target)));
    case 'inverse-ratio':
      return compare(actual, ZERO) <= 0 ? notComputable('actual-not-positive') : percent(divide(target, actual));
  }
}

const percent = (part: Rational): Exact => score(multiply(part, HUNDRED));

/** 유지: 100 as far as the tolerance reaches, and a loss for each unit beyond it. */
function kept(tolerance: FrozenIndicator['tolerance'], actual: Rational, target: Rational): Exact {
  if (tolerance === null) return notComputable('no-tolerance');
  const beyond = subtract(magnitude(subtract(actual, target)), exact(tolerance.within));
  if (compare(beyond, ZERO) <= 0) return score(HUNDRED);
  return score(subtract(HUNDRED, multiply(beyond, exact(tolerance.lossPerUnit))));
}

/** The last stage that is completed; nothing completed is 0, no stages defined is no measure. */
function milestone(stages: FrozenIndicator['stages'], completed: Rational): Exact {
  if (stages.length === 0) return notComputable('no-stages');
  const reached = stages.filter(({ stage }) => compare(rational(BigInt(stage)), completed) <= 0);
  const last = reached.toSorted((a, b) => a.stage - b.stage).at(-1);
  return score(last ? exact(last.percent) : ZERO);
}

function isMet(direction: FrozenIndicator['direction'], actual: Rational, target: Rational): boolean {
  const order = compare(actual, target);
  switch (direction) {
    case 'up':
      return order >= 0;
    case 'down':
      return order <= 0;
    case 'keep':
      return order === 0;
  }
}
