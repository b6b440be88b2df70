import type {
  CommitteeMember,
  CycleOpened,
  Deadline,
  Deadlines,
  EvaluationCycleFact,
  PrizeWon,
  ResultFixed,
} from '../../../events/performance-evaluation.events.ts';
import type { Instant } from '../../../kernel/time.ts';
import type { GateFinding } from './results.ts';

export interface Meeting {
  readonly members: readonly CommitteeMember[];
  readonly recusals: readonly { readonly memberId: string; readonly departmentId: string }[];
}

export interface AssessedProject {
  readonly department: { readonly id: string; readonly name: string };
  readonly groupId: string | null;
}

export interface Cycle {
  readonly opened: CycleOpened['data'];
  readonly deadlines: Deadlines;
  /** Later deadlines of single projects, by <deadline>/<projectNo>. */
  readonly extensions: ReadonlyMap<string, Instant>;
  readonly assessments: ReadonlyMap<string, AssessedProject>;
  readonly findings: readonly GateFinding[];
  readonly meetings: ReadonlyMap<string, Meeting>;
  /** Projects whose result the committee approved. */
  readonly deliberated: ReadonlySet<string>;
  /** How often the results were fixed. */
  readonly rounds: number;
  /** null before they are fixed, and again when they are reopened. */
  readonly fixed: ResultFixed['data'] | null;
  readonly winners: readonly PrizeWon[] | null;
  readonly awarded: readonly { readonly departmentId: string; readonly prize: string }[];
  readonly disclosed: boolean;
}

/** Until when, for that project. */
export function deadlineOf(cycle: Cycle, deadline: Deadline, projectNo: string): Instant {
  const general = cycle.deadlines[deadline];
  const own = cycle.extensions.get(`${deadline}/${projectNo}`);
  return own !== undefined && own > general ? own : general;
}

/** null: nothing of a cycle yet. */
export function evolveCycle(cycle: Cycle | null, fact: EvaluationCycleFact): Cycle | null {
  if (fact.type === 'CycleOpened') return opened(fact.data);
  return cycle && evolveOpened(cycle, fact);
}

const opened = (data: CycleOpened['data']): Cycle => ({
  opened: data,
  deadlines: data.deadlines,
  extensions: new Map(),
  assessments: new Map(),
  findings: [],
  meetings: new Map(),
  deliberated: new Set(),
  rounds: 0,
  fixed: null,
  winners: null,
  awarded: [],
  disclosed: false,
});

function evolveOpened(cycle: Cycle, fact: Exclude<EvaluationCycleFact, CycleOpened>): Cycle {
  switch (fact.type) {
    case 'DeadlineExtended': {
      const { deadline, projectNo, until } = fact.data;
      return projectNo === null
        ? { ...cycle, deadlines: { ...cycle.deadlines, [deadline]: until } }
        : { ...cycle, extensions: new Map(cycle.extensions).set(`${deadline}/${projectNo}`, until) };
    }
    case 'GateFindingRecorded':
      return { ...cycle, findings: [...cycle.findings, fact.data] };
    case 'CommitteeConvened':
      return withMeeting(cycle, fact.data.meetingId, { members: fact.data.members, recusals: [] });
    case 'MemberRecused': {
      const { meetingId, memberId, departmentId } = fact.data;
      const meeting = cycle.meetings.get(meetingId);
      if (!meeting) return cycle;
      return withMeeting(cycle, meetingId, { ...meeting, recusals: [...meeting.recusals, { memberId, departmentId }] });
    }
    case 'CommitteeDeliberated':
      return fact.data.approved
        ? { ...cycle, deliberated: new Set([...cycle.deliberated, ...fact.data.projectNos]) }
        : cycle;
    case 'ResultFixed':
      return { ...cycle, rounds: fact.data.round, fixed: fact.data };
    case 'ExcellentDepartmentsSelected':
      return { ...cycle, winners: fact.data.winners };
    case 'AwardGranted':
      return { ...cycle, awarded: [...cycle.awarded, fact.data] };
    case 'ResultDisclosed':
      return { ...cycle, disclosed: true };
    case 'ResultReopened': {
      const { projectNos, appealUntil } = fact.data;
      return {
        ...cycle,
        extensions: new Map([
          ...cycle.extensions,
          ...projectNos.map((projectNo) => [`appeal/${projectNo}`, appealUntil] as const),
        ]),
        deliberated: new Set([...cycle.deliberated].filter((projectNo) => !projectNos.includes(projectNo))),
        fixed: null,
        winners: null,
        disclosed: false,
      };
    }
  }
}

const withMeeting = (cycle: Cycle, meetingId: string, meeting: Meeting): Cycle => ({
  ...cycle,
  meetings: new Map(cycle.meetings).set(meetingId, meeting),
});
