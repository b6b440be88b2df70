import type { EvaluationRules, Grading } from '../../../events/evaluation-rules.ts';
import {
  add,
  compare,
  divide,
  exact,
  HUNDRED,
  multiply,
  rational,
  subtract,
  ZERO,
  type Rational,
} from '../../../kernel/rational.ts';
import { compareOutcomes, type Exact } from './outcome.ts';

/** One that is ranked: a project or a department. */
export interface Member {
  readonly id: string;
  readonly groupId: string | null;
  readonly score: Exact;
  /** Outcomes of the tie-breaking criteria, in their order. */
  readonly tieBreak: readonly Exact[];
  /** Gates it failed. */
  readonly gates: readonly string[];
}

export interface Ranked<M> {
  readonly member: M;
  /** 1 for the best; equals share a rank and the next one is skipped. */
  readonly rank: number;
}

/** The best first, each group by itself, on unrounded values; who has no score has no rank. */
export function rank<M extends Member>(members: readonly M[]): readonly Ranked<M>[] {
  return byGroup(members, ({ groupId }) => groupId).flatMap((group) => {
    const sorted = group.filter(({ score }) => score.kind === 'score').toSorted(compareMembers);
    let rankOfBlock = 1;
    return sorted.map((member, index) => {
      const before = sorted[index - 1];
      if (before && compareMembers(before, member) !== 0) rankOfBlock = index + 1;
      return { member, rank: rankOfBlock };
    });
  });
}

function compareMembers(a: Member, b: Member): number {
  const others = [b.score, ...b.tieBreak];
  const orders = [a.score, ...a.tieBreak].map((own, index) => compareOutcomes(own, others[index] ?? own));
  return orders.find((order) => order !== 0) ?? 0;
}

/** The members of each group, in the order in which the groups first appear. */
export function byGroup<M>(members: readonly M[], groupOf: (member: M) => string | null): readonly (readonly M[])[] {
  const groups = new Map<string | null, M[]>();
  for (const member of members) {
    const own = groups.get(groupOf(member));
    if (own) own.push(member);
    else groups.set(groupOf(member), [member]);
  }
  return [...groups.values()];
}

export interface Seat {
  readonly label: string;
  readonly places: number;
}

/**
 * Fills the seats of one group from the best down. Who is barred from a label is passed over and may get a later one.
 * Equals are never parted: at the last place of a label all of them get it (upper), or none (lower).
 */
export function fillSeats<M>(
  ranked: readonly Ranked<M>[],
  seats: readonly Seat[],
  isBarred: (member: M, label: string) => boolean,
  ties: EvaluationRules['tiesAtBoundary'],
): ReadonlyMap<M, string> {
  const labels = new Map<M, string>();
  let opened = 0;
  for (const { label, places } of seats) {
    opened += places;
    const eligible = ranked.filter(({ member }) => !labels.has(member) && !isBarred(member, label));
    const taken = wholeBlocks(eligible, Math.max(opened - labels.size, 0), ties);
    for (const { member } of eligible.slice(0, taken)) labels.set(member, label);
  }
  return labels;
}

function wholeBlocks(
  eligible: readonly Ranked<unknown>[],
  places: number,
  ties: EvaluationRules['tiesAtBoundary'],
): number {
  const last = eligible[places - 1];
  const next = eligible[places];
  if (!last || next?.rank !== last.rank) return Math.min(places, eligible.length);
  const isOfBlock = ({ rank: own }: Ranked<unknown>) => own === last.rank;
  return ties === 'upper' ? eligible.findLastIndex(isOfBlock) + 1 : eligible.findIndex(isOfBlock);
}

/** 최대잉여법: whole places for shares in percent; the largest remainders get what is left, the earlier first. */
export function largestRemainder(shares: readonly Rational[], places: number): readonly number[] {
  const quotas = shares.map((share) => divide(multiply(share, rational(BigInt(places))), HUNDRED));
  const whole = quotas.map(({ numerator, denominator }) => Number(numerator / denominator));
  const remainders = quotas.map((quota, index) => subtract(quota, rational(BigInt(whole[index] ?? 0))));
  const left = Number(roundedSum(quotas)) - whole.reduce((total, one) => total + one, 0);
  const favoured = [...remainders.keys()]
    .toSorted((a, b) => compare(remainders[b] ?? ZERO, remainders[a] ?? ZERO) || a - b)
    .slice(0, left);
  return whole.map((one, index) => one + Number(favoured.includes(index)));
}

/** Shares add up to 100, so their places add up to a whole number. */
const roundedSum = (quotas: readonly Rational[]): bigint => quotas.reduce(add, ZERO).numerator;

/** The grade of each member, as the rule set grades. */
export function grade<M extends Member>(
  ranked: readonly Ranked<M>[],
  grading: Grading,
  { gates, tiesAtBoundary }: Pick<EvaluationRules, 'gates' | 'tiesAtBoundary'>,
): ReadonlyMap<M, string> {
  const isBarred = (member: Member, label: string): boolean =>
    gates.some(({ gateId, excludedGrades }) => member.gates.includes(gateId) && excludedGrades.includes(label));
  if (grading.kind === 'bands') return byBands(ranked, grading, isBarred);
  const shares = grading.grades.map(({ share }) => exact(share ?? '0'));
  return new Map(
    byGroup(ranked, ({ member }) => member.groupId).flatMap((group) => {
      const places = largestRemainder(shares, group.length);
      const seats = grading.grades.map(({ grade: label }, index) => ({ label, places: places[index] ?? 0 }));
      return [...fillSeats(group, seats, isBarred, tiesAtBoundary)];
    }),
  );
}

const byBands = <M extends Member>(
  ranked: readonly Ranked<M>[],
  { grades }: Grading,
  isBarred: (member: M, label: string) => boolean,
): ReadonlyMap<M, string> =>
  new Map(
    ranked.flatMap(({ member }) => {
      const { score } = member;
      if (score.kind !== 'score') return [];
      const reached = grades.find(
        ({ grade: label, from }) =>
          (from === null || compare(score.value, exact(from)) >= 0) && !isBarred(member, label),
      );
      return reached ? [[member, reached.grade] as const] : [];
    }),
  );
