import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { AsOf } from '../../kernel/as-of.ts';
import { parseFigureId } from '../../kernel/figure-id.ts';
import type { Movement, MovementKind } from '../../kernel/figure.ts';
import { FUNDS } from '../../kernel/fund-split.ts';
import type { PlainDate } from '../../kernel/time.ts';
import type { Won } from '../../kernel/won.ts';

/** Values of figures with movements of their own; an id that is missing was not known (미보고). */
export interface Leaves {
  readonly won: ReadonlyMap<string, Won>;
  /** The event whose statement stands, for figures that are stated. */
  readonly statedBy: ReadonlyMap<string, string>;
}

interface AmountRow {
  readonly figure_id: string;
  readonly fund: string;
  readonly amount_won: string;
  readonly event_id: string | null;
}

interface MovementRecord {
  readonly figure_id: string;
  readonly fund: string;
  readonly kind: MovementKind;
  readonly amount_won: string;
  readonly cause: string;
  readonly effective_on: string;
  readonly known_at: string;
  readonly recorded_at: string;
  readonly position: string;
  readonly event_id: string;
  readonly refers_to: string | null;
}

/** One statement for all additive figures of a page; each figure is one range of the index, never the table. */
const ADDED = (clock: string) => `
  select f.figure_id, m.fund, m.amount_won, null as event_id
  from unnest($1::text[]) f(figure_id) cross join lateral (
    select fund, sum(amount_won) as amount_won
    from figure_movement
    where figure_id = f.figure_id and effective_on <= $2 and ${clock} <= $3 and kind = 'add'
    group by fund) m`;

/** The statement that stands: the last by 귀속일, then position, among those not withdrawn; none where it is an end. */
const STATED = (clock: string) => `
  with known as (
    select figure_id, fund, kind, amount_won, effective_on, position, event_id, refers_to
    from figure_movement
    where figure_id = any($1) and effective_on <= $2 and ${clock} <= $3
  ), standing as (
    select k.*, rank() over (partition by figure_id order by effective_on desc, position desc) as place
    from known k
    where kind in ('state', 'discontinue') and not exists (
      select from known w where w.kind = 'withdraw' and w.figure_id = k.figure_id and w.refers_to = k.event_id)
  )
  select figure_id, fund, amount_won, event_id from standing where place = 1 and kind = 'state'`;

const INSTANT = (column: string) =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as ${column}`;

const MOVEMENTS = `
  select figure_id, fund, kind, amount_won, cause, to_char(effective_on, 'YYYY-MM-DD') as effective_on,
         ${INSTANT('known_at')}, ${INSTANT('recorded_at')}, position, event_id, refers_to
  from figure_movement
  where figure_id = any($1) and effective_on <= $2
  order by position, ordinal
  limit $3`;

/** Reads movements; knows no figure's meaning, only whether its movements add up or replace each other. */
@Injectable()
export class FigureReader {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  async leaves(ids: readonly string[], asOf: AsOf): Promise<Leaves> {
    const whole = [...new Set(ids.map(withoutFund))];
    const stated = whole.filter((id) => id.startsWith('stated/'));
    const added = whole.filter((id) => !id.startsWith('stated/'));
    const clock = asOf.strict ? 'recorded_at' : 'known_at';
    const rows = (
      await Promise.all([this.amounts(ADDED(clock), added, asOf), this.amounts(STATED(clock), stated, asOf)])
    ).flat();
    return leavesOf(rows);
  }

  /**
   * Movements of these figures, at most limit + 1, so that the caller sees when there were more. What of them was
   * known at a moment is decided by the kernel.
   */
  async movements(ids: readonly string[], effectiveOn: PlainDate, limit: number): Promise<readonly Movement[]> {
    const records = await this.database.query<MovementRecord[]>(MOVEMENTS, [
      [...new Set(ids.map(withoutFund))],
      effectiveOn,
      limit + 1,
    ]);
    return records.map(movementOf);
  }

  private async amounts(sql: string, ids: readonly string[], { effectiveOn, knownAt }: AsOf): Promise<AmountRow[]> {
    return ids.length === 0 ? [] : this.database.query<AmountRow[]>(sql, [ids, effectiveOn, knownAt]);
  }
}

/** The movements of a figure stand under the id of all its fund sources together. */
export function withoutFund(id: string): string {
  return parseFigureId(id)?.fund == null ? id : id.slice(0, id.lastIndexOf('/'));
}

function leavesOf(rows: readonly AmountRow[]): Leaves {
  const won = new Map<string, Won>();
  const statedBy = new Map<string, string>();
  for (const { figure_id, fund, amount_won, event_id } of rows) {
    const amount = Number(amount_won);
    won.set(figure_id, (won.get(figure_id) ?? 0) + amount);
    if (FUNDS.some((known) => known === fund)) won.set(`${figure_id}/${fund}`, amount);
    if (event_id !== null) statedBy.set(figure_id, event_id);
  }
  return { won, statedBy };
}

const movementOf = (record: MovementRecord): Movement => ({
  figureId: record.figure_id,
  fund: FUNDS.find((fund) => fund === record.fund) ?? 'whole',
  kind: record.kind,
  amountWon: Number(record.amount_won),
  cause: record.cause,
  effectiveOn: record.effective_on,
  knownAt: record.known_at,
  recordedAt: record.recorded_at,
  position: Number(record.position),
  eventId: record.event_id,
  refersTo: record.refers_to,
});
