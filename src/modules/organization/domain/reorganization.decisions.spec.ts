import { describe, it } from '@jest/globals';
import {
  departmentCreated,
  departmentDissolved,
  departmentsMerged,
  departmentSplit,
  headAppointed,
  KIM,
  OFFICE,
  teamCreated,
  teamMoved,
} from '../../../../test/support/organization-facts.ts';
import { scenariosOf } from '../../../../test/support/given-when-then.ts';
import type { MergeDepartments, SplitDepartment } from './organization.commands.ts';
import { organizationDecider } from './organization.decider.ts';

const given = scenariosOf(organizationDecider);

const DAY = '2025-07-01';
const office = [
  departmentCreated('planning', '기획과'),
  departmentCreated('budget', '예산과'),
  departmentCreated('new', '기획예산과', DAY),
  teamCreated('p-1', 'planning', '기획팀'),
  teamCreated('p-2', 'planning', '평가팀'),
  teamCreated('b-1', 'budget', '예산팀'),
];

describe('merging departments', () => {
  const merge: MergeDepartments = {
    type: 'MergeDepartments',
    officeId: OFFICE,
    from: ['planning', 'budget'],
    into: 'new',
    effectiveOn: DAY,
  };

  it('makes one of several, and all their teams go along', () => {
    given(...office)
      .when(merge)
      .then(departmentsMerged(['planning', 'budget'], 'new', DAY, ['p-1', 'p-2', 'b-1']));
  });

  it('takes the teams that stand there on that day, wherever they began', () => {
    given(...office, teamMoved('p-2', 'planning', 'budget', DAY), teamMoved('b-1', 'budget', 'new', DAY))
      .when({ ...merge, from: ['budget'] })
      .then(departmentsMerged(['budget'], 'new', DAY, ['p-2']));
  });

  it('lets one department go into another that there was already', () => {
    given(...office)
      .when({ ...merge, from: ['planning'], into: 'budget' })
      .then(departmentsMerged(['planning'], 'budget', DAY, ['p-1', 'p-2']));
  });

  it('merge-into-another: different departments into another one', () => {
    for (const part of [{ from: [] }, { from: ['planning', 'planning'] }, { from: ['planning', 'new'] }])
      given(...office)
        .when({ ...merge, ...part })
        .thenRefused('merge-into-another');
  });

  it('unit-opened-first: the one that goes on is there by that day', () => {
    given(...office)
      .when({ ...merge, effectiveOn: '2025-06-30' })
      .thenRefused('unit-opened-first');
  });

  it('department-is-to-stay: and stays', () => {
    given(...office, departmentDissolved('new', '2026-01-01'))
      .when(merge)
      .thenRefused('department-is-to-stay');
  });

  it('unit-of-kind: teams are not merged', () => {
    given(...office)
      .when({ ...merge, from: ['p-1'] })
      .thenRefused('unit-of-kind');
    given(...office)
      .when({ ...merge, into: 'p-1' })
      .thenRefused('unit-of-kind');
  });

  it('unit-not-closed: what was merged is not merged again', () => {
    given(...office, departmentsMerged(['planning'], 'budget', '2025-01-01', ['p-1', 'p-2']))
      .when(merge)
      .thenRefused('unit-not-closed');
  });

  it('closes-after-its-changes: nothing is known of them for a later day', () => {
    given(...office, headAppointed('budget', KIM, '2025-07-02'))
      .when(merge)
      .thenRefused('closes-after-its-changes');
    given(...office, headAppointed('new', KIM, '2025-07-02'))
      .when(merge)
      .then(departmentsMerged(['planning', 'budget'], 'new', DAY, ['p-1', 'p-2', 'b-1']));
  });
});

describe('splitting a department', () => {
  const split: SplitDepartment = {
    type: 'SplitDepartment',
    officeId: OFFICE,
    departmentId: 'planning',
    into: ['budget', 'new'],
    teams: [
      { teamId: 'p-1', departmentId: 'budget' },
      { teamId: 'p-2', departmentId: 'new' },
    ],
    effectiveOn: DAY,
  };

  it('ends it, and each of its teams goes to one of the parts', () => {
    given(...office)
      .when(split)
      .then(departmentSplit('planning', ['budget', 'new'], DAY, split.teams));
  });

  it('lets it go on, smaller, where it is one of the parts', () => {
    const teams = [
      { teamId: 'p-1', departmentId: 'planning' },
      { teamId: 'p-2', departmentId: 'new' },
    ];
    given(...office, headAppointed('planning', KIM, '2026-01-01'))
      .when({ ...split, into: ['planning', 'new'], teams })
      .then(departmentSplit('planning', ['planning', 'new'], DAY, teams));
  });

  it('split-into-several: two or more, all different', () => {
    for (const into of [[], ['new'], ['new', 'new']])
      given(...office)
        .when({ ...split, into })
        .thenRefused('split-into-several');
  });

  it.each([
    ['one is left out', split.teams.slice(1)],
    ['one is placed twice', [...split.teams, ...split.teams.slice(1)]],
    ['one stands elsewhere', [...split.teams, { teamId: 'b-1', departmentId: 'new' }]],
    ['one is exchanged for another', [...split.teams.slice(1), { teamId: 'b-1', departmentId: 'new' }]],
    ['one goes to no part', [...split.teams.slice(1), { teamId: 'p-1', departmentId: 'planning' }]],
  ])('split-places-every-team: %s', (_, teams) => {
    given(...office)
      .when({ ...split, teams })
      .thenRefused('split-places-every-team');
  });

  it('department-is-to-stay: its parts stay', () => {
    given(...office, departmentDissolved('new', '2026-01-01'))
      .when(split)
      .thenRefused('department-is-to-stay');
  });

  it('closes-after-its-changes: it ends only where nothing is known of it for a later day', () => {
    given(...office, headAppointed('planning', KIM, '2026-01-01'))
      .when(split)
      .thenRefused('closes-after-its-changes');
  });
});
