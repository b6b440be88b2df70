import type { OpenAPIObject } from '@nestjs/swagger';
import { OPEN_DOORS } from './authentication.ts';
import { PROBLEM_TYPE, TITLES } from './problem.ts';

type Path = OpenAPIObject['paths'][string];
type Operation = NonNullable<Path['get']>;
type Parameter = NonNullable<Operation['parameters']>[number];
type Answer = Extract<Operation['responses'][string], { description: string }>;
type Schema = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>[string];

/** What the routes answer, by operation id; null where an answer has no body. */
export interface ResponseSchemas {
  readonly answers: Readonly<Record<string, Schema | null>>;
  readonly problem: Schema;
  readonly schemas: Readonly<Record<string, Schema>>;
}

/** What a command takes beside its body, wherever it goes. */
const OF_COMMANDS: readonly Parameter[] = [
  {
    name: 'Idempotency-Key',
    in: 'header',
    description: '같은 명령을 다시 보내도 한 번만 기록된다. 공백 없는 200자 이하.',
    schema: { type: 'string', pattern: '^[\\x21-\\x7e]{1,200}$' },
  },
  {
    name: 'If-Match',
    in: 'header',
    description: '본 스트림의 판. 그사이 다른 기록이 들어왔으면 409로 거절한다.',
    schema: { type: 'string', pattern: '^"?\\d{1,9}"?$' },
  },
  {
    name: 'dryRun',
    in: 'query',
    description: 'true: 무엇이 기록될지 말하기만 하고 아무것도 기록하지 않는다.',
    schema: { type: 'string', enum: ['true', 'false'] },
  },
];

const OF_READS: readonly Parameter[] = [
  {
    name: 'Ledger-Position',
    in: 'header',
    description: '명령의 답에 있던 위치. 조회 모형이 거기까지 온 뒤에 답하고, 오지 못하면 503으로 거절한다.',
    schema: { type: 'string', pattern: '^\\d{1,15}$' },
  },
];

const HEADERS_OF_READS: NonNullable<Answer['headers']> = {
  'Ledger-Behind': {
    description: '조회 모형에 아직 들어오지 않은 사건의 수; 모두 들어왔으면 없다.',
    schema: { type: 'string' },
  },
  'Ledger-Halted': { description: '멈춘 조회 모형의 이름; 없으면 없다.', schema: { type: 'string' } },
};

/** Completes what the controllers declare by what holds for all of them: answers, failures, headers. */
export function completeDocument(
  document: OpenAPIObject,
  { answers, problem, schemas }: ResponseSchemas,
): OpenAPIObject {
  for (const [path, item] of Object.entries(document.paths))
    for (const { method, operation } of operationsOf(item)) {
      const door = `${method} ${path}`;
      const answer = answers[operation.operationId ?? ''];
      if (answer) declareAnswer(operation, answer, isRead(door) ? { headers: HEADERS_OF_READS } : {});
      declareFailures(operation, failuresOf(door), problem);
      operation.parameters = [...(operation.parameters ?? []), ...parametersOf(door)];
      if (OPEN_DOORS.includes(door)) operation.security = [];
    }
  return {
    ...document,
    components: { ...document.components, schemas: { ...document.components?.schemas, ...schemas } },
  };
}

function operationsOf({ get, post, put, delete: remove }: Path) {
  const entries = Object.entries({ GET: get, POST: post, PUT: put, DELETE: remove });
  return entries.flatMap(([method, operation]) => (operation ? [{ method, operation }] : []));
}

function declareAnswer({ responses }: Operation, schema: Schema, more: Pick<Answer, 'headers'>): void {
  const type = 'type' in schema && schema.type === 'string' ? 'text/html' : 'application/json';
  for (const status of Object.keys(responses).filter((code) => code.startsWith('2')))
    responses[status] = { description: '성공', content: { [type]: { schema } }, ...more };
}

function declareFailures({ responses }: Operation, failures: readonly number[], schema: Schema): void {
  const [type = ''] = PROBLEM_TYPE.split(';');
  for (const status of failures)
    responses[String(status)] = { description: TITLES[status] ?? '', content: { [type]: { schema } } };
}

const isCommand = (door: string): boolean => !door.startsWith('GET ') && !isOfSession(door);
const isRead = (door: string): boolean => door.startsWith('GET ') && !isOfSession(door) && !OPEN_DOORS.includes(door);
const isOfSession = (door: string): boolean => door.includes(' /api/auth/');

const parametersOf = (door: string): readonly Parameter[] => {
  if (isCommand(door)) return OF_COMMANDS;
  return isRead(door) ? OF_READS : [];
};

function failuresOf(door: string): readonly number[] {
  const rules = isCommand(door) ? [409, 413] : door.startsWith('GET ') ? [] : [429];
  const ofMember = OPEN_DOORS.includes(door) ? [] : [403, 404, 422];
  return [400, 401, ...ofMember, ...rules, 500, 503].filter((status) => door !== 'GET /api/health' || status >= 500);
}
