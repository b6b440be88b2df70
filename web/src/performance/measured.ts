import { divide, exact, exactText, multiply } from '../../../src/kernel/rational.ts';
import type { Quantity } from '../figure/quantity.ts';
import type { IndicatorPlan } from './questions.ts';

type Definition = IndicatorPlan['definition'];
type Measured = IndicatorPlan['results'][number]['measured'];

/** A target in the unit of its indicator; without a unit where there is none. */
export const targetQuantity = (value: string | null, { decimals, unit }: Definition): Quantity => ({
  unit: 'exact',
  exact: value,
  decimals,
  counted: unit,
});

/** A result: as it was given, or 분자 ÷ 분모 × 배율, rounded for the eye only. 산정불가 where the 분모 is 0. */
export function resultQuantity(measured: Measured, definition: Definition): Quantity {
  if (measured.kind === 'value') return targetQuantity(measured.value, definition);
  const base = exact(measured.denominator);
  if (base.numerator === 0n) return { unit: 'percent', percent: null };
  const value = multiply(divide(exact(measured.numerator), base), exact(definition.ratio?.multiplier ?? '1'));
  return targetQuantity(exactText(value), definition);
}
