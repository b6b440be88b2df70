import type { Correction } from '../../src/events/evaluation-score.ts';
import type { Verdict } from '../../src/events/performance-evaluation.events.ts';
import type { PlainDate } from '../../src/kernel/time.ts';
import type { DemoYearEntry } from './entry.ts';
import type { Evaluation } from './evaluation.ts';
import { departmentOn } from './departments.ts';
import { headOf, OUTSIDERS, officerOf } from './people.ts';
import type { Project } from './projects.ts';
import { evidenceOf } from './self-assessments.ts';

/** 이의신청 of the project with that number, and what becomes of it. */
export interface PlannedAppeal {
  readonly projectNo: string;
  readonly criterionId: string;
  readonly argument: string;
  readonly supports: boolean;
  readonly verdict: Verdict;
  readonly explanation: string;
  /** Asked for on the day of the verdict. */
  readonly corrections: () => readonly Correction[];
}

/** Filed, looked at by the head of another department, decided by a member of the committee. */
export function planAppeals(evaluation: Evaluation, appeals: readonly PlannedAppeal[]): void {
  const { days } = evaluation;
  const each = (date: PlainDate, act: (appeal: PlannedAppeal, project: Project, day: PlainDate) => DemoYearEntry) => {
    evaluation.on(date, function* (day) {
      for (const appeal of appeals) {
        const project = evaluation.open.find(({ projectNo }) => projectNo === appeal.projectNo);
        if (!project) throw new Error(`project ${appeal.projectNo} is not assessed`);
        yield act(appeal, project, day);
      }
    });
  };
  const on = ({ projectNo }: PlannedAppeal) => ({ cycleId: evaluation.cycleId, projectNo, appealId: 'A1' });
  each(days.appealed, (appeal, project, day) => {
    const department = evaluation.departmentOf(project);
    return evaluation.enter(
      {
        type: 'FileAppeal',
        ...on(appeal),
        departmentId: department.id,
        target: { criterionId: appeal.criterionId, indicatorId: null },
        argument: appeal.argument,
        evidence: [evidenceOf(evaluation.office.random, `${appeal.projectNo} 이의신청 근거`)],
      },
      day,
      officerOf(department),
      `${project.name} 이의신청`,
    );
  });
  each(days.opinion, (appeal, _, day) =>
    evaluation.enter(
      {
        type: 'GiveAppealOpinion',
        ...on(appeal),
        opinion: appeal.supports ? '신청한 부서의 자료가 맞음' : '제출된 자료로는 달리 볼 까닭이 없음',
        supports: appeal.supports,
      },
      day,
      headOf(departmentOn('sb-finance', day)),
      '제3자 검토의견',
    ),
  );
  each(days.decided, (appeal, _, day) => {
    const { verdict, explanation, corrections } = appeal;
    const [chair = headOf(departmentOn('sb-finance', day))] = OUTSIDERS;
    return evaluation.enter(
      { type: 'DecideAppeal', ...on(appeal), verdict, explanation, corrections: corrections() },
      day,
      chair,
      '이의신청 심사',
    );
  });
}
