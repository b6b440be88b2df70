import { describe, it } from '@jest/globals';
import {
  departmentCreated,
  departmentsMerged,
  headAppointed,
  KIM,
  OFFICE,
  teamCreated,
  teamDissolved,
  teamMoved,
  teamRenamed,
} from '../../../../test/support/organization-facts.ts';
import { scenariosOf } from '../../../../test/support/given-when-then.ts';
import type { CreateTeam, DissolveTeam, MoveTeam, RenameTeam } from './organization.commands.ts';
import { organizationDecider } from './organization.decider.ts';

const given = scenariosOf(organizationDecider);

const office = [departmentCreated('planning', '기획과'), departmentCreated('budget', '예산과')];
const team = teamCreated('p-1', 'planning', '평가팀');
const merged = departmentsMerged(['planning'], 'budget', '2024-07-01', ['p-1']);

const onTeam = { officeId: OFFICE, teamId: 'p-1', effectiveOn: '2024-01-01' };
const create: CreateTeam = { type: 'CreateTeam', ...onTeam, departmentId: 'planning', name: '평가팀' };
const rename: RenameTeam = { type: 'RenameTeam', ...onTeam, name: '성과팀' };
const move: MoveTeam = { type: 'MoveTeam', ...onTeam, to: 'budget' };
const dissolve: DissolveTeam = { type: 'DissolveTeam', ...onTeam };

describe('creating a team', () => {
  it('puts it in a department from that day', () => {
    given(...office)
      .when(create)
      .then(teamCreated('p-1', 'planning', '평가팀', '2024-01-01'));
  });

  it('takes a name that a team of another department has', () => {
    given(...office, team)
      .when({ ...create, teamId: 'b-1', departmentId: 'budget' })
      .then(teamCreated('b-1', 'budget', '평가팀', '2024-01-01'));
  });

  it('is refused an id that is taken, and one that would read as two', () => {
    given(...office, team)
      .when(create)
      .thenRefused('unit-id-new');
    given(...office)
      .when({ ...create, teamId: 'p.1' })
      .thenRefused('unit-ids-plain');
  });

  it('unit-opened-first: no team before its department', () => {
    given(...office)
      .when({ ...create, effectiveOn: '2022-12-31' })
      .thenRefused('unit-opened-first');
  });

  it('unit-not-closed: a merged department takes no new team from that day on', () => {
    given(...office, departmentsMerged(['planning'], 'budget', '2024-01-01'))
      .when(create)
      .thenRefused('unit-not-closed');
  });

  it('department-is-to-stay: nor before that day, as the merger would leave the team behind', () => {
    given(...office, departmentsMerged(['planning'], 'budget', '2024-07-01'))
      .when(create)
      .thenRefused('department-is-to-stay');
  });

  it('unit-of-kind: a team stands in a department, not in a team', () => {
    given(...office, team)
      .when({ ...create, teamId: 'p-2', departmentId: 'p-1' })
      .thenRefused('unit-of-kind');
  });
});

describe('renaming a team', () => {
  it('gives it the name from that day', () => {
    given(...office, team)
      .when(rename)
      .then(teamRenamed('p-1', '성과팀', '2024-01-01'));
  });

  it('name-differs: to another name', () => {
    given(...office, team)
      .when({ ...rename, name: '평가팀' })
      .thenRefused('name-differs');
  });

  it('unit-of-kind: a department is renamed as a department', () => {
    given(...office)
      .when({ ...rename, teamId: 'planning' })
      .thenRefused('unit-of-kind');
  });
});

describe('moving a team', () => {
  it('names the department that it leaves on that day', () => {
    given(...office, team)
      .when(move)
      .then(teamMoved('p-1', 'planning', 'budget', '2024-01-01'));
    given(...office, team, teamMoved('p-1', 'planning', 'budget', '2024-02-01'))
      .when({ ...move, effectiveOn: '2024-03-01', to: 'planning' })
      .then(teamMoved('p-1', 'budget', 'planning', '2024-03-01'));
  });

  it('team-moves-elsewhere: not to where it stands', () => {
    given(...office, team)
      .when({ ...move, to: 'planning' })
      .thenRefused('team-moves-elsewhere');
  });

  it('takes the team out of the department that it came into with a merger', () => {
    given(...office, departmentCreated('audit', '감사과'), team, merged)
      .when({ ...move, to: 'audit', effectiveOn: '2024-08-01' })
      .then(teamMoved('p-1', 'budget', 'audit', '2024-08-01'));
  });

  it('unit-not-closed, department-is-to-stay: into no department that ends', () => {
    const history = [
      ...office,
      departmentCreated('audit', '감사과'),
      teamCreated('a-1', 'audit', '감사팀'),
      team,
      merged,
    ];
    const intoPlanning = { ...move, teamId: 'a-1', to: 'planning' };
    given(...history)
      .when({ ...intoPlanning, effectiveOn: '2024-07-01' })
      .thenRefused('unit-not-closed');
    given(...history)
      .when(intoPlanning)
      .thenRefused('department-is-to-stay');
  });
});

describe('dissolving a team', () => {
  const dissolved = teamDissolved('p-1', '2024-01-01');

  it('ends it', () => {
    given(...office, team)
      .when(dissolve)
      .then(dissolved);
  });

  it('closes-after-its-changes: not before the day of what is known of it', () => {
    given(...office, team, headAppointed('p-1', KIM, '2024-01-02'))
      .when(dissolve)
      .thenRefused('closes-after-its-changes');
    given(...office, team, merged)
      .when(dissolve)
      .thenRefused('closes-after-its-changes');
  });

  it.each([rename, move, dissolve])('unit-not-closed: $type comes too late', (command) => {
    given(...office, team, dissolved)
      .when(command)
      .thenRefused('unit-not-closed');
  });
});
