import type { Criterion, EvaluationRules, Outcome } from '../../../events/evaluation-rules.ts';
import type { Calculation } from '../../../events/evaluation-score.ts';
import { compare, exact, exactText, type ExactText } from '../../../kernel/rational.ts';
import { refuseUnless } from '../../../kernel/rejection.ts';
import { momentInSeoul } from '../../../kernel/time.ts';
import type { Assessment } from './assessment.state.ts';
import { deadlineOf, type Cycle } from './cycle.state.ts';
import { inAssessment, on, requireExact, requireStatus, type AssessmentCase, type Facts } from './decision.ts';
import { requireEvaluator } from './duties.rules.ts';
import type { GiveScore } from './performance-evaluation.commands.ts';
import { calculate, criteriaIn, judgedIndicators, pointsIn } from './scoring.ts';

/** 평점: a new one of the same evaluator takes the place of the one before, and the score is calculated anew. */
export function giveScore(
  { criterionId, indicatorId, points }: GiveScore,
  { cycle, assessment, circumstances }: AssessmentCase,
): Facts {
  const { actor } = circumstances;
  requireStatus(assessment, ['verified', 'scored'], '평점');
  const criterion = requireJudged(cycle.opened.rules, assessment, criterionId);
  refuseUnless(
    criterion.judges.some((role) => role === actor.role),
    'judged-by-its-role',
    `${criterion.name}의 평점은 정해진 역할만 줄 수 있습니다.`,
    { criterionId, judges: criterion.judges, role: actor.role },
  );
  requireEvaluator(actor, assessment);
  requirePoints(criterion, assessment, indicatorId, points);
  const data = { criterionId, indicatorId, points };
  return inAssessment(assessment, { type: 'ScoreGiven', ...on(circumstances), data });
}

/** A criterion of this group that people judge. */
export function requireJudged(rules: EvaluationRules, { opened }: Assessment, criterionId: string): Criterion {
  const criterion = rules.criteria.find((own) => own.criterionId === criterionId);
  const isOfGroup =
    criterion?.kind === 'adjustment' || criteriaIn(rules, opened.groupId).some((own) => own === criterion);
  refuseUnless(
    criterion !== undefined && criterion.kind !== 'achievement' && isOfGroup,
    'criterion-judged',
    `${criterionId}은(는) 사업 ${opened.projectNo}에서 평점을 주는 항목이 아닙니다.`,
    { criterionId, projectNo: opened.projectNo },
  );
  return criterion;
}

/** Within the points of the criterion, on an indicator where it is judged so. */
export function requirePoints(
  criterion: Criterion,
  { opened, frozen }: Assessment,
  indicatorId: string | null,
  points: ExactText,
): void {
  requireExact(points);
  const known = frozen?.some((indicator) => indicator.indicatorId === indicatorId) ?? false;
  refuseUnless(
    criterion.perIndicator ? known : indicatorId === null,
    'score-names-its-indicator',
    criterion.perIndicator
      ? `${criterion.name}은(는) 지표마다 평점을 줍니다 (받은 지표 ${indicatorId ?? '없음'}).`
      : `${criterion.name}은(는) 지표를 나누지 않습니다.`,
    { criterionId: criterion.criterionId, indicatorId },
  );
  const most = pointsIn(criterion, opened.groupId);
  refuseUnless(
    compare(exact(criterion.lowest), exact(points)) <= 0 && compare(exact(points), most) <= 0,
    'points-within-criterion',
    `${criterion.name}의 평점은 ${criterion.lowest}점에서 ${exactText(most)}점까지입니다 (받은 값 ${points}).`,
    { criterionId: criterion.criterionId, points, lowest: criterion.lowest, most: exactText(most) },
  );
}

/** 점수 산정, by the rules that the cycle pinned. */
export function calculateScore(kase: AssessmentCase, midYear: Cycle | null): Facts {
  const { cycle, assessment, circumstances } = kase;
  requireStatus(assessment, ['verified'], '산정');
  requireJudgements(cycle.opened.rules, assessment);
  const calculation = scoreOf(cycle, assessment, firstHalfOf(cycle, assessment, midYear));
  return inAssessment(assessment, { type: 'ScoreCalculated', ...on(circumstances), data: { calculation } });
}

/** The score that follows from what the events hold. */
export const scoreOf = (
  { opened: { rules } }: ScoringCycle,
  { opened, status, frozen, given, corrections }: Assessment,
  firstHalf: Outcome<ExactText> | null,
): Calculation =>
  calculate(rules, {
    groupId: opened.groupId,
    submitted: status !== 'unsubmitted',
    indicators: frozen ?? [],
    given,
    corrections,
    firstHalf,
  });

/** What a score takes from its cycle. */
type ScoringCycle = Pick<Cycle, 'opened'>;

/** The mid-year score of the project, where the rules mix the halves and there was a mid-year. */
export function firstHalfOf(cycle: Cycle, assessment: Assessment, midYear: Cycle | null): Outcome<ExactText> | null {
  refuseUnless(
    !mixes(cycle) || midYear === null || midYear.fixed !== null,
    'mid-year-fixed-first',
    `중간평가 ${midYear?.opened.cycleId ?? ''}의 결과가 확정되지 않았습니다.`,
    { cycleId: midYear?.opened.cycleId ?? null },
  );
  return fixedFirstHalf(cycle, assessment, midYear);
}

const mixes = ({ opened: { rules, evaluation } }: ScoringCycle): boolean =>
  rules.halfYearMix !== null && evaluation === 'year-end';

/** The same, or null where nothing was fixed. */
export function fixedFirstHalf(
  cycle: ScoringCycle,
  { opened: { projectNo } }: Assessment,
  midYear: Cycle | null,
): Outcome<ExactText> | null {
  if (!mixes(cycle)) return null;
  return midYear?.fixed?.projects.find((project) => project.projectNo === projectNo)?.score ?? null;
}

/** As many evaluators as the rules want, on each indicator that has a value. */
function requireJudgements(rules: EvaluationRules, { opened, frozen, given }: Assessment): void {
  for (const criterion of criteriaIn(rules, opened.groupId).filter(({ kind }) => kind === 'judged')) {
    const { criterionId, name, perIndicator, minEvaluators } = criterion;
    const places = perIndicator
      ? judgedIndicators(frozen ?? []).flatMap(({ indicatorId, actual }) =>
          actual.kind === 'value' ? [indicatorId] : [],
        )
      : [null];
    for (const indicatorId of places) {
      const evaluators = given.filter(
        (own) => own.criterionId === criterionId && own.indicatorId === indicatorId,
      ).length;
      refuseUnless(
        evaluators >= minEvaluators,
        'every-criterion-judged',
        `${name}에는 평점이 ${minEvaluators}명 이상 있어야 합니다 (지금 ${evaluators}명).`,
        { criterionId, indicatorId, evaluators, minEvaluators },
      );
    }
  }
}

/** 부서 통보; the window of appeals is open from now on. */
export function notifyScore({ cycle, assessment, circumstances }: AssessmentCase): Facts {
  requireStatus(assessment, ['scored'], '통보');
  const appealUntil = deadlineOf(cycle, 'appeal', assessment.opened.projectNo);
  refuseUnless(
    circumstances.now < appealUntil,
    'notified-before-appeal-deadline',
    `이의신청 마감 ${momentInSeoul(appealUntil)}이(가) 지나 통보할 수 없습니다. 마감을 먼저 연장하십시오.`,
    { appealUntil, now: circumstances.now },
  );
  return inAssessment(assessment, { type: 'ScoreNotified', ...on(circumstances), data: { appealUntil } });
}
