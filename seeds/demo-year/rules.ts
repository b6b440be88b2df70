import type { AchievementFormula, Criterion, EvaluationRules } from '../../src/events/evaluation-rules.ts';
import { GROUPS, OFFICE_NAME } from './office.data.ts';

const FORMULAS: readonly AchievementFormula[] = [
  { formulaId: 'up', kind: 'ratio' },
  { formulaId: 'down-a', kind: 'two-minus-ratio' },
  { formulaId: 'down-b', kind: 'inverse-ratio' },
  { formulaId: 'keep', kind: 'tolerance' },
  { formulaId: 'binary', kind: 'binary' },
  { formulaId: 'milestone', kind: 'milestone' },
];

const criterion = (criterionId: string, name: string, points: string, judging: Partial<Criterion> = {}): Criterion => ({
  ...{ criterionId, name, points, pointsByGroup: [], lowest: '0', perIndicator: false, judges: [], minEvaluators: 0 },
  kind: 'achievement',
  ...judging,
});

const EFFORT = { kind: 'judged', judges: ['evaluator'], minEvaluators: 2 } as const;
const EFFECT = { kind: 'judged', judges: ['committee-member'], minEvaluators: 3 } as const;
const ADJUSTMENT = criterion('adjustment', '가감점', '3', { kind: 'adjustment', lowest: '-3', judges: ['evaluator'] });

const common: Omit<EvaluationRules, 'version' | 'title' | 'criteria' | 'halfYearMix' | 'grading' | 'prizes'> = {
  ruleSetId: 'saebyeol-major-works',
  source: `${OFFICE_NAME} 자체평가 시행계획`,
  assumptions: ['누계 지표는 상반기에도 연간 목표에 대한 달성도로 봅니다.'],
  scoreDecimals: 2,
  groups: GROUPS,
  formulas: FORMULAS,
  achievementLimits: { floor: '0', cap: '100' },
  absences: { notApplicable: 'redistribute', notSubmitted: 'zero', notComputable: 'redistribute' },
  totalLimits: { floor: '0', cap: '100' },
  tieBreakers: ['achievement'],
  tiesAtBoundary: 'upper',
  gates: [{ gateId: 'integrity', name: '청렴 의무 위반', excludedGrades: ['S'], excludedFromPrizes: true }],
  carriesInto: [{ into: '부서 성과급', share: '50' }],
};

/** Graded by quotas of all projects of a group. */
const GRADING: EvaluationRules['grading'] = {
  of: 'project',
  kind: 'quotas',
  grades: Object.entries({ S: '20', A: '40', B: '30', C: '10' }).map(([grade, share]) => ({
    grade,
    from: null,
    share,
  })),
  withoutScore: 'C',
};

/** 중간평가: by achievement and effort, without prizes. */
export const MID_YEAR_RULES: EvaluationRules = {
  ...common,
  version: 1,
  title: '2025년 주요사업 평가 기준',
  criteria: [
    criterion('achievement', '목표 달성도', '70'),
    criterion('effort', '추진 노력도', '30', EFFORT),
    ADJUSTMENT,
  ],
  halfYearMix: null,
  grading: GRADING,
  prizes: [],
};

/** 종합평가: the committee judges too, the mid-year counts for 30 percent, and each group has prizes. */
export const YEAR_END_RULES: EvaluationRules = {
  ...common,
  version: 2,
  title: '2025년 주요사업 종합평가 기준',
  criteria: [
    criterion('achievement', '목표 달성도', '60'),
    criterion('effort', '추진 노력도', '20', EFFORT),
    criterion('effect', '정책 효과', '20', EFFECT),
    ADJUSTMENT,
  ],
  halfYearMix: { firstHalf: '30', secondHalf: '70' },
  grading: GRADING,
  prizes: [
    { prize: '최우수', places: 1 },
    { prize: '우수', places: 1 },
    { prize: '장려', places: 2 },
  ],
};
