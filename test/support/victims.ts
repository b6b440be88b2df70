import { setTimeout as delay } from 'node:timers/promises';
import {
  startEmbeddedPostgres,
  type EmbeddedPostgres,
} from '../../src/platform/embedded-postgres/embedded-postgres.ts';
import type { EventStoreChoice } from '../../src/platform/config.ts';
import { killServer } from './embedded-server.ts';
import { startStandIn, type StandIn } from './eventstoredb.ts';
import type { LedgerProcess } from './ledger-process.ts';
import type { Random } from './seeded-random.ts';

/** What a storm kills with -9 and starts again. */
export interface Victim {
  readonly name: string;
  kill(): Promise<void>;
  restart(): Promise<void>;
}

/** A store that others stand on. */
export interface StoreVictim extends Victim {
  /** Grows by one whenever it goes, and whenever it is back: odd while it is away. */
  readonly changes: number;
  stop(): Promise<void>;
}

/** A durable PostgreSQL in a data directory of its own, started and killed by the test. */
export class PostgresVictim implements StoreVictim {
  readonly name = 'PostgreSQL';
  changes = 0;

  private constructor(
    private readonly dataDirectory: string,
    private server: EmbeddedPostgres,
  ) {}

  static async start(dataDirectory: string): Promise<PostgresVictim> {
    return new PostgresVictim(dataDirectory, await startEmbeddedPostgres({ dataDirectory }));
  }

  /** The same after a restart. */
  get url(): string {
    return this.server.url;
  }

  async kill(): Promise<void> {
    this.changes += 1;
    await killServer(this.dataDirectory);
    await this.server.stop(); // gives back the ownership of the data directory
  }

  async restart(): Promise<void> {
    this.server = await startEmbeddedPostgres({ dataDirectory: this.dataDirectory });
    this.changes += 1;
  }

  stop(): Promise<void> {
    return this.server.stop();
  }
}

/** The stand-in for EventStoreDB in a process of its own; a real server is not the test's to kill. */
export class EventStoreDbVictim implements StoreVictim {
  readonly name = 'EventStoreDB';
  changes = 0;

  private constructor(private readonly standIn: StandIn) {}

  static async start(): Promise<EventStoreDbVictim> {
    return new EventStoreDbVictim(await startStandIn());
  }

  get choice(): EventStoreChoice {
    return { kind: 'eventstoredb', url: this.standIn.url, journal: 'ledger' };
  }

  async kill(): Promise<void> {
    this.changes += 1;
    await this.standIn.kill();
  }

  async restart(): Promise<void> {
    await this.standIn.restart();
    this.changes += 1;
  }

  stop(): Promise<void> {
    return this.standIn.close();
  }
}

/** A server or a worker. */
export class ProcessVictim implements Victim {
  private constructor(
    readonly name: string,
    private readonly start: () => Promise<LedgerProcess>,
    private readonly stores: readonly StoreVictim[],
    private process: LedgerProcess,
  ) {}

  static async start(name: string, start: () => Promise<LedgerProcess>, stores: readonly StoreVictim[]) {
    return new ProcessVictim(name, start, stores, await start());
  }

  /** The process that runs, or the last one that did. */
  get running(): LedgerProcess {
    return this.process;
  }

  kill(): Promise<void> {
    return this.process.kill();
  }

  /** Again and again like a supervisor, as long as a store is what it fails for. */
  async restart(): Promise<void> {
    for (;;) {
      const before = this.stores.map(({ changes }) => changes);
      try {
        this.process = await this.start();
        return;
      } catch (error) {
        const storesStood = this.stores.every(({ changes }, index) => changes === before[index] && changes % 2 === 0);
        if (storesStood) throw error;
      }
    }
  }
}

const LONGEST_ABSENCE_MS = 600;
const LONGEST_CALM_MS = 1_500;
/** On a slow machine a start takes long; with more of them away there would be nobody left to do anything. */
const MOST_AWAY = 2;

/**
 * Strikes the victims at random, each as often as the others and at least once, until the time is up and all are back.
 * Tells whom it struck.
 */
export async function storm(victims: readonly Victim[], milliseconds: number, random: Random): Promise<string[]> {
  const end = performance.now() + milliseconds;
  const struck: string[] = [];
  const away = new Map<Victim, Promise<void>>();
  let bag: Victim[] = [];
  while (performance.now() < end || struck.length < victims.length) {
    if (bag.length === 0) bag = [...victims];
    for (const victim of bag.splice(random(bag.length), 1)) {
      await away.get(victim);
      while (away.size >= MOST_AWAY) await Promise.race(away.values());
      await victim.kill();
      struck.push(victim.name);
      const back = delay(random(LONGEST_ABSENCE_MS))
        .then(() => victim.restart())
        .then(() => void away.delete(victim));
      back.catch(() => undefined); // it stays away, and is awaited below
      away.set(victim, back);
    }
    await delay(random(LONGEST_CALM_MS));
  }
  await Promise.all(away.values());
  return struck;
}
