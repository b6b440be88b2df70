import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { QueryBus } from '@nestjs/cqrs';
import { projections } from '../../src/app.module.ts';
import { InMemoryEventStore } from '../../src/event-store/in-memory/in-memory-event-store.ts';
import type { AsOf } from '../../src/kernel/as-of.ts';
import { endOfDay, instantOf, startOfDay } from '../../src/kernel/time.ts';
import { dropReplay, replay } from '../../src/platform/projections/replay.ts';
import {
  FindOfficeDepartment,
  ShowOrganization,
  TraceUnit,
} from '../../src/projections/organization/organization.queries.ts';
import { ReportStaffing } from '../../src/projections/staffing/staffing.queries.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

const OFFICE = '/api/organization/garam';
const STAFF = '/api/staffing/garam';
const ground = { reason: '조직개편', document: '조직-1' };
const SEVENTH = { series: '일반직', grade: '7급' };

let now = startOfDay('2024-01-01');
let ledger: TestApp;
let queries: QueryBus;
let token: string;

/** Moves the test's own clock to noon of that day; a token does not last so long. */
const on = async (day: string): Promise<void> => {
  now = instantOf(Date.parse(`${day}T12:00:00+09:00`));
  token = await ledger.logIn(`evaluator.${day.replaceAll('-', '')}`, 'evaluator');
};
const known = (knownOn: string, effectiveOn: string): AsOf => ({
  effectiveOn,
  knownAt: endOfDay(knownOn),
  strict: false,
});
const send = async (path: string, effectiveOn: string, body: object) => {
  const answer = await ledger.request('POST', path, { token, body: { ...ground, effectiveOn, ...body } });
  expect([path, answer.status, answer.body['rule']]).toEqual([path, 201, undefined]);
};

beforeAll(async () => {
  const clock = () => now;
  const log = new InMemoryEventStore(clock);
  ledger = await startTestApp({ clock, eventLog: { store: log, archive: log } });
  queries = ledger.app.get(QueryBus);
  await on('2024-01-02');
  const founding = '2024-01-01';
  await send(`${OFFICE}/departments`, founding, { departmentId: 'planning', name: '기획과' });
  await send(`${OFFICE}/departments`, founding, { departmentId: 'budget', name: '예산과' });
  await send(`${OFFICE}/teams`, founding, { teamId: 'eval', departmentId: 'planning', name: '평가팀' });
  await send(`${OFFICE}/units/planning/heads`, founding, { person: { id: 'k1', name: '김과장' } });
  await send(`${OFFICE}/units/eval/officers`, founding, { duty: '성과관리', person: { id: 'p2', name: '박담당' } });
  await send(`${STAFF}/planning/quotas`, founding, { cells: [{ ...SEVENTH, count: 1 }] });
  await send(`${STAFF}/planning/appointments`, founding, { staffId: 's1', as: SEVENTH });
  await on('2024-06-10'); // decided three weeks ahead
  const reform = '2024-07-01';
  await send(`${OFFICE}/departments`, reform, { departmentId: 'pb', name: '기획예산과' });
  await send(`${OFFICE}/mergers`, reform, { from: ['planning', 'budget'], into: 'pb' });
  await send(`${OFFICE}/units/pb/heads`, reform, { person: { id: 'l2', name: '이과장' } });
  await send(`${STAFF}/planning/transfers-out`, reform, { staffId: 's1', to: '기획예산과' });
  await send(`${STAFF}/pb/quotas`, reform, { cells: [{ ...SEVENTH, count: 2 }] });
  await send(`${STAFF}/pb/transfers-in`, reform, { staffId: 's1', as: SEVENTH, from: '기획과' });
  await on('2024-08-05'); // found out late
  await send(`${OFFICE}/departments/pb/names`, '2024-07-15', { name: '미래기획과' });
  await ledger.upToDate();
}, 60_000);
afterAll(() => ledger.close());

const outline = async (asOf: AsOf) => {
  const { departments } = await queries.execute(new ShowOrganization('garam', asOf));
  return departments.map(({ name, head, teams }) => [name, head?.name ?? '공석', ...teams.map((team) => team.name)]);
};

describe('the chart of an office', () => {
  test('changes on the day of the reorganisation', async () => {
    expect(await outline(known('2024-06-30', '2024-06-30'))).toEqual([
      ['기획과', '김과장', '평가팀'],
      ['예산과', '공석'],
    ]);
    expect(await outline(known('2024-07-01', '2024-07-01'))).toEqual([['기획예산과', '이과장', '평가팀']]);
  });

  test('of a day to come is what is decided by now', async () => {
    const before = await outline(known('2024-06-09', '2024-07-01'));
    expect(before.map(([name]) => name)).toEqual(['기획과', '예산과']);
    expect(await outline(known('2024-06-10', '2024-07-01'))).toEqual([['기획예산과', '이과장', '평가팀']]);
  });

  test('has a name that was entered late only where it was known', async () => {
    expect(await outline(known('2024-08-04', '2024-07-31'))).toEqual([['기획예산과', '이과장', '평가팀']]);
    expect(await outline(known('2024-08-05', '2024-07-31'))).toEqual([['미래기획과', '이과장', '평가팀']]);
    expect(await outline(known('2024-08-05', '2024-07-14'))).toEqual([['기획예산과', '이과장', '평가팀']]);
  });

  test('by HTTP is the same, with its officers', async () => {
    const { body } = await ledger.request('GET', `${OFFICE}?asOf=2024-06-30`, { token });
    expect(body).toMatchObject({
      officeId: 'garam',
      departments: [
        { name: '기획과', teams: [{ officers: [{ duty: '성과관리', person: { name: '박담당' } }] }] },
        { name: '예산과' },
      ],
    });
  });

  test('is one of the departments of every office, as they stand on the day', async () => {
    const { headers, statusCode, payload } = await ledger.app.inject({
      url: '/api/organization?asOf=2024-06-30',
      headers: { authorization: `Bearer ${token}` },
    });
    expect([statusCode, headers['content-type']]).toEqual([200, expect.stringContaining('json')]);
    const departments: unknown = JSON.parse(payload);
    expect(departments).toEqual(
      expect.arrayContaining([
        { officeId: 'garam', unitId: 'planning', name: '기획과' },
        { officeId: 'garam', unitId: 'budget', name: '예산과' },
      ]),
    );
  });
});

describe('당시 부서 → 현재 부서', () => {
  test('leads from a merged department to the one that stands for it', async () => {
    const { body } = await ledger.request('GET', `${OFFICE}/units/planning?asOf=2024-08-31`, { token });
    expect(body).toMatchObject({
      kind: 'department',
      name: '기획과',
      closedOn: '2024-07-01',
      lineage: [{ from: { name: '기획과' }, to: { unitId: 'pb', name: '기획예산과' }, on: '2024-07-01' }],
      standing: [{ unitId: 'pb', name: '미래기획과' }],
    });
  });

  test('names the events that say so', async () => {
    const { eventIds } = await queries.execute(new TraceUnit('garam', 'eval', known('2024-08-05', '2024-08-05')));
    const events = (await ledger.store.read('organization-garam')).filter(({ id }) => eventIds.includes(id));
    expect(events.map(({ fact }) => fact.type)).toEqual(['TeamCreated', 'OfficerAssigned', 'DepartmentsMerged']);
  });

  test('a unit of which nothing is known is not found', async () => {
    expect(await ledger.request('GET', `${OFFICE}/units/nobody`, { token })).toMatchObject({
      status: 404,
      body: { rule: 'not-found' },
    });
  });
});

test('a document that proves a new name before anybody knew the department tells nothing by itself', async () => {
  const naram = { officeId: 'naram', departmentId: 'naram-tax', effectiveOn: '2024-01-01' };
  await ledger.send({ type: 'CreateDepartment', ...naram, name: '세무과' });
  const rename = { type: 'RenameDepartment', ...naram, name: '세정과' } as const;
  await ledger.send(rename, { documentedOn: '2024-03-01' });
  await ledger.upToDate();
  const chart = (knownOn: string) => queries.execute(new ShowOrganization('naram', known(knownOn, '2024-01-01')));
  expect(await chart('2024-03-01')).toMatchObject({ departments: [] });
  expect(await chart('2024-08-05')).toMatchObject({ departments: [{ name: '세정과' }] });
});

describe('a department by its name', () => {
  test('is the one that bears it on the day', async () => {
    const find = (name: string, day: string) =>
      queries.execute(new FindOfficeDepartment(name, known('2024-08-05', day))).then(({ unitId }) => unitId);
    expect(await find('기획과', '2024-06-30')).toBe('planning');
    await expect(find('기획과', '2024-07-01')).rejects.toThrow('not-found');
    expect(await find('기획예산과', '2024-07-14')).toBe('pb');
    await expect(find('기획예산과', '2024-07-15')).rejects.toThrow('not-found');
    expect(await find('planning', '2024-07-15')).toBe('planning');
    await expect(find('평가팀', '2024-06-30')).rejects.toThrow('not-found');
  });
});

describe('the staff of a merged department', () => {
  const printed = async (departmentId: string, asOf: AsOf) =>
    (await queries.execute(new ReportStaffing(departmentId, asOf))).sections.flatMap(({ rows }) =>
      rows.map(({ name, total }) => `${name} ${total.printed}`),
    );

  test('is there until the day before, and then in the new one', async () => {
    expect(await printed('planning', known('2024-08-05', '2024-06-30'))).toEqual(['정원 1', '현원 1', '과부족 -']);
    expect(await printed('planning', known('2024-08-05', '2024-07-01'))).toEqual(['정원 1', '현원 -', '과부족 △1']);
    expect(await printed('pb', known('2024-08-05', '2024-07-01'))).toEqual(['정원 2', '현원 1', '과부족 △1']);
    expect(await printed('pb', known('2024-06-09', '2024-07-01'))).toEqual([]);
  });

  test('takes nobody any more, by name of the rule', async () => {
    const body = { ...ground, effectiveOn: '2024-07-01', staffId: 's2', as: SEVENTH };
    expect(await ledger.request('POST', `${STAFF}/planning/appointments`, { token, body })).toMatchObject({
      status: 422,
      body: { rule: 'department-not-closed', numbers: { closedOn: '2024-07-01' } },
    });
  });
});

describe('who may write it', () => {
  test.each([
    ['department-officer', `${OFFICE}/departments`, { departmentId: 'x', name: '새 과' }],
    ['auditor', `${STAFF}/pb/quotas`, { cells: [{ ...SEVENTH, count: 1 }] }],
  ] as const)('not a %s', async (role, path, body) => {
    const theirs = await ledger.logIn(`some.${role.slice(0, 4)}`, role);
    const answer = await ledger.request('POST', path, {
      token: theirs,
      body: { ...ground, effectiveOn: '2024-09-01', ...body },
    });
    expect(answer).toMatchObject({ status: 403, body: { rule: 'not-permitted' } });
  });

  test.each([
    [`${OFFICE}/units/pb/heads`, {}],
    [`${OFFICE}/units/pb/heads`, { person: null }],
    [`${OFFICE}/departments/pb/split`, { into: ['pb', 'x'] }],
    [`${OFFICE}/mergers`, { from: [], into: 'pb' }],
    [`${STAFF}/pb/quotas`, { cells: [SEVENTH] }],
    [`${STAFF}/pb/appointments`, { staffId: 's9' }],
    [`${STAFF}/pb/statements`, { departmentName: '기획과', cells: [] }],
  ])('not without what it needs: %s %j', async (path, body) => {
    const answer = await ledger.request('POST', path, {
      token,
      body: { ...ground, effectiveOn: '2024-09-01', ...body },
    });
    expect(answer).toMatchObject({ status: 400, body: { rule: 'bad-request' } });
  });

  test('a column that does not apply is said to be null', async () => {
    const body = { ...ground, effectiveOn: '2024-09-01', cells: [{ ...SEVENTH, count: null }] };
    const answer = await ledger.request('POST', `${STAFF}/pb/quotas?dryRun=true`, { token, body });
    expect(answer).toMatchObject({ status: 201, body: { facts: [{ fact: { data: { cells: [{ count: null }] } } }] } });
  });
});

test('a replay to the head equals the live read models, row for row', async () => {
  const { pool, store } = ledger;
  const mine = projections.filter(({ name }) => ['organization', 'staffing'].includes(name));
  const { schema, comparisons } = await replay({ pool, store, projections: mine, pageSize: 4 }, await store.head());
  await dropReplay(pool, schema);
  expect([...comparisons].map(([name, { differences, tables }]) => [name, differences, tables])).toEqual([
    ['organization', [], ['unit_change']],
    ['staffing', [], ['staffing_cell']],
  ]);
});
