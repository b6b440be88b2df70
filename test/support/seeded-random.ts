import { hash } from 'node:crypto';

/** A whole number from 0 to below. */
export type Random = (below: number) => number;

/** The same sequence for the same seed. */
export function randomFrom(seed: string): Random {
  let drawn = 0;
  return (below) => Number.parseInt(hash('sha256', `${seed} ${String((drawn += 1))}`, 'hex').slice(0, 8), 16) % below;
}
