import { describe, expect, it } from '@jest/globals';
import {
  departmentCreated,
  departmentRenamed,
  departmentsMerged,
  departmentSplit,
  headAppointed,
  KIM,
  LEE,
  officerAssigned,
  teamCreated,
  teamMoved,
} from '../../test/support/organization-facts.ts';
import { withFact } from '../events/organization.effects.ts';
import {
  HEAD,
  isOpenOn,
  lastChangeOn,
  lineageOf,
  nameOn,
  NO_UNITS,
  standingFor,
  teamsIn,
  withChange,
  type Unit,
} from './unit-history.ts';
import { heldOn } from './dated.ts';

/** planning and budget become planning-budget, which later gives part of itself to audit. */
const units = [
  departmentCreated('planning', '기획과'),
  departmentCreated('budget', '예산과'),
  teamCreated('p-1', 'planning', '평가팀'),
  teamCreated('b-1', 'budget', '예산팀'),
  departmentCreated('planning-budget', '기획예산과', '2024-01-01'),
  departmentsMerged(['planning', 'budget'], 'planning-budget', '2024-01-01', ['p-1', 'b-1']),
  departmentCreated('audit', '감사담당관', '2025-01-01'),
  departmentSplit('planning-budget', ['planning-budget', 'audit'], '2025-01-01', [
    { teamId: 'p-1', departmentId: 'audit' },
    { teamId: 'b-1', departmentId: 'planning-budget' },
  ]),
  departmentRenamed('planning-budget', '예산담당관', '2025-07-01'),
].reduce((known, { fact }) => withFact(known, fact), NO_UNITS);

const unit = (id: string): Unit => units.get(id)!;
const ids = (some: readonly Unit[]) => some.map(({ unitId }) => unitId);

describe('a unit', () => {
  it('is open from its first day to the day before its last', () => {
    const days = ['2022-12-31', '2023-01-01', '2023-12-31', '2024-01-01'];
    expect(days.map((day) => isOpenOn(unit('planning'), day))).toEqual([false, true, true, false]);
  });

  it('answers by its name of any day', () => {
    const days = ['2020-01-01', '2024-01-01', '2025-06-30', '2025-07-01'];
    expect(days.map((day) => nameOn(unit('planning-budget'), day))).toEqual([
      '기획예산과',
      '기획예산과',
      '기획예산과',
      '예산담당관',
    ]);
  });

  it('has the teams of that day', () => {
    expect(ids(teamsIn(units, 'planning', '2023-12-31'))).toEqual(['p-1']);
    expect(ids(teamsIn(units, 'planning', '2024-01-01'))).toEqual([]);
    expect(ids(teamsIn(units, 'planning-budget', '2024-12-31'))).toEqual(['b-1', 'p-1']);
    expect(ids(teamsIn(units, 'planning-budget', '2025-01-01'))).toEqual(['b-1']);
    expect(ids(teamsIn(units, 'audit', '2025-01-01'))).toEqual(['p-1']);
  });

  it('has posts that pass from hand to hand, each by itself', () => {
    const posts = [
      headAppointed('planning', KIM),
      headAppointed('planning', LEE, '2023-06-01'),
      officerAssigned('planning', '성과관리', KIM, '2023-06-01'),
    ].reduce((known, { fact }) => withFact(known, fact), units);
    const holders = (post: string, day: string) => heldOn(posts.get('planning')!.posts.get(post) ?? [], day);
    expect([holders(HEAD, '2023-05-31'), holders(HEAD, '2023-06-01')]).toEqual([KIM, LEE]);
    expect([holders('성과관리', '2023-05-31'), holders('성과관리', '2023-06-01')]).toEqual([undefined, KIM]);
  });

  it('cannot change before it was opened', () => {
    expect(() => withChange(NO_UNITS, { unitId: 'planning', aspect: 'closing' }, '2023-01-01')).toThrow(
      'unit planning changed before it was opened',
    );
  });
});

describe('what comes last of a unit', () => {
  it('is its own, or of one that stands in it or came into it', () => {
    expect(lastChangeOn(units, unit('planning-budget'))).toBe('2025-07-01');
    expect(lastChangeOn(units, unit('audit'))).toBe('2025-01-01');
    expect(lastChangeOn(units, unit('p-1'))).toBe('2025-01-01');
    const later = withFact(units, teamMoved('b-1', 'planning-budget', 'audit', '2026-01-01').fact);
    expect(lastChangeOn(later, unit('audit'))).toBe('2026-01-01');
  });
});

describe('predecessors and successors', () => {
  const merger = ['planning', 'budget'].map((from) => ({ from, to: 'planning-budget', on: '2024-01-01' }));
  const split = { from: 'planning-budget', to: 'audit', on: '2025-01-01' };

  it('are the successions that lead to a unit and away from it, by day', () => {
    expect(lineageOf(units, 'audit')).toEqual([...merger, split]);
    expect(lineageOf(units, 'planning-budget')).toEqual([...merger, split]);
    expect(lineageOf(units, 'planning')).toEqual([merger[0], split]);
    expect(lineageOf(units, 'p-1')).toEqual([]);
  });

  it('lead from the department of then to those of now, over merger and split', () => {
    expect(standingFor(units, 'planning', '2023-12-31')).toEqual(['planning']);
    expect(standingFor(units, 'planning', '2024-12-31')).toEqual(['planning-budget']);
    expect(standingFor(units, 'planning', '2025-01-01')).toEqual(['planning-budget', 'audit']);
    expect(standingFor(units, 'nobody', '2025-01-01')).toEqual([]);
  });

  it('end where a department is dissolved, and never run in a circle', () => {
    const circle = [
      departmentCreated('a', 'A', '2020-01-01'),
      departmentCreated('b', 'B', '2020-01-01'),
      departmentSplit('a', ['a', 'b'], '2021-01-01'),
      departmentsMerged(['b'], 'a', '2022-01-01'),
    ].reduce((known, { fact }) => withFact(known, fact), NO_UNITS);
    expect(standingFor(circle, 'b', '2022-01-01')).toEqual(['a']);
    expect(standingFor(circle, 'a', '2021-06-01')).toEqual(['a', 'b']);
    expect(lineageOf(circle, 'a').map(({ from, to }) => from + to)).toEqual(['ab', 'ba']);
  });
});
