import { createContext, useContext, useEffect, useState, type ReactNode } from 'react';
import type { PlainDate } from '../../../src/kernel/time.ts';

/** What the page shows through time: the year of its figures, and the days on which something of them counts. */
export interface PageCalendar {
  readonly year: number | null;
  readonly days: readonly PlainDate[];
}

const NOTHING: PageCalendar = { year: null, days: [] };

const Calendar = createContext<readonly [PageCalendar, (calendar: PageCalendar) => void]>([NOTHING, () => undefined]);

/** Between the 기준일 띠, which stands above, and the page, which knows its days. */
export function CalendarOfPage({ children }: { readonly children: ReactNode }) {
  return <Calendar value={useState(NOTHING)}>{children}</Calendar>;
}

export const usePageCalendar = (): PageCalendar => useContext(Calendar)[0];

/** A page says its year and days; they are gone with the page. */
export function useOwnCalendar(year: number | null, days: readonly PlainDate[]): void {
  const [, say] = useContext(Calendar);
  const key = days.join(' ');
  useEffect(() => {
    say({ year, days: key === '' ? [] : key.split(' ') });
    return () => {
      say(NOTHING);
    };
  }, [year, key, say]);
}
