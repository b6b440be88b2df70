import type { PlainDate } from '../../src/kernel/time.ts';
import { planAppeals, type PlannedAppeal } from './appeals.ts';
import type { DemoOffice } from './demo-office.ts';
import type { DemoYearEntry } from './entry.ts';
import { Evaluation, type CycleDays, type Fate } from './evaluation.ts';
import { COORDINATOR, MAYOR } from './people.ts';
import type { Project } from './projects.ts';
import { MID_YEAR_RULES } from './rules.ts';
import { planSelfAssessments } from './self-assessments.ts';

const DAYS: CycleDays = {
  rules: '2025-01-07',
  opened: '2025-06-23',
  cutoff: '2025-06-30',
  submitted: ['2025-07-02', '2025-07-03', '2025-07-04', '2025-07-07', '2025-07-09'],
  submission: '2025-07-10',
  extension: '2025-07-15',
  submittedLate: '2025-07-14',
  returned: '2025-07-11',
  submittedAgain: '2025-07-16',
  again: '2025-07-17',
  verified: '2025-07-18',
  judged: '2025-07-22',
  calculated: '2025-07-24',
  notified: '2025-07-25',
  appealed: '2025-07-29',
  appeal: '2025-08-01',
  opinion: '2025-08-05',
  decided: '2025-08-07',
  fixed: '2025-08-11',
  disclosed: '2025-08-13',
};

function fateOf(place: number): Fate {
  if (place % 50 === 17) return 'never-submits';
  if (place === 64) return 'returned-for-good';
  if (place % 15 === 4) return 'returned';
  return place === 30 ? 'extended' : 'as-usual';
}

const APPEALS: readonly PlannedAppeal[] = [
  {
    projectNo: '147',
    criterionId: 'effort',
    argument: '전국 첫 사례로 뽑힌 노력이 평점에 들지 않음',
    supports: true,
    verdict: 'partially-upheld',
    explanation: '다른 기관이 뽑은 사실만 인정함',
    corrections: () => [{ kind: 'points', criterionId: 'effort', indicatorId: null, points: '28.5' }],
  },
  {
    projectNo: '103',
    criterionId: 'achievement',
    argument: '장마로 줄어든 이용자를 실적에서 달리 보아야 함',
    supports: false,
    verdict: 'dismissed',
    explanation: '목표를 세울 때 이미 헤아린 사정임',
    corrections: () => [],
  },
];

/** 중간평가: fixed by the mayor without the committee, before the departments change. */
export function planMidYear(office: DemoOffice, living: () => readonly Project[]): void {
  const evaluation = new Evaluation(office, 'mid-year', DAYS, MID_YEAR_RULES, fateOf);
  evaluation.plan(living);
  planSelfAssessments(evaluation);
  planAppeals(evaluation, APPEALS);
  const { cycleId } = evaluation;
  evaluation.on(DAYS.fixed, (day) => [fixing(evaluation, day)]);
  evaluation.on(DAYS.disclosed, function* (day) {
    const channel = '구청 누리집';
    yield evaluation.enter({ type: 'DiscloseResults', cycleId, channel }, day, COORDINATOR, '중간평가 결과 공개');
    for (const { projectNo } of evaluation.with('never-submits', 'returned-for-good'))
      yield evaluation.enter(
        {
          type: 'OrderRemedy',
          cycleId,
          projectNo,
          instruction: '상반기 실적과 하반기 만회 계획을 다시 보고',
          dueOn: '2025-09-30',
        },
        day,
        COORDINATOR,
        '부진·미제출 사업 보완지시',
      );
  });
}

/** Of the whole cycle at once. */
export const fixing = (evaluation: Evaluation, day: PlainDate): DemoYearEntry =>
  evaluation.enter(
    {
      type: 'FixResults',
      cycleId: evaluation.cycleId,
      projectNos: evaluation.open.map(({ projectNo }) => projectNo),
    },
    day,
    MAYOR,
    '평가 결과 확정',
  );
