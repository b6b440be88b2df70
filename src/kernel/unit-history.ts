import { heldOn, withDated, type Dated } from './dated.ts';
import type { PlainDate } from './time.ts';

/** 부서 or 팀. */
export type UnitKind = 'department' | 'team';

export type Person = { readonly id: string; readonly name: string };

/** The post of the head of a unit; every other post is named by its 담당 업무, which is never empty. */
export const HEAD = '';

/** What one fact does to one unit, from its day on. */
export type UnitChange = { readonly unitId: string } & (
  | { readonly aspect: 'kind'; readonly value: UnitKind }
  /** department: where a team stands. successor: the department that takes over from this one, or part of it. */
  | { readonly aspect: 'name' | 'department' | 'successor'; readonly value: string }
  | { readonly aspect: 'closing' }
  /** person: null where the post falls vacant. */
  | { readonly aspect: 'post'; readonly post: string; readonly person: Person | null }
);

/** A unit with everything that is known of it, by day. */
export interface Unit {
  readonly unitId: string;
  readonly kind: UnitKind;
  readonly openedOn: PlainDate;
  /** The first day on which it is no more; null while no such day is known. */
  readonly closedOn: PlainDate | null;
  readonly names: readonly Dated<string>[];
  /** Of a team: the departments it stood in. */
  readonly departments: readonly Dated<string>[];
  readonly successors: readonly Dated<string>[];
  readonly posts: ReadonlyMap<string, readonly Dated<Person | null>[]>;
}

/** The units of one office by id. */
export type Units = ReadonlyMap<string, Unit>;
export const NO_UNITS: Units = new Map();

/** The units after one more change; changes come in the order of the log, whatever their days are. */
export function withChange(units: Units, change: UnitChange, on: PlainDate): Units {
  const { unitId } = change;
  const unit = units.get(unitId);
  if (change.aspect === 'kind') return new Map(units).set(unitId, opened(unitId, change.value, on));
  if (!unit) throw new Error(`unit ${unitId} changed before it was opened`);
  return new Map(units).set(unitId, changed(unit, change, on));
}

const opened = (unitId: string, kind: UnitKind, openedOn: PlainDate): Unit => ({
  unitId,
  kind,
  openedOn,
  closedOn: null,
  names: [],
  departments: [],
  successors: [],
  posts: new Map(),
});

function changed(unit: Unit, change: Exclude<UnitChange, { aspect: 'kind' }>, on: PlainDate): Unit {
  switch (change.aspect) {
    case 'name':
      return { ...unit, names: withDated(unit.names, on, change.value) };
    case 'department':
      return { ...unit, departments: withDated(unit.departments, on, change.value) };
    case 'successor':
      return { ...unit, successors: withDated(unit.successors, on, change.value) };
    case 'closing':
      return { ...unit, closedOn: on };
    case 'post': {
      const holders = withDated(unit.posts.get(change.post) ?? [], on, change.person);
      return { ...unit, posts: new Map(unit.posts).set(change.post, holders) };
    }
  }
}

export const isOpenOn = ({ openedOn, closedOn }: Unit, day: PlainDate): boolean =>
  openedOn <= day && (closedOn === null || day < closedOn);

/** Its name on that day; the first one on a day before it was opened. */
export const nameOn = ({ names }: Unit, day: PlainDate): string => heldOn(names, day) ?? names[0]?.value ?? '';

/** The teams that are open in that department on that day, by id. */
export const teamsIn = (units: Units, departmentId: string, day: PlainDate): readonly Unit[] =>
  [...units.values()]
    .filter((unit) => isOpenOn(unit, day) && heldOn(unit.departments, day) === departmentId)
    .sort((a, b) => (a.unitId < b.unitId ? -1 : 1));

/** The latest day for which something is known that involves the unit: of itself, or of one that stands in it or came into it. */
export function lastChangeOn(units: Units, { unitId, ...unit }: Unit): PlainDate {
  const own = [unit.names, unit.departments, unit.successors, ...unit.posts.values()].flat();
  const naming = [...units.values()].flatMap((other) =>
    [...other.departments, ...other.successors].filter(({ value }) => value === unitId),
  );
  return [...own, ...naming].reduce((last, { from }) => (from > last ? from : last), unit.openedOn);
}

/** One department goes on as another, wholly or in part, from that day on. */
export interface Succession {
  readonly from: string;
  readonly to: string;
  readonly on: PlainDate;
}

const successionsFrom = ({ unitId, successors }: Unit): readonly Succession[] =>
  successors.map(({ from, value }) => ({ from: unitId, to: value, on: from }));

/** Every succession through which the unit came to be, and through which it goes on, by day. */
export function lineageOf(units: Units, unitId: string): readonly Succession[] {
  const all = [...units.values()].flatMap(successionsFrom);
  const through = (near: 'from' | 'to', far: 'from' | 'to'): ReadonlySet<Succession> => {
    const found = new Set<Succession>();
    const follow = (id: string): void => {
      for (const one of all.filter((succession) => succession[near] === id && !found.has(succession))) {
        found.add(one);
        follow(one[far]);
      }
    };
    follow(unitId);
    return found;
  };
  return [...new Set([...through('to', 'from'), ...through('from', 'to')])].sort((a, b) =>
    a.on < b.on ? -1 : a.on > b.on ? 1 : 0,
  );
}

/** 당시 부서 → 현재 부서: those that stand for the unit on that day, itself among them while it is open. */
export function standingFor(units: Units, unitId: string, day: PlainDate): readonly string[] {
  const reached = new Set<string>();
  const follow = (id: string): void => {
    if (reached.has(id)) return;
    reached.add(id);
    for (const { from, value } of units.get(id)?.successors ?? []) if (from <= day) follow(value);
  };
  follow(unitId);
  return [...reached].filter((id) => {
    const unit = units.get(id);
    return unit !== undefined && isOpenOn(unit, day);
  });
}
