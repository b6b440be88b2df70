import type { ExactText } from '../kernel/rational.ts';
import type { Outcome } from './evaluation-rules.ts';

/** What was known of an indicator's result: a value, nothing (미제출), or that it has none (해당없음). */
export type Actual =
  | { readonly kind: 'value'; readonly value: ExactText }
  | { readonly kind: 'not-submitted' }
  | { readonly kind: 'not-applicable'; readonly ground: string };

/** An event the value was read from. */
export type Source = { readonly eventId: string; readonly position: number };

export type FrozenIndicator = {
  readonly indicatorId: string;
  readonly name: string;
  readonly unit: string;
  /** The achievement criterion it counts for; null: it is judged only. */
  readonly criterionId: string | null;
  readonly weight: ExactText;
  /** 상향 · 하향 · 유지. */
  readonly direction: 'up' | 'down' | 'keep';
  readonly formulaId: string;
  readonly target: ExactText | null;
  readonly actual: Actual;
  /** Percent; null: as the rule set says. */
  readonly floor: ExactText | null;
  readonly cap: ExactText | null;
  /** 허용폭 and the percent lost for each unit beyond it, of 유지; null of any other. */
  readonly tolerance: { readonly within: ExactText; readonly lossPerUnit: ExactText } | null;
  /** 단계별 달성도, percent, of a milestone; the actual is the number of the stage completed. */
  readonly stages: readonly { readonly stage: number; readonly percent: ExactText }[];
  readonly sources: readonly Source[];
};

/** How a score came about, by the rule version named. Percent where not points. */
export type Calculation = {
  readonly ruleSetId: string;
  readonly version: number;
  readonly indicators: readonly {
    readonly criterionId: string;
    readonly indicatorId: string;
    readonly achieved: Outcome<ExactText>;
  }[];
  readonly criteria: readonly {
    readonly criterionId: string;
    readonly name: string;
    readonly points: ExactText;
    readonly achieved: Outcome<ExactText>;
    readonly earned: Outcome<ExactText>;
  }[];
  /** Out of 100, before 가감점 and the mid-year. */
  readonly base: Outcome<ExactText>;
  readonly firstHalf: Outcome<ExactText> | null;
  readonly adjustment: ExactText;
  readonly score: Outcome<ExactText>;
  readonly shown: string;
};

/** What an upheld appeal changes in what is scored; the frozen figures stay as they were, beside it. */
export type Correction =
  | {
      readonly kind: 'actual';
      readonly criterionId: string | null;
      readonly indicatorId: string;
      readonly actual: Actual;
    }
  | {
      readonly kind: 'points';
      readonly criterionId: string;
      readonly indicatorId: string | null;
      readonly points: ExactText;
    };

/** Where a score stands among its group; the rank and grade of no score are null. */
export type Standing = {
  readonly score: Outcome<ExactText>;
  readonly shown: string;
  readonly rank: number | null;
  readonly grade: string | null;
};
export type ProjectResult = Standing & {
  readonly projectNo: string;
  readonly departmentId: string;
  readonly groupId: string | null;
  /** Where it would stand had nobody appealed; null where nobody did for this project. */
  readonly beforeAppeals: Standing | null;
};
export type DepartmentResult = Standing & {
  readonly departmentId: string;
  readonly departmentName: string;
  readonly groupId: string | null;
  readonly carried: readonly { readonly into: string; readonly points: ExactText }[];
};
