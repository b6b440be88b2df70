import type { Pool } from 'pg';
import type { EventStore } from '../../event-store/event-store.port.ts';

export interface ProjectionStatus {
  readonly name: string;
  readonly version: number;
  readonly build: number;
  readonly status: 'filling' | 'serving' | 'retired' | 'halted';
  readonly position: number;
  /** Distance to the real head of the store; the number of events where positions are dense. */
  readonly lagEvents: number;
  /** Age of the oldest event that is not in the tables; 0 when there is none. */
  readonly lagSeconds: number;
  readonly owner: string | null;
  readonly error: string | null;
  /** It was found equal, row for row, to the serving build, and can be promoted. */
  readonly foundEqual: boolean;
  /** Events set aside. More than none is a fault that someone has to look at. */
  readonly parked: number;
}

type StatusRow = Omit<ProjectionStatus, 'position' | 'lagEvents' | 'lagSeconds'> & { readonly position: string };

const STATUS = `
select v.name, v.version, v.build, v.status, v.position, v.error, v.equal_at is not null as "foundEqual",
       case when v.lease_until >= clock_timestamp() then v.owner end as owner,
       (select count(*)::integer from parked_event p
        where p.projection = v.name and p.version = v.version and p.build = v.build) as parked
from projection_version v
order by v.name, v.version, v.build`;

/** Every build of every read model against the head that the store has now. */
export async function projectionStatus(pool: Pool, store: EventStore): Promise<readonly ProjectionStatus[]> {
  const { rows } = await pool.query<StatusRow>(STATUS);
  const head = await store.head();
  return Promise.all(
    rows.map(async (row) => {
      const position = Number(row.position);
      const lagEvents = Math.max(0, head - position);
      return { ...row, position, lagEvents, lagSeconds: lagEvents === 0 ? 0 : await ageOfNext(pool, store, position) };
    }),
  );
}

async function ageOfNext(pool: Pool, store: EventStore, position: number): Promise<number> {
  const [oldest] = (await store.readAll({ after: position, limit: 1 })).events;
  if (!oldest) return 0;
  const { rows } = await pool.query<{ seconds: number }>(
    `select greatest(0, extract(epoch from clock_timestamp() - $1::timestamptz))::float8 as seconds`,
    [oldest.recordedAt],
  );
  return rows[0]?.seconds ?? 0;
}
