import { EXACT, INTEGER, listOf, membersOf, oneOf, eitherOf, orNull, TEXT } from '../kernel/shape.ts';
import { OUTCOME } from './evaluation-rules.shapes.ts';
import type {
  Actual,
  Calculation,
  Correction,
  DepartmentResult,
  FrozenIndicator,
  ProjectResult,
  Source,
  Standing,
} from './evaluation-score.ts';

const actual = eitherOf<Actual>(
  membersOf({ kind: oneOf(['value']), value: EXACT }),
  membersOf({ kind: oneOf(['not-submitted']) }),
  membersOf({ kind: oneOf(['not-applicable']), ground: TEXT }),
);

export const SOURCE = membersOf<Source>({ eventId: TEXT, position: INTEGER });

export const FROZEN_INDICATOR = membersOf<FrozenIndicator>({
  indicatorId: TEXT,
  name: TEXT,
  unit: TEXT,
  criterionId: orNull(TEXT),
  weight: EXACT,
  direction: oneOf(['up', 'down', 'keep']),
  formulaId: TEXT,
  target: orNull(EXACT),
  actual,
  floor: orNull(EXACT),
  cap: orNull(EXACT),
  tolerance: orNull(membersOf({ within: EXACT, lossPerUnit: EXACT })),
  stages: listOf(membersOf({ stage: INTEGER, percent: EXACT })),
  sources: listOf(SOURCE),
});

export const CALCULATION = membersOf<Calculation>({
  ruleSetId: TEXT,
  version: INTEGER,
  indicators: listOf(membersOf({ criterionId: TEXT, indicatorId: TEXT, achieved: OUTCOME })),
  criteria: listOf(membersOf({ criterionId: TEXT, name: TEXT, points: EXACT, achieved: OUTCOME, earned: OUTCOME })),
  base: OUTCOME,
  firstHalf: orNull(OUTCOME),
  adjustment: EXACT,
  score: OUTCOME,
  shown: TEXT,
});

export const CORRECTION = eitherOf<Correction>(
  membersOf({ kind: oneOf(['actual']), criterionId: orNull(TEXT), indicatorId: TEXT, actual }),
  membersOf({ kind: oneOf(['points']), criterionId: TEXT, indicatorId: orNull(TEXT), points: EXACT }),
);

const standing = { score: OUTCOME, shown: TEXT, rank: orNull(INTEGER), grade: orNull(TEXT) };

export const PROJECT_RESULT = membersOf<ProjectResult>({
  ...standing,
  projectNo: TEXT,
  departmentId: TEXT,
  groupId: orNull(TEXT),
  beforeAppeals: orNull(membersOf<Standing>(standing)),
});

export const DEPARTMENT_RESULT = membersOf<DepartmentResult>({
  ...standing,
  departmentId: TEXT,
  departmentName: TEXT,
  groupId: orNull(TEXT),
  carried: listOf(membersOf({ into: TEXT, points: EXACT })),
});
