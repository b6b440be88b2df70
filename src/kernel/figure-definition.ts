import type { RateTenths } from './rate.ts';
import { rateTenths } from './rate.ts';
import { sumWon, type Won } from './won.ts';

/**
 * How a figure is made. movements: from its own events. sum: of other figures, each with a sign. rate: one divided by
 * another, rounded once.
 */
export type Formula =
  | {
      readonly kind: 'movements';
      /** A figure whose being known makes silence here mean 0: a ledger line without payments has paid 0 won. */
      readonly zeroOnceKnown: string | null;
    }
  | { readonly kind: 'sum'; readonly operands: readonly Operand[] }
  | { readonly kind: 'rate'; readonly part: string; readonly base: string };

export interface Operand {
  readonly figureId: string;
  readonly sign: 1 | -1;
}

export interface FigureDefinition {
  readonly id: string;
  /** Korean name as a person reads it. */
  readonly label: string;
  readonly formula: Formula;
}

export type Definitions = ReadonlyMap<string, FigureDefinition>;

/** won or 0.1%; null where nothing was known (미보고). A rate without a base is notComputable (산정불가). */
export type FigureValue =
  | { readonly unit: 'won'; readonly won: Won | null }
  | { readonly unit: 'tenths'; readonly tenths: RateTenths; readonly notComputable: boolean };

/** The figures below this one that stand on movements of their own, this one included. */
export function leavesOf(id: string, definitions: Definitions): readonly string[] {
  const formula = definitions.get(id)?.formula;
  if (!formula) return [];
  switch (formula.kind) {
    case 'movements':
      return formula.zeroOnceKnown === null ? [id] : [id, formula.zeroOnceKnown];
    case 'sum':
      return formula.operands.flatMap((operand) => leavesOf(operand.figureId, definitions));
    case 'rate':
      return [...leavesOf(formula.part, definitions), ...leavesOf(formula.base, definitions)];
  }
}

/** Value of a figure from the values of its leaves; a leaf that is missing was not known. */
export function evaluate(id: string, definitions: Definitions, leaves: ReadonlyMap<string, Won>): FigureValue {
  const formula = definitions.get(id)?.formula;
  if (formula?.kind !== 'rate') return { unit: 'won', won: wonOf(id, definitions, leaves) };
  const part = wonOf(formula.part, definitions, leaves);
  const base = wonOf(formula.base, definitions, leaves);
  if (part === null || base === null) return { unit: 'tenths', tenths: null, notComputable: false };
  const tenths = rateTenths(part, base);
  return { unit: 'tenths', tenths, notComputable: tenths === null };
}

function wonOf(id: string, definitions: Definitions, leaves: ReadonlyMap<string, Won>): Won | null {
  const formula = definitions.get(id)?.formula;
  switch (formula?.kind) {
    case 'movements':
      return leaves.get(id) ?? (formula.zeroOnceKnown !== null && leaves.has(formula.zeroOnceKnown) ? 0 : null);
    case 'sum': {
      const known = formula.operands.flatMap(({ figureId, sign }) => {
        const won = wonOf(figureId, definitions, leaves);
        return won === null ? [] : [sign * won];
      });
      return known.length === 0 ? null : sumWon(known);
    }
    case 'rate':
    case undefined:
      return null;
  }
}
