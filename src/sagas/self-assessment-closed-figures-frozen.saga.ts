import type { MarkedUnsubmitted, SelfAssessmentSubmitted } from '../events/performance-evaluation.events.ts';
import type { StoredEvent } from '../kernel/domain-event.ts';
import { compare, exact, ZERO } from '../kernel/rational.ts';
import type { Consequence, Reaction, Saga } from '../kernel/saga.ts';
import type { FreezeFigures } from '../modules/performance-evaluation/domain/performance-evaluation.commands.ts';
import { frozen } from './measured-plan.ts';
import {
  NOTHING_PLANNED,
  PLANS_REMEMBERED,
  type Assessment,
  type Cycle,
  type PlansUnderEvaluation,
} from './plans-under-evaluation.ts';
import { cycleIdOf, projectNoOf, yearOf } from './stream-ids.ts';

/** 달성도 항목 that have points in the group. */
const criteriaOf = ({ achievements }: Cycle, groupId: Assessment['groupId']): readonly string[] =>
  achievements
    .filter(({ points, pointsByGroup }) => {
      const ofGroup = pointsByGroup.find((own) => own.groupId === groupId);
      return compare(exact(ofGroup?.points ?? points), ZERO) > 0;
    })
    .map(({ criterionId }) => criterionId);

function freeze({ plans, cycles, assessments }: PlansUnderEvaluation, event: StoredEvent): readonly Consequence[] {
  const cycleId = cycleIdOf(event);
  const projectNo = projectNoOf(event);
  const plan = plans[projectNo];
  const cycle = cycles[cycleId];
  const assessment = assessments.find((one) => one.cycleId === cycleId && one.projectNo === projectNo);
  if (!plan?.isConfirmed || !cycle || assessment?.frozen !== null) return [];
  const [criterionId = null, another] = criteriaOf(cycle, assessment.groupId);
  if (another !== undefined) return []; // which indicator counts for which, only people can say
  const indicators = Object.entries(plan.indicators)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([indicatorId, indicator]) => frozen(indicatorId, indicator, cycle.cutoffOn, criterionId));
  const command: FreezeFigures = { type: 'FreezeFigures', cycleId, projectNo, indicators };
  return [{ command, reason: `주요사업 ${projectNo}의 자체평가가 끝나 ${cycle.cutoffOn} 기준 실적을 고정` }];
}

const closed: Reaction<PlansUnderEvaluation, StoredEvent<SelfAssessmentSubmitted | MarkedUnsubmitted>> = {
  keyOf: yearOf,
  remember: (known) => known,
  follows: freeze,
};

/** 실적 고정: when the department hands in its self-assessment, or has let the deadline pass (docs/adr/0013). */
export const selfAssessmentClosedFiguresFrozen: Saga<PlansUnderEvaluation> = {
  name: 'self-assessment-closed-figures-frozen',
  title: '실적 고정',
  version: 1,
  initial: NOTHING_PLANNED,
  reactions: { ...PLANS_REMEMBERED, SelfAssessmentSubmitted: closed, MarkedUnsubmitted: closed },
};
