import type { FrozenIndicator } from '../../../events/evaluation-score.ts';
import { compare, exact, ZERO } from '../../../kernel/rational.ts';
import { refuseUnless } from '../../../kernel/rejection.ts';
import { momentInSeoul, type Instant } from '../../../kernel/time.ts';
import { deadlineOf } from './cycle.state.ts';
import { inAssessment, on, requireExact, requireStatus, type AssessmentCase, type Facts } from './decision.ts';
import { requireOwnDepartment, requireVerifier } from './duties.rules.ts';
import type {
  FreezeFigures,
  NoteLaterActual,
  OrderRemedy,
  ReturnSelfAssessment,
  SubmitSelfAssessment,
  VerifySelfAssessment,
} from './performance-evaluation.commands.ts';

/** 실적 고정: once, from the cut-off on, as it was known; it counts for the cut-off. */
export function freezeFigures(
  { indicators }: FreezeFigures,
  { cycle, assessment, circumstances }: AssessmentCase,
): Facts {
  const { cutoffOn } = cycle.opened;
  const { projectNo } = assessment.opened;
  refuseUnless(
    assessment.frozen === null,
    'figures-frozen-once',
    `사업 ${projectNo}의 실적은 이미 고정되었습니다. 고정된 실적은 바뀌지 않습니다.`,
    { projectNo },
  );
  refuseUnless(
    circumstances.today >= cutoffOn,
    'cut-off-reached',
    `실적 기준일 ${cutoffOn}이(가) 아직 오지 않았습니다 (오늘 ${circumstances.today}).`,
    { cutoffOn, today: circumstances.today },
  );
  requireIndicators(indicators, cycle.opened.rules);
  return inAssessment(assessment, {
    type: 'FiguresFrozen',
    schemaVersion: 1,
    effectiveOn: cutoffOn,
    data: { indicators },
  });
}

function requireIndicators(
  indicators: readonly FrozenIndicator[],
  { criteria, formulas }: AssessmentCase['cycle']['opened']['rules'],
): void {
  const numbers = indicators.flatMap(({ weight, target, floor, cap, stages, tolerance, actual }) => [
    weight,
    target,
    floor,
    cap,
    ...stages.map(({ percent }) => percent),
    tolerance?.within ?? null,
    tolerance?.lossPerUnit ?? null,
    actual.kind === 'value' ? actual.value : null,
  ]);
  requireExact(...numbers);
  const places = indicators.map(({ criterionId, indicatorId }) => `${criterionId ?? ''}/${indicatorId}`);
  refuseUnless(
    new Set(places).size === places.length,
    'indicator-listed-once',
    '한 평가항목에 같은 지표가 두 번 있습니다.',
    { places },
  );
  for (const { indicatorId, criterionId, formulaId, weight } of indicators) {
    refuseUnless(
      criterionId === null || criteria.some((own) => own.criterionId === criterionId && own.kind === 'achievement'),
      'figures-belong-to-criteria',
      `지표 ${indicatorId}의 평가항목 ${criterionId ?? ''}은(는) 규칙의 달성도 항목이 아닙니다.`,
      { indicatorId, criterionId },
    );
    refuseUnless(
      formulas.some((formula) => formula.formulaId === formulaId),
      'formula-declared',
      `지표 ${indicatorId}의 산식 ${formulaId}이(가) 규칙에 없습니다.`,
      { indicatorId, formulaId },
    );
    refuseUnless(
      compare(exact(weight), ZERO) > 0,
      'indicator-has-weight',
      `지표 ${indicatorId}의 가중치는 0보다 커야 합니다 (받은 값 ${weight}).`,
      { indicatorId, weight },
    );
  }
}

/** 사후 실적: told apart from what was frozen, whatever became of the result. */
export function noteLaterActual(
  { indicatorId, value, source }: NoteLaterActual,
  { assessment, circumstances }: AssessmentCase,
): Facts {
  requireExact(value);
  refuseUnless(
    assessment.frozen?.some((indicator) => indicator.indicatorId === indicatorId) ?? false,
    'later-than-frozen',
    `지표 ${indicatorId}의 실적이 고정된 뒤에만 사후 실적을 적을 수 있습니다.`,
    { indicatorId },
  );
  const data = { indicatorId, value, source };
  return inAssessment(assessment, { type: 'LaterActualNoted', ...on(circumstances), data });
}

export function submitSelfAssessment(
  { departmentId, statement, evidence }: SubmitSelfAssessment,
  kase: AssessmentCase,
): Facts {
  const { assessment, circumstances } = kase;
  requireStatus(assessment, ['opened', 'returned', 'unsubmitted'], '제출');
  requireOwnDepartment(circumstances.actor, assessment, departmentId);
  refuseUnless(evidence.length > 0, 'submission-has-evidence', '자체평가에는 증빙이 하나 이상 있어야 합니다.', {
    evidence: evidence.length,
  });
  const { cutoffOn } = kase.cycle.opened;
  refuseUnless(
    circumstances.today > cutoffOn,
    'submitted-after-cut-off',
    `자체평가는 실적 기준일 ${cutoffOn}이(가) 지난 뒤에 제출합니다 (오늘 ${circumstances.today}).`,
    { cutoffOn, today: circumstances.today },
  );
  const until = submissionUntil(kase);
  refuseUnless(
    circumstances.now <= until,
    'submitted-by-deadline',
    `제출 마감 ${momentInSeoul(until)}이(가) 지났습니다 (지금 ${momentInSeoul(circumstances.now)}).`,
    { until, now: circumstances.now },
  );
  const data = { round: assessment.authors.length + 1, statement, evidence };
  return inAssessment(assessment, { type: 'SelfAssessmentSubmitted', ...on(circumstances), data });
}

/** 미제출: a fact of its own, once the deadline has passed. */
export function markUnsubmitted(kase: AssessmentCase): Facts {
  const { assessment, circumstances } = kase;
  requireStatus(assessment, ['opened', 'returned'], '미제출 처리');
  const deadline = submissionUntil(kase);
  refuseUnless(
    circumstances.now > deadline,
    'submission-deadline-passed',
    `제출 마감 ${momentInSeoul(deadline)}이(가) 아직 지나지 않았습니다 (지금 ${momentInSeoul(circumstances.now)}).`,
    { deadline, now: circumstances.now },
  );
  return inAssessment(assessment, { type: 'MarkedUnsubmitted', ...on(circumstances), data: { deadline } });
}

/** A returned one has the time that the return leaves, if that is longer. */
function submissionUntil({ cycle, assessment }: AssessmentCase): Instant {
  const general = deadlineOf(cycle, 'submission', assessment.opened.projectNo);
  const own = assessment.resubmitUntil;
  return own !== null && own > general ? own : general;
}

/** 보완요구. */
export function returnSelfAssessment(
  { demand, until }: ReturnSelfAssessment,
  { assessment, circumstances }: AssessmentCase,
): Facts {
  requireStatus(assessment, ['submitted'], '보완요구');
  requireVerifier(circumstances.actor, assessment);
  refuseUnless(
    until > circumstances.now,
    'return-leaves-time',
    `다시 제출할 마감 ${momentInSeoul(until)}이(가) 이미 지났습니다.`,
    { until, now: circumstances.now },
  );
  const data = { round: assessment.authors.length, demand, until };
  return inAssessment(assessment, { type: 'ReviewReturned', ...on(circumstances), data });
}

/** 확인: of what was submitted, against figures that no longer move. */
export function verifySelfAssessment(
  { opinion }: VerifySelfAssessment,
  { assessment, circumstances }: AssessmentCase,
): Facts {
  const { projectNo } = assessment.opened;
  requireStatus(assessment, ['submitted'], '확인');
  requireVerifier(circumstances.actor, assessment);
  refuseUnless(
    assessment.frozen !== null,
    'figures-frozen-first',
    `사업 ${projectNo}의 실적이 고정되지 않아 확인할 수 없습니다.`,
    { projectNo },
  );
  const data = { round: assessment.authors.length, opinion };
  return inAssessment(assessment, { type: 'ReviewVerified', ...on(circumstances), data });
}

/** 보완지시: also when the result is fixed. */
export function orderRemedy({ instruction, dueOn }: OrderRemedy, { assessment, circumstances }: AssessmentCase): Facts {
  requireStatus(assessment, ['unsubmitted', 'verified', 'scored', 'notified'], '보완지시');
  refuseUnless(
    dueOn >= circumstances.today,
    'remedy-due-ahead',
    `보완 기한 ${dueOn}이(가) 오늘(${circumstances.today})보다 이릅니다.`,
    { dueOn, today: circumstances.today },
  );
  return inAssessment(assessment, { type: 'RemedyOrdered', ...on(circumstances), data: { instruction, dueOn } });
}
