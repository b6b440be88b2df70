import type { Circumstances } from '../../../kernel/decider.ts';
import { refuseUnless } from '../../../kernel/rejection.ts';
import {
  guidelineStream,
  on,
  projectStream,
  record,
  requireNotInFuture,
  requirePlainCodes,
  requirePlanDay,
  type Facts,
  type LivingProject,
  type States,
} from './decision.ts';
import type * as commands from './performance-plan.commands.ts';
import { ownerOn } from './performance-plan.state.ts';

export function issuePlanningGuideline(
  { officeId, year, title, submitBy, effectiveOn }: commands.IssuePlanningGuideline,
  states: States,
  circumstances: Circumstances,
): Facts {
  requirePlainCodes([officeId]);
  requireNotInFuture(effectiveOn, circumstances);
  const stream = guidelineStream(officeId, year);
  refuseUnless(
    states(stream).guideline === null,
    'guideline-issued-once',
    `${year}년 성과관리계획 수립지침은 이미 시달되었습니다.`,
    { officeId, year },
  );
  refuseUnless(
    effectiveOn <= submitBy,
    'deadline-not-before-guideline',
    `제출 기한 ${submitBy}이(가) 지침 시달일 ${effectiveOn}보다 이릅니다.`,
    { submitBy, effectiveOn },
  );
  const data = { officeId, year, title, submitBy };
  return [{ stream, fact: { type: 'PlanningGuidelineIssued', ...on(effectiveOn), data } }];
}

export function registerProject(
  { officeId, year, projectNo, name, objective, department, effectiveOn }: commands.RegisterProject,
  states: States,
  circumstances: Circumstances,
): Facts {
  requirePlainCodes([officeId, projectNo, department.id]);
  requireNotInFuture(effectiveOn, circumstances);
  const projectId = projectIdOf({ officeId, year, projectNo });
  refuseUnless(
    states(guidelineStream(officeId, year)).guideline !== null,
    'guideline-issued-first',
    `${year}년 성과관리계획 수립지침이 시달된 뒤에 주요사업을 등록할 수 있습니다.`,
    { officeId, year },
  );
  refuseUnless(
    states(projectStream(projectId)).project === null,
    'project-registered-once',
    `주요사업 ${projectId}은(는) 이미 등록되었습니다.`,
    { projectId },
  );
  const data = { projectId, officeId, year, projectNo, name, objective, department };
  return [{ stream: projectStream(projectId), fact: { type: 'ProjectRegistered', ...on(effectiveOn), data } }];
}

/** office.연도.번호 */
export const projectIdOf = ({
  officeId,
  year,
  projectNo,
}: Pick<commands.RegisterProject, 'officeId' | 'year' | 'projectNo'>): string => [officeId, year, projectNo].join('.');

export function withdrawProject(
  { effectiveOn }: commands.WithdrawProject,
  state: LivingProject,
  circumstances: Circumstances,
): Facts {
  requirePlanDay(state, effectiveOn, circumstances);
  return record(state, { type: 'ProjectWithdrawn', ...on(effectiveOn), data: {} });
}

export function reassignProject({ department, effectiveOn }: commands.ReassignProject, state: LivingProject): Facts {
  requirePlainCodes([department.id]);
  const last = state.owners.at(-1)?.from ?? effectiveOn;
  refuseUnless(
    last <= effectiveOn,
    'reassignments-in-order',
    `소관 변경일 ${effectiveOn}이(가) 앞선 소관이 시작된 ${last}보다 이릅니다.`,
    { effectiveOn, notBefore: last },
  );
  const former = ownerOn(state, effectiveOn) ?? state.project.department;
  refuseUnless(
    former.id !== department.id,
    'reassign-to-another-department',
    `주요사업 ${state.project.projectId}은(는) 이미 ${department.name} 소관입니다.`,
    { projectId: state.project.projectId, department: department.id },
  );
  return record(state, { type: 'ProjectReassigned', ...on(effectiveOn), data: { department, former } });
}
