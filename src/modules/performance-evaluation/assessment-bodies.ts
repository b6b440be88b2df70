import type { Actual, Correction, FrozenIndicator } from '../../events/evaluation-score.ts';
import { Rejection } from '../../kernel/rejection.ts';
import type { CorrectionDto } from './appeal.dto.ts';
import type { ActualDto, FrozenIndicatorDto } from './assessment.dto.ts';

/** What a body says in one of several shapes. @throws Rejection bad-request when a member of its shape is missing. */

function given<T>(value: T | null | undefined, member: string, kind: string): T {
  if (value == null) throw new Rejection('bad-request', `${kind}에는 ${member}이(가) 있어야 합니다.`, { member, kind });
  return value;
}

export function actualOf({ kind, value, ground }: ActualDto): Actual {
  switch (kind) {
    case 'value':
      return { kind, value: given(value, 'value', kind) };
    case 'not-submitted':
      return { kind };
    case 'not-applicable':
      return { kind, ground: given(ground, 'ground', kind) };
  }
}

export function indicatorOf({ actual, ...indicator }: FrozenIndicatorDto): FrozenIndicator {
  return { ...indicator, actual: actualOf(actual) };
}

export function correctionOf({ kind, criterionId, indicatorId, actual, points }: CorrectionDto): Correction {
  switch (kind) {
    case 'actual':
      return {
        kind,
        criterionId,
        indicatorId: given(indicatorId, 'indicatorId', kind),
        actual: actualOf(given(actual, 'actual', kind)),
      };
    case 'points':
      return {
        kind,
        criterionId: given(criterionId, 'criterionId', kind),
        indicatorId,
        points: given(points, 'points', kind),
      };
  }
}
