import { momentInSeoul, type Instant, type PlainDate } from '../../kernel/time.ts';
import type {
  AssessmentWork,
  CycleWork,
} from '../../projections/performance-evaluation/performance-evaluation.queries.ts';
import { duty, ofDepartment, ofRole, type Duty, type DutyKind } from './duty.ts';

/** Self-assessments, what is done with them, appeals and remedies, of cycles as they stood on the day that is asked. */
export const evaluationDuties = (cycles: readonly CycleWork[], on: PlainDate): readonly Duty[] =>
  cycles.flatMap(({ cycle, assessments }) =>
    assessments.flatMap((work) => [
      ...submissionOf(work, laterOf(work.submissionUntil, cycle.submission_until), on),
      ...reviewOf(work, on),
      ...appealsOf(work, laterOf(work.opinionUntil, cycle.opinion_until), on),
      ...remediesOf(work, on),
    ]),
  );

const about = ({ assessmentId, projectName }: AssessmentWork) => ({ subjectId: assessmentId, title: projectName });

/** Its own deadline or that of the cycle, whichever leaves more time. */
const laterOf = (own: Instant | null, general: Instant): string =>
  momentInSeoul(own !== null && own > general ? own : general);

/** What was not submitted is asked for until the results are fixed. */
function submissionOf(work: AssessmentWork, due: string, on: PlainDate): readonly Duty[] {
  const asked = { of: ofDepartment(work.department), ...about(work), due };
  if (!['opened', 'returned', 'unsubmitted'].includes(work.status))
    return [duty({ ...asked, kind: 'self-assessment', done: true }, on)];
  if (work.fixed) return [];
  if (work.status === 'opened') return [duty({ ...asked, kind: 'self-assessment' }, on)];
  if (work.status === 'returned') return [duty({ ...asked, kind: 'self-assessment-supplement' }, on)];
  return [duty({ ...asked, kind: 'self-assessment', late: true, note: '미제출 처리됨' }, on)];
}

/** What the evaluation team does next with what stands in that status. */
const NEXT_STEPS: Readonly<Partial<Record<string, DutyKind>>> = {
  submitted: 'verification',
  verified: 'scoring',
  scored: 'notification',
};

function reviewOf(work: AssessmentWork, on: PlainDate): readonly Duty[] {
  const kind = NEXT_STEPS[work.status];
  if (kind === undefined || work.fixed) return [];
  return [duty({ kind, of: ofRole('evaluator'), ...about(work), due: null }, on)];
}

/** A third party gives an opinion first (검토의견), then the appeal is decided. */
const appealsOf = (work: AssessmentWork, due: string, on: PlainDate): readonly Duty[] =>
  work.appeals.map(({ opinions, argument: note }) =>
    opinions > 0
      ? duty({ kind: 'appeal-decision', of: ofRole('evaluator'), ...about(work), due: null, note }, on)
      : duty({ kind: 'appeal-opinion', of: ofRole('committee-member'), ...about(work), due, note }, on),
  );

/** No event says that a remedy was carried out: it stays on the list for the year of its day. */
const remediesOf = (work: AssessmentWork, on: PlainDate): readonly Duty[] =>
  work.remedies
    .filter(({ dueOn }) => dueOn.slice(0, 4) >= on.slice(0, 4))
    .map(({ instruction: note, dueOn: due }) =>
      duty({ kind: 'remedy', of: ofDepartment(work.department), ...about(work), due, note }, on),
    );
