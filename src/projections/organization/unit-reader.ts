import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { isCounted, type AsOf } from '../../kernel/as-of.ts';
import { NO_UNITS, withChange, type UnitChange, type Units } from '../../kernel/unit-history.ts';
import { readRows } from '../../platform/database/read-rows.ts';
import { unitChange, type UnitChangeRow } from './organization.projection.ts';

const OFFICES = `
  select distinct office_id from unit_change
  where unit_id = $1 or (aspect = 'name' and value = $1) order by office_id`;

const ALL_OFFICES = 'select distinct office_id from unit_change order by office_id';

/** An office as it was known, and the events that said so of each unit. */
export interface KnownOffice {
  readonly units: Units;
  readonly eventIds: (unitId: string) => readonly string[];
}

@Injectable()
export class UnitReader {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  async office(officeId: string, asOf: AsOf): Promise<KnownOffice> {
    const known = await readRows(this.database, unitChange, 'office_id = $1 and effective_on <= $2', [
      officeId,
      asOf.effectiveOn,
    ]);
    const rows = known.filter((row) => isCounted(row, asOf));
    return {
      units: rows.reduce(withRow, NO_UNITS),
      eventIds: (unitId) => [...new Set(rows.filter((row) => row.unit_id === unitId).map((row) => row.event_id))],
    };
  }

  /** Every office that ever had a unit. */
  async offices(): Promise<readonly string[]> {
    const rows = await this.database.query<{ office_id: string }[]>(ALL_OFFICES);
    return rows.map(({ office_id }) => office_id);
  }

  /** Offices that ever had a unit of that id or name. */
  async officesOf(idOrName: string): Promise<readonly string[]> {
    const rows = await this.database.query<{ office_id: string }[]>(OFFICES, [idOrName]);
    return rows.map(({ office_id }) => office_id);
  }
}

/** A document may prove a change to be known before the unit itself was: until then it is a change of nothing. */
const withRow = (units: Units, row: UnitChangeRow): Units =>
  row.aspect === 'kind' || units.has(row.unit_id) ? withChange(units, changeOf(row), row.effective_on) : units;

function changeOf({ unit_id: unitId, aspect, value, post, person_name: name }: UnitChangeRow): UnitChange {
  switch (aspect) {
    case 'closing':
      return { unitId, aspect };
    case 'post':
      return { unitId, aspect, post, person: value === '' ? null : { id: value, name } };
    case 'kind':
      return { unitId, aspect, value: value === 'team' ? 'team' : 'department' };
    default:
      return { unitId, aspect, value };
  }
}
