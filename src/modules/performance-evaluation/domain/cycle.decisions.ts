import type { EvaluationRules } from '../../../events/evaluation-rules.ts';
import type { EvaluationKind } from '../../../events/performance-evaluation.events.ts';
import type { Circumstances } from '../../../kernel/decider.ts';
import { refuseUnless } from '../../../kernel/rejection.ts';
import { endOfDay, momentInSeoul } from '../../../kernel/time.ts';
import { deadlineOf, type Cycle } from './cycle.state.ts';
import {
  assessmentStream,
  cycleStream,
  inCycle,
  on,
  requirePlain,
  requireUnfixed,
  rulesStream,
  type Facts,
  type States,
} from './decision.ts';
import type {
  ExtendDeadline,
  OpenAssessment,
  OpenCycle,
  RecordGateFinding,
} from './performance-evaluation.commands.ts';

/** 관서.연도.mid-year|year-end */
export const cycleIdOf = (officeId: string, year: number, evaluation: EvaluationKind): string =>
  `${officeId}.${year}.${evaluation}`;

export function openCycle(command: OpenCycle, states: States, circumstances: Circumstances): Facts {
  const { officeId, year, evaluation, cutoffOn, deadlines, ruleSetId, version, groups } = command;
  const cycleId = cycleIdOf(officeId, year, evaluation);
  requirePlain(officeId);
  refuseUnless(
    states(cycleStream(cycleId)).cycle === null,
    'cycle-opened-once',
    `평가 ${cycleId}은(는) 이미 열려 있습니다.`,
    { cycleId },
  );
  const rules = states(rulesStream(ruleSetId)).versions.find((published) => published.version === version);
  refuseUnless(rules !== undefined, 'rule-set-known', `규칙 ${ruleSetId} ${version}판이 없습니다.`, {
    ruleSetId,
    version,
  });
  const { submission, appeal, opinion } = deadlines;
  refuseUnless(
    endOfDay(cutoffOn) < submission && submission < appeal && appeal <= opinion,
    'deadlines-in-order',
    `실적 기준일 ${cutoffOn}, 제출 ${momentInSeoul(submission)}, 이의신청 ${momentInSeoul(appeal)}, 검토의견 ${momentInSeoul(opinion)}의 순서가 맞지 않습니다.`,
    { cutoffOn, submission, appeal, opinion },
  );
  requireGroups(rules, groups);
  const data = { cycleId, officeId, year, evaluation, cutoffOn, deadlines, rules, groups };
  return [{ stream: cycleStream(cycleId), fact: { type: 'CycleOpened', ...on(circumstances), data } }];
}

/** Every group of the rules, and no department in two of them. */
function requireGroups(rules: EvaluationRules, groups: OpenCycle['groups']): void {
  const declared = rules.groups.map(({ groupId }) => groupId).toSorted();
  const given = groups.map(({ groupId }) => groupId).toSorted();
  refuseUnless(
    declared.join() === given.join(),
    'groups-as-declared',
    `규칙의 그룹은 ${declared.join(', ') || '없음'}입니다 (받은 값 ${given.join(', ') || '없음'}).`,
    { declared, given },
  );
  const departments = groups.flatMap(({ departmentIds }) => departmentIds);
  const repeated = departments.filter((id, index) => departments.indexOf(id) !== index);
  refuseUnless(
    repeated.length === 0,
    'department-in-one-group',
    `두 그룹에 든 부서가 있습니다: ${repeated.join(', ')}`,
    { repeated },
  );
}

/** 마감 연장. */
export function extendDeadline(command: ExtendDeadline, cycle: Cycle, circumstances: Circumstances): Facts {
  const { deadline, projectNo, until } = command;
  requireUnfixed(cycle);
  if (projectNo !== null) requireProject(cycle, projectNo);
  const now = projectNo === null ? cycle.deadlines[deadline] : deadlineOf(cycle, deadline, projectNo);
  refuseUnless(
    until > now,
    'extension-is-later',
    `연장한 마감은 지금의 마감 ${momentInSeoul(now)}보다 늦어야 합니다 (받은 값 ${momentInSeoul(until)}).`,
    { now, until },
  );
  return inCycle(cycle, { type: 'DeadlineExtended', ...on(circumstances), data: { deadline, projectNo, until } });
}

/** 평가 대상 등록: the fact stands in the stream of the cycle and begins that of the assessment. */
export function openAssessment(
  { cycleId, projectNo, projectName, department }: OpenAssessment,
  cycle: Cycle,
  circumstances: Circumstances,
): Facts {
  requirePlain(projectNo);
  requireUnfixed(cycle);
  refuseUnless(
    !cycle.assessments.has(projectNo),
    'assessment-opened-once',
    `사업 ${projectNo}은(는) 이미 평가 대상입니다.`,
    { projectNo },
  );
  const group = cycle.opened.groups.find(({ departmentIds }) => departmentIds.includes(department.id));
  refuseUnless(
    group !== undefined || cycle.opened.groups.length === 0,
    'department-has-group',
    `${department.name}은(는) 어느 평가그룹에도 없습니다.`,
    { departmentId: department.id },
  );
  const data = { cycleId, projectNo, projectName, department, groupId: group?.groupId ?? null };
  const fact = { type: 'AssessmentOpened', ...on(circumstances), data } as const;
  return [
    { stream: assessmentStream(cycleId, projectNo), fact },
    { stream: cycleStream(cycleId), fact },
  ];
}

/** 게이트 저촉: what keeps a department from a grade or a prize. */
export function recordGateFinding(command: RecordGateFinding, cycle: Cycle, circumstances: Circumstances): Facts {
  const { gateId, departmentId, finding } = command;
  requireUnfixed(cycle);
  refuseUnless(
    cycle.opened.rules.gates.some((gate) => gate.gateId === gateId),
    'gate-known',
    `규칙에 게이트 ${gateId}이(가) 없습니다.`,
    { gateId },
  );
  requireDepartment(cycle, departmentId);
  refuseUnless(
    !cycle.findings.some((found) => found.gateId === gateId && found.departmentId === departmentId),
    'finding-recorded-once',
    `${departmentId}의 게이트 ${gateId} 저촉은 이미 기록되었습니다.`,
    { gateId, departmentId },
  );
  const data = { gateId, departmentId, finding };
  return inCycle(cycle, { type: 'GateFindingRecorded', ...on(circumstances), data });
}

export function requireProject(cycle: Cycle, projectNo: string): void {
  const { cycleId } = cycle.opened;
  refuseUnless(
    cycle.assessments.has(projectNo),
    'assessment-known',
    `평가 ${cycleId}에 사업 ${projectNo}이(가) 없습니다.`,
    { cycleId, projectNo },
  );
}

export function requireDepartment(cycle: Cycle, departmentId: string): void {
  refuseUnless(
    [...cycle.assessments.values()].some(({ department }) => department.id === departmentId),
    'department-assessed',
    `${departmentId}은(는) 이 평가의 대상 부서가 아닙니다.`,
    { departmentId },
  );
}
