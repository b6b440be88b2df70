import type { FigurePart, FigureSubject, StreamSubject } from '../../evidence/bundle.ts';
import type { AsOf } from '../../kernel/as-of.ts';
import type { FigureValue } from '../../kernel/figure-definition.ts';
import type { FigureExplanation } from '../../projections/figure-movements/figure-movements.queries.ts';

/** What a bundle is about, and where in the log its events stand. */
export interface Subject {
  readonly subject: StreamSubject | FigureSubject;
  readonly positions: readonly number[];
}

/** @param parts the explanations that have the steps: the figure's own, or those of a rate's two operands. */
export function figureSubject(figure: FigureExplanation, parts: readonly FigureExplanation[], asOf: AsOf): Subject {
  const { id, label, value } = figure;
  const positions = new Set(parts.flatMap(({ steps }) => steps.map(({ position }) => position)));
  return {
    subject: { kind: 'figure', id, label, ...asOf, value: numberOf(value), parts: parts.map(partOf) },
    positions: [...positions].sort((a, b) => a - b),
  };
}

const numberOf = (value: FigureValue): number | null => (value.unit === 'won' ? value.won : value.tenths);

const partOf = ({ id, label, value, steps }: FigureExplanation): FigurePart => ({
  id,
  label,
  won: numberOf(value),
  steps: steps.map(({ eventId, sign, changeWon }) => ({ eventId, changeWon: sign * changeWon })),
});
