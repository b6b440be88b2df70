import type { DayBegan } from '../events/automation.events.ts';
import type { DepartmentCreated, DepartmentRenamed, DepartmentsMerged } from '../events/organization.events.ts';
import { heldOn, withDated } from '../kernel/dated.ts';
import { knownAt, type StoredEvent } from '../kernel/domain-event.ts';
import type { JsonObject } from '../kernel/json.ts';
import type { Consequence, Reaction } from '../kernel/saga.ts';
import { dateInSeoul, type PlainDate } from '../kernel/time.ts';
import { idOf } from './stream-ids.ts';

/** 부서 통합. */
export type Merger = {
  readonly officeId: string;
  readonly from: readonly string[];
  readonly into: { readonly id: string; readonly name: string };
  readonly on: PlainDate;
};

type Ordered = Omit<Merger, 'into'> & { readonly into: string };
type Name = { readonly from: PlainDate; readonly value: string };

export type Mergers = {
  /** By office and department. */
  readonly names: Readonly<Record<string, readonly Name[]>>;
  /** Those whose day lies ahead. */
  readonly ahead: readonly Ordered[];
  /** Those whose day began with the event that was remembered last. */
  readonly begun: readonly Ordered[];
};
export const NO_MERGERS: Mergers = { names: {}, ahead: [], begun: [] };

export type KnowsMergers = JsonObject & { readonly mergers: Mergers };

/** One memory for what a reorganisation moves, of all offices: a day begins for everybody. */
export const everywhere = (): string => 'everywhere';

const nameKey = (officeId: string, departmentId: string): string => `${officeId}/${departmentId}`;

/** The department is called what it will be called on that day. */
function named({ mergers: { names } }: KnowsMergers, { into, ...merger }: Ordered): Merger {
  const name = heldOn(names[nameKey(merger.officeId, into)] ?? [], merger.on);
  return { ...merger, into: { id: into, name: name ?? into } };
}

const orderOf = (event: StoredEvent<DepartmentsMerged>): Ordered => {
  const { from, into } = event.fact.data;
  return { officeId: idOf(event), from, into, on: event.fact.effectiveOn };
};

const isAhead = ({ on }: Ordered, event: StoredEvent): boolean => on > dateInSeoul(knownAt(event));

/**
 * What a merger moves. as-ordered: when it is recorded, by commands for its day, and on that day again for what came in
 * between. on-its-day: when its day begins, or when it is recorded, if that is later.
 */
export function mergerReactions<Known extends KnowsMergers>(
  moves: (known: Known, merger: Merger) => readonly Consequence[],
  when: 'as-ordered' | 'on-its-day',
) {
  const knowing = (known: Known, changes: Partial<Mergers>): Known => ({
    ...known,
    mergers: { ...known.mergers, ...changes },
  });
  const renamed: Reaction<Known, StoredEvent<DepartmentCreated | DepartmentRenamed>> = {
    keyOf: everywhere,
    remember: (known, event) => {
      const { names } = known.mergers;
      const { departmentId, name } = event.fact.data;
      const key = nameKey(idOf(event), departmentId);
      const dated = withDated(names[key] ?? [], event.fact.effectiveOn, name);
      return knowing(known, { names: { ...names, [key]: dated.map(({ from, value }) => ({ from, value })) } });
    },
    follows: () => [],
  };
  const merged: Reaction<Known, StoredEvent<DepartmentsMerged>> = {
    keyOf: everywhere,
    remember: (known, event) => {
      const order = orderOf(event);
      return isAhead(order, event) ? knowing(known, { ahead: [...known.mergers.ahead, order] }) : known;
    },
    follows: (known, event) => {
      const order = orderOf(event);
      return when === 'as-ordered' || !isAhead(order, event) ? moves(known, named(known, order)) : [];
    },
  };
  const dayBegan: Reaction<Known, StoredEvent<DayBegan>> = {
    keyOf: everywhere,
    remember: (known, { fact }) => {
      const hasCome = ({ on }: Ordered): boolean => on <= fact.effectiveOn;
      const { ahead } = known.mergers;
      return knowing(known, { ahead: ahead.filter((order) => !hasCome(order)), begun: ahead.filter(hasCome) });
    },
    follows: (known) => known.mergers.begun.flatMap((order) => moves(known, named(known, order))),
  };
  return { renamed, merged, dayBegan };
}
