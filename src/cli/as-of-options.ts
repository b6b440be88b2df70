import { InvalidArgumentError, Option, type Command } from 'commander';
import type { AsOf } from '../kernel/as-of.ts';
import { dateInSeoul, endOfDay, isPlainDate, parseInstant, type Instant } from '../kernel/time.ts';
import { systemClock } from '../platform/clock.ts';

export interface AsOfOptions {
  readonly asOf?: string;
  readonly knownAt?: Instant;
  readonly strict?: boolean;
}

export function day(text: string): string {
  if (!isPlainDate(text)) throw new InvalidArgumentError('달력에 있는 날짜(YYYY-MM-DD)여야 합니다.');
  return text;
}

/** A moment with its offset; a bare date is the end of that day in Seoul. */
export function moment(text: string): Instant {
  const instant = isPlainDate(text) ? endOfDay(text) : parseInstant(text);
  if (instant === null)
    throw new InvalidArgumentError('시각은 2023-06-12T23:59:59+09:00 또는 2023-06-12 꼴이어야 합니다.');
  return instant;
}

export const withAsOf = (command: Command): Command =>
  command
    .addOption(new Option('--as-of <day>', '귀속일 기준(포함), 기본 오늘').argParser(day))
    .addOption(new Option('--known-at <moment>', '인지 시점(포함), 기본 지금').argParser(moment))
    .option('--strict', '문서로 증명된 인지 시점을 쓰지 않고 기록 시각만 씀');

export function asOfFrom({ asOf, knownAt, strict }: AsOfOptions): AsOf {
  const now = systemClock();
  return { effectiveOn: asOf ?? dateInSeoul(now), knownAt: knownAt ?? now, strict: strict === true };
}

/** '2023-05-31@2023-06-12': 귀속일@인지 시점; what is left out is today and now. */
export function question(text: string): AsOf {
  const [asOf = '', knownAt = '', ...rest] = text.split('@');
  if (rest.length > 0) throw new InvalidArgumentError('귀속일@인지 시점 꼴이어야 합니다.');
  return asOfFrom({ ...(asOf !== '' && { asOf: day(asOf) }), ...(knownAt !== '' && { knownAt: moment(knownAt) }) });
}
