import { IsIn, IsOptional, Matches } from 'class-validator';
import type { AsOf } from '../../kernel/as-of.ts';
import { Rejection } from '../../kernel/rejection.ts';
import { dateInSeoul, parseInstant, type Instant } from '../../kernel/time.ts';
import { IsDay } from './validation.ts';

const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,6})?)?(Z|[+-]\d\d:\d\d)$/;

/** A moment with its offset, e.g. 2023-06-12T23:59:59+09:00. */
export const IsMoment = (): PropertyDecorator =>
  Matches(MOMENT, { message: '시각은 2023-06-12T23:59:59+09:00 꼴이어야 합니다' });

/** Both clocks of a question; what is left out is today and now. */
export class AsOfDto {
  /** 귀속일 기준 (포함) */
  @IsOptional()
  @IsDay()
  asOf?: string;

  /** 인지 시점 (포함), 예: 2023-06-12T23:59:59+09:00 */
  @IsOptional()
  @IsMoment()
  knownAt?: string;

  /** true: only the store's own record time counts; knowledge proved by a document is ignored */
  @IsOptional()
  @IsIn(['true', 'false'])
  strict?: string;
}

/** @throws Rejection bad-request when the moment is none of the calendar's. */
export function instantFrom(moment: string): Instant {
  const instant = parseInstant(moment);
  if (instant === null) throw new Rejection('bad-request', `시각을 읽을 수 없습니다: ${moment}`);
  return instant;
}

/** @throws Rejection bad-request when the moment is none of the calendar's. */
export function asOfFrom({ asOf, knownAt, strict }: AsOfDto, now: Instant): AsOf {
  const known = knownAt === undefined ? now : instantFrom(knownAt);
  return { effectiveOn: asOf ?? dateInSeoul(now), knownAt: known, strict: strict === 'true' };
}
