import type { PerformanceEvaluationFact, PrizeWon } from '../../src/events/performance-evaluation.events.ts';
import type { StoredEvent } from '../../src/kernel/domain-event.ts';
import type { PlainDate } from '../../src/kernel/time.ts';
import { planAppeals, type PlannedAppeal } from './appeals.ts';
import { departmentsOn } from './departments.ts';
import type { DemoOffice } from './demo-office.ts';
import type { DemoYearEntry } from './entry.ts';
import { Evaluation, type CycleDays, type Fate } from './evaluation.ts';
import { fixing } from './mid-year.ts';
import { GROUPS } from './office.data.ts';
import { COORDINATOR, INSIDERS, MAYOR, OUTSIDERS } from './people.ts';
import type { Project } from './projects.ts';
import type { Results } from './results.ts';
import { YEAR_END_RULES } from './rules.ts';
import { planSelfAssessments } from './self-assessments.ts';

const DAYS: CycleDays = {
  rules: '2025-11-10',
  opened: '2025-12-08',
  cutoff: '2025-12-31',
  submitted: ['2026-01-05', '2026-01-07', '2026-01-08', '2026-01-09', '2026-01-12'],
  submission: '2026-01-14',
  extension: '2026-01-21',
  submittedLate: '2026-01-20',
  returned: '2026-01-15',
  submittedAgain: '2026-01-21',
  again: '2026-01-22',
  verified: '2026-01-26',
  judged: '2026-01-29',
  calculated: '2026-02-02',
  notified: '2026-02-04',
  appealed: '2026-02-09',
  appeal: '2026-02-13',
  opinion: '2026-02-19',
  decided: '2026-02-20',
  fixed: '2026-02-26',
  disclosed: '2026-03-10',
};
const CONVENED = '2026-02-23';
const DELIBERATED = '2026-02-24';
const AWARDED = '2026-03-05';
const MEETING = 'M1';
/** 제척: advised that department in the year. */
const RECUSED = { departmentId: 'sb-culture', ground: '문화축제 자문을 맡았음' };
const FOUND = { gateId: 'integrity', departmentId: 'sb-road', finding: '업무추진비 사적 사용' };

function fateOf(place: number): Fate {
  if (place % 70 === 33) return 'never-submits';
  if (place % 12 === 5) return 'returned';
  return place === 72 ? 'extended' : 'as-usual';
}

const dismissed = (projectNo: string, argument: string, explanation: string): PlannedAppeal => ({
  ...{ projectNo, criterionId: 'effect', argument, supports: false, verdict: 'dismissed', explanation },
  corrections: () => [],
});

/** What was reported wrong in December and put right in January, when the figures were frozen. */
const upheld = (projectNo: string, results: Results): PlannedAppeal => ({
  projectNo,
  criterionId: 'achievement',
  argument: '고정된 12월 실적은 잘못 입력한 값이고 1월에 바로잡음',
  supports: true,
  verdict: 'upheld',
  explanation: '바로잡은 실적과 대장이 맞음',
  corrections: () => {
    const actual = { kind: 'value', value: results.lastValueOf(projectNo, 'I1') } as const;
    return [{ kind: 'actual', criterionId: 'achievement', indicatorId: 'I1', actual }];
  },
});

/** 종합평가: through the committee to prizes. */
export class YearEnd {
  readonly #evaluation: Evaluation;
  #winners: readonly PrizeWon[] = [];

  constructor(office: DemoOffice) {
    this.#evaluation = new Evaluation(office, 'year-end', DAYS, YEAR_END_RULES, fateOf);
  }

  plan(living: () => readonly Project[], results: Results): void {
    const evaluation = this.#evaluation;
    evaluation.plan(living);
    planSelfAssessments(evaluation);
    planAppeals(evaluation, [
      upheld('121', results),
      dismissed('012', '정책 효과를 낮게 본 까닭이 없음', '위원 세 사람의 평점이 한결같음'),
      dismissed('131', '작년보다 나아진 점을 보아야 함', '평가 기준은 올해의 효과임'),
    ]);
    evaluation.on(CONVENED, (day) => this.#convene(day));
    evaluation.on(DELIBERATED, (day) => this.#deliberate(day));
    evaluation.on(DAYS.fixed, (day) => [fixing(evaluation, day)]);
    evaluation.on(AWARDED, (day) => this.#award(day));
    evaluation.on(DAYS.disclosed, (day) => [
      evaluation.enter(
        { type: 'DiscloseResults', cycleId: evaluation.cycleId, channel: '구청 누리집과 구보' },
        day,
        COORDINATOR,
        '종합평가 결과 공개',
      ),
    ]);
  }

  onEvent(event: StoredEvent): void {
    if (isEvaluationEvent(event) && event.fact.type === 'ExcellentDepartmentsSelected')
      this.#winners = event.fact.data.winners;
  }

  *#convene(day: PlainDate): Iterable<DemoYearEntry> {
    const { cycleId } = this.#evaluation;
    const members = [
      ...OUTSIDERS.map(({ id, name }) => ({ id, name, departmentId: null })),
      ...INSIDERS.map(({ id, name, departmentId }) => ({ id, name, departmentId })),
    ];
    const on = { cycleId, meetingId: MEETING };
    const enter = this.#evaluation.enter.bind(this.#evaluation);
    yield enter({ type: 'RecordGateFinding', cycleId, ...FOUND }, day, COORDINATOR, '감사 결과 통보');
    yield enter({ type: 'ConveneCommittee', ...on, members }, day, COORDINATOR, '자체평가위원회 소집');
    const [memberId = ''] = this.#recused();
    yield enter({ type: 'RecuseMember', ...on, memberId, ...RECUSED }, day, COORDINATOR, '위원 제척');
  }

  #recused(): readonly string[] {
    return OUTSIDERS.slice(0, 1).map(({ id }) => id);
  }

  /** One vote on each group. */
  *#deliberate(day: PlainDate): Iterable<DemoYearEntry> {
    const departments = departmentsOn(DAYS.cutoff);
    for (const { groupId, name } of GROUPS) {
      const own = departments.filter((department) => department.groupId === groupId).map(({ id }) => id);
      const barred = own.includes(RECUSED.departmentId) ? this.#recused() : [];
      const voting = [...OUTSIDERS, ...INSIDERS].filter(
        ({ id, departmentId }) => !own.includes(departmentId) && !barred.includes(id),
      );
      const projectNos = this.#evaluation.open
        .filter((project) => own.includes(this.#evaluation.departmentOf(project).id))
        .map(({ projectNo }) => projectNo);
      const votes = voting.map(({ id }, index) => ({ memberId: id, vote: index === 3 ? 'abstain' : 'for' }) as const);
      yield this.#evaluation.enter(
        { type: 'DeliberateResults', cycleId: this.#evaluation.cycleId, meetingId: MEETING, projectNos, votes },
        day,
        COORDINATOR,
        `${name} 심의`,
      );
    }
  }

  /** Whom the rules selected when the results were fixed. */
  *#award(day: PlainDate): Iterable<DemoYearEntry> {
    for (const { departmentId, prize } of this.#winners)
      yield this.#evaluation.enter(
        {
          type: 'GrantAward',
          cycleId: this.#evaluation.cycleId,
          departmentId,
          prize,
          award: prize === '최우수' ? '표창과 포상금 300만원' : '표창과 포상금 100만원',
        },
        day,
        MAYOR,
        '우수부서 시상',
      );
  }
}

const isEvaluationEvent = (event: StoredEvent): event is StoredEvent<PerformanceEvaluationFact> =>
  event.stream.startsWith('evaluationCycle-');
