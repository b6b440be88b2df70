import type { Circumstances } from '../../../kernel/decider.ts';
import { refuseUnless } from '../../../kernel/rejection.ts';
import type * as commands from './four-year-plan.commands.ts';
import {
  on,
  record,
  requireConfirmed,
  requireInOrder,
  requireLiving,
  requireTask,
  type Facts,
  type StandingPlan,
} from './decision.ts';
import { planYears, requireYears } from './task.rules.ts';
import { mainDepartmentOn, wasInForceOn } from './task.state.ts';

export function issueProgressGuideline(command: commands.IssueProgressGuideline, state: StandingPlan): Facts {
  const { year, title, submitBy, effectiveOn } = command;
  requireConfirmed(state);
  const years = planYears(state, state.plan.period.from);
  refuseUnless(years.includes(year), 'guideline-within-plan', `${year}년은 계획기간(${years.join(', ')})에 없습니다.`, {
    year,
    years,
  });
  refuseUnless(!state.guidelines.has(year), 'guideline-once-a-year', `${year}년 지침은 이미 시달되었습니다.`, { year });
  refuseUnless(
    effectiveOn <= submitBy,
    'submission-after-guideline',
    `제출 기한 ${submitBy}이(가) 지침 시달일 ${effectiveOn}보다 이릅니다.`,
    { submitBy, effectiveOn },
  );
  return record(state, { type: 'ProgressGuidelineIssued', ...on(command), data: { year, title, submitBy } });
}

export function submitProgress(
  command: commands.SubmitProgress,
  state: StandingPlan,
  { actor, today, documentedOn }: Circumstances,
): Facts {
  const { taskId, year, progressTenths, achievement, secured, effectiveOn } = command;
  const task = requireLiving(state, taskId);
  const guideline = requireGuideline(state, year);
  requireNotFixed(state, year);
  const report = task.reports.get(year);
  requireInOrder(report?.on ?? guideline.on, effectiveOn);
  const department = mainDepartmentOn(task, effectiveOn);
  refuseUnless(
    actor.departmentId === department.id,
    'only-main-department-submits',
    `이행과제 ${taskId}은(는) 귀속일에 ${department.name} 소관이라 ${actor.departmentName}에서 제출할 수 없습니다.`,
    { taskId, mainDepartment: department.id, department: actor.departmentId },
  );
  refuseUnless(
    report?.stage !== 'accepted',
    'accepted-report-stands',
    `이행과제 ${taskId}의 ${year}년 추진실적은 이미 검토가 끝났습니다.`,
    { taskId, year },
  );
  refuseUnless(
    Number.isInteger(progressTenths) && 0 <= progressTenths && progressTenths <= 1000,
    'progress-in-tenths',
    `이행률은 0.0%에서 100.0%까지 0.1% 단위여야 합니다 (받은 값 ${progressTenths / 10}).`,
    { progressTenths },
  );
  requireYears(secured);
  // The day it arrived, not the day it is dated: nobody is in time by dating a report back.
  const late = (documentedOn ?? today) > guideline.submitBy;
  const data = { taskId, year, department, progressTenths, achievement, secured, late };
  return record(state, { type: 'ProgressSubmitted', ...on(command), data });
}

export function reviewProgress(command: commands.ReviewProgress, state: StandingPlan, { actor }: Circumstances): Facts {
  const { taskId, year, verdict, opinion, effectiveOn } = command;
  const report = requireTask(state, taskId).reports.get(year);
  requireNotFixed(state, year);
  refuseUnless(
    report?.stage === 'submitted',
    'review-of-what-is-submitted',
    `이행과제 ${taskId}의 ${year}년 추진실적이 검토를 기다리고 있지 않습니다.`,
    { taskId, year, stage: report?.stage ?? null },
  );
  requireInOrder(report.on, effectiveOn);
  refuseUnless(
    report.submittedBy !== actor.id,
    'reviewer-is-not-submitter',
    `추진실적을 제출한 사람(${actor.name})은 그 실적을 검토할 수 없습니다.`,
    { taskId, year, actor: actor.id },
  );
  const data = { taskId, year, verdict, opinion, reviews: report.submission };
  return record(state, { type: 'ProgressReviewed', ...on(command), data });
}

/** The tasks that were in force on the day of the guideline; what came into force later reports from the next year on. */
export function fixProgress(command: commands.FixProgress, state: StandingPlan): Facts {
  const { year, effectiveOn } = command;
  const { submitBy } = requireGuideline(state, year);
  requireNotFixed(state, year);
  refuseUnless(
    submitBy < effectiveOn,
    'final-report-after-deadline',
    `최종보고(${effectiveOn})는 제출 기한 ${submitBy}이(가) 지난 뒤에 합니다.`,
    { effectiveOn, submitBy },
  );
  const reporting = [...state.tasks.values()].filter((task) => wasInForceOn(task, submitBy));
  const unreviewed = reporting
    .filter(({ reports }) => reports.get(year)?.stage === 'submitted')
    .map(({ task }) => task.taskId);
  refuseUnless(
    unreviewed.length === 0,
    'final-report-after-review',
    `검토하지 않은 추진실적이 있습니다 (${unreviewed.join(', ')}).`,
    { year, unreviewed },
  );
  const results = reporting.map((task) => {
    const report = task.reports.get(year);
    return {
      taskId: task.task.taskId,
      status: task.status,
      progressTenths: report?.stage === 'accepted' ? report.progressTenths : null,
      department: mainDepartmentOn(task, effectiveOn),
    };
  });
  return record(state, { type: 'ProgressFixed', ...on(command), data: { year, results } });
}

function requireGuideline({ guidelines }: StandingPlan, year: number) {
  const guideline = guidelines.get(year);
  refuseUnless(guideline !== undefined, 'guideline-first', `${year}년 추진실적 작성지침이 시달되지 않았습니다.`, {
    year,
  });
  return guideline;
}

function requireNotFixed({ fixedYears }: StandingPlan, year: number): void {
  refuseUnless(!fixedYears.has(year), 'final-report-stands', `${year}년 추진실적은 최종보고로 확정되었습니다.`, {
    year,
  });
}
