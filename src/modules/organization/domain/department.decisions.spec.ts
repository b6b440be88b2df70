import { describe, it } from '@jest/globals';
import {
  departmentCreated,
  departmentDissolved,
  departmentRenamed,
  departmentsMerged,
  headAppointed,
  KIM,
  OFFICE,
  teamCreated,
  teamDissolved,
  teamMoved,
} from '../../../../test/support/organization-facts.ts';
import { scenariosOf } from '../../../../test/support/given-when-then.ts';
import type { CreateDepartment, DissolveDepartment, RenameDepartment } from './organization.commands.ts';
import { organizationDecider } from './organization.decider.ts';

const given = scenariosOf(organizationDecider);

const planning = departmentCreated('planning', '기획과');
const budget = departmentCreated('budget', '예산과');

const create = (departmentId: string, name: string, effectiveOn = '2024-01-01'): CreateDepartment => ({
  type: 'CreateDepartment',
  officeId: OFFICE,
  departmentId,
  name,
  effectiveOn,
});
const rename = (departmentId: string, name: string, effectiveOn = '2024-01-01'): RenameDepartment => ({
  ...create(departmentId, name, effectiveOn),
  type: 'RenameDepartment',
});
const dissolve = (departmentId: string, effectiveOn = '2024-01-01'): DissolveDepartment => ({
  type: 'DissolveDepartment',
  officeId: OFFICE,
  departmentId,
  effectiveOn,
});

describe('creating a department', () => {
  it('is the first fact of an office, and one more of an office that has some', () => {
    given()
      .when(create('planning', '기획과', '2023-01-01'))
      .then(planning);
    given(planning)
      .when(create('budget', '예산과', '2023-01-01'))
      .then(budget);
  });

  it('is recorded ahead of its day', () => {
    given()
      .when(create('ai', '인공지능과', '2030-01-01'))
      .then(departmentCreated('ai', '인공지능과', '2030-01-01'));
  });

  it.each(['', 'a.b', 'a/b', 'a b', '기획', 'x'.repeat(65)])('unit-ids-plain: no id is %j', (departmentId) => {
    given().when(create(departmentId, '기획과')).thenRefused('unit-ids-plain');
    given()
      .when({ ...create('planning', '기획과'), officeId: departmentId })
      .thenRefused('unit-ids-plain');
  });

  it('unit-id-new: an id stays with its unit, also after that is gone, and is no team’s and department’s at once', () => {
    given(planning).when(create('planning', '문화과')).thenRefused('unit-id-new');
    given(planning, departmentDissolved('planning', '2023-06-01'))
      .when(create('planning', '기획과'))
      .thenRefused('unit-id-new');
    given(planning, teamCreated('audit', 'planning', '감사팀'))
      .when(create('audit', '감사과'))
      .thenRefused('unit-id-new');
  });

  it('department-name-free: no two departments of one name on its day', () => {
    given(planning).when(create('planning-2', '기획과')).thenRefused('department-name-free');
    given(planning, departmentRenamed('planning', '미래과', '2023-06-01'))
      .when(create('planning-2', '기획과'))
      .then(departmentCreated('planning-2', '기획과', '2024-01-01'));
    given(planning, departmentDissolved('planning', '2024-01-01'))
      .when(create('planning-2', '기획과'))
      .then(departmentCreated('planning-2', '기획과', '2024-01-01'));
  });

  it('department-name-free: a team may bear the name', () => {
    given(planning, teamCreated('p-1', 'planning', '감사'))
      .when(create('audit', '감사'))
      .then(departmentCreated('audit', '감사', '2024-01-01'));
  });
});

describe('renaming a department', () => {
  const renamed = departmentRenamed('planning', '기획예산과', '2024-01-01');

  it('gives it the name from that day', () => {
    given(planning).when(rename('planning', '기획예산과')).then(renamed);
  });

  it('is entered late, for a day between two names', () => {
    given(planning, departmentRenamed('planning', '미래과', '2025-01-01'))
      .when(rename('planning', '기획예산과'))
      .then(renamed);
  });

  it('name-differs: it has another name on that day', () => {
    given(planning, renamed)
      .when(rename('planning', '기획예산과', '2024-02-01'))
      .thenRefused('name-differs');
    given(planning, renamed)
      .when(rename('planning', '기획예산과', '2023-12-31'))
      .then(departmentRenamed('planning', '기획예산과', '2023-12-31'));
  });

  it('department-name-free: not to the name of another one', () => {
    given(planning, budget).when(rename('planning', '예산과')).thenRefused('department-name-free');
  });

  it('unit-opened-first: neither before it is there nor on the day before its first', () => {
    given().when(rename('planning', '기획예산과')).thenRefused('unit-opened-first');
    given(planning)
      .when(rename('planning', '기획예산과', '2022-12-31'))
      .thenRefused('unit-opened-first');
  });

  it('unit-not-closed: until the day before it is gone, and not from then on', () => {
    const history = [planning, budget, departmentsMerged(['planning'], 'budget', '2024-01-01')];
    given(...history)
      .when(rename('planning', '미래과', '2024-01-01'))
      .thenRefused('unit-not-closed');
    given(...history)
      .when(rename('planning', '미래과', '2023-12-31'))
      .then(departmentRenamed('planning', '미래과', '2023-12-31'));
  });

  it('unit-of-kind: a team is renamed as a team', () => {
    given(planning, teamCreated('p-1', 'planning', '기획팀'))
      .when(rename('p-1', '기획1팀'))
      .thenRefused('unit-of-kind');
  });
});

describe('dissolving a department', () => {
  const dissolved = departmentDissolved('planning', '2024-01-01');
  const team = teamCreated('p-1', 'planning', '기획팀');

  it('ends it, without a successor', () => {
    given(planning).when(dissolve('planning')).then(dissolved);
  });

  it('dissolved-department-is-empty: its teams have gone before, or go on that day', () => {
    given(planning, team).when(dissolve('planning')).thenRefused('dissolved-department-is-empty');
    given(planning, team, teamDissolved('p-1', '2024-01-01')).when(dissolve('planning')).then(dissolved);
    given(planning, budget, team, teamMoved('p-1', 'planning', 'budget', '2024-01-01'))
      .when(dissolve('planning'))
      .then(dissolved);
    given(planning, budget, team, teamMoved('p-1', 'planning', 'budget', '2024-01-02'))
      .when(dissolve('planning'))
      .thenRefused('dissolved-department-is-empty');
  });

  it.each([
    ['its name', departmentRenamed('planning', '미래과', '2024-01-02')],
    ['its head', headAppointed('planning', KIM, '2024-01-02')],
    ['a team of it', teamCreated('p-2', 'planning', '새 팀', '2024-01-02')],
    ['a department that goes into it', departmentsMerged(['budget'], 'planning', '2024-01-02')],
  ])('closes-after-its-changes: not before the day of what is known of %s', (_, later) => {
    given(planning, budget, later).when(dissolve('planning')).thenRefused('closes-after-its-changes');
  });

  it('unit-not-closed: it ends once', () => {
    given(planning, dissolved).when(dissolve('planning')).thenRefused('unit-not-closed');
  });
});
