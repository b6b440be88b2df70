import type { Circumstances } from '../../../kernel/decider.ts';
import { refuseUnless } from '../../../kernel/rejection.ts';
import { momentInSeoul } from '../../../kernel/time.ts';
import type { Assessment } from './assessment.state.ts';
import { requireProject } from './cycle.decisions.ts';
import type { Cycle } from './cycle.state.ts';
import { inCycle, on, requireAssessment, requireUnfixed, type Facts, type States } from './decision.ts';
import type { DiscloseResults, FixResults, GrantAward, ReopenResults } from './performance-evaluation.commands.ts';
import { requireReady } from './result.rules.ts';
import { prizesOf, resultsOf, type ScoredProject } from './results.ts';
import { scoreOf } from './score.decisions.ts';

/** 확정: scores, ranks and grades of the whole cycle, computed from what its events hold. */
export function fixResults(
  { cycleId, projectNos }: FixResults,
  cycle: Cycle,
  states: States,
  circumstances: Circumstances,
): Facts {
  requireUnfixed(cycle);
  const named = projectNos.toSorted();
  const open = [...cycle.assessments.keys()].toSorted();
  refuseUnless(
    open.length > 0 && named.join() === open.join(),
    'fixing-names-every-assessment',
    `평가 ${cycleId}의 사업 ${open.length}개를 모두, 한 번씩 적어야 확정할 수 있습니다 (받은 값 ${named.length}개).`,
    {
      missing: open.filter((projectNo) => !named.includes(projectNo)),
      unknown: named.filter((projectNo) => !open.includes(projectNo)),
    },
  );
  const assessments = projectNos.map((projectNo) => requireAssessment(states, cycleId, projectNo));
  for (const assessment of assessments) requireReady(cycle, assessment, circumstances);
  const undecided = open.filter((projectNo) => !cycle.deliberated.has(projectNo));
  refuseUnless(
    cycle.opened.evaluation === 'mid-year' || undecided.length === 0,
    'everything-deliberated',
    `위원회 심의를 마치지 않은 사업이 있습니다: ${undecided.join(', ')}`,
    { undecided },
  );
  const results = resultsOf(
    cycle.opened.rules,
    assessments.map((assessment) => scoredProject(cycle, assessment)),
    cycle.findings,
  );
  const data = { round: cycle.rounds + 1, ...results };
  return inCycle(cycle, { type: 'ResultFixed', ...on(circumstances), data });
}

function scoredProject(cycle: Cycle, assessment: Assessment): ScoredProject {
  const { opened, current, original, appeals } = assessment;
  return {
    projectNo: opened.projectNo,
    department: opened.department,
    groupId: opened.groupId,
    final: current ?? scoreOf(cycle, assessment, null), // only what was never submitted has none
    beforeAppeals: appeals.size > 0 ? original : null,
  };
}

/** 우수부서 선정, by the prizes of the rules. */
export function selectExcellentDepartments(cycle: Cycle, circumstances: Circumstances): Facts {
  const { evaluation, rules } = cycle.opened;
  const fixed = requireFixed(cycle, '우수부서 선정');
  refuseUnless(
    evaluation === 'year-end' && rules.prizes.length > 0,
    'prizes-at-year-end',
    '우수부서는 시상 규칙이 있는 종합평가에서만 선정합니다.',
    { evaluation, prizes: rules.prizes.length },
  );
  refuseUnless(cycle.winners === null, 'selected-once', '우수부서는 이미 선정되었습니다.', {
    winners: cycle.winners?.length ?? 0,
  });
  const winners = prizesOf(rules, fixed.departments, cycle.findings);
  return inCycle(cycle, { type: 'ExcellentDepartmentsSelected', ...on(circumstances), data: { winners } });
}

export function grantAward(command: GrantAward, cycle: Cycle, circumstances: Circumstances): Facts {
  const { departmentId, prize, award } = command;
  refuseUnless(
    cycle.winners?.some((winner) => winner.departmentId === departmentId && winner.prize === prize) ?? false,
    'award-to-selected',
    `${departmentId}은(는) ${prize} 부서로 선정되지 않았습니다.`,
    { departmentId, prize },
  );
  refuseUnless(
    !cycle.awarded.some((own) => own.departmentId === departmentId && own.prize === prize),
    'award-granted-once',
    `${departmentId}의 ${prize} 시상은 이미 기록되었습니다.`,
    { departmentId, prize },
  );
  return inCycle(cycle, { type: 'AwardGranted', ...on(circumstances), data: { departmentId, prize, award } });
}

export function discloseResults({ channel }: DiscloseResults, cycle: Cycle, circumstances: Circumstances): Facts {
  requireFixed(cycle, '공개');
  refuseUnless(!cycle.disclosed, 'disclosed-once', '결과는 이미 공개되었습니다.', { cycleId: cycle.opened.cycleId });
  return inCycle(cycle, { type: 'ResultDisclosed', ...on(circumstances), data: { channel } });
}

/** 재개: asked for by one, approved by another; for the projects named, a new window of appeals. */
export function reopenResults(command: ReopenResults, cycle: Cycle, circumstances: Circumstances): Facts {
  const { projectNos, requestedBy, appealUntil } = command;
  requireFixed(cycle, '재개');
  for (const projectNo of projectNos) requireProject(cycle, projectNo);
  refuseUnless(
    requestedBy !== circumstances.actor.id,
    'approver-is-not-requester',
    '재개를 요청한 사람은 스스로 승인할 수 없습니다.',
    { requestedBy },
  );
  refuseUnless(
    appealUntil > circumstances.now,
    'reopening-leaves-time',
    `이의신청 마감 ${momentInSeoul(appealUntil)}이(가) 이미 지났습니다.`,
    { appealUntil, now: circumstances.now },
  );
  const data = { projectNos, requestedBy, appealUntil };
  return inCycle(cycle, { type: 'ResultReopened', ...on(circumstances), data });
}

function requireFixed({ fixed, opened: { cycleId } }: Cycle, act: string): NonNullable<Cycle['fixed']> {
  refuseUnless(fixed !== null, 'result-fixed-first', `${act}은(는) 결과를 확정한 뒤에 합니다.`, { cycleId });
  return fixed;
}
