import type { EventCatalogue } from '../kernel/event-catalogue.ts';
import { PERIOD_UNITS } from '../kernel/period.ts';
import {
  DAY,
  DECIMAL,
  eitherOf,
  FLAG,
  INTEGER,
  listOf,
  membersOf,
  oneOf,
  orNull,
  PERIOD,
  TEXT,
  YEAR,
  type Shape,
} from '../kernel/shape.ts';
import {
  ACHIEVEMENT_FORMULAS,
  AGGREGATIONS,
  DIRECTIONS,
  type Achievement,
  type KeepAchievement,
  type MilestoneAchievement,
  type MilestoneStep,
  type PlainAchievement,
  type Ratio,
  type Target,
} from './indicator-definition.ts';
import {
  RESULT_BASES,
  type Measured,
  type MeasuredRatio,
  type MeasuredValue,
  type PerformancePlanFact,
  type TargetChange,
  type UntargetedIndicator,
} from './performance-plan.events.ts';
import { DEPARTMENT, NO_DATA, v1 } from './shapes.ts';

const PLAIN = ACHIEVEMENT_FORMULAS.filter((formula) => formula !== 'keep' && formula !== 'milestone');

const achievement: Shape<Achievement> = eitherOf<Achievement>(
  membersOf<PlainAchievement>({ formula: oneOf(PLAIN) }),
  membersOf<KeepAchievement>({
    formula: oneOf(['keep']),
    tolerance: DECIMAL,
    deductionPerUnit: DECIMAL,
  }),
  membersOf<MilestoneAchievement>({
    formula: oneOf(['milestone']),
    steps: listOf(membersOf<MilestoneStep>({ name: TEXT, points: DECIMAL })),
  }),
);

const definition = membersOf<UntargetedIndicator>({
  name: TEXT,
  definition: TEXT,
  unit: TEXT,
  direction: oneOf(DIRECTIONS),
  achievement,
  ratio: orNull(membersOf<Ratio>({ numerator: TEXT, denominator: TEXT, multiplier: DECIMAL })),
  aggregation: oneOf(AGGREGATIONS),
  every: oneOf(PERIOD_UNITS),
  baseline: orNull(DECIMAL),
  lastYear: orNull(DECIMAL),
  weight: DECIMAL,
  cap: DECIMAL,
  floor: DECIMAL,
  decimals: INTEGER,
  evidence: TEXT,
  owner: TEXT,
});

const target = membersOf<Target>({ value: DECIMAL, ground: TEXT });
const change = membersOf<TargetChange>({ indicatorId: TEXT, former: target, target, weakerThanLastYear: FLAG });

const measured: Shape<Measured> = eitherOf<Measured>(
  membersOf<MeasuredValue>({ kind: oneOf(['value']), value: DECIMAL }),
  membersOf<MeasuredRatio>({
    kind: oneOf(['ratio']),
    numerator: DECIMAL,
    denominator: DECIMAL,
  }),
);

export const PERFORMANCE_PLAN_EVENTS: EventCatalogue<PerformancePlanFact> = {
  PlanningGuidelineIssued: v1('수립지침 시달', membersOf({ officeId: TEXT, year: YEAR, title: TEXT, submitBy: DAY })),
  ProjectRegistered: {
    ...v1(
      '주요사업 등록',
      membersOf({
        projectId: TEXT,
        officeId: TEXT,
        year: YEAR,
        projectNo: TEXT,
        name: TEXT,
        objective: TEXT,
        department: DEPARTMENT,
      }),
    ),
    belongsTo: (id, { projectId }) => projectId === id,
  },
  IndicatorDefined: v1('지표 정의', membersOf({ indicatorId: TEXT, definition })),
  IndicatorDropped: v1('지표 삭제', membersOf({ indicatorId: TEXT })),
  TargetProposed: v1('목표 제안', membersOf({ indicatorId: TEXT, target, weakerThanLastYear: FLAG })),
  TargetAdjusted: v1('목표 조정', change),
  PlanSubmitted: v1('계획 제출', membersOf({ late: FLAG })),
  PlanReturned: v1('보완요구', NO_DATA),
  PlanResubmitted: v1('보완 제출', membersOf({ late: FLAG })),
  PlanConfirmed: v1('계획 확정', NO_DATA),
  PlanRevised: v1('변경승인', membersOf({ round: INTEGER, changes: listOf(change) })),
  ProjectWithdrawn: v1('주요사업 제외', NO_DATA),
  ProjectReassigned: v1('소관 변경', membersOf({ department: DEPARTMENT, former: DEPARTMENT })),
  ResultRecorded: v1(
    '실적 등록',
    membersOf({ indicatorId: TEXT, period: PERIOD, basis: oneOf(RESULT_BASES), measured }),
  ),
  ResultCorrected: v1(
    '실적 정정',
    membersOf({ indicatorId: TEXT, period: PERIOD, corrects: TEXT, former: measured, measured }),
  ),
};
