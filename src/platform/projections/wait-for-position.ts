import type { Pool } from 'pg';
import { setTimeout as delay } from 'node:timers/promises';

/** The read models did not reach the position in time, or are halted before it. */
export class ProjectionBehind extends Error {
  override readonly name = 'ProjectionBehind';
  constructor(
    readonly projections: readonly string[],
    /** The least position that one of them has reached. */
    readonly position: number,
    readonly needed: number,
  ) {
    super(`${projections.join(', ')}: at position ${position}, ${needed} is needed`);
  }
}

const FIRST_PAUSE_MS = 2;
const LONGEST_PAUSE_MS = 40;

/** Read your own writes: resolves once what queries see of these read models includes the position, whoever folds them. */
export async function waitForPosition(
  pool: Pool,
  names: readonly string[],
  position: number,
  timeoutMs: number,
  /** Told of the least position reached, each time it looks. */
  onBehind: (position: number) => void = () => undefined,
): Promise<void> {
  const deadline = performance.now() + timeoutMs;
  for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
    const behind = await laggards(pool, names, position);
    if (behind.length === 0) return;
    const least = Math.min(...behind.map((laggard) => laggard.position));
    onBehind(least);
    const remaining = deadline - performance.now();
    if (remaining <= 0 || behind.some(({ halted }) => halted)) {
      throw new ProjectionBehind(
        behind.map(({ name }) => name),
        least,
        position,
      );
    }
    await delay(Math.min(pause, remaining));
  }
}

export interface Laggard {
  readonly name: string;
  readonly position: number;
  /** How far that is from where it should be. */
  readonly lacking: number;
  readonly halted: boolean;
}

/** Those of these read models whose serving build has not reached the position. */
export async function laggards(pool: Pool, names: readonly string[], position: number): Promise<readonly Laggard[]> {
  const { rows } = await pool.query<{ name: string; position: string; halted: boolean }>(
    `select wanted.name, coalesce(v.position, 0) as position, v.error is not null as halted
     from unnest($1::text[]) as wanted(name)
     left join projection_version v on v.name = wanted.name and v.role = 'serving'
     where coalesce(v.position, 0) < $2`,
    [names, position],
  );
  return rows.map((row) => ({ ...row, position: Number(row.position), lacking: position - Number(row.position) }));
}
