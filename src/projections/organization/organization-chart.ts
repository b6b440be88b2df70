import type { AsOf } from '../../kernel/as-of.ts';
import { heldOn } from '../../kernel/dated.ts';
import type { PlainDate } from '../../kernel/time.ts';
import {
  HEAD,
  isOpenOn,
  lineageOf,
  nameOn,
  standingFor,
  teamsIn,
  type Unit,
  type Units,
} from '../../kernel/unit-history.ts';
import type { ChartDepartment, ChartUnit, NamedUnit, UnitHistory } from './organization.queries.ts';

/** The departments that are open on that day, each with its teams, by name. */
export const chartOn = (units: Units, day: PlainDate): readonly ChartDepartment[] =>
  byName(
    [...units.values()]
      .filter((unit) => unit.kind === 'department' && isOpenOn(unit, day))
      .map((unit) => ({
        ...chartUnit(unit, day),
        teams: byName(teamsIn(units, unit.unitId, day).map((team) => chartUnit(team, day))),
      })),
  );

function chartUnit(unit: Unit, day: PlainDate): ChartUnit {
  const { unitId, openedOn, posts } = unit;
  const officers = [...posts].flatMap(([duty, holders]) => {
    const person = heldOn(holders, day) ?? null;
    return duty === HEAD || person === null ? [] : [{ duty, person }];
  });
  return {
    unitId,
    name: nameOn(unit, day),
    openedOn,
    head: heldOn(posts.get(HEAD) ?? [], day) ?? null,
    officers: officers.sort((a, b) => a.duty.localeCompare(b.duty, 'ko')),
  };
}

const byName = <U extends NamedUnit>(units: readonly U[]): readonly U[] =>
  [...units].sort((a, b) => a.name.localeCompare(b.name, 'ko') || (a.unitId < b.unitId ? -1 : 1));

/** A unit by the name it had on that day. */
export function namedOn(units: Units, unitId: string, day: PlainDate): NamedUnit {
  const unit = units.get(unitId);
  return { unitId, name: unit ? nameOn(unit, day) : unitId };
}

/** Everything that is known of the unit; eventIds are the reader's to tell. */
export function historyOf(unit: Unit, units: Units, asOf: AsOf): Omit<UnitHistory, 'officeId' | 'eventIds'> {
  const { unitId, kind, openedOn, closedOn, names } = unit;
  const day = asOf.effectiveOn;
  return {
    asOf,
    unitId,
    kind,
    name: nameOn(unit, day),
    openedOn,
    closedOn,
    names,
    departments: unit.departments.map(({ from, value }) => ({ from, value: namedOn(units, value, from) })),
    posts: [...unit.posts].map(([duty, holders]) => ({ duty: duty === HEAD ? null : duty, holders })),
    lineage: lineageOf(units, unitId).map(({ from, to, on }) => ({
      from: namedOn(units, from, on),
      to: namedOn(units, to, on),
      on,
    })),
    standing: standingFor(units, unitId, day).map((id) => namedOn(units, id, day)),
  };
}
