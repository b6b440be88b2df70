import { DemoYear, FIRST_DAY, LAST_DAY } from '../../seeds/demo-year/demo-year.seed.ts';
import { dayOf } from '../../seeds/common/calendar.ts';
import { deciderRooms, sagas } from '../app.module.ts';
import type { EventStore } from '../event-store/event-store.port.ts';
import { Chronicle, type Recorded } from '../platform/chronicle/chronicle.ts';
import { progress } from './progress.ts';

/** A year of an office that there is not, day by day, with what followed by itself. */
export async function recordDemoYear(store: EventStore): Promise<Recorded> {
  const year = new DemoYear();
  const bar = progress('자료 demo-year');
  const days = dayOf(LAST_DAY) - dayOf(FIRST_DAY);
  const chronicle = new Chronicle({
    name: 'demo-year',
    store,
    desks: deciderRooms.map((room) => room.desk()),
    sagas,
    onEvent: (event) => {
      year.onEvent(event);
    },
    onDay: (day) => {
      bar.to(dayOf(day) - dayOf(FIRST_DAY), days);
    },
  });
  try {
    return await chronicle.record(year.entries());
  } finally {
    bar.end();
  }
}
