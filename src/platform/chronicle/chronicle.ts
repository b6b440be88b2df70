import type { EventStore } from '../../event-store/event-store.port.ts';
import type { Actor, StoredEvent } from '../../kernel/domain-event.ts';
import { Rejection } from '../../kernel/rejection.ts';
import type { Saga } from '../../kernel/saga.ts';
import { startOfDay, type PlainDate } from '../../kernel/time.ts';
import type { Ground } from '../commands/decide.command.ts';
import type { AnyCommand, Desk } from '../commands/decider-room.ts';
import { fingerprint, newEvent } from '../commands/new-event.ts';
import { systemGround } from '../commands/system-ground.ts';
import { commandIdOf } from '../commands/uuid-v5.ts';
import { SagaEcho, type Following } from '../sagas/saga-echo.ts';
import { Page, type Entering } from './page.ts';

/** What somebody did on a day, and the document of that day. */
export interface ChronicleEntry {
  readonly command: AnyCommand;
  readonly actor: Actor;
  readonly documentedOn: PlainDate;
  readonly reason: string;
  readonly document: string;
}

/** A command that followed by itself, and was refused: the saga would go on as well. */
interface RefusedConsequence {
  readonly saga: string;
  readonly command: AnyCommand;
  readonly rule: string;
}

export interface Recorded {
  /** Those that had something to record. */
  readonly commands: number;
  /** Those that were in the log before. */
  readonly duplicates: number;
  /** New ones. */
  readonly events: number;
  readonly refused: readonly RefusedConsequence[];
}

export interface ChronicleDeps {
  /** Ids of commands and events are made of it, so that a second writing changes nothing. */
  readonly name: string;
  readonly store: Pick<EventStore, 'appendMany' | 'head' | 'read'>;
  readonly desks: readonly Desk[];
  readonly sagas?: readonly Saga[];
  /** The most events of one append; a day is otherwise appended as one. */
  readonly pageEvents?: number;
  /** Sees every event before the next entry is asked for. */
  readonly onEvent?: (event: StoredEvent) => void;
  readonly onDay?: (day: PlainDate) => void;
}

/**
 * Writes history down as if everybody had sent their commands on their days: each is decided on that day, by the real
 * deciders, on what was there by then, and what follows by itself follows. What happened was known on its day. No clock
 * is asked, and no right: whoever writes a chronicle answers for its actors.
 */
export class Chronicle {
  readonly #deps: ChronicleDeps;
  readonly #desks: ReadonlyMap<string, Desk>;
  readonly #echo: SagaEcho;
  readonly #pageEvents: number;
  #page: Page | null = null;
  #pageCommands = 0;
  #entries = 0;
  #recorded: Recorded = { commands: 0, duplicates: 0, events: 0, refused: [] };

  constructor(deps: ChronicleDeps) {
    this.#deps = deps;
    this.#desks = new Map(deps.desks.flatMap((desk) => desk.commands.map((type) => [type, desk] as const)));
    this.#echo = new SagaEcho(deps.sagas ?? []);
    this.#pageEvents = deps.pageEvents ?? Infinity;
  }

  /** @throws Error when an entry is refused, or somebody else wrote to its streams. */
  async record(entries: Iterable<ChronicleEntry>): Promise<Recorded> {
    const { name, onDay } = this.#deps;
    let day: PlainDate = '';
    for (const { command, actor, documentedOn, reason, document } of entries) {
      if (documentedOn < day) throw new Error(`${documentedOn} comes after ${day} in the chronicle ${name}`);
      if (documentedOn > day || (this.#page?.size ?? 0) >= this.#pageEvents) await this.#turn();
      if (documentedOn > day) onDay?.(documentedOn);
      day = documentedOn;
      const commandId = commandIdOf('chronicle', name, String((this.#entries += 1)));
      const ground = systemGround({ actor, reason, document, commandId, documentedOn: day });
      await this.#followUp(await this.#entered(command, ground, day), day);
    }
    await this.#turn();
    return this.#recorded;
  }

  async #entered(command: AnyCommand, ground: Ground, day: PlainDate): Promise<readonly Following[]> {
    try {
      return await this.#decide(command, ground, day);
    } catch (error) {
      if (!(error instanceof Rejection)) throw error;
      throw new Error(`${day}, ${JSON.stringify(command)}: ${error.message}`, { cause: error });
    }
  }

  /** Until nothing follows any more. */
  async #followUp(following: readonly Following[], day: PlainDate): Promise<void> {
    const open = [...following];
    for (let next = open.shift(); next; next = open.shift()) {
      const { saga, command, ground, cause } = next;
      try {
        open.unshift(...(await this.#decide(command, ground, day, cause.stream))); // beside their cause
      } catch (error) {
        if (!(error instanceof Rejection)) throw error;
        const refused = [...this.#recorded.refused, { saga: saga.name, command, rule: error.rule }];
        this.#recorded = { ...this.#recorded, refused };
      }
    }
  }

  /** What follows from it. @throws Rejection */
  async #decide(command: AnyCommand, ground: Ground, day: PlainDate, ...causes: readonly string[]) {
    const desk = this.#desks.get(command.type);
    if (!desk) throw new Error(`no decider answers ${command.type}`);
    const now = startOfDay(day);
    const { actor, documentedOn } = ground;
    const decided = desk.decide(command, { actor, today: day, now, documentedOn });
    const hash = fingerprint(command, ground);
    const events = decided.map(({ stream, fact }, index) => ({
      stream,
      expected: desk.version(stream),
      event: { ...newEvent(fact, index, ground, hash), documentedKnownAt: now },
    }));
    const [first] = events;
    if (!first) return [];
    const page = await this.#pageFor([...desk.streams(command), ...causes], events, first);
    this.#pageCommands += 1;
    return page.add(events).flatMap((event) => {
      const following = this.#seen(event);
      if (following.length > 0) page.pin(event.stream);
      return following;
    });
  }

  /** The page that takes the events of a decision: the one in hand, or the next. */
  async #pageFor(reads: readonly string[], events: readonly Entering[], first: Entering): Promise<Page> {
    const writes = events.map(({ stream }) => stream);
    if (this.#page?.takes(reads, writes) === false) await this.#turn();
    this.#page ??= new Page(await this.#before(first));
    return this.#page;
  }

  /** Position of the event before that one, which is in the log already or will be its next. */
  async #before({ stream, expected, event }: Entering): Promise<number> {
    const { store } = this.#deps;
    const [stored] = await store.read(stream, { from: expected + 1, to: expected + 1 });
    return stored?.id === event.id ? stored.position - 1 : store.head();
  }

  #seen(event: StoredEvent): readonly Following[] {
    const { desks, onEvent } = this.#deps;
    for (const desk of desks) desk.take(event);
    onEvent?.(event);
    return this.#echo.follow(event);
  }

  /** What is on the page goes to the log. */
  async #turn(): Promise<void> {
    const [page, commands] = [this.#page, this.#pageCommands];
    [this.#page, this.#pageCommands] = [null, 0];
    if (page === null) return;
    this.#count((await this.#append(page)) ? { commands, duplicates: commands } : { commands, events: page.size });
  }

  #count({ commands = 0, duplicates = 0, events = 0 }: Partial<Recorded>): void {
    const { refused, ...before } = this.#recorded;
    this.#recorded = {
      commands: before.commands + commands,
      duplicates: before.duplicates + duplicates,
      events: before.events + events,
      refused,
    };
  }

  /** Whether it was there before. */
  async #append(page: Page): Promise<boolean> {
    const result = await this.#deps.store.appendMany(page.appends());
    if (!result.ok)
      throw new Error(`${result.stream} is at version ${result.actual} instead of ${String(result.expected)}`);
    if (result.position !== page.after + page.size)
      throw new Error(`somebody else wrote before position ${result.position}: write the chronicle again`);
    this.#echo.settle(page.stored());
    return result.duplicate;
  }
}
