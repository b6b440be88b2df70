import { Query } from '@nestjs/cqrs';
import type { AsOf } from '../../kernel/as-of.ts';
import type { Dated } from '../../kernel/dated.ts';
import type { PlainDate } from '../../kernel/time.ts';
import type { Person, UnitKind } from '../../kernel/unit-history.ts';

/** A unit by id, and what it was called on the day in question. */
export interface NamedUnit {
  readonly unitId: string;
  readonly name: string;
}

export interface Officer {
  /** 담당 업무 */
  readonly duty: string;
  readonly person: Person;
}

/** A unit as it is on a day. */
export interface ChartUnit extends NamedUnit {
  readonly openedOn: PlainDate;
  /** null while the post is vacant. */
  readonly head: Person | null;
  readonly officers: readonly Officer[];
}

export interface ChartDepartment extends ChartUnit {
  readonly teams: readonly ChartUnit[];
}

export interface OrganizationChart {
  readonly officeId: string;
  readonly asOf: AsOf;
  /** Empty when nothing was known at these clocks. */
  readonly departments: readonly ChartDepartment[];
}

/** 조직도 of one office at both clocks. */
export class ShowOrganization extends Query<OrganizationChart> {
  constructor(
    readonly officeId: string,
    readonly asOf: AsOf,
  ) {
    super();
  }
}

/** Everybody who held one post, by day; null while it was vacant. */
export interface PostHistory {
  /** 담당 업무; null is the head's post. */
  readonly duty: string | null;
  readonly holders: readonly Dated<Person | null>[];
}

/** A department went on as another from that day; both as they were called on it. */
export interface NamedSuccession {
  readonly from: NamedUnit;
  readonly to: NamedUnit;
  readonly on: PlainDate;
}

export interface UnitHistory extends NamedUnit {
  readonly officeId: string;
  readonly asOf: AsOf;
  readonly kind: UnitKind;
  readonly openedOn: PlainDate;
  readonly closedOn: PlainDate | null;
  readonly names: readonly Dated<string>[];
  /** Of a team: where it stood. */
  readonly departments: readonly Dated<NamedUnit>[];
  readonly posts: readonly PostHistory[];
  /** How it came to be and how it goes on, over mergers and splits, by day. */
  readonly lineage: readonly NamedSuccession[];
  /** 현재 부서: those that stand for it on the day; none where it ended without a successor. */
  readonly standing: readonly NamedUnit[];
  /** The events that said all this of the unit itself, in the order of the log. */
  readonly eventIds: readonly string[];
}

/** All that was known of one unit at both clocks. @throws Rejection not-found */
export class TraceUnit extends Query<UnitHistory> {
  constructor(
    readonly officeId: string,
    readonly unitId: string,
    readonly asOf: AsOf,
  ) {
    super();
  }
}

export interface OfficeDepartment extends NamedUnit {
  readonly officeId: string;
}

/** The departments that stand on the day, of every office, by office and name. */
export class ListOfficeDepartments extends Query<readonly OfficeDepartment[]> {
  constructor(readonly asOf: AsOf) {
    super();
  }
}

/**
 * The department of that id, or of that name on that day, in whichever office.
 * @throws Rejection not-found; department-ambiguous when several offices have one of that name.
 */
export class FindOfficeDepartment extends Query<OfficeDepartment> {
  constructor(
    readonly idOrName: string,
    readonly asOf: AsOf,
  ) {
    super();
  }
}
