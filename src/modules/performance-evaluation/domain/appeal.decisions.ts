import type { Correction } from '../../../events/evaluation-score.ts';
import { refuseUnless } from '../../../kernel/rejection.ts';
import { momentInSeoul } from '../../../kernel/time.ts';
import type { Appeal, Assessment } from './assessment.state.ts';
import { deadlineOf, type Cycle } from './cycle.state.ts';
import { inAssessment, on, requireExact, requireStatus, type AssessmentCase, type Facts } from './decision.ts';
import { requireAppealReviewer, requireOwnDepartment, requireThirdParty } from './duties.rules.ts';
import type { DecideAppeal, FileAppeal, GiveAppealOpinion } from './performance-evaluation.commands.ts';
import { firstHalfOf, requireJudged, requirePoints, scoreOf } from './score.decisions.ts';

export function fileAppeal(
  { departmentId, appealId, target, argument, evidence }: FileAppeal,
  { cycle, assessment, circumstances }: AssessmentCase,
): Facts {
  requireStatus(assessment, ['notified'], '이의신청');
  requireOwnDepartment(circumstances.actor, assessment, departmentId);
  const until = deadlineOf(cycle, 'appeal', assessment.opened.projectNo);
  refuseUnless(
    circumstances.now <= until,
    'appeal-within-window',
    `이의신청 마감 ${momentInSeoul(until)}이(가) 지났습니다 (지금 ${momentInSeoul(circumstances.now)}).`,
    { until, now: circumstances.now },
  );
  refuseUnless(evidence.length > 0, 'appeal-has-evidence', '이의신청에는 증빙이 하나 이상 있어야 합니다.', {
    evidence: evidence.length,
  });
  refuseUnless(
    !assessment.appeals.has(appealId),
    'appeal-filed-once',
    `이의신청 ${appealId}은(는) 이미 접수되었습니다.`,
    { appealId },
  );
  requireTarget(target, assessment);
  const data = { appealId, target, argument, evidence };
  return inAssessment(assessment, { type: 'AppealFiled', ...on(circumstances), data });
}

/** Something that the score was made of, or the whole of it. */
function requireTarget({ criterionId, indicatorId }: FileAppeal['target'], { current, frozen }: Assessment): void {
  const criterionKnown = current?.criteria.some((criterion) => criterion.criterionId === criterionId) ?? false;
  const indicatorKnown = frozen?.some((indicator) => indicator.indicatorId === indicatorId) ?? false;
  refuseUnless(
    (criterionId === null || criterionKnown) && (indicatorId === null || indicatorKnown),
    'appeal-target-known',
    '이의신청의 대상 항목이나 지표가 이 점수에 없습니다.',
    { criterionId, indicatorId },
  );
}

export function giveAppealOpinion(
  { appealId, opinion, supports }: GiveAppealOpinion,
  { cycle, assessment, circumstances }: AssessmentCase,
): Facts {
  const appeal = requireOpenAppeal(assessment, appealId);
  requireThirdParty(circumstances.actor, assessment, appeal);
  const until = deadlineOf(cycle, 'opinion', assessment.opened.projectNo);
  refuseUnless(
    circumstances.now <= until,
    'opinion-by-deadline',
    `검토의견 마감 ${momentInSeoul(until)}이(가) 지났습니다 (지금 ${momentInSeoul(circumstances.now)}).`,
    { until, now: circumstances.now },
  );
  refuseUnless(
    !appeal.opinionsBy.includes(circumstances.actor.id),
    'opinion-given-once',
    `${circumstances.actor.name}의 검토의견은 이미 제출되었습니다.`,
    { actorId: circumstances.actor.id },
  );
  const data = { appealId, opinion, supports };
  return inAssessment(assessment, { type: 'AppealOpinionGiven', ...on(circumstances), data });
}

/** 인용·일부 인용·기각: with its effect on the score, in one decision, so that no verdict stands without it. */
export function decideAppeal(command: DecideAppeal, kase: AssessmentCase, midYear: Cycle | null): Facts {
  const { appealId, verdict, explanation, corrections } = command;
  const { cycle, assessment, circumstances } = kase;
  const appeal = requireOpenAppeal(assessment, appealId);
  requireAppealReviewer(circumstances.actor, assessment, appeal);
  refuseUnless(
    (verdict === 'dismissed') === (corrections.length === 0),
    'verdict-has-effect',
    verdict === 'dismissed' ? '기각은 점수를 바꿀 수 없습니다.' : '인용에는 무엇을 바꾸는지가 있어야 합니다.',
    { verdict, corrections: corrections.length },
  );
  for (const correction of corrections) requireCorrection(correction, kase);
  const decided = inAssessment(assessment, {
    type: 'AppealDecided',
    ...on(circumstances),
    data: { appealId, verdict, explanation, corrections },
  });
  if (verdict === 'dismissed' || assessment.current === null) return decided;
  const corrected = { ...assessment, corrections: [...assessment.corrections, ...corrections] };
  const calculation = scoreOf(cycle, corrected, firstHalfOf(cycle, assessment, midYear));
  const data = { appealId, before: assessment.current.score, calculation };
  return [...decided, ...inAssessment(assessment, { type: 'Rescored', ...on(circumstances), data })];
}

function requireOpenAppeal({ appeals }: Assessment, appealId: string): Appeal {
  const appeal = appeals.get(appealId);
  refuseUnless(appeal !== undefined, 'appeal-known', `이의신청 ${appealId}이(가) 없습니다.`, { appealId });
  refuseUnless(appeal.verdict === null, 'appeal-still-open', `이의신청 ${appealId}은(는) 이미 종결되었습니다.`, {
    appealId,
    verdict: appeal.verdict,
  });
  return appeal;
}

function requireCorrection(correction: Correction, { cycle, assessment }: AssessmentCase): void {
  const { criterionId, indicatorId } = correction;
  if (correction.kind === 'points') {
    const criterion = requireJudged(cycle.opened.rules, assessment, correction.criterionId);
    requirePoints(criterion, assessment, indicatorId, correction.points);
    return;
  }
  if (correction.actual.kind === 'value') requireExact(correction.actual.value);
  refuseUnless(
    assessment.frozen?.some((own) => own.criterionId === criterionId && own.indicatorId === indicatorId) ?? false,
    'correction-known',
    `지표 ${indicatorId ?? ''}은(는) 이 평가에서 고정된 실적이 아닙니다.`,
    { criterionId, indicatorId },
  );
}
