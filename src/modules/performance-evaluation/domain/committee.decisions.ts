import type { Vote } from '../../../events/performance-evaluation.events.ts';
import type { Circumstances } from '../../../kernel/decider.ts';
import { refuseUnless } from '../../../kernel/rejection.ts';
import { requireDepartment, requireProject } from './cycle.decisions.ts';
import type { Cycle, Meeting } from './cycle.state.ts';
import {
  inCycle,
  on,
  requireAssessment,
  requireUndeliberated,
  requireUnfixed,
  type Facts,
  type States,
} from './decision.ts';
import type { ConveneCommittee, DeliberateResults, RecuseMember } from './performance-evaluation.commands.ts';
import { requireReady } from './result.rules.ts';

/** 자체평가위원회: two thirds of it from outside (정부업무평가기본법 §18②). */
export function conveneCommittee(
  { meetingId, members }: ConveneCommittee,
  cycle: Cycle,
  circumstances: Circumstances,
): Facts {
  requireUnfixed(cycle);
  refuseUnless(
    !cycle.meetings.has(meetingId),
    'meeting-convened-once',
    `위원회 ${meetingId}은(는) 이미 소집되었습니다.`,
    { meetingId },
  );
  refuseUnless(
    new Set(members.map(({ id }) => id)).size === members.length,
    'member-listed-once',
    '같은 위원이 두 번 있습니다.',
    { members: members.map(({ id }) => id) },
  );
  const outside = members.filter(({ departmentId }) => departmentId === null).length;
  refuseUnless(
    members.length > 0 && outside * 3 >= members.length * 2,
    'committee-two-thirds-external',
    `민간위원이 3분의 2 이상이어야 합니다 (위원 ${members.length}명 중 민간위원 ${outside}명).`,
    { members: members.length, outside },
  );
  return inCycle(cycle, { type: 'CommitteeConvened', ...on(circumstances), data: { meetingId, members } });
}

/** 제척·기피·회피. */
export function recuseMember(command: RecuseMember, cycle: Cycle, circumstances: Circumstances): Facts {
  const { meetingId, memberId, departmentId, ground } = command;
  requireUnfixed(cycle);
  requireMember(requireMeeting(cycle, meetingId), memberId);
  requireDepartment(cycle, departmentId);
  const data = { meetingId, memberId, departmentId, ground };
  return inCycle(cycle, { type: 'MemberRecused', ...on(circumstances), data });
}

/** 심의: a majority of those who vote approves; at least half of the committee and one more votes. */
export function deliberateResults(
  { cycleId, meetingId, projectNos, votes }: DeliberateResults,
  cycle: Cycle,
  states: States,
  circumstances: Circumstances,
): Facts {
  const meeting = requireMeeting(cycle, meetingId);
  for (const projectNo of projectNos) {
    requireProject(cycle, projectNo);
    requireUndeliberated(cycle, projectNo);
    requireReady(cycle, requireAssessment(states, cycleId, projectNo), circumstances);
  }
  requireVotes(votes, meeting, departmentsOf(cycle, projectNos));
  const approved = votes.filter(({ vote }) => vote === 'for').length * 2 > votes.length;
  const data = { meetingId, projectNos, votes, approved };
  return inCycle(cycle, { type: 'CommitteeDeliberated', ...on(circumstances), data });
}

const departmentsOf = (cycle: Cycle, projectNos: readonly string[]): readonly string[] =>
  projectNos.flatMap((projectNo) => cycle.assessments.get(projectNo)?.department.id ?? []);

function requireVotes(votes: readonly Vote[], meeting: Meeting, departments: readonly string[]): void {
  refuseUnless(
    new Set(votes.map(({ memberId }) => memberId)).size === votes.length,
    'member-votes-once',
    '한 위원은 한 번만 의결할 수 있습니다.',
    { votes },
  );
  for (const { memberId } of votes) {
    const { departmentId, name } = requireMember(meeting, memberId);
    const barred = [
      departmentId,
      ...meeting.recusals.filter((recusal) => recusal.memberId === memberId).map((recusal) => recusal.departmentId),
    ];
    refuseUnless(
      !departments.some((department) => barred.includes(department)),
      'recused-member-does-not-vote',
      `${name} 위원은 제척되어 이 안건에 의결할 수 없습니다.`,
      { memberId, departments },
    );
  }
  refuseUnless(
    votes.length * 2 > meeting.members.length,
    'votes-make-a-quorum',
    `위원 ${meeting.members.length}명 중 ${votes.length}명이 의결하여 과반수에 미치지 못합니다.`,
    { members: meeting.members.length, votes: votes.length },
  );
}

function requireMeeting({ meetings }: Cycle, meetingId: string): Meeting {
  const meeting = meetings.get(meetingId);
  refuseUnless(meeting !== undefined, 'meeting-known', `위원회 ${meetingId}이(가) 소집되지 않았습니다.`, { meetingId });
  return meeting;
}

function requireMember({ members }: Meeting, memberId: string): Meeting['members'][number] {
  const member = members.find(({ id }) => id === memberId);
  refuseUnless(member !== undefined, 'only-members-vote', `${memberId}은(는) 이 위원회의 위원이 아닙니다.`, {
    memberId,
  });
  return member;
}
