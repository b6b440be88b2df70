import { workingDayFrom, type Day } from './calendar.ts';

/** What somebody has in mind for a day; told when the day comes, on what there is by then. */
export type Act<Entry> = () => Iterable<Entry>;

/** What is due on which day. */
export class Agenda<Entry> {
  readonly #due = new Map<Day, Act<Entry>[]>();

  /** On that day, or on the working day after it. */
  plan(day: Day, act: Act<Entry>): void {
    const workingDay = workingDayFrom(day);
    const acts = this.#due.get(workingDay);
    if (acts) acts.push(act);
    else this.#due.set(workingDay, [act]);
  }

  isDue(day: Day): boolean {
    return this.#due.has(day);
  }

  /** Each act once. */
  *due(day: Day): Iterable<Entry> {
    for (const act of this.#due.get(day) ?? []) yield* act();
    this.#due.delete(day);
  }
}
