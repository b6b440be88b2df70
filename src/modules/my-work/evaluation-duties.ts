import { momentInSeoul, type Instant, type PlainDate } from '../../kernel/time.ts';
import type {
  AssessmentRow,
  CycleRow,
  CycleWork,
} from '../../projections/performance-evaluation/performance-evaluation.queries.ts';
import { duty, ofDepartment, ofRole, type Duteous, type Duty, type DutyKind } from './duty.ts';

/** Self-assessments, what is done with them, appeals and remedies, of cycles as they stand. */
export const evaluationDuties = (cycles: readonly CycleWork[], on: PlainDate): readonly Duty[] =>
  cycles.flatMap(({ cycle, assessments, appeals, remedies }) =>
    assessments.flatMap((assessment) => {
      const isOwn = ({ assessment_id }: { readonly assessment_id: string }): boolean =>
        assessment_id === assessment.assessment_id;
      return [
        submissionOf(assessment, cycle, on),
        ...reviewOf(assessment, on),
        ...appeals.filter(isOwn).map((appeal) => appealOf(appeal, assessment, cycle, on)),
        ...remedies.filter(isOwn).map((remedy) => remedyOf(remedy, assessment, on)),
      ];
    }),
  );

const about = ({ assessment_id, project_name }: AssessmentRow) => ({
  subjectId: assessment_id,
  title: project_name,
});

const departmentOf = ({ department_id: id, department_name: name }: AssessmentRow): Duteous =>
  ofDepartment({ id, name });

/** Its own deadline or that of the cycle, whichever leaves more time. */
const laterOf = (own: Instant | null, general: Instant): string =>
  momentInSeoul(own !== null && own > general ? own : general);

function submissionOf(assessment: AssessmentRow, cycle: CycleRow, on: PlainDate): Duty {
  const { status } = assessment;
  const due = laterOf(assessment.submission_until, cycle.submission_until);
  const asked = { of: departmentOf(assessment), ...about(assessment), due };
  switch (status) {
    case 'opened':
      return duty({ ...asked, kind: 'self-assessment' }, on);
    case 'returned':
      return duty({ ...asked, kind: 'self-assessment-supplement' }, on);
    case 'unsubmitted':
      return duty({ ...asked, kind: 'self-assessment', late: true, note: '미제출 처리됨' }, on);
    default:
      return duty({ ...asked, kind: 'self-assessment', done: true }, on);
  }
}

/** What the evaluation team does next with what stands in that status. */
const NEXT_STEPS: Readonly<Partial<Record<string, DutyKind>>> = {
  submitted: 'verification',
  verified: 'scoring',
  scored: 'notification',
};

function reviewOf(assessment: AssessmentRow, on: PlainDate): readonly Duty[] {
  const kind = NEXT_STEPS[assessment.status];
  return kind === undefined ? [] : [duty({ kind, of: ofRole('evaluator'), ...about(assessment), due: null }, on)];
}

/** A third party gives an opinion first (검토의견), then the appeal is decided. */
function appealOf(
  { opinions, argument: note }: CycleWork['appeals'][number],
  assessment: AssessmentRow,
  cycle: CycleRow,
  on: PlainDate,
): Duty {
  if (opinions > 0)
    return duty({ kind: 'appeal-decision', of: ofRole('evaluator'), ...about(assessment), due: null, note }, on);
  const due = laterOf(assessment.opinion_until, cycle.opinion_until);
  return duty({ kind: 'appeal-opinion', of: ofRole('committee-member'), ...about(assessment), due, note }, on);
}

/** No event says that a remedy was carried out: it stays on the list of its year. */
const remedyOf = (
  { instruction: note, due_on: due }: CycleWork['remedies'][number],
  assessment: AssessmentRow,
  on: PlainDate,
): Duty => duty({ kind: 'remedy', of: departmentOf(assessment), ...about(assessment), due, note }, on);
