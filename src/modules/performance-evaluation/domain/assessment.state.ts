import type { Calculation, Correction, FrozenIndicator } from '../../../events/evaluation-score.ts';
import type { AssessmentFact, AssessmentOpened, Verdict } from '../../../events/performance-evaluation.events.ts';
import type { StoredEvent } from '../../../kernel/domain-event.ts';
import type { Instant } from '../../../kernel/time.ts';
import type { GivenPoints } from './scoring.ts';

/** 등록 · 제출 · 보완요구 · 미제출 · 확인 · 산정 · 통보; what comes after is the cycle's. */
export type AssessmentStatus = 'opened' | 'submitted' | 'returned' | 'unsubmitted' | 'verified' | 'scored' | 'notified';

export interface Appeal {
  readonly filedBy: string;
  /** Who gave an opinion. */
  readonly opinionsBy: readonly string[];
  /** null while it is open. */
  readonly verdict: Verdict | null;
}

export interface Assessment {
  readonly opened: AssessmentOpened['data'];
  readonly status: AssessmentStatus;
  readonly frozen: readonly FrozenIndicator[] | null;
  /** Who submitted, once for each round. */
  readonly authors: readonly string[];
  /** Until when a returned one may be submitted again; null when it was not returned. */
  readonly resubmitUntil: Instant | null;
  readonly verifiedBy: string | null;
  readonly given: readonly GivenPoints[];
  readonly corrections: readonly Correction[];
  readonly appeals: ReadonlyMap<string, Appeal>;
  /** As it was notified, before any appeal. */
  readonly original: Calculation | null;
  readonly current: Calculation | null;
}

export const openedAssessment = (data: AssessmentOpened['data']): Assessment => ({
  opened: data,
  status: 'opened',
  frozen: null,
  authors: [],
  resubmitUntil: null,
  verifiedBy: null,
  given: [],
  corrections: [],
  appeals: new Map(),
  original: null,
  current: null,
});

export function evolveAssessment(assessment: Assessment, { fact, meta }: StoredEvent<AssessmentFact>): Assessment {
  const by = meta.actor.id;
  switch (fact.type) {
    case 'FiguresFrozen':
      return { ...assessment, frozen: fact.data.indicators };
    case 'SelfAssessmentSubmitted':
      return { ...assessment, status: 'submitted', authors: [...assessment.authors, by], resubmitUntil: null };
    case 'MarkedUnsubmitted':
      return { ...assessment, status: 'unsubmitted' };
    case 'ReviewReturned':
      return { ...assessment, status: 'returned', resubmitUntil: fact.data.until };
    case 'ReviewVerified':
      return { ...assessment, status: 'verified', verifiedBy: by };
    case 'ScoreGiven': {
      const points = { evaluatorId: by, ...fact.data };
      return { ...assessment, status: 'verified', given: [...assessment.given.filter(isOther(points)), points] };
    }
    case 'ScoreCalculated': {
      const { calculation } = fact.data;
      return { ...assessment, status: 'scored', original: calculation, current: calculation };
    }
    case 'ScoreNotified':
      return { ...assessment, status: 'notified' };
    case 'AppealFiled':
      return withAppeal(assessment, fact.data.appealId, { filedBy: by, opinionsBy: [], verdict: null });
    case 'AppealOpinionGiven':
      return changeAppeal(assessment, fact.data.appealId, ({ opinionsBy }) => ({ opinionsBy: [...opinionsBy, by] }));
    case 'AppealDecided': {
      const { appealId, verdict, corrections } = fact.data;
      const decided = changeAppeal(assessment, appealId, () => ({ verdict }));
      return { ...decided, corrections: [...assessment.corrections, ...corrections] };
    }
    case 'Rescored':
      return { ...assessment, current: fact.data.calculation };
    case 'LaterActualNoted': // 사후 실적 is shown beside what was frozen, and never scored.
    case 'RemedyOrdered':
      return assessment;
  }
}

/** Everything but what the same evaluator gave there before. */
const isOther =
  (points: GivenPoints) =>
  (own: GivenPoints): boolean =>
    own.evaluatorId !== points.evaluatorId ||
    own.criterionId !== points.criterionId ||
    own.indicatorId !== points.indicatorId;

const withAppeal = (assessment: Assessment, appealId: string, appeal: Appeal): Assessment => ({
  ...assessment,
  appeals: new Map(assessment.appeals).set(appealId, appeal),
});

function changeAppeal(
  assessment: Assessment,
  appealId: string,
  change: (appeal: Appeal) => Partial<Appeal>,
): Assessment {
  const appeal = assessment.appeals.get(appealId);
  return appeal ? withAppeal(assessment, appealId, { ...appeal, ...change(appeal) }) : assessment;
}
