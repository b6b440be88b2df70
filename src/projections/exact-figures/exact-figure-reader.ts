import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { parseExactFigureId, type ExactMeasure } from '../../kernel/exact-figure-id.ts';
import type { Statement } from '../../kernel/exact-statement.ts';
import { readRows } from '../../platform/database/read-rows.ts';
import { exactStatement, type ExactStatementRow } from './exact-tables.projection.ts';

const MEASURE_NAMES: Readonly<Record<ExactMeasure, string>> = {
  target: '목표',
  result: '실적',
  score: '평점',
  progress: '이행률',
  goals: '구정목표 수',
  fields: '분야 수',
  tasks: '이행과제 수',
};

interface ItemRecord {
  readonly item_id: string;
  readonly name: string | null;
  readonly unit: string;
  readonly subject: string;
  readonly department_id: string | null;
}

const ITEMS = `
  select i.item_id, i.name, i.unit, s.name as subject, s.department_id
  from exact_item i join exact_subject s using (subject_id) where i.item_id = any($1)`;

/** A figure that there is, whether or not anything was said of it yet. */
export interface Described {
  readonly id: string;
  readonly label: string;
  readonly unit: string;
  /** null: everybody's. */
  readonly departmentId: string | null;
}

/** Reads which figures there are, and what was said of them; what of it counts is decided by the kernel. */
@Injectable()
export class ExactFigureReader {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  /** Without those that there are not. */
  async described(ids: readonly string[]): Promise<ReadonlyMap<string, Described>> {
    const names = ids.flatMap((id) => {
      const name = parseExactFigureId(id);
      return name ? [{ id, ...name }] : [];
    });
    const rows = await this.database.query<ItemRecord[]>(ITEMS, [names.map(({ itemId }) => itemId)]);
    const items = new Map(rows.map((row) => [row.item_id, row]));
    const found = names.flatMap(({ id, itemId, measure, period }): Described[] => {
      const item = items.get(itemId);
      if (!item) return [];
      const words = [item.subject, item.name, period, MEASURE_NAMES[measure]];
      const label = words.filter((word) => word !== null).join(' ');
      return [{ id, label, unit: item.unit, departmentId: item.department_id }];
    });
    return new Map(found.map((figure) => [figure.id, figure]));
  }

  /** In the order of the log. */
  async statements(ids: readonly string[]): Promise<ReadonlyMap<string, readonly Statement[]>> {
    const byFigure = new Map<string, Statement[]>();
    for (const row of await readRows(this.database, exactStatement, 'figure_id = any($1)', [ids])) {
      const own = byFigure.get(row.figure_id);
      if (own) own.push(statementOf(row));
      else byFigure.set(row.figure_id, [statementOf(row)]);
    }
    return byFigure;
  }
}

const statementOf = (row: ExactStatementRow): Statement => ({
  exact: row.exact,
  shown: row.shown,
  note: row.note,
  cause: row.cause,
  effectiveOn: row.effective_on,
  knownAt: row.known_at,
  recordedAt: row.recorded_at,
  position: row.position,
  eventId: row.event_id,
});
