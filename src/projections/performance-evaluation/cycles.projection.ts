import type {
  AwardGranted,
  CommitteeDeliberated,
  CycleOpened,
  DeadlineExtended,
  EvaluationCycleFact,
  ExcellentDepartmentsSelected,
  ResultDisclosed,
  ResultFixed,
  ResultReopened,
} from '../../events/performance-evaluation.events.ts';
import type { Standing } from '../../events/evaluation-score.ts';
import type { StoredEvent } from '../../kernel/domain-event.ts';
import type { Handler, Rows } from '../../kernel/projection.ts';
import { exactOf, step, subjectOf, type Fold } from './assessment-steps.projection.ts';
import {
  assessment,
  departmentResult,
  evaluationCycle,
  type AssessmentRow,
  type CycleRow,
  type DepartmentResultRow,
  type StandingCells,
} from './evaluation-tables.projection.ts';

const opened: Fold<CycleOpened> = {
  touches: () => [],
  fold({ fact: { data }, position }, rows) {
    rows.put(evaluationCycle, {
      cycle_id: data.cycleId,
      office_id: data.officeId,
      year: data.year,
      evaluation: data.evaluation,
      title: data.rules.title,
      rule_set_id: data.rules.ruleSetId,
      rule_set_version: data.rules.version,
      cutoff_on: data.cutoffOn,
      submission_until: data.deadlines.submission,
      appeal_until: data.deadlines.appeal,
      opinion_until: data.deadlines.opinion,
      phase: 'open',
      round: 0,
      position,
    });
  },
};

function changeCycle(event: StoredEvent, rows: Rows, change: (row: CycleRow) => CycleRow): void {
  const row = rows.get(evaluationCycle, [subjectOf(event)]);
  if (!row) throw new Error(`cycle ${subjectOf(event)} moved before it was opened`);
  rows.put(evaluationCycle, { ...change(row), position: event.position });
}

const ofCycle = (event: StoredEvent) => ({ table: evaluationCycle, key: [subjectOf(event)] });
const ofProject = (event: StoredEvent, projectNo: string) => ({
  table: assessment,
  key: [`${subjectOf(event)}.${projectNo}`],
});
const ofDepartment = (event: StoredEvent, departmentId: string) => ({
  table: departmentResult,
  key: [subjectOf(event), departmentId],
});

/** The extension of one project is a step of it; of all, a deadline of the cycle. */
const deadlineExtended: Fold<DeadlineExtended> = {
  touches: (event) => [
    ofCycle(event),
    ...(event.fact.data.projectNo === null ? [] : [ofProject(event, event.fact.data.projectNo)]),
  ],
  fold(event, rows) {
    const { deadline, projectNo, until } = event.fact.data;
    if (projectNo === null) changeCycle(event, rows, (row) => ({ ...row, [`${deadline}_until`]: until }));
    else
      step(event, rows, `${subjectOf(event)}.${projectNo}`, (row) => ({ ...row, [`${deadline}_until`]: until }), {
        said: until,
      });
  },
};

const deliberated: Fold<CommitteeDeliberated> = {
  touches: (event) => event.fact.data.projectNos.map((projectNo) => ofProject(event, projectNo)),
  fold(event, rows) {
    const { projectNos, approved } = event.fact.data;
    for (const projectNo of projectNos)
      step(event, rows, `${subjectOf(event)}.${projectNo}`, (row) => ({ ...row, deliberated: approved }));
  },
};

const standing = ({ score, shown, rank, grade }: Standing): StandingCells => ({
  outcome: score.kind,
  score_exact: exactOf(score),
  score_shown: shown,
  rank,
  grade,
});

const fixed: Fold<ResultFixed> = {
  touches: (event) => [
    ofCycle(event),
    ...event.fact.data.projects.map(({ projectNo }) => ofProject(event, projectNo)),
    ...event.fact.data.departments.map(({ departmentId }) => ofDepartment(event, departmentId)),
  ],
  fold(event, rows) {
    const { round, projects, departments } = event.fact.data;
    const cycleId = subjectOf(event);
    changeCycle(event, rows, (row) => ({ ...row, phase: 'fixed', round }));
    for (const project of projects)
      step(event, rows, `${cycleId}.${project.projectNo}`, (row) => ({
        ...row,
        ...standing(project),
        before_score_shown: project.beforeAppeals?.shown ?? null,
        before_rank: project.beforeAppeals?.rank ?? null,
        before_grade: project.beforeAppeals?.grade ?? null,
      }));
    for (const department of departments)
      rows.put(departmentResult, {
        cycle_id: cycleId,
        department_id: department.departmentId,
        department_name: department.departmentName,
        group_id: department.groupId,
        ...standing(department),
        prize: null,
        award: rows.get(departmentResult, [cycleId, department.departmentId])?.award ?? null,
        position: event.position,
      });
  },
};

function changeDepartment(
  event: StoredEvent,
  rows: Rows,
  departmentId: string,
  change: (row: DepartmentResultRow) => DepartmentResultRow,
): void {
  const { table, key } = ofDepartment(event, departmentId);
  const row = rows.get(table, key);
  if (!row) throw new Error(`department ${departmentId} has no fixed result in ${subjectOf(event)}`);
  rows.put(table, { ...change(row), position: event.position });
}

const selected: Fold<ExcellentDepartmentsSelected> = {
  touches: (event) => event.fact.data.winners.map(({ departmentId }) => ofDepartment(event, departmentId)),
  fold(event, rows) {
    for (const { departmentId, prize } of event.fact.data.winners)
      changeDepartment(event, rows, departmentId, (row) => ({ ...row, prize }));
  },
};

const awarded: Fold<AwardGranted> = {
  touches: (event) => [ofDepartment(event, event.fact.data.departmentId)],
  fold(event, rows) {
    const { departmentId, award } = event.fact.data;
    changeDepartment(event, rows, departmentId, (row) => ({ ...row, award }));
  },
};

const disclosed: Fold<ResultDisclosed> = {
  touches: (event) => [ofCycle(event)],
  fold(event, rows) {
    changeCycle(event, rows, (row) => ({ ...row, phase: 'disclosed' }));
  },
};

const reopened: Fold<ResultReopened> = {
  touches: (event) => [ofCycle(event), ...event.fact.data.projectNos.map((projectNo) => ofProject(event, projectNo))],
  fold(event, rows) {
    changeCycle(event, rows, (row) => ({ ...row, phase: 'reopened' }));
    const reopen = (row: AssessmentRow): AssessmentRow => ({ ...row, deliberated: false, rank: null, grade: null });
    for (const projectNo of event.fact.data.projectNos)
      step(event, rows, `${subjectOf(event)}.${projectNo}`, reopen, { said: event.meta.reason });
  },
};

export const cycleHandlers = {
  CycleOpened: opened,
  DeadlineExtended: deadlineExtended,
  CommitteeDeliberated: deliberated,
  ResultFixed: fixed,
  ExcellentDepartmentsSelected: selected,
  AwardGranted: awarded,
  ResultDisclosed: disclosed,
  ResultReopened: reopened,
} satisfies Partial<Record<EvaluationCycleFact['type'], Handler<never>>>;
