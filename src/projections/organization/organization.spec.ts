import { describe, expect, test } from '@jest/globals';
import { logOf } from '../../../test/support/given-when-then.ts';
import { MemoryTables } from '../../../test/support/memory-rows.ts';
import {
  appointmentEnded,
  departmentCreated,
  departmentDissolved,
  departmentRenamed,
  departmentsMerged,
  departmentSplit,
  headAppointed,
  KIM,
  LEE,
  officerAssigned,
  teamCreated,
  teamDissolved,
  teamMoved,
  teamRenamed,
} from '../../../test/support/organization-facts.ts';
import { ORGANIZATION_EVENTS } from '../../events/organization.catalogue.ts';
import { withFact } from '../../events/organization.effects.ts';
import type { AsOf } from '../../kernel/as-of.ts';
import { NO_UNITS } from '../../kernel/unit-history.ts';
import { chartOn, historyOf } from './organization-chart.ts';
import { organization, unitChange } from './organization.projection.ts';

const story = [
  departmentCreated('planning', '기획과'),
  departmentCreated('budget', '예산과'),
  departmentCreated('tax', '세무과'),
  teamCreated('p-1', 'planning', '평가팀'),
  teamCreated('p-2', 'planning', '기획팀'),
  teamCreated('b-1', 'budget', '예산팀'),
  headAppointed('planning', KIM),
  officerAssigned('p-1', '성과관리', LEE),
  officerAssigned('p-1', '합동평가', KIM),
  appointmentEnded('p-1', '합동평가', KIM, '2023-09-01'),
  headAppointed('planning', LEE, '2023-07-01'),
  teamRenamed('p-2', '구정기획팀', '2023-07-01'),
  departmentCreated('pb', '기획예산과', '2024-01-01'),
  departmentsMerged(['planning', 'budget'], 'pb', '2024-01-01', ['p-1', 'p-2', 'b-1']),
  departmentCreated('audit', '감사과', '2025-01-01'),
  departmentSplit('pb', ['pb', 'audit'], '2025-01-01', [
    { teamId: 'p-1', departmentId: 'audit' },
    { teamId: 'p-2', departmentId: 'pb' },
    { teamId: 'b-1', departmentId: 'pb' },
  ]),
  teamMoved('p-2', 'pb', 'audit', '2025-03-01'),
  teamDissolved('p-2', '2025-06-01'),
  departmentRenamed('pb', '예산담당관', '2025-07-01'),
  departmentDissolved('tax', '2025-07-01'),
];
const units = story.reduce((known, { fact }) => withFact(known, fact), NO_UNITS);

const outline = (day: string) =>
  chartOn(units, day).map(({ name, teams }) => [name, ...teams.map((team) => team.name)].join(' '));
const at = (effectiveOn: string): AsOf => ({ effectiveOn, knownAt: '2030-01-01T00:00:00.000000Z', strict: false });

describe('the chart of an office', () => {
  test('is another one on every day of a reorganisation, by name', () => {
    expect(outline('2022-12-31')).toEqual([]);
    expect(outline('2023-01-01')).toEqual(['기획과 기획팀 평가팀', '세무과', '예산과 예산팀']);
    expect(outline('2023-12-31')).toEqual(['기획과 구정기획팀 평가팀', '세무과', '예산과 예산팀']);
    expect(outline('2024-01-01')).toEqual(['기획예산과 구정기획팀 예산팀 평가팀', '세무과']);
    expect(outline('2025-01-01')).toEqual(['감사과 평가팀', '기획예산과 구정기획팀 예산팀', '세무과']);
    expect(outline('2025-03-01')).toEqual(['감사과 구정기획팀 평가팀', '기획예산과 예산팀', '세무과']);
    expect(outline('2025-07-01')).toEqual(['감사과 평가팀', '예산담당관 예산팀']);
  });

  test('names the head and the officers of the day', () => {
    const head = (day: string) => chartOn(units, day)[0]?.head;
    expect([head('2023-06-30'), head('2023-07-01'), head('2024-01-01')]).toEqual([KIM, LEE, null]);
    const officers = (day: string) =>
      chartOn(units, day).flatMap(({ teams }) => teams.flatMap((team) => team.officers.map(({ duty }) => duty)));
    expect(officers('2023-08-31')).toEqual(['성과관리', '합동평가']);
    expect(officers('2023-09-01')).toEqual(['성과관리']);
    expect(officers('2025-01-01')).toEqual(['성과관리']);
  });
});

describe('the history of a unit', () => {
  test('has its names, its heads and where it went', () => {
    expect(historyOf(units.get('planning')!, units, at('2025-08-01'))).toEqual({
      asOf: at('2025-08-01'),
      unitId: 'planning',
      kind: 'department',
      name: '기획과',
      openedOn: '2023-01-01',
      closedOn: '2024-01-01',
      names: [{ from: '2023-01-01', value: '기획과' }],
      departments: [],
      posts: [
        {
          duty: null,
          holders: [
            { from: '2023-01-01', value: KIM },
            { from: '2023-07-01', value: LEE },
          ],
        },
      ],
      lineage: [
        {
          from: { unitId: 'planning', name: '기획과' },
          to: { unitId: 'pb', name: '기획예산과' },
          on: '2024-01-01',
        },
        { from: { unitId: 'pb', name: '기획예산과' }, to: { unitId: 'audit', name: '감사과' }, on: '2025-01-01' },
      ],
      standing: [
        { unitId: 'pb', name: '예산담당관' },
        { unitId: 'audit', name: '감사과' },
      ],
    });
  });

  test('has of a team the departments it stood in, as they were called then', () => {
    const { departments, standing } = historyOf(units.get('p-1')!, units, at('2025-08-01'));
    expect(departments.map(({ from, value }) => `${from} ${value.name}`)).toEqual([
      '2023-01-01 기획과',
      '2024-01-01 기획예산과',
      '2025-01-01 감사과',
    ]);
    expect(standing.map(({ name }) => name)).toEqual(['평가팀']);
  });
});

describe('the projection', () => {
  const log = logOf(story);

  test('keeps each change with its event, its position and both clocks', () => {
    const rows = new MemoryTables(organization).fold(log).rows(unitChange);
    const ofMerger = rows.filter((row) => row.event_id === 'e14');
    expect(ofMerger.map((row) => [row.ordinal, row.unit_id, row.aspect, row.value])).toEqual([
      [0, 'planning', 'successor', 'pb'],
      [1, 'planning', 'closing', ''],
      [2, 'budget', 'successor', 'pb'],
      [3, 'budget', 'closing', ''],
      [4, 'p-1', 'department', 'pb'],
      [5, 'p-2', 'department', 'pb'],
      [6, 'b-1', 'department', 'pb'],
    ]);
    const [row] = ofMerger;
    const { recordedAt } = log[13]!;
    expect(row).toMatchObject({ position: 14, office_id: 'garam', effective_on: '2024-01-01', known_at: recordedAt });
    expect(row?.recorded_at).toBe(recordedAt);
  });

  test('keeps who holds a post, and that nobody does', () => {
    const rows = new MemoryTables(organization).fold(log).rows(unitChange);
    const posts = rows
      .filter((row) => row.unit_id === 'p-1' && row.aspect === 'post')
      .toSorted((a, b) => a.position - b.position);
    expect(posts.map((row) => [row.post, row.value, row.person_name])).toEqual([
      ['성과관리', 'l2', '이과장'],
      ['합동평가', 'k1', '김과장'],
      ['합동평가', '', ''],
    ]);
  });

  test('knows a documented change from the day of its document', () => {
    const documented = log.map((event) => ({ ...event, documentedKnownAt: '2022-12-01T00:00:00.000000Z' }));
    const rows = new MemoryTables(organization).fold(documented).rows(unitChange);
    expect(new Set(rows.map((row) => row.known_at))).toEqual(new Set(['2022-12-01T00:00:00.000000Z']));
  });

  test('folds two pages as one, wherever they part', () => {
    const whole = new MemoryTables(organization).fold(log).rows(unitChange);
    for (let cut = 0; cut <= log.length; cut += 1)
      expect(new MemoryTables(organization).fold(log.slice(0, cut)).fold(log.slice(cut)).rows(unitChange)).toEqual(
        whole,
      );
  });

  test('folds every event of an organisation, and the story has them all', () => {
    const types = Object.keys(ORGANIZATION_EVENTS).sort();
    expect(Object.keys(organization.handlers).sort()).toEqual(types);
    expect([...new Set(story.map(({ fact }): string => fact.type))].sort()).toEqual(types);
  });
});
