import { describe, it } from '@jest/globals';
import { scenariosOf } from '../../../../test/support/given-when-then.ts';
import { departmentCreated, departmentsMerged, OFFICE } from '../../../../test/support/organization-facts.ts';
import {
  DEPARTMENT,
  founded,
  GRADE_7,
  QUOTA,
  quotaSet,
  STATED,
  staffingStated,
} from '../../../../test/support/staffing-facts.ts';
import type { SetQuota, StateStaffing } from './staffing.commands.ts';
import { staffingDecider } from './staffing.decider.ts';

const given = scenariosOf(staffingDecider);

const of = { officeId: OFFICE, departmentId: DEPARTMENT };
const setQuota: SetQuota = { type: 'SetQuota', ...of, effectiveOn: '2024-01-01', cells: QUOTA };
const state: StateStaffing = {
  type: 'StateStaffing',
  ...of,
  departmentName: '기획과',
  total: STATED.total,
  cells: STATED.cells,
  note: null,
  effectiveOn: '2024-05-31',
};
const stateCell = (part: Partial<StateStaffing['cells'][number]>, total = STATED.total): StateStaffing => ({
  ...state,
  total,
  cells: STATED.cells.map((cell) => (cell.grade === '8급' ? { ...cell, ...part } : cell)),
});

describe('the quota of a department', () => {
  it('is one table, and the next one replaces it from its day on', () => {
    given(founded).when(setQuota).then(quotaSet());
    given(founded, quotaSet())
      .when({ ...setQuota, effectiveOn: '2030-01-01' })
      .then(quotaSet('2030-01-01'));
  });

  it('column-once: each column stands in it once', () => {
    given(founded)
      .when({ ...setQuota, cells: [...QUOTA, { ...GRADE_7, count: null }] })
      .thenRefused('column-once');
  });

  it.each([-1, 1.5, Number.NaN, 1_000_001])('counts-are-people: %j is no number of people', (count) => {
    given(founded)
      .when({ ...setQuota, cells: [{ ...GRADE_7, count }] })
      .thenRefused('counts-are-people');
  });

  it('department-not-closed: a department that is gone has none', () => {
    given(founded, departmentCreated('audit', '감사과'), departmentsMerged([DEPARTMENT], 'audit', '2024-01-01'))
      .when(setQuota)
      .thenRefused('department-not-closed');
  });
});

describe('a printed table', () => {
  it('is stated as it is printed', () => {
    given(founded).when(state).then(staffingStated());
  });

  it('is stated again, by a later document or a corrected one', () => {
    given(founded, staffingStated()).when(state).then(staffingStated());
  });

  it('column-once: each column stands in it once', () => {
    given(founded)
      .when({ ...state, cells: [...state.cells, ...state.cells.slice(-1)] })
      .thenRefused('column-once');
  });

  it.each([
    stateCell({ strength: -1 }),
    stateCell({ quota: 0.5 }),
    { ...state, total: { ...state.total, strength: -3 } },
  ])('counts-are-people: %j', (command) => {
    given(founded).when(command).thenRefused('counts-are-people');
  });

  it('column-blank-throughout: blank is not 0', () => {
    given(founded)
      .when(stateCell({ quota: null }))
      .thenRefused('column-blank-throughout');
    given(founded)
      .when(stateCell({ surplus: null }))
      .thenRefused('column-blank-throughout');
  });

  it('surplus-is-strength-minus-quota: in a column', () => {
    given(founded)
      .when(stateCell({ surplus: -1 }))
      .thenRefused('surplus-is-strength-minus-quota');
  });

  it('surplus-is-strength-minus-quota: and in the total, where one column does not make up for another', () => {
    given(founded)
      .when({ ...state, total: { quota: 3, strength: 3, surplus: 1 } })
      .thenRefused('surplus-is-strength-minus-quota');
  });

  it.each([
    ['정원', { quota: 4, strength: 3, surplus: -1 }],
    ['현원', { quota: 3, strength: 4, surplus: 1 }],
    ['정원과 현원', { quota: 4, strength: 4, surplus: 0 }],
  ])('row-sums-to-total: %s', (_, total) => {
    given(founded)
      .when({ ...state, total })
      .thenRefused('row-sums-to-total');
  });

  it('effective-not-in-future: it says nothing of days after its own', () => {
    given(founded).when(state, { today: '2024-05-30' }).thenRefused('effective-not-in-future');
    given(founded).when(state, { documentedOn: '2024-05-30' }).thenRefused('effective-not-in-future');
    given(founded).when(state, { documentedOn: '2024-05-31' }).then(staffingStated());
  });

  it('department-there-first: it is of a department that there is', () => {
    given().when(state).thenRefused('department-there-first');
  });
});
