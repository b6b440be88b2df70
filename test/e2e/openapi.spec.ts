import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { loadSeed } from '../../src/cli/seed.ts';
import type { JsonObject } from '../../src/kernel/json.ts';
import * as plan from '../support/four-year-plan-facts.ts';
import { newEvent } from '../support/new-event.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

type Members = Readonly<Record<string, unknown>>;
interface Operation {
  readonly door: string;
  readonly parameters: readonly Members[];
  readonly responses: Members;
}

const isMembers = (value: unknown): value is Members => typeof value === 'object' && value !== null;
const members = (value: unknown): Members => (isMembers(value) ? value : {});
const list = (value: unknown): readonly Members[] => (Array.isArray(value) ? value.map(members) : []);

let ledger: TestApp;
let token: string;
let officer: string;
let document: JsonObject;
let schemas: Members;
let operations: readonly Operation[];

beforeAll(async () => {
  ledger = await startTestApp();
  token = await ledger.logIn('root', 'administrator');
  officer = await ledger.logIn('officer', 'budget-officer');
  await loadSeed(ledger, '2023-report');
  for (const { stream, fact } of [...plan.planOf(plan.taskWith('T1')), plan.guideline()])
    await ledger.store.append(stream, [newEvent(fact)], 'any');
  document = (await ledger.request('GET', '/api/openapi.json', { token })).body;
  schemas = members(members(document['components'])['schemas']);
  operations = Object.entries(members(document['paths'])).flatMap(([path, item]) =>
    Object.entries(members(item)).map(([method, operation]) => ({
      door: `${method.toUpperCase()} ${path}`,
      parameters: list(members(operation)['parameters']),
      responses: members(members(operation)['responses']),
    })),
  );
});
afterAll(() => ledger.close());

/** The schema of one answer; undefined where none is declared. */
function schemaOf({ responses }: Operation, status: string): unknown {
  const [content] = Object.values(members(members(responses[status])['content']));
  return members(content)['schema'];
}

function resolved(schema: unknown): Members {
  const { $ref } = members(schema);
  return typeof $ref === 'string' ? members(schemas[$ref.replace('#/components/schemas/', '')]) : members(schema);
}

/** An object with named members, a list or union of such, or a page of text: something a client can be made from. */
function isReal(schema: unknown): boolean {
  const { type, items, properties, anyOf } = resolved(schema);
  if (Array.isArray(anyOf)) return anyOf.every(isReal);
  return type === 'array' ? isReal(items) : type === 'string' || Object.keys(members(properties)).length > 0;
}

const successOf = ({ responses }: Operation): string =>
  Object.keys(responses).find((code) => code.startsWith('2')) ?? '';
const at = (door: string): Operation => {
  const found = operations.find((operation) => operation.door === door);
  if (!found) throw new Error(`${door} is not in the document`);
  return found;
};
const namesOf = ({ parameters }: Operation): readonly unknown[] => parameters.map(({ name }) => name);

describe('the document of the API', () => {
  test('has a real schema for every answer that has a body', () => {
    const without = operations.filter(
      (operation) => successOf(operation) !== '204' && !isReal(schemaOf(operation, successOf(operation))),
    );
    expect(without.map(({ door }) => door)).toEqual([]);
    expect(operations.length).toBeGreaterThan(35);
  });

  test('would notice an answer that says nothing', () => {
    expect([{}, { type: 'object' }, { type: 'array', items: {} }, undefined].filter(isReal)).toEqual([]);
  });

  test('has a problem+json with its members for every failure, and failures for every operation', () => {
    for (const operation of operations) {
      const failures = Object.keys(operation.responses).filter((code) => /^[45]/.test(code));
      expect([operation.door, failures.length]).toEqual([operation.door, expect.any(Number)]);
      expect(failures.length).toBeGreaterThan(1);
      for (const status of failures) {
        expect(Object.keys(members(members(operation.responses[status])['content']))).toEqual([
          'application/problem+json',
        ]);
        const { required } = resolved(schemaOf(operation, status));
        expect(required).toEqual(['type', 'title', 'status', 'detail', 'rule', 'numbers']);
      }
    }
  });

  test('names what every command takes beside its body, and what every read takes', () => {
    for (const operation of operations.filter(({ door }) => !door.includes('/api/auth/') && door !== 'GET /api/health'))
      expect([operation.door, namesOf(operation)]).toEqual([
        operation.door,
        expect.arrayContaining(
          operation.door.startsWith('GET ') ? ['Ledger-Position'] : ['Idempotency-Key', 'If-Match', 'dryRun'],
        ),
      ]);
    expect(namesOf(at('POST /api/auth/login'))).toEqual([]);
  });

  test('refers to nothing that it does not have', () => {
    const refs = [...JSON.stringify(document).matchAll(/"#\/components\/schemas\/([^"]+)"/g)].map(
      ([, name = '']) => name,
    );
    expect(refs.length).toBeGreaterThan(100);
    expect(refs.filter((name) => !(name in schemas))).toEqual([]);
  });
});

/** Where a value is not what its schema says; empty when it is. */
function faults(value: unknown, schema: unknown, path: string): readonly string[] {
  const { type, properties, required, items, anyOf, additionalProperties, enum: texts } = resolved(schema);
  if (Array.isArray(anyOf)) return anyOf.some((one) => faults(value, one, path).length === 0) ? [] : [path];
  if (Array.isArray(texts)) return texts.includes(value) ? [] : [path];
  if (type === 'null') return value === null ? [] : [path];
  if (type === 'array')
    return Array.isArray(value) ? value.flatMap((one, index) => faults(one, items, `${path}.${index}`)) : [path];
  if (type !== 'object') return type === undefined || typeof value === type ? [] : [path];
  if (!isMembers(value)) return [path];
  const missing = Array.isArray(required)
    ? required.filter((name) => typeof name === 'string' && !(name in value))
    : [];
  return [
    ...missing.map((name) => `${path}.${String(name)} is missing`),
    ...Object.entries(value).flatMap(([name, member]) => {
      const own = members(properties)[name] ?? additionalProperties;
      if (own !== undefined) return faults(member, own, `${path}.${name}`);
      return properties === undefined ? [] : [`${path}.${name} is not declared`];
    }),
  ];
}

describe('what is answered', () => {
  const RATE = 'stated/unit/2023/planning-budget/U3/rate';
  const SPENT = 'stated/unit/2023/planning-budget/U3/spent';
  const COUNT = `ledger/edition/${plan.planId}/1/tasks`;

  test.each([
    ['GET /api/budget-execution/report', '?year=2023&department=planning-budget&byFund=true'],
    ['GET /api/budget-execution/report/departments', '?year=2023'],
    ['GET /api/budget-execution/departments', ''],
    ['GET /api/budget-execution/lines', '?year=2023&department=planning-budget'],
    ['GET /api/figures', `?id=${RATE}&id=${SPENT}&id=${SPENT}/city`],
    ['GET /api/figures/explanation', `?id=${SPENT}`],
    ['GET /api/figures/ground', `?id=${RATE}`],
    ['GET /api/figures/difference', `?id=${RATE}&fromAsOf=2023-01-31`],
    ['GET /api/organization', ''],
    ['GET /api/my-work', '?on=2023-10-14'],
    ['GET /api/figures/exact', `?id=${COUNT}`],
    ['GET /api/figures/exact/explanation', `?id=${COUNT}`],
    ['GET /api/figures/exact/difference', `?id=${COUNT}&fromAsOf=2023-01-31`],
    ['GET /api/accounts', ''],
    ['GET /api/auth/me', ''],
    ['GET /api/log', '?limit=5'],
    ['GET /api/events', '?limit=5'],
    ['GET /api/events/{event}/trace', ''],
    ['GET /api/projections', ''],
    ['GET /api/refusals', ''],
    ['GET /api/health', ''],
  ])('by %s%s is what the document says', async (door, query) => {
    await ledger.upToDate();
    const asks = /accounts|events|log|my-work|projections|refusals/.test(door) ? token : officer;
    const { status, body } = await ledger.request('GET', door.replace('GET ', '').replace('{event}', '1') + query, {
      token: asks,
    });
    expect(status).toBe(200);
    expect(faults(body, schemaOf(at(door), '200'), 'answer')).toEqual([]);
    expect(faults({}, schemaOf(at(door), '200'), 'answer')).not.toEqual([]);
  });

  test('to a command is what the document says', async () => {
    const door = 'POST /api/accounts';
    const body = {
      accountId: 'kim',
      name: '김주무관',
      assignment: { department: { id: 'd', name: '과' }, role: 'auditor' },
      ...{ reason: '발령', document: '총무-1' },
    };
    const answer = await ledger.request('POST', '/api/accounts', { token, body });
    expect(faults(answer.body, schemaOf(at(door), '201'), 'answer')).toEqual([]);
    const refused = await ledger.request('POST', '/api/accounts', { token, body });
    expect(faults(refused.body, schemaOf(at(door), String(refused.status)), 'answer')).toEqual([]);
  });
});
