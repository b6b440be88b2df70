import { exact, type ExactText } from '../../../src/kernel/rational.ts';
import type { Printed } from './quantity.ts';

interface Shown {
  readonly exact: ExactText | null;
  readonly shown: string | null;
  readonly unit: string;
}

/** As the rule rounds it; where there is no value, the word that says why. */
export function exactPrinted({ exact: value, shown, unit }: Shown): Printed {
  if (value !== null) return { text: shown ?? value, unit, standing: 'known' };
  if (shown === null) return { text: '미보고', unit: '', standing: 'unreported' };
  return { text: shown, unit: '', standing: shown === '미제출' ? 'not-submitted' : 'not-computable' };
}

/** For a drawing only: nothing is reckoned with it. */
export function approximately(text: ExactText): number {
  const { numerator, denominator } = exact(text);
  return Number(numerator) / Number(denominator);
}
