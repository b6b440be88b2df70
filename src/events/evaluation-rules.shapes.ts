import { ROLES } from '../kernel/roles.ts';
import type { ExactText } from '../kernel/rational.ts';
import { EXACT, FLAG, INTEGER, listOf, membersOf, oneOf, eitherOf, orNull, TEXT } from '../kernel/shape.ts';
import {
  CRITERION_KINDS,
  FORMULA_KINDS,
  type AbsenceRules,
  type AchievementFormula,
  type Criterion,
  type EvaluationRules,
  type Gate,
  type Grading,
  type Group,
  type Limits,
  type Outcome,
} from './evaluation-rules.ts';

const limits = membersOf<Limits>({ floor: orNull(EXACT), cap: orNull(EXACT) });

const criterion = membersOf<Criterion>({
  criterionId: TEXT,
  name: TEXT,
  kind: oneOf(CRITERION_KINDS),
  points: EXACT,
  pointsByGroup: listOf(membersOf({ groupId: TEXT, points: EXACT })),
  lowest: EXACT,
  perIndicator: FLAG,
  judges: listOf(oneOf(ROLES)),
  minEvaluators: INTEGER,
});

const absences = membersOf<AbsenceRules>({
  notApplicable: oneOf(['redistribute', 'forfeit']),
  notSubmitted: oneOf(['zero', 'no-score']),
  notComputable: oneOf(['redistribute', 'no-score']),
});

const grading = membersOf<Grading>({
  of: oneOf(['project', 'department']),
  kind: oneOf(['bands', 'quotas']),
  grades: listOf(membersOf({ grade: TEXT, from: orNull(EXACT), share: orNull(EXACT) })),
  withoutScore: orNull(TEXT),
});

export const EVALUATION_RULES = membersOf<EvaluationRules>({
  ruleSetId: TEXT,
  version: INTEGER,
  title: TEXT,
  source: TEXT,
  assumptions: listOf(TEXT),
  scoreDecimals: INTEGER,
  groups: listOf(membersOf<Group>({ groupId: TEXT, name: TEXT })),
  criteria: listOf(criterion),
  formulas: listOf(membersOf<AchievementFormula>({ formulaId: TEXT, kind: oneOf(FORMULA_KINDS) })),
  achievementLimits: limits,
  absences,
  halfYearMix: orNull(membersOf({ firstHalf: EXACT, secondHalf: EXACT })),
  totalLimits: limits,
  tieBreakers: listOf(TEXT),
  tiesAtBoundary: oneOf(['upper', 'lower']),
  grading: orNull(grading),
  gates: listOf(membersOf<Gate>({ gateId: TEXT, name: TEXT, excludedGrades: listOf(TEXT), excludedFromPrizes: FLAG })),
  prizes: listOf(membersOf({ prize: TEXT, places: INTEGER })),
  carriesInto: listOf(membersOf({ into: TEXT, share: EXACT })),
});

export const OUTCOME = eitherOf<Outcome<ExactText>>(
  membersOf({ kind: oneOf(['score']), value: EXACT }),
  membersOf({ kind: oneOf(['not-submitted']) }),
  membersOf({ kind: oneOf(['not-applicable']) }),
  membersOf({ kind: oneOf(['not-computable']), because: TEXT }),
);
