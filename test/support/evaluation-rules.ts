import type { AchievementFormula, Criterion, EvaluationRules, Grading } from '../../src/events/evaluation-rules.ts';
import type { FrozenIndicator } from '../../src/events/evaluation-score.ts';
import type { ScoringInput } from '../../src/modules/performance-evaluation/domain/scoring.ts';

/** Every formula there is; down-a and down-b are the two of a 하향 indicator. */
export const FORMULAS: readonly AchievementFormula[] = [
  { formulaId: 'up', kind: 'ratio' },
  { formulaId: 'down-a', kind: 'two-minus-ratio' },
  { formulaId: 'down-b', kind: 'inverse-ratio' },
  { formulaId: 'keep', kind: 'tolerance' },
  { formulaId: 'binary', kind: 'binary' },
  { formulaId: 'milestone', kind: 'milestone' },
];

const criterion = (criterionId: string, name: string, points: string): Omit<Criterion, 'kind'> => ({
  criterionId,
  name,
  points,
  pointsByGroup: [],
  lowest: '0',
  perIndicator: false,
  judges: [],
  minEvaluators: 0,
});

export const achievement = (criterionId: string, name: string, points: string): Criterion => ({
  ...criterion(criterionId, name, points),
  kind: 'achievement',
});
export const judged = (
  criterionId: string,
  name: string,
  points: string,
  judge: Criterion['judges'][number],
): Criterion => ({
  ...criterion(criterionId, name, points),
  kind: 'judged',
  judges: [judge],
  minEvaluators: 1,
});
export const adjustment = (lowest: string, points: string): Criterion => ({
  ...criterion('adjustment', '가감점', points),
  kind: 'adjustment',
  lowest,
  judges: ['evaluator'],
});

type Grade = Grading['grades'][number];
export const bands = (of: Grading['of'], ...grades: readonly (readonly [string, string | null])[]): Grading => ({
  of,
  kind: 'bands',
  grades: grades.map(([grade, from]): Grade => ({ grade, from, share: null })),
  withoutScore: null,
});
export const quotas = (of: Grading['of'], shares: Readonly<Record<string, string>>): Grading => ({
  of,
  kind: 'quotas',
  grades: Object.entries(shares).map(([grade, share]): Grade => ({ grade, from: null, share })),
  withoutScore: null,
});

/** One achievement criterion of 100, no grades, no prizes; name what the test is about. */
export const rulesWith = (own: Partial<EvaluationRules> = {}): EvaluationRules => ({
  ruleSetId: 'test',
  version: 1,
  title: '시험 평가 기준',
  source: '시험',
  assumptions: [],
  scoreDecimals: 2,
  groups: [],
  criteria: [achievement('achievement', '달성도', '100')],
  formulas: FORMULAS,
  achievementLimits: { floor: '0', cap: '100' },
  absences: { notApplicable: 'redistribute', notSubmitted: 'zero', notComputable: 'no-score' },
  halfYearMix: null,
  totalLimits: { floor: '0', cap: null },
  tieBreakers: [],
  tiesAtBoundary: 'upper',
  grading: null,
  gates: [],
  prizes: [],
  carriesInto: [],
  ...own,
});

/** An indicator of 상향 with target 100. */
export const indicatorWith = (own: Partial<FrozenIndicator> = {}): FrozenIndicator => ({
  indicatorId: 'i1',
  name: '처리율',
  unit: '%',
  criterionId: 'achievement',
  weight: '100',
  direction: 'up',
  formulaId: 'up',
  target: '100',
  actual: { kind: 'value', value: '100' },
  floor: null,
  cap: null,
  tolerance: null,
  stages: [],
  sources: [],
  ...own,
});

export const inputWith = (own: Partial<ScoringInput> = {}): ScoringInput => ({
  groupId: null,
  submitted: true,
  indicators: [indicatorWith()],
  given: [],
  corrections: [],
  firstHalf: null,
  ...own,
});

/** An indicator that reaches this percent of what it counts for. */
export const reaching = (criterionId: string, percent: string): FrozenIndicator =>
  indicatorWith({ indicatorId: criterionId, criterionId, actual: { kind: 'value', value: percent } });

/** Points of so many evaluators on one criterion. */
export const pointsOf = (criterionId: string, ...points: readonly string[]): ScoringInput['given'] =>
  points.map((own, index) => ({ evaluatorId: `e${index}`, criterionId, indicatorId: null, points: own }));
