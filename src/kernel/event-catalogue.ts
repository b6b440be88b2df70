import type { Decided } from './decider.ts';
import type { Fact } from './domain-event.ts';
import type { JsonObject } from './json.ts';
import { DAY, type Shape } from './shape.ts';

/** What is known of an event type beside its name. */
export interface CataloguedEvent<Data extends JsonObject = JsonObject> {
  /** The version written today. Older ones stay readable for ever. */
  readonly schemaVersion: number;
  /** Korean name as a person reads it. */
  readonly label: string;
  /** What its data looks like in the version written today. */
  readonly data: Shape<Data>;
  /** Where a fold also asks whose stream it is in; the id is the stream's name after the first hyphen. */
  belongsTo?(id: string, data: Data): boolean;
}

/** The events of one capability. A type that is left out, or described as what it is not, is a compile error. */
export type EventCatalogue<F extends Fact> = {
  readonly [Type in F['type']]: CataloguedEvent<Extract<F, { readonly type: Type }>['data']>;
};

/** A fact that no read model could fold. It is a fault of ours, never of the person. */
export class MalformedFact extends Error {
  override readonly name = 'MalformedFact';
}

/**
 * Stands before every append, whoever asks: what is stored once is folded for ever.
 * @throws MalformedFact
 */
export function requireWellFormed(
  { stream, fact: { type, schemaVersion, effectiveOn, data } }: Decided<Fact>,
  catalogue: Readonly<Record<string, CataloguedEvent>>,
): void {
  const known = catalogue[type];
  if (known?.schemaVersion !== schemaVersion)
    throw new MalformedFact(`${type}.v${schemaVersion} is not in the catalogue`);
  const day = DAY.fault(effectiveOn);
  if (day !== null) throw new MalformedFact(`${type}.effectiveOn${day}`);
  const fault = known.data.fault(data);
  if (fault !== null) throw new MalformedFact(`${type}${fault}`);
  if (known.belongsTo?.(stream.slice(stream.indexOf('-') + 1), data) === false)
    throw new MalformedFact(`${type} does not belong to ${stream}`);
}
