import type { Actor } from '../../src/kernel/domain-event.ts';
import type { PlainDate } from '../../src/kernel/time.ts';
import { Agenda } from '../common/agenda.ts';
import { dateOf, dayOf, workingDayFrom } from '../common/calendar.ts';
import { Random } from '../common/random.ts';
import type { DemoYearCommand, DemoYearEntry } from './entry.ts';

const SEED = 2025;

/** The first working day from that date on. */
export const workingDate = (date: PlainDate): PlainDate => dateOf(workingDayFrom(dayOf(date)));

/** 새별구 while its year is lived: what is due on which day, and how an entry looks. */
export class DemoOffice extends Agenda<DemoYearEntry> {
  readonly random = new Random(SEED);
  #documents = 0;

  /** On that date, or on the working day after it. */
  on(date: PlainDate, act: (day: PlainDate) => Iterable<DemoYearEntry>): void {
    this.plan(dayOf(date), () => act(workingDate(date)));
  }

  enter(command: DemoYearCommand, documentedOn: PlainDate, actor: Actor, reason: string): DemoYearEntry {
    this.#documents += 1;
    return { command, actor, documentedOn, reason, document: `${actor.departmentName}-${this.#documents}` };
  }
}
