import type { AsOf } from '../../../src/kernel/as-of.ts';
import {
  componentsOf,
  evaluate,
  operandsOf,
  type Definitions,
  type FigureDefinition,
  type FigureValue,
} from '../../../src/kernel/figure-definition.ts';
import { stepsOf, type Step } from '../../../src/kernel/figure-history.ts';
import { isKnown, valueAt, type Movement } from '../../../src/kernel/figure.ts';
import type { PlainDate } from '../../../src/kernel/time.ts';
import type { Won } from '../../../src/kernel/won.ts';

/** Everything that the value of a figure is reckoned from, as the server hands it over. */
export interface Ground {
  readonly id: string;
  readonly definitions: readonly FigureDefinition[];
  readonly records: readonly { readonly figureId: string; readonly movements: readonly Movement[] }[];
}

/** The value by the kernel's own arithmetic, reckoned here: the server's answer is held against it. */
export function reckon(ground: Ground, asOf: AsOf): FigureValue {
  const leaves = new Map<string, Won>();
  for (const { figureId, movements } of ground.records) {
    const won = valueAt(movements, asOf);
    if (won !== null) leaves.set(figureId, won);
  }
  return evaluate(ground.id, definitionsOf(ground), leaves);
}

export const isSameValue = (a: FigureValue, b: FigureValue): boolean =>
  a.unit === 'won' ? b.unit === 'won' && a.won === b.won : b.unit === 'tenths' && isSameRate(a, b);

type Rate = Extract<FigureValue, { unit: 'tenths' }>;
const isSameRate = (a: Rate, b: Rate): boolean => a.tenths === b.tenths && a.notComputable === b.notComputable;

/** What the figure was worth from a day on, and what happened to it on that day. */
export interface Moment {
  readonly on: PlainDate;
  readonly value: FigureValue;
  readonly steps: readonly Step[];
}

const THE_LAST_DAY = '9999-12-31';

/** The figure through time, of what was known then: one moment for each day on which something of it counts. */
export function momentsOf(ground: Ground, known: Pick<AsOf, 'knownAt' | 'strict'>): readonly Moment[] {
  const whole: AsOf = { ...known, effectiveOn: THE_LAST_DAY };
  const all = ground.records.flatMap(({ movements }) => movements.filter((movement) => isKnown(movement, whole)));
  const steps = movedFigures(ground).flatMap((figureId) =>
    stepsOf(ground.records.find((record) => record.figureId === figureId)?.movements ?? [], whole),
  );
  const days = [...new Set(all.map(({ effectiveOn }) => effectiveOn))].sort();
  return days.map((on) => ({
    on,
    value: reckon(ground, { ...known, effectiveOn: on }),
    steps: steps.filter(({ effectiveOn }) => effectiveOn === on),
  }));
}

/** The figures with movements of their own; those of a rate are what it is of and what it is to. */
function movedFigures(ground: Ground): readonly string[] {
  const definitions = definitionsOf(ground);
  const formula = definitions.get(ground.id)?.formula;
  const parts = formula?.kind === 'rate' ? operandsOf(formula).map(({ figureId }) => figureId) : [ground.id];
  return [...new Set(parts.flatMap((part) => componentsOf(part, definitions)).map(({ figureId }) => figureId))];
}

const definitionsOf = ({ definitions }: Ground): Definitions =>
  new Map(definitions.map((definition) => [definition.id, definition]));

/** Its size for a drawing, in won or tenths; null where it has none. */
export const sizeOf = (value: FigureValue): number | null => (value.unit === 'won' ? value.won : value.tenths);
