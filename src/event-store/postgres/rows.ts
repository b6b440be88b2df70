import type { LogRow } from '../log-archive.port.ts';

// Text made by SQL: no JavaScript Date, no time zone, no locale of any server or driver.
const moment = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

/** The columns of an event e, in the order of Cells. */
export const COLUMNS = `e.position, e.stream, e.version, e.id, e.type, e.schema_version,
  to_char(e.effective_on, 'YYYY-MM-DD'), ${moment('e.recorded_at')}, ${moment('e.documented_known_at')},
  e.data::text, e.meta::text, e.hash`;

/** bigint comes as text. */
export type Cells = [
  position: string,
  stream: string,
  version: number,
  id: string,
  type: string,
  schemaVersion: number,
  effectiveOn: string,
  recordedAt: string,
  documentedKnownAt: string | null,
  data: string,
  meta: string,
  hash: string,
];

export function rowOf(cells: Cells): LogRow {
  const [position, stream, version, id, type, schemaVersion, effectiveOn, recordedAt, known, data, meta, hash] = cells;
  const when = { effectiveOn, recordedAt, documentedKnownAt: known };
  return { position: Number(position), stream, version, id, type, schemaVersion, ...when, data, meta, hash };
}
