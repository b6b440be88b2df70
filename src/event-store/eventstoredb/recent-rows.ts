import type { LogRow } from '../log-archive.port.ts';

/** About 20 MB. */
const MOST = 20_000;

/** Rows that were read or written lately. They never change, so they are never stale. */
export class RecentRows {
  private readonly rows = new Map<bigint, LogRow>();

  constructor(private readonly load: (revisions: readonly bigint[]) => Promise<readonly LogRow[]>) {}

  /** In the order asked; only what is not remembered is loaded. */
  async at(revisions: readonly bigint[]): Promise<readonly LogRow[]> {
    const found = new Map<bigint, LogRow>();
    for (const revision of revisions) {
      const row = this.rows.get(revision);
      if (row) found.set(revision, row);
    }
    const missing = revisions.filter((revision) => !found.has(revision));
    for (const [at, row] of (await this.load(missing)).entries()) {
      const revision = missing[at];
      if (revision !== undefined) found.set(revision, row);
    }
    for (const [revision, row] of found) this.remember(revision, row);
    return revisions.flatMap((revision) => found.get(revision) ?? []);
  }

  /** The one that was asked for longest ago gives way. */
  remember(revision: bigint, row: LogRow): void {
    this.rows.delete(revision);
    this.rows.set(revision, row);
    if (this.rows.size <= MOST) return;
    for (const oldest of this.rows.keys()) {
      this.rows.delete(oldest);
      return;
    }
  }
}
