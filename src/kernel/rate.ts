import type { Won } from './won.ts';

/** A percentage in tenths (0.1%); null is 산정불가, the base being 0. */
export type RateTenths = number | null;

/**
 * 집행률 in 0.1%, rounded once, half-up (사사오입), from integers (domain.md §5.3).
 * A negative spending (순반납) rounds away from zero, so that △ mirrors +.
 */
export function rateTenths(part: Won, base: Won): RateTenths {
  if (base <= 0) return null;
  const magnitude = BigInt(Math.abs(part));
  const tenths = Number((2000n * magnitude + BigInt(base)) / (2n * BigInt(base)));
  return part < 0 ? 0 - tenths : tenths; // 0 - 0 is 0; -0 would be another value
}

/** One decimal always, '63.0'; negative '△1.5'; 산정불가 where there is no base. */
export function formatRate(tenths: RateTenths): string {
  if (tenths === null) return '산정불가';
  const magnitude = Math.abs(tenths);
  return `${tenths < 0 ? '△' : ''}${Math.floor(magnitude / 10)}.${magnitude % 10}`;
}
