import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CommandBus } from '@nestjs/cqrs';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Pool } from 'pg';
import { AppModule, projections, sagas, type AppOptions } from '../../src/app.module.ts';
import { EVENT_STORE, type EventStore } from '../../src/event-store/event-store.port.ts';
import type { Actor } from '../../src/kernel/domain-event.ts';
import type { Json, JsonObject } from '../../src/kernel/json.ts';
import type { Role } from '../../src/kernel/roles.ts';
import type { PlainDate } from '../../src/kernel/time.ts';
import type { AccountsCommand, OpenAccount } from '../../src/modules/accounts/domain/accounts.commands.ts';
import { CALENDAR } from '../../src/modules/automation/domain/automation.decider.ts';
import { Sessions } from '../../src/modules/accounts/sessions.ts';
import type { AutomationCommand } from '../../src/modules/automation/domain/automation.commands.ts';
import type { BudgetExecutionCommand } from '../../src/modules/budget-execution/domain/budget-execution.commands.ts';
import type { FourYearPlanCommand } from '../../src/modules/four-year-plan/domain/four-year-plan.commands.ts';
import type { OrganizationCommand } from '../../src/modules/organization/domain/organization.commands.ts';
import type { PerformanceEvaluationCommand } from '../../src/modules/performance-evaluation/domain/performance-evaluation.commands.ts';
import type { PerformancePlanCommand } from '../../src/modules/performance-plan/domain/performance-plan.commands.ts';
import type { ReportedBalanceCommand } from '../../src/modules/reported-balance/domain/reported-balance.commands.ts';
import type { ReportedMilestoneCommand } from '../../src/modules/reported-milestone/domain/reported-milestone.commands.ts';
import type { SealPlaces } from '../../src/modules/seals/seal-places.ts';
import type { StaffingCommand } from '../../src/modules/staffing/domain/staffing.commands.ts';
import { Decide, type DecisionMade } from '../../src/platform/commands/decide.command.ts';
import { systemActor } from '../../src/platform/commands/system-ground.ts';
import { POOL } from '../../src/platform/database/pool.ts';
import { createHttpApp } from '../../src/platform/http/create-http-app.ts';
import { waitForPosition } from '../../src/platform/projections/wait-for-position.ts';
import { createTestDatabase, type TestDatabase } from './database.ts';
import { testEventStore } from './test-event-store.ts';

type LedgerCommand =
  | AccountsCommand
  | AutomationCommand
  | BudgetExecutionCommand
  | FourYearPlanCommand
  | PerformanceEvaluationCommand
  | PerformancePlanCommand
  | ReportedBalanceCommand
  | ReportedMilestoneCommand
  | OrganizationCommand
  | StaffingCommand;

export interface Answer {
  readonly status: number;
  readonly contentType: string;
  readonly body: JsonObject;
}

export interface RequestOptions {
  readonly token?: string | null;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A member of an answer as text. */
export const textOf = (value: Json | undefined): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** The whole application on a database of its own, without a port. */
export interface TestApp {
  readonly app: NestFastifyApplication;
  readonly pool: Pool;
  readonly store: EventStore;
  /** What a command of the terminal needs to work on the same ledger. */
  readonly environment: Readonly<Record<string, string>>;
  readonly seals: SealPlaces;
  /** Opens an account and logs it in. */
  logIn(accountId: string, role: Role, departmentId?: string): Promise<string>;
  request(method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, options?: RequestOptions): Promise<Answer>;
  /** Straight through the command bus, as the importer and the seeds do. */
  send(command: LedgerCommand, ground?: { actor?: Actor; documentedOn?: PlainDate | null }): Promise<DecisionMade>;
  upToDate(): Promise<void>;
  /** Resolves when every saga has seen everything, what followed from it included. */
  nothingFollows(): Promise<void>;
  /** As the calendar says it, and all that follows. */
  beginDay(day: PlainDate): Promise<void>;
  close(): Promise<void>;
}

export const TEST_PASSWORD = 'correct horse battery';

export const budgetOfficer = (id = 'budget.officer'): Actor => ({
  id,
  name: '예산 담당',
  departmentId: 'planning-budget',
  departmentName: '기획예산과',
  role: 'budget-officer',
});

const ADMINISTRATOR: Actor = { ...budgetOfficer('root'), role: 'administrator' };

export async function startTestApp(
  { page = null, ...own }: Partial<Omit<AppOptions, 'databaseUrl'>> & { readonly page?: string | null } = {},
  existing?: TestDatabase,
): Promise<TestApp> {
  const database = existing ?? (await createTestDatabase());
  const directory = await mkdtemp(join(tmpdir(), 'ledger-seals-'));
  const seals = own.seals ?? { keys: join(directory, 'keys'), receipts: join(directory, 'seals') };
  const { eventStore = testEventStore() } = own;
  // Nothing happens by itself, so a test finds in the log what it has put there.
  const work = 'read-models';
  const options = { databaseUrl: database.url, work, ...own, eventStore, seals } as const;
  const app = await createHttpApp(AppModule.on(options), page);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  const pool = app.get<Pool>(POOL);
  const store = app.get<EventStore>(EVENT_STORE);
  const bus = app.get(CommandBus);
  const send: TestApp['send'] = (command, { actor = budgetOfficer(), documentedOn = null } = {}) =>
    bus.execute(
      new Decide(command, {
        actor,
        reason: '시험',
        document: '시험-1',
        commandId: randomUUID(),
        documentedOn,
        expectedVersion: null,
        dryRun: false,
        correlationId: null,
        causationId: null,
      }),
    );
  const request: TestApp['request'] = async (method, path, { token = null, body, headers = {} } = {}) => {
    const reply = await app.inject({
      method,
      url: path,
      headers: {
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(token !== null && { authorization: `Bearer ${token}` }),
        ...headers,
      },
      ...(body !== undefined && { payload: JSON.stringify(body) }),
    });
    const contentType = String(reply.headers['content-type'] ?? '');
    return {
      status: reply.statusCode,
      contentType,
      body: contentType.includes('json') ? reply.json<JsonObject>() : {},
    };
  };
  const nothingFollows: TestApp['nothingFollows'] = async () => {
    const checkpoints = sagas.map(({ name }) => `saga/${name}`);
    for (;;) {
      const head = await store.head();
      await waitForPosition(pool, checkpoints, head, 20_000);
      if ((await store.head()) === head) return;
    }
  };
  return {
    app,
    pool,
    store,
    environment: {
      DATABASE_URL: database.url,
      EVENT_STORE: eventStore.kind,
      ...(eventStore.kind === 'eventstoredb' && {
        EVENTSTORE_URL: eventStore.url,
        EVENTSTORE_JOURNAL: eventStore.journal,
      }),
    },
    seals,
    send,
    request,
    async logIn(accountId, role, departmentId = 'planning-budget') {
      const assignment = { department: { id: departmentId, name: departmentId }, role };
      const command: OpenAccount = {
        type: 'OpenAccount',
        accountId,
        name: accountId,
        assignment,
        effectiveOn: '2025-01-01',
      };
      await send(command, { actor: ADMINISTRATOR });
      await app.get(Sessions).setPassword(accountId, TEST_PASSWORD);
      const { body } = await request('POST', '/api/auth/login', {
        body: { loginName: accountId, password: TEST_PASSWORD },
      });
      return textOf(body['token']);
    },
    async upToDate() {
      const names = projections.map(({ name }) => name);
      await waitForPosition(pool, names, await store.head(), 20_000);
    },
    nothingFollows,
    async beginDay(day) {
      await send(
        { type: 'BeginDay', calendar: CALENDAR, effectiveOn: day },
        { actor: systemActor('day-keeper', '달력') },
      );
      await nothingFollows();
    },
    async close() {
      await app.close();
      await database.drop();
      await rm(directory, { recursive: true });
    },
  };
}
