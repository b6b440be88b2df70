import { verifyLog } from './integrity/verify-log.ts';
import type { LogArchive, LogAtRest, LogHead, LogRow } from './log-archive.port.ts';

export type CopyVerdict =
  | {
      readonly ok: true;
      readonly events: number;
      /** How many of them were not in the target before. */
      readonly restored: number;
      readonly headHash: string;
    }
  | {
      readonly ok: false;
      /** Which of the two logs is not as it should be, and from which position on. */
      readonly log: 'source' | 'target';
      readonly position: number;
      readonly problem: string;
    };

/** Told after each page; what it throws ends the work between two pages. */
export interface CopyProgress {
  readonly copied: (events: number, total: number) => void;
  readonly proved: (events: number, total: number) => void;
}

/**
 * Copies a log as it is: proves each page of the source before the target takes it over, then proves the target from
 * its own stored rows and compares the heads. The target is empty or holds a beginning of the source, such as an earlier
 * copy that was interrupted; whatever ends the work leaves it so, and the same call goes on from there.
 * @throws RowsDoNotFollow when somebody else writes to the target meanwhile.
 */
export async function copyLog(source: LogArchive, target: LogArchive, progress: CopyProgress): Promise<CopyVerdict> {
  const begun = await target.inspect(({ head }) => Promise.resolve(head));
  if (begun === null) return flaw('target', 1, '로그의 끝 표지가 없습니다');
  const copied = await source.inspect(async (log) => {
    const total = log.head?.position ?? 0;
    if (begun.position > total) return flaw('target', begun.position, `원본은 ${total}에서 끝납니다`);
    if (!(await holds(log, begun))) return flaw('target', begun.position, '원본의 그 위치에는 다른 사건이 있습니다');
    const pages = () => restoring(log, target, begun.position);
    const verdict = await verifyLog({ head: log.head, pages }, (events) => {
      progress.copied(events, total);
    });
    return verdict.ok ? verdict : flaw('source', verdict.position, verdict.problem);
  });
  if (!copied.ok) return copied;
  const { events, headHash } = copied;
  const proved = await target.inspect((log) =>
    verifyLog(log, (sound) => {
      progress.proved(sound, events);
    }),
  );
  if (!proved.ok) return flaw('target', proved.position, proved.problem);
  if (proved.events !== events || proved.headHash !== headHash)
    return flaw('target', proved.events, `사본이 여기서 끝나는데, 원본의 위치 ${events}와 해시가 다릅니다`);
  return { ok: true, events, restored: events - begun.position, headHash };
}

const flaw = (log: 'source' | 'target', position: number, problem: string) => ({
  ok: false as const,
  log,
  position,
  problem,
});

/** Equal hashes at one position are equal logs up to it: each hash covers the one before. */
async function holds({ pages }: LogAtRest, { position, hash }: LogHead): Promise<boolean> {
  if (position === 0) return true;
  for await (const [row] of pages(position - 1)) return row?.position === position && row.hash === hash;
  return false;
}

/** The consumer asks for a further page only when it found this one sound. */
async function* restoring(log: LogAtRest, target: LogArchive, after: number): AsyncGenerator<readonly LogRow[]> {
  for await (const page of log.pages()) {
    yield page;
    const rows = page.filter(({ position }) => position > after);
    if (rows.length > 0) await target.restore(rows);
  }
}
