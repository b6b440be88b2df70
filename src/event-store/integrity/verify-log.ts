import type { LogAtRest, LogHead, LogRow } from '../log-archive.port.ts';
import { chainHash, GENESIS_HASH } from './chain.ts';

export type Verdict =
  | { readonly ok: true; readonly events: number; readonly headHash: string }
  | {
      readonly ok: false;
      /** The first position that is not as it was written. */
      readonly position: number;
      readonly problem: string;
      /** How many events before it are sound. */
      readonly events: number;
    };

export interface Flaw {
  readonly position: number;
  /** A Korean sentence, without its full stop. */
  readonly problem: string;
}

/** Looks at the rows on the same way through the log, each once the chain has found it sound. */
export interface FurtherCheck {
  flawOf(row: LogRow): Flaw | null;
  flawOfEnd(events: number): Flaw | null;
}

/**
 * Proves a log untouched from its stored texts: positions and versions without gaps, time in order, every hash, and the
 * head, so that a cut-off tail is found too. Stops at the first flaw.
 * @param onProgress called after each page with the number of events that are sound so far.
 */
export async function verifyLog(
  { head, pages }: LogAtRest,
  onProgress?: (events: number) => void,
  further?: FurtherCheck,
): Promise<Verdict> {
  if (head === null) return { ok: false, position: 1, problem: '로그의 끝 표지가 없습니다', events: 0 };
  const log = new SoundLog(head);
  for await (const page of pages()) {
    for (const row of page) {
      const flaw = log.flawOf(row) ?? further?.flawOf(row);
      if (flaw) return { ok: false, ...flaw, events: log.events };
      log.accept(row);
    }
    onProgress?.(log.events);
  }
  const flaw = log.flawOfEnd() ?? further?.flawOfEnd(log.events);
  return flaw ? { ok: false, ...flaw, events: log.events } : { ok: true, events: log.events, headHash: head.hash };
}

/** The part of the log that was found sound. */
class SoundLog {
  events = 0;
  private hash = GENESIS_HASH;
  private recordedAt = '';
  private readonly versions = new Map<string, number>();

  constructor(private readonly head: LogHead) {}

  flawOf(row: LogRow): Flaw | null {
    const position = this.events + 1;
    if (row.position > position) return { position, problem: `위치 ${position}의 사건이 없습니다` };
    const problem = this.problemOf(row);
    return problem === null ? null : { position: row.position, problem };
  }

  accept(row: LogRow): void {
    this.events = row.position;
    this.hash = row.hash;
    this.recordedAt = row.recordedAt;
    this.versions.set(row.stream, row.version);
  }

  flawOfEnd(): Flaw | null {
    const { events, head } = this;
    if (events < head.position)
      return { position: events + 1, problem: `로그가 ${events}에서 끝나는데 끝 표지는 ${head.position}입니다` };
    return this.hash === head.hash
      ? null
      : { position: head.position, problem: '끝 표지의 해시가 마지막 사건의 해시가 아닙니다' };
  }

  private problemOf(row: LogRow): string | null {
    const version = (this.versions.get(row.stream) ?? 0) + 1;
    if (row.position <= this.events) return '같은 위치가 두 번 나옵니다';
    if (row.hash !== chainHash(this.hash, row)) return '사건의 내용이 그 해시와 맞지 않습니다';
    if (row.position > this.head.position) return `끝 표지(${this.head.position})보다 뒤에 있습니다`;
    if (row.version !== version) return `${row.stream}의 ${version}판 자리에 ${row.version}판이 있습니다`;
    if (row.recordedAt < this.recordedAt) return '앞 사건보다 먼저 기록된 것으로 되어 있습니다';
    return null;
  }
}
