import type { PlainDate } from './time.ts';

/** A reporting period as text: '2025', '2025-H1', '2025-Q3' or '2025-06'. */
export type Period = string;

export const PERIOD_UNITS = ['month', 'quarter', 'half', 'year'] as const;
/** 월 · 분기 · 반기 · 연. */
export type PeriodUnit = (typeof PERIOD_UNITS)[number];

export interface PeriodSpan {
  readonly unit: PeriodUnit;
  readonly year: number;
  readonly from: PlainDate;
  /** Its last day. */
  readonly through: PlainDate;
}

const PERIOD = /^(\d{4})(?:-(?:H([12])|Q([1-4])|(0[1-9]|1[0-2])))?$/;

const MONTHS: Readonly<Record<PeriodUnit, number>> = { month: 1, quarter: 3, half: 6, year: 12 };

/** null when the text is no period. */
export function parsePeriod(text: string): PeriodSpan | null {
  const [, year, half, quarter, month] = PERIOD.exec(text) ?? [];
  if (year === undefined) return null;
  if (half !== undefined) return span('half', Number(year), Number(half));
  if (quarter !== undefined) return span('quarter', Number(year), Number(quarter));
  if (month !== undefined) return span('month', Number(year), Number(month));
  return span('year', Number(year), 1);
}

function span(unit: PeriodUnit, year: number, nth: number): PeriodSpan {
  const first = (nth - 1) * MONTHS[unit];
  return { unit, year, from: day(year, first, 1), through: day(year, first + MONTHS[unit], 0) };
}

/** Day 0 of a month is the last of the month before. */
const day = (year: number, month: number, ofMonth: number): PlainDate =>
  new Date(Date.UTC(year, month, ofMonth)).toISOString().slice(0, 10);

const SUFFIXES: Readonly<Record<PeriodUnit, (nth: number) => string>> = {
  month: (nth) => `-${String(nth).padStart(2, '0')}`,
  quarter: (nth) => `-Q${nth}`,
  half: (nth) => `-H${nth}`,
  year: () => '',
};

/** Every period of a year, the first first. */
export const periodsOf = (year: number, unit: PeriodUnit): readonly Period[] =>
  Array.from({ length: 12 / MONTHS[unit] }, (_, index) => `${year}${SUFFIXES[unit](index + 1)}`);
