import { rateTenths } from './rate.ts';
import type { RateTenths } from './rate.ts';
import { sumWon, type Won } from './won.ts';

/**
 * How a figure is made. movements: from its own events. sum: of the operands that are known. difference: one without
 * others; unknown where the first is unknown or all others are. rate: one divided by another, rounded once.
 */
export type Formula =
  | {
      readonly kind: 'movements';
      /** A figure whose being known makes silence here mean 0: a ledger line without payments has paid 0 won. */
      readonly zeroOnceKnown: string | null;
    }
  | { readonly kind: 'sum'; readonly of: readonly string[] }
  | { readonly kind: 'difference'; readonly of: string; readonly less: readonly string[] }
  | { readonly kind: 'rate'; readonly part: string; readonly base: string };

export interface FigureDefinition {
  readonly id: string;
  /** Korean name as a person reads it. */
  readonly label: string;
  readonly formula: Formula;
}

/** The figures there are; a Map of them serves, and so does a catalogue that makes them as they are asked for. */
export interface Definitions {
  get(id: string): FigureDefinition | undefined;
}

/** won or 0.1%; null where nothing was known (미보고). A rate without a base is notComputable (산정불가). */
export type FigureValue =
  | { readonly unit: 'won'; readonly won: Won | null }
  | { readonly unit: 'tenths'; readonly tenths: RateTenths; readonly notComputable: boolean };

export interface Operand {
  readonly figureId: string;
  readonly sign: 1 | -1;
}

/** The figures a figure is made of, one step down; a rate's part comes before its base. */
export function operandsOf(formula: Formula): readonly Operand[] {
  const plus = (figureId: string): Operand => ({ figureId, sign: 1 });
  switch (formula.kind) {
    case 'movements':
      return [];
    case 'sum':
      return formula.of.map(plus);
    case 'difference':
      return [plus(formula.of), ...formula.less.map((figureId): Operand => ({ figureId, sign: -1 }))];
    case 'rate':
      return [plus(formula.part), plus(formula.base)];
  }
}

/** The figures with movements of their own that make this one, each with its sign. A rate is no sum: it has none. */
export function componentsOf(id: string, definitions: Definitions): readonly Operand[] {
  const formula = definitions.get(id)?.formula;
  if (!formula || formula.kind === 'rate') return [];
  if (formula.kind === 'movements') return [{ figureId: id, sign: 1 }];
  return operandsOf(formula).flatMap((operand) =>
    componentsOf(operand.figureId, definitions).map(({ figureId, sign }) => ({
      figureId,
      sign: sign === operand.sign ? 1 : -1,
    })),
  );
}

/** The figures whose stored movements are needed to evaluate this one. */
export function leavesOf(id: string, definitions: Definitions): readonly string[] {
  const formula = definitions.get(id)?.formula;
  if (!formula) return [];
  if (formula.kind === 'movements') return formula.zeroOnceKnown === null ? [id] : [id, formula.zeroOnceKnown];
  return operandsOf(formula).flatMap((operand) => leavesOf(operand.figureId, definitions));
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
  const known = (ids: readonly string[]): Won[] =>
    ids.map((operand) => wonOf(operand, definitions, leaves)).filter((won) => won !== null);
  switch (formula?.kind) {
    case 'movements':
      return leaves.get(id) ?? (formula.zeroOnceKnown !== null && leaves.has(formula.zeroOnceKnown) ? 0 : null);
    case 'sum': {
      const parts = known(formula.of);
      return parts.length === 0 ? null : sumWon(parts);
    }
    case 'difference': {
      const whole = wonOf(formula.of, definitions, leaves);
      const parts = known(formula.less);
      return whole === null || parts.length === 0 ? null : whole - sumWon(parts);
    }
    case 'rate':
    case undefined:
      return null;
  }
}
