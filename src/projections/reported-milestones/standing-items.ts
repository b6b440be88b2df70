import { isCounted, type AsOf } from '../../kernel/as-of.ts';
import type { ReportedItem } from './reported-milestones.queries.ts';
import type { ReportedItemRow, ReportedTotalRow, WithdrawnItemRow } from './reported-milestones.projection.ts';

export interface ReportedRows {
  readonly items: readonly ReportedItemRow[];
  readonly totals: readonly ReportedTotalRow[];
  readonly withdrawals: readonly WithdrawnItemRow[];
}

/** Of each item the last statement by 기준일, then position, among those known and not withdrawn. */
export function standingItems({ items, totals, withdrawals }: ReportedRows, asOf: AsOf): readonly ReportedItem[] {
  const withdrawn = new Set(withdrawals.filter((row) => isCounted(row, asOf)).map(({ withdraws }) => withdraws));
  const standing = new Map<string, ReportedItemRow>();
  for (const row of items) {
    if (!isCounted(row, asOf) || withdrawn.has(row.event_id)) continue;
    const before = standing.get(row.item_id);
    if (!before || before.effective_on <= row.effective_on) standing.set(row.item_id, row);
  }
  return [...standing.values()].map((row) =>
    itemOf(
      row,
      totals.filter(({ event_id }) => event_id === row.event_id),
    ),
  );
}

const itemOf = (row: ReportedItemRow, totals: readonly ReportedTotalRow[]): ReportedItem => ({
  itemId: row.item_id,
  year: row.year,
  department: { id: row.department_id, name: row.department_name },
  code: row.code,
  name: row.name,
  part: row.part,
  totals: totals.map(({ name, value, unit }) => ({ name, value, unit })),
  span: row.span_from === null || row.span_through === null ? null : { from: row.span_from, through: row.span_through },
  printed: row.printed,
  place: row.place,
  note: row.note,
  document: row.document,
  effectiveOn: row.effective_on,
  knownAt: row.known_at,
  recordedAt: row.recorded_at,
  eventId: row.event_id,
});
