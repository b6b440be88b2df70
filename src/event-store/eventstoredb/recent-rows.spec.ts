import { describe, expect, it } from '@jest/globals';
import type { LogRow } from '../log-archive.port.ts';
import { RecentRows } from './recent-rows.ts';

const row = (position: number): LogRow => ({
  position,
  stream: 'A-1',
  version: position,
  id: `00000000-0000-4000-8000-${String(position).padStart(12, '0')}`,
  type: 'ThingNoted',
  schemaVersion: 1,
  effectiveOn: '2023-05-31',
  recordedAt: '2023-06-12T00:00:00.000000Z',
  documentedKnownAt: null,
  data: '{}',
  meta: '{}',
  hash: '',
});

describe('recent rows', () => {
  const asked: bigint[] = [];
  const fresh = () => {
    asked.length = 0;
    return new RecentRows((revisions) => {
      asked.push(...revisions);
      return Promise.resolve(revisions.map((revision) => row(Number(revision))));
    });
  };
  const positions = async (rows: RecentRows, ...revisions: bigint[]) =>
    (await rows.at(revisions)).map(({ position }) => position);

  it('load only what is missing, and answer in the order asked', async () => {
    const rows = fresh();
    expect(await positions(rows, 3n, 1n)).toEqual([3, 1]);
    expect(await positions(rows, 1n, 2n, 3n)).toEqual([1, 2, 3]);
    expect(asked).toEqual([3n, 1n, 2n]);
  });

  it('forget the one that was asked for longest ago', async () => {
    const rows = fresh();
    for (let revision = 0n; revision < 20_000n; revision += 1n) rows.remember(revision, row(Number(revision)));
    expect(await positions(rows, 0n)).toEqual([0]);
    rows.remember(20_000n, row(20_000));
    expect(await positions(rows, 0n, 2n, 20_000n)).toEqual([0, 2, 20_000]);
    expect(asked).toEqual([]);
    await rows.at([1n]);
    expect(asked).toEqual([1n]);
  });
});
