import { describe, expect, it } from '@jest/globals';
import type { LogRow } from '../log-archive.port.ts';
import { chainHash, GENESIS_HASH } from './chain.ts';
import { verifyLog } from './verify-log.ts';

/** A log whose hashes are all right, whatever the rows say: the work of a forger who knows the chain. */
function forged(changes: readonly Partial<LogRow>[]): LogRow[] {
  const rows: LogRow[] = [];
  for (const [index, change] of changes.entries()) {
    const row = {
      position: index + 1,
      stream: 'A-1',
      version: index + 1,
      id: `00000000-0000-4000-8000-00000000000${index}`,
      type: 'ThingNoted',
      schemaVersion: 1,
      effectiveOn: '2023-05-31',
      recordedAt: '2023-06-12T00:00:00.000000Z',
      documentedKnownAt: null,
      data: '{"n":1}',
      meta: '{}',
      ...change,
    };
    rows.push({ ...row, hash: chainHash(rows.at(-1)?.hash ?? GENESIS_HASH, row) });
  }
  return rows;
}

async function* pagesOf(rows: readonly LogRow[], size: number): AsyncIterable<readonly LogRow[]> {
  for (let from = 0; from < rows.length; from += size) yield await Promise.resolve(rows.slice(from, from + size));
}

const verdictOn = (
  rows: readonly LogRow[],
  head = { position: rows.length, hash: rows.at(-1)?.hash ?? GENESIS_HASH },
) => verifyLog({ head, pages: () => pagesOf(rows, 2) });

describe('verify log', () => {
  it('accepts an empty log and a sound one', async () => {
    const rows = forged([{}, {}, { stream: 'B-1', version: 1 }]);
    expect(await verdictOn([])).toEqual({ ok: true, events: 0, headHash: GENESIS_HASH });
    expect(await verdictOn(rows)).toEqual({ ok: true, events: 3, headHash: rows[2]?.hash });
  });

  it('pins chain version 1, as sha256sum computes it', () => {
    expect(forged([{ documentedKnownAt: '2023-06-11T00:00:00.000000Z' }])[0]?.hash).toBe(
      'be1b50d3267cea4b560ceb005b82f0261b4cbdb6f0c3007d6d3a52c1e3e42c5f',
    );
  });

  it('sees through hashes that were computed anew', async () => {
    expect(await verdictOn(forged([{}, { version: 3 }, { version: 4 }]))).toEqual({
      ok: false,
      position: 2,
      problem: 'A-1의 2판 자리에 3판이 있습니다',
      events: 1,
    });
    expect(await verdictOn(forged([{}, {}, { recordedAt: '2023-06-11T23:59:59.999999Z' }]))).toMatchObject({
      ok: false,
      position: 3,
      problem: '앞 사건보다 먼저 기록된 것으로 되어 있습니다',
    });
    expect(await verdictOn(forged([{}, { position: 1, version: 2 }]))).toMatchObject({
      ok: false,
      position: 1,
      events: 1,
    });
    expect(await verdictOn(forged([{}, { position: 3 }]))).toMatchObject({ ok: false, position: 2, events: 1 });
  });

  it('sees what lies beyond the head', async () => {
    const rows = forged([{}, {}, {}]);
    const head = { position: 2, hash: rows[1]?.hash ?? '' };
    expect(await verdictOn(rows, head)).toMatchObject({ ok: false, position: 3, events: 2 });
  });

  it('names the first flaw only', async () => {
    const rows = forged([{}, {}, {}, {}]).map((row) => (row.position > 2 ? { ...row, data: '{"n":2}' } : row));
    expect(await verdictOn(rows)).toMatchObject({ ok: false, position: 3, events: 2 });
  });
});
