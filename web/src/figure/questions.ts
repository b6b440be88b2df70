import { queryOptions } from '@tanstack/react-query';
import { endOfDay, type PlainDate } from '../../../src/kernel/time.ts';
import { answerOf, api } from '../api/client.ts';
import type { Clocks, ScreenState } from '../clocks/clocks.ts';

/** The figure as the server answers it, with the events that made it. */
export const explanationOf = (id: string, clocks: Clocks) =>
  queryOptions({
    queryKey: ['figure-explanation', id, clocks],
    queryFn: () => answerOf(api.GET('/api/figures/explanation', { params: { query: { id, ...clocks } } })),
  });

/** What it is reckoned from, at whatever clocks. */
export const groundOf = (id: string) =>
  queryOptions({
    queryKey: ['figure-ground', id],
    queryFn: () => answerOf(api.GET('/api/figures/ground', { params: { query: { id } } })),
  });

/** Why it differs between two days, both of what was known by the same moment. */
export const differenceOf = (id: string, from: PlainDate, asked: Asked) =>
  queryOptions({
    queryKey: ['figure-difference', id, from, asked.eff, asked.known],
    queryFn: () => answerOf(api.GET('/api/figures/difference', { params: { query: { id, ...twoDays(from, asked) } } })),
  });

type Asked = Pick<ScreenState, 'eff' | 'known'>;

const twoDays = (from: PlainDate, { eff, known }: Asked) => ({
  fromAsOf: from,
  ...(eff !== undefined && { toAsOf: eff }),
  ...(known !== undefined && { fromKnownAt: endOfDay(known), toKnownAt: endOfDay(known) }),
});

/** A figure that is no amount of won, with everything that was said of it. */
export const exactExplanationOf = (id: string, clocks: Clocks) =>
  queryOptions({
    queryKey: ['exact-explanation', id, clocks],
    queryFn: () => answerOf(api.GET('/api/figures/exact/explanation', { params: { query: { id, ...clocks } } })),
  });

/** What was said of it on two days. */
export const exactDifferenceOf = (id: string, from: PlainDate, asked: Asked) =>
  queryOptions({
    queryKey: ['exact-difference', id, from, asked.eff, asked.known],
    queryFn: () =>
      answerOf(api.GET('/api/figures/exact/difference', { params: { query: { id, ...twoDays(from, asked) } } })),
  });

/**
 * A stated figure is made of nothing, but can be held against others: a 계 against the sum of its 단위사업, a 단위사업 against
 * the 세부사업 stated of it. The id of the figure that holds it; null where there is none.
 */
export function counterpartOf(id: string): string | null {
  if (id.startsWith('stated/department/')) return id.replace('stated/', 'sum/');
  if (id.startsWith('stated/unit/')) return id.replace('stated/', 'residual/');
  return null;
}
