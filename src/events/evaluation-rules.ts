import type { ExactText } from '../kernel/rational.ts';
import type { Role } from '../kernel/roles.ts';

/** Why there is no score: 미제출 · 해당없음 · 산정불가. None of them is 0. */
export const ABSENCES = ['not-submitted', 'not-applicable', 'not-computable'] as const;

/** A score, or why there is none. */
export type Outcome<Value> =
  | { readonly kind: 'score'; readonly value: Value }
  | { readonly kind: 'not-submitted' }
  | { readonly kind: 'not-applicable' }
  | { readonly kind: 'not-computable'; readonly because: string };

/**
 * ratio: 실적/목표. two-minus-ratio: 2 − 실적/목표 (하향 A안). inverse-ratio: 목표/실적 (하향 B안). tolerance: 100 within the
 * tolerance of the indicator, a loss for each unit beyond it (유지). binary: met or not. milestone: by the stage that is completed.
 */
export const FORMULA_KINDS = ['ratio', 'two-minus-ratio', 'inverse-ratio', 'tolerance', 'binary', 'milestone'] as const;
export type FormulaKind = (typeof FORMULA_KINDS)[number];

/** 달성도 산식: an indicator names it by id; what the id computes is for the version of the rule set to say. */
export type AchievementFormula = {
  readonly formulaId: string;
  readonly kind: FormulaKind;
};

export const CRITERION_KINDS = ['achievement', 'judged', 'adjustment'] as const;
export type CriterionKind = (typeof CRITERION_KINDS)[number];

/** 평가항목: achievement from indicators, judged by evaluators (the mean of theirs), adjustment (가감점) beside the 100. */
export type Criterion = {
  readonly criterionId: string;
  readonly name: string;
  readonly kind: CriterionKind;
  /** 배점; of an adjustment the most that is added. */
  readonly points: ExactText;
  /** Where a group has other points; 0: the criterion is none of that group's. */
  readonly pointsByGroup: readonly { readonly groupId: string; readonly points: ExactText }[];
  /** 감점 한도 of an adjustment, 0 or below; 0 of any other. */
  readonly lowest: ExactText;
  /** Judged one indicator at a time, joined by their weights. */
  readonly perIndicator: boolean;
  /** Whose points count; empty for achievement. */
  readonly judges: readonly Role[];
  /** Evaluators needed before it is calculated. */
  readonly minEvaluators: number;
};

/** null: no limit on that side. */
export type Limits = { readonly floor: ExactText | null; readonly cap: ExactText | null };

/** How a part without a score counts in the whole it belongs to. */
export type AbsenceRules = {
  /** 해당없음: its weight goes to the others, or is lost. */
  readonly notApplicable: 'redistribute' | 'forfeit';
  /** 미제출: it counts as 0 and stays marked, or the whole has no score. */
  readonly notSubmitted: 'zero' | 'no-score';
  /** 산정불가: its weight goes to the others, or the whole has no score. */
  readonly notComputable: 'redistribute' | 'no-score';
};

export type Group = { readonly groupId: string; readonly name: string };

/** bands: the highest grade whose from is reached; from null takes the rest. quotas: shares of the ranked, best first. */
export type Grading = {
  readonly of: 'project' | 'department';
  readonly kind: 'bands' | 'quotas';
  readonly grades: readonly {
    readonly grade: string;
    readonly from: ExactText | null;
    /** Percent; whole places by the largest remainder (최대잉여법). */
    readonly share: ExactText | null;
  }[];
  /** The grade of who has no score; null: none. */
  readonly withoutScore: string | null;
};

/** 게이트: who is found to have failed it gets none of these grades, and perhaps no prize. */
export type Gate = {
  readonly gateId: string;
  readonly name: string;
  readonly excludedGrades: readonly string[];
  readonly excludedFromPrizes: boolean;
};

/** One version of the rules of an evaluation, as data: what is not written here is not computed. */
export type EvaluationRules = {
  readonly ruleSetId: string;
  readonly version: number;
  readonly title: string;
  /** 근거 */
  readonly source: string;
  /** What the source leaves open and this version decides, a Korean sentence each. */
  readonly assumptions: readonly string[];
  /** Decimals a score is shown with; ranks and grades come from the unrounded value. */
  readonly scoreDecimals: number;
  /** Departments are ranked within these; none: all together. */
  readonly groups: readonly Group[];
  readonly criteria: readonly Criterion[];
  readonly formulas: readonly AchievementFormula[];
  /** 달성도 하한·상한, percent, where the indicator names none. */
  readonly achievementLimits: Limits;
  readonly absences: AbsenceRules;
  /** Shares of the fixed mid-year score and of the year-end's own, percent; null: the mid-year does not count. */
  readonly halfYearMix: { readonly firstHalf: ExactText; readonly secondHalf: ExactText } | null;
  /** 총점 하한·상한, 가감점 뒤. */
  readonly totalLimits: Limits;
  /** Criteria that part equal scores, in order; who is still equal shares the rank. */
  readonly tieBreakers: readonly string[];
  /** Equals at the last place of a grade or prize all get it, or all get the next. */
  readonly tiesAtBoundary: 'upper' | 'lower';
  /** null: ranked only. */
  readonly grading: Grading | null;
  readonly gates: readonly Gate[];
  /** 우수부서 시상: places in each group. */
  readonly prizes: readonly { readonly prize: string; readonly places: number }[];
  /** Where the score goes on to count, and with what share (percent). */
  readonly carriesInto: readonly { readonly into: string; readonly share: ExactText }[];
};
