import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { QueryBus } from '@nestjs/cqrs';
import { loadSeed } from '../../src/cli/seed.ts';
import { showStaffing } from '../../src/cli/show-staffing.ts';
import type { AsOf } from '../../src/kernel/as-of.ts';
import { endOfDay } from '../../src/kernel/time.ts';
import { FindOfficeDepartment } from '../../src/projections/organization/organization.queries.ts';
import { ReportStaffing } from '../../src/projections/staffing/staffing.queries.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

let ledger: TestApp;
let queries: QueryBus;

beforeAll(async () => {
  ledger = await startTestApp();
  await loadSeed(ledger, '2023-report');
  await ledger.upToDate();
  queries = ledger.app.get(QueryBus);
});
afterAll(() => ledger.close());

const known = (knownOn: string, effectiveOn = '2023-05-31', strict = false): AsOf => ({
  effectiveOn,
  knownAt: endOfDay(knownOn),
  strict,
});
const reportOf = (asOf: AsOf) => queries.execute(new ReportStaffing('planning-budget', asOf));

/** Ⅰ-2 인력, the lines of the report itself: cells parted by tabs, blank ones at the end not written. */
const PRINTED = ['정 원\t20\t-\t1\t6\t10\t2\t1', '현 원\t21\t-\t1\t6\t9\t5\t-', '과부족\t1\t-\t-\t-\t△1\t3\t△1'];

describe('the staff table of the 2023 work report', () => {
  test('as of 5.31, known on 6.12, it prints digit by digit what the report prints', async () => {
    const { sections } = await reportOf(known('2023-06-12'));
    expect(sections.map(({ basis }) => basis)).toEqual(['stated']);
    const columns = sections.flatMap((section) => section.columns);
    expect(columns).toHaveLength(14);
    const rows = sections.flatMap((section) => section.rows);
    expect(rows.map(({ name, total, cells }) => [name, total.printed, ...cells.map(({ printed }) => printed)])).toEqual(
      PRINTED.map((line) => {
        const [name = '', ...cells] = line.split('\t');
        return [name.replace(' ', ''), ...cells, ...columns.slice(cells.length - 1).map(() => '')];
      }),
    );
  });

  test('is that table on the terminal', async () => {
    const asOf = known('2023-06-12');
    const of = await queries.execute(new FindOfficeDepartment('기획예산과', asOf));
    expect(showStaffing(of, await reportOf(asOf)).split('\n')).toEqual([
      '기획예산과 인력 현황 (단위: 명)',
      '귀속일 2023-05-31까지, 2023-06-12 23:59:59 KST에 알던 대로',
      '',
      '■ 보고 (문서에 적힌 표)',
      '            일반직                        관리운영직          별정직·임기제',
      '구분    계  4급  5급  6급  7급  8급  9급  6급  7급  8급  9급  6급  7급  8급  9급',
      '─'.repeat(80),
      '정원    20    -    1    6   10    2    1',
      '현원    21    -    1    6    9    5    -',
      '과부족   1    -    -    -   △1    3   △1',
      '문서: 제245회 구의회 제1차 정례회 2023년 주요업무 보고 (기획예산과), Ⅰ. 일반현황 2 인력, 1쪽부터',
    ]);
  });

  test('by HTTP it is the same table, for everybody who may log in', async () => {
    const token = await ledger.logIn('hong', 'department-officer', 'culture');
    const path = '/api/staffing?department=기획예산과&asOf=2023-05-31&knownAt=2023-06-12T23:59:59%2B09:00';
    const answer = await ledger.request('GET', encodeURI(path).replace('%252B', '%2B'), { token });
    const { sections } = await reportOf(known('2023-06-12'));
    expect(answer).toMatchObject({
      status: 200,
      body: {
        department: { officeId: 'yeongdeungpo', unitId: 'planning-budget', name: '기획예산과' },
        sections,
      },
    });
  });

  test('opens into the event that states it', async () => {
    const { sections } = await reportOf(known('2023-06-12'));
    const ids = sections.flatMap(({ rows }) => rows.flatMap(({ total, cells }) => [total, ...cells]));
    const [stream] = await ledger.store.read('staffing-planning-budget');
    expect(new Set(ids.flatMap(({ eventIds }) => eventIds))).toEqual(new Set([stream?.id]));
  });

  test.each([
    ['the day before the report', known('2023-06-11')],
    ['for a day before its own', known('2023-06-12', '2023-05-30')],
    ['strictly, as it was recorded only now', known('2023-06-12', '2023-05-31', true)],
  ])('nothing was known %s', async (_, asOf) => {
    expect((await reportOf(asOf)).sections).toEqual([]);
    await expect(queries.execute(new FindOfficeDepartment('기획예산과', asOf))).rejects.toThrow('not-found');
  });

  test('a department that the organisation does not have is not found', async () => {
    const token = await ledger.logIn('auditor', 'auditor');
    const answer = await ledger.request('GET', encodeURI('/api/staffing?department=없는과'), { token });
    expect(answer).toMatchObject({ status: 404, body: { rule: 'not-found' } });
  });

  test('loaded again it changes nothing', async () => {
    const head = await ledger.store.head();
    const { commands, duplicates, events } = await loadSeed(ledger, '2023-report');
    expect([duplicates, events]).toEqual([commands, 0]);
    expect(await ledger.store.head()).toBe(head);
  });
});
