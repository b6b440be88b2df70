import { randomUUID } from 'node:crypto';
import { CommandBus } from '@nestjs/cqrs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { traceEvent } from '../../src/cli/trace.ts';
import type { JsonObject } from '../../src/kernel/json.ts';
import type { StateBalance } from '../../src/modules/reported-balance/domain/reported-balance.commands.ts';
import { Decide } from '../../src/platform/commands/decide.command.ts';
import { systemActor, systemGround } from '../../src/platform/commands/system-ground.ts';
import { objectsIn } from '../support/http-client.ts';
import { budgetOfficer, startTestApp, textOf, type TestApp } from '../support/test-app.ts';

const former = { ...process.env };
let ledger: TestApp;
const tokens = new Map<string, string>();
/** The chain: a person's event, two that followed from it by themselves, and one that followed from the first of these. */
const chain: string[] = [];

beforeAll(async () => {
  ledger = await startTestApp();
  Object.assign(process.env, ledger.environment);
  for (const role of [
    'auditor',
    'evaluator',
    'manager',
    'budget-officer',
    'department-officer',
    'committee-member',
  ] as const)
    tokens.set(role, await ledger.logIn(role.replace('-', '.'), role, 'culture'));
  chain.push(await reported('첫 보고', null));
  chain.push(await reported('뒤따른 보고', chain[0]!));
  chain.push(await reported('또 다른 보고', chain[0]!));
  chain.push(await reported('그다음 보고', chain[1]!));
  await ledger.upToDate();
});
afterAll(async () => {
  process.env = former;
  await ledger.close();
});

/** By a person, or by itself because of another event. Returns the id of the event. */
async function reported(name: string, causationId: string | null): Promise<string> {
  const code = randomUUID();
  const command: StateBalance = {
    type: 'StateBalance',
    subject: {
      subjectId: `2023.culture.unit.${code}`,
      fiscalYear: 2023,
      department: { id: 'culture', name: '문화과' },
      level: 'unit',
      code,
      name,
      unit: null,
      account: null,
      field: null,
      sector: null,
    },
    figures: { budgetWon: 1000, budgetFunds: null, spentWon: 0, spentFunds: null, compiledWon: null },
    source: 'work-report',
    printedRate: null,
    note: null,
    effectiveOn: causationId === null ? '2023-05-31' : '2023-06-30',
  };
  const bySaga = { ...systemActor('saga:test', '뒤따름'), role: 'budget-officer' };
  const ground = systemGround({
    actor: causationId === null ? budgetOfficer() : bySaga,
    reason: name,
    document: '예산-7',
    commandId: randomUUID(),
    causationId,
  });
  await ledger.app.get(CommandBus).execute(new Decide(command, ground));
  const { events } = await ledger.store.readAll({ after: 0, limit: 1000 });
  return events.at(-1)?.id ?? '';
}

const ask = (path: string, role = 'auditor') => ledger.request('GET', path, { token: tokens.get(role) ?? null });
const idsOf = (body: JsonObject) => objectsIn(body['events']).map((event) => event['event_id']);

describe('the chain of an event', () => {
  test('is told both ways: the causes first to last, what followed as a tree', async () => {
    const { status, body } = await ask(`/api/events/${chain[1]!}/trace`);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      event: { event_id: chain[1], label: '보고 잔액 기록', reason: '뒤따른 보고', causation_id: chain[0] },
      causes: [{ event_id: chain[0], actor_id: 'budget.officer', causation_id: null }],
      effects: [{ event: { event_id: chain[3], reason: '그다음 보고' }, effects: [] }],
      complete: true,
    });
  });

  test('from its root has all of it, and what a person did has no cause', async () => {
    const { body } = await ask(`/api/events/${chain[0]!}/trace`);
    expect(body['causes']).toEqual([]);
    expect(body['effects']).toMatchObject([
      { event: { event_id: chain[1] }, effects: [{ event: { event_id: chain[3] } }] },
      { event: { event_id: chain[2] }, effects: [] },
    ]);
  });

  test('is found by position as well', async () => {
    const { body } = await ask(`/api/events/${chain[0]!}/trace`);
    const event = objectsIn([body['event'] ?? null])[0]!;
    expect((await ask(`/api/events/${textOf(event['position'])}/trace`)).body).toEqual(body);
  });

  test('of no event is refused', async () => {
    expect((await ask('/api/events/none/trace')).body).toMatchObject({ status: 404, rule: 'not-found' });
    expect((await ask('/api/events/999999999999999/trace')).status).toBe(404);
    expect((await ask('/api/events/a%00b/trace')).body).toMatchObject({ status: 400, rule: 'bad-request' });
  });

  test('is told at the terminal, each step further in than its cause', async () => {
    const lines = (await traceEvent(chain[1]!, false)).split('\n');
    expect(lines).toEqual([
      `보고 잔액 기록 ${chain[1]!}`,
      expect.stringMatching(/^statedBalance-.*의 1번째 사건. 원인 1단계, 뒤따른 사건 1건$/),
      '',
      expect.stringMatching(
        /^· #\d+ 보고 .*귀속일 2023-05-31, 기록 .* KST {2}기획예산과 예산 담당 {2}예산-7 {2}첫 보고$/,
      ),
      expect.stringMatching(/^ {2}▶ #\d+ 보고 .*뒤따른 보고$/),
      expect.stringMatching(/^ {4}└ #\d+ 보고 .*그다음 보고$/),
    ]);
    expect(JSON.parse(await traceEvent(chain[1]!, true))).toMatchObject({ event: { event_id: chain[1] } });
  });
});

describe('the record of events', () => {
  test('comes newest first, a page at a time, each event once', async () => {
    const seen: unknown[] = [];
    let path = '/api/events?limit=3';
    for (;;) {
      const { body } = await ask(path);
      seen.push(...idsOf(body));
      if (body['next'] === null) break;
      path = `/api/events?limit=3&before=${textOf(body['next'])}`;
    }
    const { events } = await ledger.store.readAll({ after: 0, limit: 1000 });
    expect(seen).toEqual(events.map(({ id }) => id).reverse());
  });

  test.each([
    ['type=BalanceStated', [3, 2, 1, 0]],
    ['type=BalanceStated&effectiveUntil=2023-05-31', [0]],
    ['effectiveFrom=2023-06-01&effectiveUntil=2023-12-31', [3, 2, 1]],
    ['actor=saga:test', [3, 2, 1]],
    ['actor=budget.officer&department=planning-budget', [0]],
    ['department=system&document=%EC%98%88%EC%82%B0-7', [3, 2, 1]],
    ['document=none', []],
    ['type=BalanceStated&knownUntil=2020-01-01T00:00:00Z', []],
    ['type=BalanceStated&knownFrom=2020-01-01T00:00:00Z', [3, 2, 1, 0]],
  ] as const)('is narrowed by %s', async (filter, wanted) => {
    const { status, body } = await ask(`/api/events?${filter}`);
    expect([status, idsOf(body)]).toEqual([200, wanted.map((index) => chain[index])]);
  });

  test('is narrowed by stream and by position', async () => {
    const { body } = await ask(`/api/events/${chain[2]!}/trace`);
    const event = objectsIn([body['event'] ?? null])[0]!;
    const position = Number(event['position']);
    expect(idsOf((await ask(`/api/events?stream=${textOf(event['stream'])}`)).body)).toEqual([chain[2]]);
    expect(idsOf((await ask(`/api/events?after=${position - 1}&before=${position + 1}`)).body)).toEqual([chain[2]]);
  });

  test.each(['limit=0', 'limit=501', 'before=x', 'effectiveFrom=2023-02-30', 'knownFrom=yesterday', 'nobody=asked'])(
    'is not read by %s',
    async (filter) => {
      expect((await ask(`/api/events?${filter}`)).body).toMatchObject({ status: 400, rule: 'bad-request' });
    },
  );

  test('is for audit, evaluation, budget and approval, not for a department or a committee', async () => {
    const statuses = await Promise.all(
      [...tokens.keys()].map(async (role) => [role, (await ask('/api/events?limit=1', role)).status] as const),
    );
    expect(Object.fromEntries(statuses)).toEqual({
      auditor: 200,
      evaluator: 200,
      manager: 200,
      'budget-officer': 200,
      'department-officer': 403,
      'committee-member': 403,
    });
  });
});
