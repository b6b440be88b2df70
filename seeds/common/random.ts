/** The same numbers in every run (mulberry32). */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed;
  }

  /** 0 ≤ n < below, whole. */
  below(below: number): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  }

  /** 0 ≤ part < 1. */
  part(): number {
    return this.below(2 ** 32) / 2 ** 32;
  }

  /** Both ends included. */
  between(least: number, most: number): number {
    return least + this.below(most - least + 1);
  }

  chance(probability: number): boolean {
    return this.part() < probability;
  }

  /** Log-normal with median 1: many small ones, a few large ones. */
  spread(sigma: number): number {
    const normal = Math.sqrt(-2 * Math.log(1 - this.part())) * Math.cos(2 * Math.PI * this.part());
    return Math.exp(sigma * normal);
  }

  /** @throws RangeError when there is nothing to pick. */
  pick<T>(list: readonly T[]): T {
    const picked = list[this.below(Math.max(1, list.length))];
    if (picked === undefined) throw new RangeError('there is nothing to pick from');
    return picked;
  }

  /** A whole number whose mean is the amount: 2.3 is 2, or 3 in three cases of ten. */
  around(amount: number): number {
    return Math.floor(amount) + (this.chance(amount % 1) ? 1 : 0);
  }
}

/** Picks by weight, in the time of a binary search. */
export class Lottery<T> {
  readonly #tickets: readonly T[];
  readonly #upTo: readonly number[];

  constructor(tickets: readonly T[], weightOf: (ticket: T) => number) {
    let total = 0;
    this.#tickets = tickets;
    this.#upTo = tickets.map((ticket) => (total += weightOf(ticket)));
  }

  draw(random: Random): T | undefined {
    const drawn = random.part() * (this.#upTo.at(-1) ?? 0);
    let [low, high] = [0, this.#upTo.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#upTo[middle] ?? 0) > drawn) high = middle;
      else low = middle + 1;
    }
    return this.#tickets[low];
  }
}
