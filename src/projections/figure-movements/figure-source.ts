import type { Definitions } from '../../kernel/figure-definition.ts';

/** Knows what the figures of one field of work are made of. */
export interface FigureSource {
  /** The definitions that cover these ids. */
  definitions(ids: readonly string[]): Promise<Definitions>;
}
export const FIGURE_SOURCE = Symbol('FigureSource');
