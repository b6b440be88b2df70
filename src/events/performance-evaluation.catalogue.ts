import type { EventCatalogue } from '../kernel/event-catalogue.ts';
import {
  DAY,
  EXACT,
  FLAG,
  INSTANT,
  INTEGER,
  listOf,
  membersOf,
  oneOf,
  orNull,
  TEXT,
  textLike,
  YEAR,
} from '../kernel/shape.ts';
import { EVALUATION_RULES, OUTCOME } from './evaluation-rules.shapes.ts';
import {
  CALCULATION,
  CORRECTION,
  DEPARTMENT_RESULT,
  FROZEN_INDICATOR,
  PROJECT_RESULT,
  SOURCE,
} from './evaluation-score.shapes.ts';
import {
  DEADLINES,
  EVALUATION_KINDS,
  VERDICTS,
  VOTES,
  type CommitteeMember,
  type Deadlines,
  type Evidence,
  type PerformanceEvaluationFact,
  type PrizeWon,
  type Vote,
} from './performance-evaluation.events.ts';
import { DEPARTMENT, v1 } from './shapes.ts';

/** 관서.연도.mid-year|year-end: a fold makes the id of an assessment of it. */
const CYCLE_ID = textLike(new RegExp(`^[^.]+\\.\\d{4}\\.(${EVALUATION_KINDS.join('|')})$`));
/** What stands in the name of a stream. */
const PROJECT_NO = textLike(/^[A-Za-z0-9_-]{1,60}$/);

const evidence = listOf(membersOf<Evidence>({ name: TEXT, sha256: TEXT }));
const vote = membersOf<Vote>({ memberId: TEXT, vote: oneOf(VOTES) });
const member = membersOf<CommitteeMember>({ id: TEXT, name: TEXT, departmentId: orNull(TEXT) });
const group = membersOf({ groupId: TEXT, departmentIds: listOf(TEXT) });
const winner = membersOf<PrizeWon>({ prize: TEXT, groupId: orNull(TEXT), departmentId: TEXT });

export const PERFORMANCE_EVALUATION_EVENTS: EventCatalogue<PerformanceEvaluationFact> = {
  RuleSetPublished: v1('평가 규칙 공표', membersOf({ rules: EVALUATION_RULES })),
  CycleOpened: {
    ...v1(
      '평가 개시',
      membersOf({
        cycleId: CYCLE_ID,
        officeId: TEXT,
        year: YEAR,
        evaluation: oneOf(EVALUATION_KINDS),
        cutoffOn: DAY,
        deadlines: membersOf<Deadlines>({ submission: INSTANT, appeal: INSTANT, opinion: INSTANT }),
        rules: EVALUATION_RULES,
        groups: listOf(group),
      }),
    ),
    belongsTo: (id, { cycleId }) => id === cycleId,
  },
  DeadlineExtended: v1(
    '마감 연장',
    membersOf({ deadline: oneOf(DEADLINES), projectNo: orNull(PROJECT_NO), until: INSTANT }),
  ),
  AssessmentOpened: {
    ...v1(
      '평가 대상 등록',
      membersOf({
        cycleId: CYCLE_ID,
        projectNo: PROJECT_NO,
        projectName: TEXT,
        department: DEPARTMENT,
        groupId: orNull(TEXT),
      }),
    ),
    belongsTo: (id, { cycleId, projectNo }) => id === cycleId || id === `${cycleId}.${projectNo}`,
  },
  FiguresFrozen: v1('실적 고정', membersOf({ indicators: listOf(FROZEN_INDICATOR) })),
  LaterActualNoted: v1('사후 실적 기록', membersOf({ indicatorId: TEXT, value: EXACT, source: SOURCE })),
  SelfAssessmentSubmitted: v1('자체평가 제출', membersOf({ round: INTEGER, statement: TEXT, evidence })),
  MarkedUnsubmitted: v1('미제출 처리', membersOf({ deadline: INSTANT })),
  ReviewReturned: v1('자체평가 보완요구', membersOf({ round: INTEGER, demand: TEXT, until: INSTANT })),
  ReviewVerified: v1('실적 확인', membersOf({ round: INTEGER, opinion: TEXT })),
  ScoreGiven: v1('평점 부여', membersOf({ criterionId: TEXT, indicatorId: orNull(TEXT), points: EXACT })),
  ScoreCalculated: v1('점수 산정', membersOf({ calculation: CALCULATION })),
  ScoreNotified: v1('점수 통보', membersOf({ appealUntil: INSTANT })),
  AppealFiled: v1(
    '이의신청',
    membersOf({
      appealId: TEXT,
      target: membersOf({ criterionId: orNull(TEXT), indicatorId: orNull(TEXT) }),
      argument: TEXT,
      evidence,
    }),
  ),
  AppealOpinionGiven: v1('검토의견', membersOf({ appealId: TEXT, opinion: TEXT, supports: FLAG })),
  AppealDecided: v1(
    '이의신청 결정',
    membersOf({ appealId: TEXT, verdict: oneOf(VERDICTS), explanation: TEXT, corrections: listOf(CORRECTION) }),
  ),
  Rescored: v1('점수 재산정', membersOf({ appealId: TEXT, before: OUTCOME, calculation: CALCULATION })),
  RemedyOrdered: v1('보완지시', membersOf({ instruction: TEXT, dueOn: DAY })),
  GateFindingRecorded: v1('게이트 저촉 기록', membersOf({ gateId: TEXT, departmentId: TEXT, finding: TEXT })),
  CommitteeConvened: v1('위원회 소집', membersOf({ meetingId: TEXT, members: listOf(member) })),
  MemberRecused: v1('위원 제척', membersOf({ meetingId: TEXT, memberId: TEXT, departmentId: TEXT, ground: TEXT })),
  CommitteeDeliberated: v1(
    '위원회 심의',
    membersOf({ meetingId: TEXT, projectNos: listOf(PROJECT_NO), votes: listOf(vote), approved: FLAG }),
  ),
  ResultFixed: v1(
    '평가 결과 확정',
    membersOf({ round: INTEGER, projects: listOf(PROJECT_RESULT), departments: listOf(DEPARTMENT_RESULT) }),
  ),
  ExcellentDepartmentsSelected: v1('우수부서 선정', membersOf({ winners: listOf(winner) })),
  AwardGranted: v1('시상', membersOf({ departmentId: TEXT, prize: TEXT, award: TEXT })),
  ResultDisclosed: v1('평가 결과 공개', membersOf({ channel: TEXT })),
  ResultReopened: v1(
    '평가 결과 재개',
    membersOf({ projectNos: listOf(PROJECT_NO), requestedBy: TEXT, appealUntil: INSTANT }),
  ),
};
