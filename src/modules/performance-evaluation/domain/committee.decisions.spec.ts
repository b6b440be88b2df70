import { describe, test } from '@jest/globals';
import {
  assessmentFacts,
  at,
  cycleFacts,
  CYCLE_ID,
  given,
  INSIDERS,
  OUTSIDERS,
  VERIFIER,
  votesOf,
} from '../../../../test/support/evaluation-facts.ts';

const cycle = cycleFacts();
const p1 = assessmentFacts('P1');
const p2 = assessmentFacts('P2', 'welfare');
const MEETING = at('2025-12-20 10:00', VERIFIER);
const members = [...OUTSIDERS, ...INSIDERS];
const ready = [cycle.opened(), ...p1.upToNotified(), ...p2.upToNotified()];
const convened = [...ready, cycle.convened(members)];

describe('a committee', () => {
  const convene = { type: 'ConveneCommittee', cycleId: CYCLE_ID, meetingId: 'm1', members } as const;

  test('has two thirds from outside, each member once', () => {
    given(...ready)
      .when(convene, MEETING)
      .then(cycle.convened(members));
    given(...ready)
      .when({ ...convene, members: members.slice(1) }, MEETING)
      .thenRefused('committee-two-thirds-external');
    given(...ready)
      .when({ ...convene, members: [] }, MEETING)
      .thenRefused('committee-two-thirds-external');
    given(...ready)
      .when({ ...convene, members: [...members, members[0]!] }, MEETING)
      .thenRefused('member-listed-once');
    given(...convened)
      .when(convene, MEETING)
      .thenRefused('meeting-convened-once');
  });

  test('lets a member step aside for a department that is assessed', () => {
    const recuse = {
      type: 'RecuseMember',
      cycleId: CYCLE_ID,
      meetingId: 'm1',
      memberId: 'c1',
      departmentId: 'welfare',
      ground: '배우자 재직',
    } as const;
    given(...convened)
      .when(recuse, MEETING)
      .then(cycle.recused('c1', 'welfare'));
    given(...convened)
      .when({ ...recuse, departmentId: 'planning' }, MEETING)
      .thenRefused('department-assessed');
    given(...convened)
      .when({ ...recuse, memberId: 'c9' }, MEETING)
      .thenRefused('only-members-vote');
    given(...ready)
      .when(recuse, MEETING)
      .thenRefused('meeting-known');
  });
});

describe('a deliberation', () => {
  const votes = votesOf('for', 'c1', 'c2', 'c3', 'c4');
  const deliberate = {
    type: 'DeliberateResults',
    cycleId: CYCLE_ID,
    meetingId: 'm1',
    projectNos: ['P1', 'P2'],
    votes,
  } as const;

  test('approves by a majority of those who vote', () => {
    given(...convened)
      .when(deliberate, MEETING)
      .then(cycle.deliberated(['P1', 'P2'], votes));
    const split = [...votesOf('for', 'c1', 'c2'), ...votesOf('against', 'c3'), ...votesOf('abstain', 'c4')];
    given(...convened)
      .when({ ...deliberate, votes: split }, MEETING)
      .then(cycle.deliberated(['P1', 'P2'], split, false));
  });

  test('needs a quorum of members, each voting once', () => {
    given(...convened)
      .when({ ...deliberate, votes: votes.slice(1) }, MEETING)
      .thenRefused('votes-make-a-quorum');
    given(...convened)
      .when({ ...deliberate, votes: [...votes, votes[0]!] }, MEETING)
      .thenRefused('member-votes-once');
    given(...convened)
      .when({ ...deliberate, votes: [...votes, ...votesOf('for', 'c9')] }, MEETING)
      .thenRefused('only-members-vote');
    given(...ready)
      .when(deliberate, MEETING)
      .thenRefused('meeting-known');
  });

  test('hears nobody on their own department, nor who stepped aside', () => {
    const withInsider = [...votes, ...votesOf('for', 'i1')];
    given(...convened)
      .when({ ...deliberate, votes: withInsider }, MEETING)
      .thenRefused('recused-member-does-not-vote');
    given(...convened)
      .when({ ...deliberate, projectNos: ['P2'], votes: withInsider }, MEETING)
      .then(cycle.deliberated(['P2'], withInsider));
    given(...convened, cycle.recused('c1', 'welfare'))
      .when(deliberate, MEETING)
      .thenRefused('recused-member-does-not-vote');
    given(...convened, cycle.recused('c1', 'welfare'))
      .when({ ...deliberate, projectNos: ['P1'] }, MEETING)
      .then(cycle.deliberated(['P1'], votes));
  });

  test('is about results that are told, no longer open to appeal, and not yet deliberated', () => {
    given(...convened)
      .when({ ...deliberate, projectNos: ['P9'] }, MEETING)
      .thenRefused('assessment-known');
    given(...convened, p1.appealed())
      .when(deliberate, MEETING)
      .thenRefused('appeals-all-decided');
    given(...convened, p1.appealed(), p1.decided('dismissed'))
      .when(deliberate, MEETING)
      .then(cycle.deliberated(['P1', 'P2'], votes));
    given(...convened, cycle.extended('appeal', '2025-12-21 18:00', 'P2'))
      .when(deliberate, MEETING)
      .thenRefused('appeal-window-over');
    const early = [cycle.opened(), ...p1.opened(), p1.frozen(), p1.submitted(), cycle.convened(members)];
    given(...early)
      .when({ ...deliberate, projectNos: ['P1'] }, MEETING)
      .thenRefused('everything-notified');
    given(...convened, cycle.deliberated(['P1'], votes))
      .when(deliberate, MEETING)
      .thenRefused('deliberated-result-stands');
    given(...convened, cycle.deliberated(['P1'], votes, false))
      .when(deliberate, MEETING)
      .then(cycle.deliberated(['P1', 'P2'], votes));
  });

  test('lets what it approved stand: no appeal is filed after it', () => {
    const file = {
      type: 'FileAppeal',
      cycleId: CYCLE_ID,
      projectNo: 'P1',
      departmentId: 'culture',
      appealId: 'a1',
      target: { criterionId: null, indicatorId: null },
      argument: '이의',
      evidence: [{ name: '증빙', sha256: '00' }],
    } as const;
    given(...convened, cycle.deliberated(['P1'], votes))
      .when(file, MEETING)
      .thenRefused('deliberated-result-stands');
  });
});
