import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { projections } from '../../src/app.module.ts';
import { loadSeed, type SeedOutcome } from '../../src/cli/seed.ts';
import type { JsonObject } from '../../src/kernel/json.ts';
import { dropReplay, replay } from '../../src/platform/projections/replay.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { wholeLog } from '../support/whole-log.ts';

let ledger: TestApp;
let loaded: SeedOutcome;
let token: string;

beforeAll(async () => {
  ledger = await startTestApp({ work: 'all' });
  loaded = await loadSeed(ledger, 'demo-year');
  token = await ledger.logIn('evaluator', 'evaluator');
  await ledger.nothingFollows();
  await ledger.upToDate();
}, 180_000);
afterAll(() => ledger.close());

const ask = async (path: string): Promise<JsonObject> => {
  const { status, body } = await ledger.request('GET', path, { token });
  expect([path, status]).toEqual([path, 200]);
  return body;
};

const isObject = (value: unknown): value is JsonObject => typeof value === 'object' && value !== null;

describe('the demo year in the real read models', () => {
  test('is an office of 40 departments before and after its reorganisation', async () => {
    const names = async (day: string) => {
      const { departments } = await ask(`/api/organization/saebyeol?asOf=${day}`);
      return Array.isArray(departments) ? departments.map((one) => (isObject(one) ? one['name'] : null)) : [];
    };
    const [before, after] = [await names('2025-08-17'), await names('2025-08-18')];
    expect([before.length, after.length]).toEqual([40, 40]);
    expect(before).toEqual(expect.arrayContaining(['일자리정책과', '사회적경제과', '어르신장애인과', '디지털정책과']));
    expect(after).toEqual(expect.arrayContaining(['일자리경제과', '장애인복지과', '어르신복지과', '스마트도시과']));
  });

  test('knew nothing of the reorganisation before it was decided', async () => {
    expect(await ask('/api/organization/saebyeol?asOf=2025-08-18&knownAt=2025-08-03T12:00:00Z')).toMatchObject({
      departments: expect.arrayContaining([expect.objectContaining({ name: '일자리정책과' })]),
    });
  });

  test('has 148 plans, of which 146 are left', async () => {
    expect(await ask('/api/performance-plan/projects?year=2025')).toMatchObject({
      counts: { draft: 0, submitted: 0, returned: 0, confirmed: 146, withdrawn: 2 },
    });
  });

  test.each([
    ['mid-year', 147],
    ['year-end', 146],
  ])('has its %s disclosed, with the grade before and after of whoever appealed', async (cycle, projects) => {
    const { cycle: head, assessments } = await ask(`/api/performance-evaluation/cycles/saebyeol.2025.${cycle}`);
    expect(head).toMatchObject({ phase: 'disclosed', round: 1 });
    const rows = Array.isArray(assessments) ? assessments.filter(isObject) : [];
    expect(rows).toHaveLength(projects);
    expect(rows.filter((row) => row['before_grade'] !== null)).toHaveLength(cycle === 'mid-year' ? 2 : 3);
    expect(rows.every((row) => row['open_appeals'] === 0)).toBe(true);
  });

  test('scores the year-end again under its own rules as it was fixed', async () => {
    const rescored = await ask('/api/performance-evaluation/cycles/saebyeol.2025.year-end/what-if');
    const { fixed, projects } = rescored;
    const standing = (list: unknown) =>
      Array.isArray(list)
        ? list.filter(isObject).map((one) => [one['projectNo'], one['shown'], one['rank'], one['grade']])
        : [];
    expect(standing(projects)).toHaveLength(146);
    expect(standing(projects)).toEqual(standing(fixed));
  });

  test('has its plan in the fourth edition, with reports that are late and missing', async () => {
    const plan = await ask('/api/four-year-plans/saebyeol.8');
    expect(plan).toMatchObject({
      editions: [
        { edition: 1 },
        { edition: 2 },
        { edition: 3, counts: { goals: 5, fields: 10, tasks: 100 } },
        { edition: 4, basedOnYear: 2025, confirmedOn: null },
      ],
      summary: { tasks: 100, byStatus: { suspended: 1, abolished: 0 } },
    });
    expect(plan['summary']).toMatchObject({
      years: expect.arrayContaining([
        expect.objectContaining({ year: 2025, expected: 100, reported: 97, unreported: 3 }),
      ]),
    });
  });

  test('opens the score of an upheld appeal, before the verdict and after it', async () => {
    const id = 'ledger/assessment/saebyeol.2025.year-end/121/score';
    const asKnown = (at: string) => ask(`/api/figures/exact/explanation?id=${id}&asOf=2026-02-20&knownAt=${at}`);
    const [before, after] = [await asKnown('2026-02-19T12:00:00Z'), await asKnown('2026-02-20T12:00:00Z')];
    const causes = ({ statements }: JsonObject) =>
      Array.isArray(statements) ? statements.map((one) => (isObject(one) ? one['cause'] : null)) : [];
    expect(causes(before)).not.toContain('Rescored');
    expect(causes(after)).toEqual([...causes(before), 'Rescored']);
    expect(after['shown']).not.toBe(before['shown']);
  });

  test('has eight reports to chase on the day after their deadline', async () => {
    const { duties } = await ask('/api/my-work?on=2025-10-13&late=true');
    const late = Array.isArray(duties)
      ? duties.filter((one) => isObject(one) && one['kind'] === 'progress-report')
      : [];
    expect(late).toHaveLength(8);
  });

  test('shows what was spent for a task, also where its department was merged', async () => {
    for (const taskId of ['T002', 'T062']) {
      const { budget } = await ask(`/api/four-year-plans/saebyeol.8/tasks/${taskId}`);
      expect(budget).toMatchObject({ lines: expect.arrayContaining([expect.objectContaining({ state: 'known' })]) });
      expect(isObject(budget) ? Number(budget['rateTenths']) : 0).toBeGreaterThan(800);
    }
  });
});

describe('the log of the demo year', () => {
  test('replayed to the head gives the live read models, row for row', async () => {
    const { pool, store } = ledger;
    const { schema, comparisons } = await replay({ pool, store, projections, pageSize: 1000 }, await store.head());
    await dropReplay(pool, schema);
    for (const [name, comparison] of comparisons) expect([name, comparison.differences]).toEqual([name, []]);
    expect(comparisons.size).toBe(projections.length);
  });

  test('written again has nothing new in it', async () => {
    const head = await ledger.store.head();
    expect(await loadSeed(ledger, 'demo-year')).toMatchObject({ events: 0, duplicates: loaded.commands });
    expect(await ledger.store.head()).toBe(head);
  });

  test('has what follows from it, so that the sagas of a working office find every command done', async () => {
    const { pool, store } = ledger;
    const events = await wholeLog(store, 5000);
    const followed = events.filter(({ meta, fact }) => meta.actor.id.startsWith('saga:') && fact.type !== 'SagaBegan');
    expect(followed.length).toBeGreaterThan(800);
    // What the runner writes itself is known from the moment on which it is written.
    expect(followed.filter(({ documentedKnownAt }) => documentedKnownAt === null)).toEqual([]);
    expect((await pool.query('select * from saga_refusal')).rows).toEqual([]);
  });
});
