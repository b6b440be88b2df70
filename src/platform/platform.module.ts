import {
  Inject,
  Injectable,
  Logger,
  Module,
  type DynamicModule,
  type OnApplicationShutdown,
  type OnModuleInit,
} from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { CommandBus, CqrsModule } from '@nestjs/cqrs';
import { InjectDataSource, TypeOrmModule } from '@nestjs/typeorm';
import { Pool } from 'pg';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { EVENT_STORE, type EventStore } from '../event-store/event-store.port.ts';
import { LOG_ARCHIVE, type EventLog } from '../event-store/log-archive.port.ts';
import type { Projection } from '../kernel/projection.ts';
import type { Saga } from '../kernel/saga.ts';
import { ACCESS_POLICY, type AccessPolicy } from './access/access-policy.port.ts';
import { Background, WORK, type Work } from './background-work.ts';
import { CLOCK, systemClock, type Clock } from './clock.ts';
import { DECIDER_ROOMS, type DeciderRooms } from './commands/decider-room.ts';
import { Decide } from './commands/decide.command.ts';
import { DecideHandler } from './commands/decide.handler.ts';
import { hearLoss, POOL } from './database/pool.ts';
import { migrate } from './database/migrate.ts';
import { CommandDoor } from './http/command-door.ts';
import { ReadGate } from './http/read-gate.ts';
import { ReadYourWrites } from './http/read-your-writes.ts';
import { ProjectionHost } from './projections/projection-host.ts';
import { PROJECTIONS } from './projections/projections.token.ts';
import { SagaHost } from './sagas/saga-host.ts';

/** What the composition brings: everything the platform does not know by itself. */
export interface Composition {
  readonly databaseUrl: string;
  readonly eventLog: (pool: Pool) => EventLog;
  readonly rooms: DeciderRooms;
  readonly projections: readonly Projection[];
  readonly policy: AccessPolicy;
  readonly entities: NonNullable<Parameters<typeof TypeOrmModule.forFeature>[0]>;
  readonly migrations: Extract<DataSourceOptions['migrations'], unknown[]>;
  readonly work: Work;
  readonly sagas: readonly Saga[];
  readonly clock?: Clock;
}

const EVENT_LOG = Symbol('EventLog');

/** Connections for requests; projections take theirs from the same pool. */
const POOL_SIZE = 20;
/** A server that does not answer by then is taken for gone. */
const CONNECT_LIMIT_MS = 10_000;

const log = new Logger('ledger');

/** A lost idle connection is worth a line, unless we are letting go of all of them. */
class LostConnections {
  private expected = false;

  readonly report = (error: unknown): void => {
    if (!this.expected) log.warn(`데이터베이스 연결이 끊겼습니다: ${String(error)}`);
  };

  expect(): void {
    this.expected = true;
  }
}

const logTrouble = (name: string, error: unknown): void => {
  log.error(`${name}: ${String(error)}`);
};

function openPool(databaseUrl: string, connections: LostConnections): Pool {
  const pool = new Pool({
    connectionString: databaseUrl,
    max: POOL_SIZE,
    connectionTimeoutMillis: CONNECT_LIMIT_MS,
    keepAlive: true,
  });
  pool.on('connect', hearLoss);
  pool.on('error', connections.report);
  return pool;
}

/** Migrates before anything reads, and lets go of everything at the end. */
@Injectable()
class Lifecycle implements OnModuleInit, OnApplicationShutdown {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    @Inject(POOL) private readonly pool: Pool,
    @Inject(EVENT_STORE) private readonly store: EventStore,
    private readonly background: Background,
    projections: ProjectionHost,
    sagas: SagaHost,
    private readonly connections: LostConnections,
  ) {
    background.add(projections);
    background.add(sagas);
  }

  onModuleInit(): Promise<void> {
    return migrate(this.database, this.pool);
  }

  async onApplicationShutdown(): Promise<void> {
    this.connections.expect();
    await this.background.stop();
    await this.store.close();
    await this.pool.end();
  }
}

@Module({})
export class PlatformModule {
  static with(composition: Composition): DynamicModule {
    const { databaseUrl, eventLog, rooms, projections, sagas, policy, entities, migrations, work, clock } = composition;
    const connections = new LostConnections();
    return {
      module: PlatformModule,
      global: true,
      imports: [
        CqrsModule.forRoot(),
        TypeOrmModule.forRoot({
          type: 'postgres',
          url: databaseUrl,
          entities,
          migrations,
          retryAttempts: 0,
          connectTimeoutMS: CONNECT_LIMIT_MS,
          extra: { keepAlive: true, onConnect: hearLoss },
          poolErrorHandler: connections.report,
        }),
        TypeOrmModule.forFeature(entities),
      ],
      providers: [
        { provide: POOL, useFactory: () => openPool(databaseUrl, connections) },
        { provide: LostConnections, useValue: connections },
        { provide: EVENT_LOG, useFactory: eventLog, inject: [POOL] },
        { provide: EVENT_STORE, useFactory: ({ store }: EventLog) => store, inject: [EVENT_LOG] },
        { provide: LOG_ARCHIVE, useFactory: ({ archive }: EventLog) => archive, inject: [EVENT_LOG] },
        { provide: DECIDER_ROOMS, useValue: rooms },
        { provide: PROJECTIONS, useValue: projections },
        { provide: ACCESS_POLICY, useValue: policy },
        { provide: CLOCK, useValue: clock ?? systemClock },
        { provide: WORK, useValue: work },
        {
          provide: ProjectionHost,
          useFactory: (pool: Pool, store: EventStore) =>
            new ProjectionHost({ pool, store, projections, options: { onTrouble: logTrouble } }),
          inject: [POOL, EVENT_STORE],
        },
        {
          provide: SagaHost,
          useFactory: (pool: Pool, store: EventStore, commands: CommandBus, sagaClock: Clock) =>
            new SagaHost({
              pool,
              store,
              sagas,
              send: (command, ground) => commands.execute(new Decide(command, ground)),
              clock: sagaClock,
              onTrouble: logTrouble,
            }),
          inject: [POOL, EVENT_STORE, CommandBus, CLOCK],
        },
        { provide: APP_INTERCEPTOR, useClass: ReadYourWrites },
        Background,
        DecideHandler,
        CommandDoor,
        ReadGate,
        Lifecycle,
      ],
      exports: [
        POOL,
        EVENT_STORE,
        LOG_ARCHIVE,
        PROJECTIONS,
        CLOCK,
        ACCESS_POLICY,
        Background,
        Lifecycle,
        ProjectionHost,
        SagaHost,
        WORK,
        CommandDoor,
        ReadGate,
        CqrsModule,
        TypeOrmModule,
      ],
    };
  }
}
