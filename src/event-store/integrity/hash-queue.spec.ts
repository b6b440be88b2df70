import { describe, expect, it } from '@jest/globals';
import { HashQueue } from './hash-queue.ts';

const hex = (n: number): string => n.toString(16).padStart(64, '0');

describe('hashes that wait for their seal', () => {
  it('come out in order, also after more of them than were provided for, and after some have gone', () => {
    const queue = new HashQueue();
    for (let n = 0; n < 5_000; n++) queue.push(hex(n));
    expect(queue.first(5_000).map((hash) => hash.readUInt32BE(28))).toEqual(Array.from({ length: 5_000 }, (_, n) => n));
    queue.dropFirst(4_998);
    queue.push(hex(5_000));
    expect(queue.length).toBe(3);
    expect(queue.first(3).map((hash) => hash.toString('hex'))).toEqual([hex(4_998), hex(4_999), hex(5_000)]);
  });
});
