import type { Evidence } from '../../src/events/performance-evaluation.events.ts';
import type { PlainDate } from '../../src/kernel/time.ts';
import type { Random } from '../common/random.ts';
import type { DemoYearEntry } from './entry.ts';
import { closingTime, type Evaluation } from './evaluation.ts';
import { COORDINATOR, evaluatorsFor, officerOf } from './people.ts';
import type { Project } from './projects.ts';

/** A file of that name, with a fingerprint that no file has. */
export const evidenceOf = (random: Random, name: string): Evidence => ({
  name: `${name}.pdf`,
  sha256: Array.from({ length: 8 }, () =>
    random
      .below(2 ** 32)
      .toString(16)
      .padStart(8, '0'),
  ).join(''),
});

/** 자체평가: handed in, sent back, handed in again, verified; who does neither is marked by itself. */
export function planSelfAssessments(evaluation: Evaluation): void {
  const { days } = evaluation;
  days.submitted.forEach((date, turn) => {
    evaluation.on(date, function* (day) {
      const inTime = evaluation.with('as-usual', 'returned', 'returned-for-good');
      for (const [place, project] of inTime.entries())
        if (place % days.submitted.length === turn) yield submission(evaluation, project, day, '자체평가');
    });
  });
  evaluation.on(days.submission, function* (day) {
    for (const { projectNo, name } of evaluation.with('extended'))
      yield evaluation.enter(
        {
          type: 'ExtendDeadline',
          cycleId: evaluation.cycleId,
          deadline: 'submission',
          projectNo,
          until: closingTime(days.extension),
        },
        day,
        COORDINATOR,
        `${name}: 조사 결과가 늦어 마감 연장`,
      );
  });
  evaluation.on(days.submittedLate, function* (day) {
    for (const project of evaluation.with('extended')) yield submission(evaluation, project, day, '연장된 자체평가');
  });
  evaluation.on(days.returned, function* (day) {
    for (const project of evaluation.with('returned', 'returned-for-good'))
      yield evaluation.enter(
        {
          type: 'ReturnSelfAssessment',
          cycleId: evaluation.cycleId,
          projectNo: project.projectNo,
          demand: '실적을 뒷받침하는 대장을 덧붙여 다시 제출',
          until: closingTime(days.again),
        },
        day,
        evaluatorsFor(evaluation.departmentOf(project).id)[0],
        '증빙 보완요구',
      );
  });
  evaluation.on(days.submittedAgain, function* (day) {
    for (const project of evaluation.with('returned')) yield submission(evaluation, project, day, '보완한 자체평가');
  });
  evaluation.on(days.verified, function* (day) {
    for (const project of evaluation.submitted)
      yield evaluation.enter(
        {
          type: 'VerifySelfAssessment',
          cycleId: evaluation.cycleId,
          projectNo: project.projectNo,
          opinion: '실적과 증빙이 맞음',
        },
        day,
        evaluatorsFor(evaluation.departmentOf(project).id)[0],
        '실적 확인',
      );
  });
}

function submission(evaluation: Evaluation, project: Project, day: PlainDate, what: string): DemoYearEntry {
  const { office, cycleId } = evaluation;
  const { projectNo, name } = project;
  const department = evaluation.departmentOf(project);
  return evaluation.enter(
    {
      type: 'SubmitSelfAssessment',
      cycleId,
      projectNo,
      departmentId: department.id,
      statement: `${name}: 계획한 일을 기한 안에 추진하고 그 결과를 대장에 남김`,
      evidence: [evidenceOf(office.random, `${projectNo} ${what}`)],
    },
    day,
    officerOf(department),
    `${name} ${what} 제출`,
  );
}
