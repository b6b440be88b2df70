import type { EventCatalogue } from '../kernel/event-catalogue.ts';
import { DAY, FLAG, INTEGER, listOf, membersOf, oneOf, orNull, TEXT, YEAR } from '../kernel/shape.ts';
import {
  CHANGES,
  GOING_STATUSES,
  STATUSES,
  type ChangeGround,
  type FixedResult,
  type FourYearPlan,
  type FourYearPlanFact,
  type PlanTask,
  type Responsible,
  type SecuredYear,
  type TaskContent,
  type TaskYear,
  type TreeCounts,
} from './four-year-plan.events.ts';
import { DEPARTMENT, FUND_SPLIT, v1 } from './shapes.ts';

const plan = membersOf<FourYearPlan>({
  planId: TEXT,
  officeId: TEXT,
  term: INTEGER,
  name: TEXT,
  period: membersOf<FourYearPlan['period']>({ from: DAY, until: DAY }),
  coordinator: DEPARTMENT,
});
const contentShapes = {
  fieldId: TEXT,
  name: TEXT,
  pledge: FLAG,
  years: listOf(membersOf<TaskYear>({ year: YEAR, target: orNull(TEXT), funds: FUND_SPLIT })),
};
const content = membersOf<TaskContent>(contentShapes);
const task = membersOf<PlanTask>({ ...contentShapes, taskId: TEXT });
const responsible = membersOf<Responsible>({ main: DEPARTMENT, supporting: listOf(DEPARTMENT) });
const grounds = listOf(membersOf<ChangeGround>({ taskId: TEXT, approval: TEXT, vote: orNull(TEXT) }));
const taskIds = listOf(TEXT);
const change = oneOf(CHANGES);
const goingStatus = oneOf(GOING_STATUSES);
const secured = listOf(membersOf<SecuredYear>({ year: YEAR, funds: FUND_SPLIT }));
const results = listOf(
  membersOf<FixedResult>({
    taskId: TEXT,
    status: oneOf(STATUSES),
    progressTenths: orNull(INTEGER),
    department: DEPARTMENT,
  }),
);
const lineLink = membersOf({ taskId: TEXT, lineId: TEXT });
const projectLink = membersOf({ taskId: TEXT, projectId: TEXT });

export const FOUR_YEAR_PLAN_EVENTS: EventCatalogue<FourYearPlanFact> = {
  PlanDrafted: v1('4개년 계획 작성', plan),
  GoalDefined: v1('구정목표 설정', membersOf({ goalId: TEXT, name: TEXT })),
  FieldDefined: v1('분야 설정', membersOf({ fieldId: TEXT, goalId: TEXT, name: TEXT })),
  TaskDefined: v1('이행과제 설정', membersOf({ task, responsible, grounds })),
  TaskRevised: v1('과제 내용변경', membersOf({ taskId: TEXT, content, grounds })),
  TasksMerged: v1('과제 통합', membersOf({ taskIds, into: task, responsible, grounds })),
  TaskSplit: v1('과제 분할', membersOf({ taskId: TEXT, into: listOf(membersOf({ task, responsible })), grounds })),
  TaskStatusChanged: v1('추진상태 변경', membersOf({ taskId: TEXT, from: goingStatus, status: goingStatus, grounds })),
  TaskSuspended: v1('과제 보류', membersOf({ taskId: TEXT, grounds })),
  TaskResumed: v1('과제 재개', membersOf({ taskId: TEXT, status: goingStatus })),
  TaskAbolished: v1('과제 폐기', membersOf({ taskId: TEXT, grounds })),
  TaskReassigned: v1('주관부서 변경', membersOf({ taskId: TEXT, from: DEPARTMENT, responsible })),
  ChangeApproved: v1('변경 승인', membersOf({ taskIds, change })),
  JuryVoted: v1(
    '주민배심원단 의결',
    membersOf({ taskIds, change, jurors: INTEGER, present: INTEGER, inFavour: INTEGER, carried: FLAG }),
  ),
  EditionConfirmed: v1(
    '계획 확정',
    membersOf({ edition: INTEGER, counts: membersOf<TreeCounts>({ goals: INTEGER, fields: INTEGER, tasks: INTEGER }) }),
  ),
  EditionPublished: v1('계획 책자 발간', membersOf({ edition: INTEGER, title: TEXT })),
  EditionOpened: v1('다음 판 작성', membersOf({ edition: INTEGER, basedOnYear: YEAR })),
  ProgressGuidelineIssued: v1('추진실적 작성지침 시달', membersOf({ year: YEAR, title: TEXT, submitBy: DAY })),
  ProgressSubmitted: v1(
    '추진실적 제출',
    membersOf({
      taskId: TEXT,
      year: YEAR,
      department: DEPARTMENT,
      progressTenths: INTEGER,
      achievement: TEXT,
      secured,
      late: FLAG,
    }),
  ),
  ProgressReviewed: v1(
    '추진실적 검토',
    membersOf({ taskId: TEXT, year: YEAR, verdict: oneOf(['accepted', 'returned']), opinion: TEXT, reviews: TEXT }),
  ),
  ProgressFixed: v1('추진실적 최종보고', membersOf({ year: YEAR, results })),
  BudgetLineLinked: v1('예산 과목 연결', lineLink),
  BudgetLineUnlinked: v1('예산 과목 연결 해제', lineLink),
  ProjectLinked: v1('평가 사업 연결', projectLink),
  ProjectUnlinked: v1('평가 사업 연결 해제', projectLink),
  PlanSuperseded: v1('계획 승계', membersOf({ successorId: TEXT, successorName: TEXT })),
};
