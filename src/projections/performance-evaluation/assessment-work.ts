import { isCounted, type AsOf } from '../../kernel/as-of.ts';
import type { RemedyRow } from './assessment-details.projection.ts';
import type { AssessmentRow, StepRow } from './evaluation-tables.projection.ts';
import type { AssessmentWork, OpenAppeal } from './performance-evaluation.queries.ts';

/** They count for the cut-off, whenever they were noted: how the assessment then stood says nothing of that day. */
const OF_FIGURES = ['FiguresFrozen', 'LaterActualNoted'];

/** By day, then by position. */
const inOrderOfDay = (a: StepRow, b: StepRow): number =>
  (a.effective_on < b.effective_on ? -1 : a.effective_on > b.effective_on ? 1 : 0) || a.position - b.position;

/** What is to be done with an assessment, of what counted and was known; null when it was not there yet. */
export function workOf(
  { assessment_id, project_name, department_id, department_name }: AssessmentRow,
  steps: readonly StepRow[],
  remedies: readonly RemedyRow[],
  asOf: AsOf,
): AssessmentWork | null {
  const moves = steps.filter((step) => isCounted(step, asOf) && !OF_FIGURES.includes(step.type));
  const counted = moves.toSorted(inOrderOfDay);
  const last = counted.at(-1);
  if (!last) return null;
  const positions = new Set(counted.map(({ position }) => position));
  return {
    assessmentId: assessment_id,
    projectName: project_name,
    department: { id: department_id, name: department_name },
    status: last.status,
    submissionUntil: last.submission_until,
    opinionUntil: last.opinion_until,
    fixed: counted.findLast(({ type }) => type === 'ResultFixed' || type === 'ResultReopened')?.type === 'ResultFixed',
    appeals: openAppeals(counted),
    remedies: remedies
      .filter(({ position }) => positions.has(position))
      .map(({ instruction, due_on: dueOn }) => ({ instruction, dueOn })),
  };
}

/** Appeals that were filed and not decided. */
function openAppeals(steps: readonly StepRow[]): readonly OpenAppeal[] {
  const open = new Map<string, OpenAppeal>();
  for (const { type, appeal_id, said } of steps) {
    if (appeal_id === null) continue;
    const appeal = open.get(appeal_id);
    if (type === 'AppealFiled') open.set(appeal_id, { appealId: appeal_id, argument: said ?? '', opinions: 0 });
    else if (type === 'AppealDecided') open.delete(appeal_id);
    else if (type === 'AppealOpinionGiven' && appeal) open.set(appeal_id, { ...appeal, opinions: appeal.opinions + 1 });
  }
  return [...open.values()];
}
