import type { PerformancePlanFact } from '../../../events/performance-plan.events.ts';
import { streamName, type Circumstances, type Decided, type StateOf } from '../../../kernel/decider.ts';
import { refuseUnless } from '../../../kernel/rejection.ts';
import type { PlainDate } from '../../../kernel/time.ts';
import { ownerOn, type PerformancePlanState, type Phase, type PlannedIndicator } from './performance-plan.state.ts';

/** What every decision about a performance plan is made of. */
export type Facts = readonly Decided<PerformancePlanFact>[];
export type States = StateOf<PerformancePlanState>;

/** The state of a project that is registered and not withdrawn. */
export type LivingProject = PerformancePlanState & {
  readonly project: NonNullable<PerformancePlanState['project']>;
};

export const GUIDELINE = 'performanceGuideline';
export const PROJECT = 'performanceProject';

export const guidelineStream = (officeId: string, year: number): string => streamName(GUIDELINE, `${officeId}.${year}`);
/** A project id is office.연도.번호; office.연도 names the guideline. */
export const guidelineStreamOf = (projectId: string): string =>
  streamName(GUIDELINE, projectId.replace(/\.[^.]*$/, ''));
export const projectStream = (projectId: string): string => streamName(PROJECT, projectId);

export const on = (effectiveOn: PlainDate) => ({ schemaVersion: 1, effectiveOn });

/** One fact on the project. */
export const record = ({ project }: LivingProject, fact: PerformancePlanFact): Facts => [
  { stream: projectStream(project.projectId), fact },
];

const PHASES: Readonly<Record<Phase, string>> = {
  draft: '작성 중',
  submitted: '제출됨',
  returned: '보완요구',
  confirmed: '확정',
  withdrawn: '제외',
};

/** What may stand in an id without being taken for a separator. */
export function requirePlainCodes(codes: readonly string[]): void {
  refuseUnless(
    codes.every((code) => /^[A-Za-z0-9_-]{1,64}$/.test(code)),
    'plan-codes-plain',
    `기관·사업·지표·부서 번호에는 영문자, 숫자, 줄표(-), 밑줄(_)만 쓸 수 있습니다 (받은 값 ${codes.join(', ')}).`,
    { codes },
  );
}

export function requireLiving(state: PerformancePlanState, projectId: string): LivingProject {
  refuseUnless(state.project !== null, 'project-registered-first', `주요사업 ${projectId}이(가) 등록되지 않았습니다.`, {
    projectId,
  });
  refuseUnless(
    state.phase !== 'withdrawn',
    'withdrawn-project-refuses',
    `주요사업 ${projectId}은(는) 제외되어 더 기록할 수 없습니다.`,
    { projectId, withdrawnOn: state.plannedOn },
  );
  return { ...state, project: state.project };
}

/** Who owns the project today writes its plan and its results. */
export function requireOwner(state: LivingProject, { actor, today }: Circumstances): void {
  const owner = ownerOn(state, today);
  refuseUnless(
    owner?.id === actor.departmentId,
    'only-owner-department-records',
    `주요사업 ${state.project.projectId}은(는) ${owner?.name ?? ''} 소관이라 ${actor.departmentName}에서 기록할 수 없습니다.`,
    { owner: owner?.id ?? null, department: actor.departmentId },
  );
}

export function requirePhase(
  { phase, project }: LivingProject,
  allowed: readonly Phase[],
  rule: string,
  what: string,
): void {
  refuseUnless(
    allowed.includes(phase),
    rule,
    `계획이 '${PHASES[phase]}' 상태라 ${what} (필요한 상태: ${allowed.map((each) => PHASES[each]).join(', ')}).`,
    { projectId: project.projectId, phase, allowed },
  );
}

export function requireNotInFuture(effectiveOn: PlainDate, { today, documentedOn }: Circumstances): void {
  const latest = documentedOn ?? today;
  refuseUnless(
    effectiveOn <= latest,
    'effective-not-in-future',
    `귀속일 ${effectiveOn}이(가) ${documentedOn === null ? '오늘' : '문서 날짜'}(${latest})보다 늦습니다.`,
    { effectiveOn, latest },
  );
}

/** A plan is made step by step: no step is dated before the one it follows. */
export function requirePlanDay(state: LivingProject, effectiveOn: PlainDate, circumstances: Circumstances): void {
  requireNotInFuture(effectiveOn, circumstances);
  refuseUnless(
    state.plannedOn <= effectiveOn,
    'steps-in-order',
    `귀속일 ${effectiveOn}이(가) 앞 단계의 귀속일 ${state.plannedOn}보다 이릅니다.`,
    { effectiveOn, notBefore: state.plannedOn },
  );
}

export function requireIndicator({ indicators, project }: LivingProject, indicatorId: string): PlannedIndicator {
  const indicator = indicators.get(indicatorId);
  refuseUnless(
    indicator !== undefined,
    'indicator-defined-first',
    `지표 ${indicatorId}이(가) 주요사업 ${project.projectId}에 정의되지 않았습니다.`,
    { projectId: project.projectId, indicatorId },
  );
  return indicator;
}
