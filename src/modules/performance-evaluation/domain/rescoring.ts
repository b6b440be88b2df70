import type { EvaluationRules } from '../../../events/evaluation-rules.ts';
import type { ProjectResult } from '../../../events/evaluation-score.ts';
import type { Assessment } from './assessment.state.ts';
import type { Cycle } from './cycle.state.ts';
import { resultsOf, type CycleResults } from './results.ts';
import { fixedFirstHalf, scoreOf } from './score.decisions.ts';

/** What would have come out, beside what was fixed: nothing of it is recorded. */
export interface Rescoring extends CycleResults {
  readonly cycleId: string;
  readonly ruleSetId: string;
  readonly version: number;
  /** null where the results are not fixed. */
  readonly fixed: readonly ProjectResult[] | null;
}

/** The whole cycle scored from the same inputs by these rules. */
export function rescoreCycle(
  rules: EvaluationRules,
  cycle: Cycle,
  assessments: readonly Assessment[],
  midYear: Cycle | null,
): Rescoring {
  const under = { opened: { ...cycle.opened, rules } };
  const scored = assessments.map((assessment) => ({
    projectNo: assessment.opened.projectNo,
    department: assessment.opened.department,
    groupId: assessment.opened.groupId,
    final: scoreOf(under, assessment, fixedFirstHalf(under, assessment, midYear)),
    beforeAppeals: null,
  }));
  return {
    cycleId: cycle.opened.cycleId,
    ruleSetId: rules.ruleSetId,
    version: rules.version,
    ...resultsOf(rules, scored, cycle.findings),
    fixed: cycle.fixed?.projects ?? null,
  };
}
