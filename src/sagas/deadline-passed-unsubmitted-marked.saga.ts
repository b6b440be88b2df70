import type { DayBegan } from '../events/automation.events.ts';
import type {
  AssessmentOpened,
  CycleOpened,
  DeadlineExtended,
  MarkedUnsubmitted,
  ResultFixed,
  ReviewReturned,
  SelfAssessmentSubmitted,
} from '../events/performance-evaluation.events.ts';
import type { Fact, StoredEvent } from '../kernel/domain-event.ts';
import type { Consequence, Reaction, Saga } from '../kernel/saga.ts';
import { startOfDay, type Instant } from '../kernel/time.ts';
import type { MarkUnsubmitted } from '../modules/performance-evaluation/domain/performance-evaluation.commands.ts';
import { cycleIdOf, projectNoOf } from './stream-ids.ts';

type Submission = {
  readonly isAwaited: boolean;
  /** 마감 연장 of this project alone; null: none. */
  readonly extendedTo: Instant | null;
  /** What a return leaves; null: it was not returned. */
  readonly againUntil: Instant | null;
};
type Cycle = { readonly submitUntil: Instant; readonly submissions: Readonly<Record<string, Submission>> };
/** Cycles whose results are not fixed yet, of all offices: a day begins for everybody. */
type Known = Readonly<Record<string, Cycle>>;

const AWAITED: Submission = { isAwaited: true, extendedTo: null, againUntil: null };

const remembers = <F extends Fact>(
  remember: Reaction<Known, StoredEvent<F>>['remember'],
): Reaction<Known, StoredEvent<F>> => ({ keyOf: () => 'all', remember, follows: () => [] });

const onCycle = <F extends Fact>(change: (cycle: Cycle, event: StoredEvent<F>) => Cycle) =>
  remembers<F>((known, event) => {
    const cycleId = cycleIdOf(event);
    const cycle = known[cycleId];
    return cycle ? { ...known, [cycleId]: change(cycle, event) } : known;
  });

const withSubmission = (cycle: Cycle, projectNo: string, changes: Partial<Submission>): Cycle => {
  const submission = { ...(cycle.submissions[projectNo] ?? AWAITED), ...changes };
  return { ...cycle, submissions: { ...cycle.submissions, [projectNo]: submission } };
};

const opened = remembers<CycleOpened>((known, { fact: { data } }) => ({
  ...known,
  [data.cycleId]: { submitUntil: data.deadlines.submission, submissions: {} },
}));

const extended = onCycle<DeadlineExtended>((cycle, { fact: { data } }) => {
  const { deadline, projectNo, until } = data;
  if (deadline !== 'submission') return cycle;
  return projectNo === null
    ? { ...cycle, submitUntil: until }
    : withSubmission(cycle, projectNo, { extendedTo: until });
});

/** The fact stands in two streams. */
const assessed = onCycle<AssessmentOpened>((cycle, { fact }) => withSubmission(cycle, fact.data.projectNo, {}));

const returned = onCycle<ReviewReturned>((cycle, event) =>
  withSubmission(cycle, projectNoOf(event), { isAwaited: true, againUntil: event.fact.data.until }),
);

const closed = onCycle<SelfAssessmentSubmitted | MarkedUnsubmitted>((cycle, event) =>
  withSubmission(cycle, projectNoOf(event), { isAwaited: false, againUntil: null }),
);

const fixed = remembers<ResultFixed>((known, event) => {
  const cycleId = cycleIdOf(event);
  return Object.fromEntries(Object.entries(known).filter(([other]) => other !== cycleId));
});

/** A deadline has a clock time, so a day counts that begins after it. */
const began: Reaction<Known, StoredEvent<DayBegan>> = {
  ...remembers<DayBegan>((known) => known),
  follows: (known, { fact }) => {
    const beginning = startOfDay(fact.effectiveOn);
    return Object.entries(known).flatMap(([cycleId, { submitUntil, submissions }]) =>
      Object.entries(submissions)
        .filter(([, { isAwaited, extendedTo, againUntil }]) => {
          const deadlines = [submitUntil, extendedTo ?? submitUntil, againUntil ?? submitUntil];
          return isAwaited && deadlines.every((deadline) => deadline < beginning);
        })
        .map(([projectNo]) => mark(cycleId, projectNo)),
    );
  },
};

function mark(cycleId: string, projectNo: string): Consequence {
  const command: MarkUnsubmitted = { type: 'MarkUnsubmitted', cycleId, projectNo };
  return { command, reason: `주요사업 ${projectNo}의 자체평가가 마감까지 제출되지 않음` };
}

/** 미제출: who has not submitted, or not again what was returned, is marked on the first day after the deadline. */
export const deadlinePassedUnsubmittedMarked: Saga<Known> = {
  name: 'deadline-passed-unsubmitted-marked',
  title: '미제출 처리',
  version: 1,
  initial: {},
  reactions: {
    CycleOpened: opened,
    AssessmentOpened: assessed,
    DeadlineExtended: extended,
    ReviewReturned: returned,
    SelfAssessmentSubmitted: closed,
    MarkedUnsubmitted: closed,
    ResultFixed: fixed,
    DayBegan: began,
  },
};
