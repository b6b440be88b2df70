import type { Aggregation } from '../../../events/indicator-definition.ts';
import type { Measured, ResultBasis, UntargetedIndicator } from '../../../events/performance-plan.events.ts';
import type { Circumstances } from '../../../kernel/decider.ts';
import { parsePeriod } from '../../../kernel/period.ts';
import { refuseUnless } from '../../../kernel/rejection.ts';
import {
  on,
  record,
  requireIndicator,
  requireNotInFuture,
  requireOwner,
  requirePhase,
  type Facts,
  type LivingProject,
} from './decision.ts';
import { requireDecimals, requireFitting } from './indicator.rules.ts';
import type * as commands from './performance-plan.commands.ts';

/** 누계 지표 reports running totals; 시점 and 평균 report what the period alone was. */
const BASIS: Readonly<Record<Aggregation, ResultBasis>> = {
  cumulative: 'cumulative',
  point: 'of-period',
  average: 'of-period',
};

export function recordResult(
  command: commands.RecordResult,
  state: LivingProject,
  circumstances: Circumstances,
): Facts {
  const { indicatorId, period, basis, measured, effectiveOn } = command;
  requireOwner(state, circumstances);
  requirePhase(state, ['confirmed'], 'no-result-before-confirmation', '실적을 등록할 수 없습니다');
  const { definition, results } = requireIndicator(state, indicatorId);
  requirePeriod(command, definition, state);
  requireNotInFuture(effectiveOn, circumstances);
  refuseUnless(
    basis === BASIS[definition.aggregation],
    'result-basis-as-aggregated',
    `이 지표(${definition.aggregation})의 실적은 ${BASIS[definition.aggregation] === 'cumulative' ? '누계' : '당기'}로 등록합니다. 값을 바꾸어 읽지 않습니다.`,
    { aggregation: definition.aggregation, basis },
  );
  requireMeasured(measured, definition);
  refuseUnless(
    !results.has(period),
    'result-once-for-a-period',
    `${period}의 실적은 이미 등록되었습니다. 잘못되었으면 정정하십시오.`,
    { indicatorId, period, stands: results.get(period)?.eventId ?? null },
  );
  return record(state, {
    type: 'ResultRecorded',
    ...on(effectiveOn),
    data: { indicatorId, period, basis, measured },
  });
}

export function correctResult(
  { indicatorId, period, corrects, measured }: commands.CorrectResult,
  state: LivingProject,
  circumstances: Circumstances,
): Facts {
  requireOwner(state, circumstances);
  const { definition, results } = requireIndicator(state, indicatorId);
  const standing = results.get(period);
  refuseUnless(
    standing?.eventId === corrects,
    'correct-the-standing-result',
    `${period}의 실적으로 남아 있는 기록만 정정할 수 있습니다.`,
    { indicatorId, period, corrects, stands: standing?.eventId ?? null },
  );
  requireMeasured(measured, definition);
  const data = { indicatorId, period, corrects, former: standing.measured, measured };
  return record(state, { type: 'ResultCorrected', ...on(standing.effectiveOn), data });
}

function requirePeriod(
  { period, effectiveOn }: commands.RecordResult,
  { every }: UntargetedIndicator,
  { project: { year } }: LivingProject,
): void {
  const span = parsePeriod(period);
  refuseUnless(
    span?.unit === every && span.year === year,
    'period-as-defined',
    `실적의 기간은 ${year}년의 측정주기(${every})에 맞아야 합니다 (받은 값 ${period}).`,
    { period, every, year },
  );
  refuseUnless(
    span.from <= effectiveOn && effectiveOn <= span.through,
    'effective-within-period',
    `귀속일 ${effectiveOn}은(는) ${period}(${span.from} ~ ${span.through})에 들지 않습니다.`,
    { effectiveOn, from: span.from, through: span.through },
  );
}

function requireMeasured(measured: Measured, definition: UntargetedIndicator): void {
  refuseUnless(
    (measured.kind === 'ratio') === (definition.ratio !== null),
    'measured-as-defined',
    definition.ratio === null
      ? '이 지표의 실적은 값 하나입니다.'
      : `이 지표의 실적은 분자(${definition.ratio.numerator})와 분모(${definition.ratio.denominator})입니다.`,
    { kind: measured.kind },
  );
  if (measured.kind === 'ratio') {
    requireDecimals([measured.numerator, measured.denominator]);
    return;
  }
  requireDecimals([measured.value]);
  requireFitting(measured.value, definition);
}
