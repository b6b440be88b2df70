import type { AbsenceRules, Outcome } from '../../../events/evaluation-rules.ts';
import {
  add,
  compare,
  divide,
  exact,
  exactText,
  multiply,
  shownText,
  sum,
  ZERO,
  type ExactText,
  type Rational,
} from '../../../kernel/rational.ts';

export type Exact = Outcome<Rational>;

export const score = (value: Rational): Exact => ({ kind: 'score', value });
export const notComputable = (because: string): Exact => ({ kind: 'not-computable', because });

/** The same absence, or what becomes of the value. */
export const mapped = <From, To>(outcome: Outcome<From>, change: (value: From) => To): Outcome<To> =>
  outcome.kind === 'score' ? { kind: 'score', value: change(outcome.value) } : outcome;

export const toText = (outcome: Exact): Outcome<ExactText> => mapped(outcome, exactText);
export const fromText = (outcome: Outcome<ExactText>): Exact => mapped(outcome, exact);

export function shown(outcome: Exact, decimals: number): string {
  switch (outcome.kind) {
    case 'score':
      return shownText(outcome.value, decimals);
    case 'not-submitted':
      return '미제출';
    case 'not-applicable':
      return '해당없음';
    case 'not-computable':
      return '산정불가';
  }
}

/** The higher score first; whoever has none comes after all that have one. */
export function compareOutcomes(a: Exact, b: Exact): number {
  if (a.kind === 'score' && b.kind === 'score') return compare(b.value, a.value);
  return Number(b.kind === 'score') - Number(a.kind === 'score');
}

export interface Part {
  readonly outcome: Exact;
  readonly weight: Rational;
}

/**
 * Weighted mean of the parts, an absent part counting as the rules say. The whole is itself absent where nothing of it
 * is left, or where a rule wants a score of every part.
 */
export function combine(parts: readonly Part[], rules: AbsenceRules): Exact {
  const applicable = parts.filter(({ outcome }) => outcome.kind !== 'not-applicable');
  if (parts.length > 0 && applicable.length === 0) return { kind: 'not-applicable' };
  const missing = applicable.filter(({ outcome }) => outcome.kind === 'not-submitted');
  if (missing.length > 0 && (rules.notSubmitted === 'no-score' || missing.length === applicable.length))
    return { kind: 'not-submitted' };
  const [broken] = applicable.flatMap(({ outcome }) => (outcome.kind === 'not-computable' ? [outcome] : []));
  if (broken && rules.notComputable === 'no-score') return broken;
  const weight = sum(parts.filter(({ outcome }) => carriesWeight(outcome, rules)).map((part) => part.weight));
  if (compare(weight, ZERO) <= 0) return broken ?? notComputable('nothing-counts');
  const earned = parts.reduce((total, part) => add(total, multiply(part.weight, valueOf(part.outcome))), ZERO);
  return score(divide(earned, weight));
}

const valueOf = (outcome: Exact): Rational => (outcome.kind === 'score' ? outcome.value : ZERO);

function carriesWeight(outcome: Exact, rules: AbsenceRules): boolean {
  switch (outcome.kind) {
    case 'score':
    case 'not-submitted':
      return true;
    case 'not-applicable':
      return rules.notApplicable === 'forfeit';
    case 'not-computable':
      return false;
  }
}
