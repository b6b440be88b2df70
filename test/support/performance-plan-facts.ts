import type { Target } from '../../src/events/indicator-definition.ts';
import type {
  Measured,
  PerformancePlanFact,
  PlanDepartment,
  UntargetedIndicator,
} from '../../src/events/performance-plan.events.ts';
import type { Decided } from '../../src/kernel/decider.ts';
import type { Actor } from '../../src/kernel/domain-event.ts';
import { performancePlanDecider } from '../../src/modules/performance-plan/domain/performance-plan.decider.ts';
import { RECORDER, scenariosOf, type GivenFact } from './given-when-then.ts';

export const given = scenariosOf(performancePlanDecider);

export const CULTURE: PlanDepartment = { id: 'culture', name: '문화과' };
export const TOURISM: PlanDepartment = { id: 'tourism', name: '관광과' };

export const PROJECT_ID = 'garam.2025.017';
const GUIDELINE_STREAM = 'performanceGuideline-garam.2025';
const PROJECT_STREAM = `performanceProject-${PROJECT_ID}`;

/** 문화과 담당 wrote the plan; 구청장 decides on it. */
export const OFFICER: Actor = { ...RECORDER, id: 'officer', departmentId: 'culture', departmentName: '문화과' };
export const HEAD: Actor = { ...RECORDER, id: 'head', departmentId: 'office', departmentName: '구청장실' };

export const LIBRARY: UntargetedIndicator = {
  name: '작은도서관 이용자 수',
  definition: '구립 작은도서관 12곳의 연간 이용자 수',
  unit: '명',
  direction: 'up',
  achievement: { formula: 'up' },
  ratio: null,
  aggregation: 'cumulative',
  every: 'half',
  baseline: '41000',
  lastYear: '42500',
  weight: '60',
  cap: '120',
  floor: '0',
  decimals: 0,
  evidence: '도서관 이용 통계',
  owner: '문화과 도서관팀장',
};

export const COMPLAINTS: UntargetedIndicator = {
  ...LIBRARY,
  name: '민원 처리기간',
  definition: '접수부터 답변까지의 평균 일수',
  unit: '일',
  direction: 'down',
  achievement: { formula: 'down-a' },
  aggregation: 'average',
  baseline: null,
  lastYear: '4.8',
  weight: '40',
  decimals: 1,
};

export const SATISFACTION: UntargetedIndicator = {
  ...COMPLAINTS,
  name: '만족도',
  unit: '%',
  direction: 'up',
  achievement: { formula: 'up' },
  ratio: { numerator: '만족 응답', denominator: '전체 응답', multiplier: '100' },
  lastYear: null,
};

export const target = (value: string, ground = '최근 3년 추세'): Target => ({ value, ground });
export const measured = (value: string): Measured => ({ kind: 'value', value });

const decided =
  (stream: string) =>
  (fact: PerformancePlanFact): Decided<PerformancePlanFact> => ({ stream, fact });
const ofProject = decided(PROJECT_STREAM);

export const v1 = (effectiveOn: string) => ({ schemaVersion: 1, effectiveOn });

/** Facts of one project of 문화과 in 2025, each on a day that fits the story unless another is named. */
export const facts = {
  guideline: (effectiveOn = '2025-01-10') =>
    decided(GUIDELINE_STREAM)({
      type: 'PlanningGuidelineIssued',
      ...v1(effectiveOn),
      data: { officeId: 'garam', year: 2025, title: '2025년 성과관리계획 수립지침', submitBy: '2025-02-14' },
    }),
  registered: (effectiveOn = '2025-01-20') =>
    ofProject({
      type: 'ProjectRegistered',
      ...v1(effectiveOn),
      data: {
        projectId: PROJECT_ID,
        officeId: 'garam',
        year: 2025,
        projectNo: '017',
        name: '생활권 작은도서관 운영',
        objective: '걸어서 10분 독서 생활권',
        department: CULTURE,
      },
    }),
  defined: (indicatorId = 'I1', definition = LIBRARY, effectiveOn = '2025-01-20') =>
    ofProject({ type: 'IndicatorDefined', ...v1(effectiveOn), data: { indicatorId, definition } }),
  dropped: (indicatorId: string, effectiveOn = '2025-01-20') =>
    ofProject({ type: 'IndicatorDropped', ...v1(effectiveOn), data: { indicatorId } }),
  proposed: (indicatorId = 'I1', to = target('45000'), effectiveOn = '2025-01-20', weakerThanLastYear = false) =>
    ofProject({
      type: 'TargetProposed',
      ...v1(effectiveOn),
      data: { indicatorId, target: to, weakerThanLastYear },
    }),
  adjusted: (to: Target, former: Target, effectiveOn: string, weakerThanLastYear = false) =>
    ofProject({
      type: 'TargetAdjusted',
      ...v1(effectiveOn),
      data: { indicatorId: 'I1', target: to, former, weakerThanLastYear },
    }),
  submitted: (effectiveOn = '2025-02-10', late = false) =>
    ofProject({ type: 'PlanSubmitted', ...v1(effectiveOn), data: { late } }),
  returned: (effectiveOn = '2025-02-17') => ofProject({ type: 'PlanReturned', ...v1(effectiveOn), data: {} }),
  resubmitted: (effectiveOn = '2025-02-20', late = true) =>
    ofProject({ type: 'PlanResubmitted', ...v1(effectiveOn), data: { late } }),
  confirmed: (effectiveOn = '2025-03-10') => ofProject({ type: 'PlanConfirmed', ...v1(effectiveOn), data: {} }),
  revised: (round: number, to: Target, former: Target, effectiveOn: string, weakerThanLastYear = false) =>
    ofProject({
      type: 'PlanRevised',
      ...v1(effectiveOn),
      data: { round, changes: [{ indicatorId: 'I1', former, target: to, weakerThanLastYear }] },
    }),
  withdrawn: (effectiveOn: string) => ofProject({ type: 'ProjectWithdrawn', ...v1(effectiveOn), data: {} }),
  reassigned: (effectiveOn: string, department = TOURISM, former = CULTURE) =>
    ofProject({ type: 'ProjectReassigned', ...v1(effectiveOn), data: { department, former } }),
  recorded: (period: string, value: string, effectiveOn: string) =>
    ofProject({
      type: 'ResultRecorded',
      ...v1(effectiveOn),
      data: { indicatorId: 'I1', period, basis: 'cumulative', measured: measured(value) },
    }),
  corrected: (period: string, corrects: string, value: string, former: string, effectiveOn: string) =>
    ofProject({
      type: 'ResultCorrected',
      ...v1(effectiveOn),
      data: { indicatorId: 'I1', period, corrects, former: measured(former), measured: measured(value) },
    }),
};

/** What 문화과 담당 wrote. */
const byOfficer = (fact: Decided<PerformancePlanFact>): GivenFact<PerformancePlanFact> => ({ ...fact, by: OFFICER });

/** The project with one indicator of weight 60 and one of 40, both with a target: events e2 … e6. */
const written = [
  facts.registered(),
  facts.defined(),
  facts.defined('I2', COMPLAINTS),
  facts.proposed(),
  facts.proposed('I2', target('4.5')),
].map(byOfficer);

/** How far the plan has come, as the history of a scenario. */
export const plan = {
  registered: [facts.guideline(), facts.registered()].map(byOfficer),
  written: [facts.guideline(), ...written],
  submitted: [facts.guideline(), ...written, byOfficer(facts.submitted())],
  returned: [facts.guideline(), ...written, byOfficer(facts.submitted()), facts.returned()],
  /** e8 confirms it; what follows begins at e9. */
  confirmed: [facts.guideline(), ...written, byOfficer(facts.submitted()), facts.confirmed()],
};
