import { chainHash, GENESIS_HASH } from '../../event-store/integrity/chain.ts';
import type { LogAtRest, LogRow } from '../../event-store/log-archive.port.ts';
import { Rejection } from '../../kernel/rejection.ts';
import type { Range } from './sealed-log.ts';

export interface SoundRow {
  readonly row: LogRow;
  /** Hash of the row before it. */
  readonly previousHash: string;
}

/**
 * The rows of a range, each only after its chain hash was found right: nobody signs for what does not hang together.
 * @throws Rejection log-sound
 */
export async function* soundRows(log: LogAtRest, { from, to }: Range): AsyncIterable<SoundRow> {
  let last = { position: 0, hash: GENESIS_HASH };
  for await (const page of log.pages(Math.max(0, from - 2)))
    // one row earlier: its hash is what the first stands on
    for (const row of page) {
      if (last.position === to) return;
      if (row.position >= from) {
        if (row.hash !== chainHash(last.hash, row)) throw unsound(Math.max(from, last.position + 1));
        yield { row, previousHash: last.hash };
      }
      last = row;
    }
  if (last.position < to) throw unsound(last.position + 1);
}

const unsound = (position: number): Rejection =>
  new Rejection(
    'log-sound',
    `위치 ${String(position)}의 사건이 기록된 그대로가 아니어서 서명하지 않았습니다. ledger verify로 살펴보십시오.`,
    { position },
  );
