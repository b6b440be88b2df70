import type { StoredEvent } from '../../kernel/domain-event.ts';
import type { JsonObject } from '../../kernel/json.ts';
import { Rejection } from '../../kernel/rejection.ts';
import type { Saga } from '../../kernel/saga.ts';
import type { Ground } from '../commands/decide.command.ts';
import type { AnyCommand } from '../commands/decider-room.ts';
import type { Lease } from '../projections/projection-lease.ts';
import { readPages } from '../projections/read-pages.ts';
import { inTransaction } from '../projections/transaction.ts';
import { liveFrom, type SagaDeps } from './saga-beginning.ts';
import { groundOf } from './saga-ground.ts';
import { loadState, saveRefusals, saveStates, type Refusal } from './saga-memory.ts';

const PAGE = 1_000;
/** How long a saga that hears nothing may leave its place in the log unwritten. */
const PLACE_UNWRITTEN_MS = 1_000;
/** Refusals that say "again", not "no". */
const PASSING_RULES: ReadonlySet<string> = new Set(['version-conflict']);

/**
 * Lets one saga follow the log. The commands that follow from an event are sent before the checkpoint moves past it; their
 * ids are made of the saga and the event, so after a crash in between the same commands are sent, and are found done.
 */
export class SagaRunner {
  readonly #deps: SagaDeps;
  readonly #saga: Saga;
  readonly #lease: Lease;
  /** What changed since the checkpoint. */
  #states = new Map<string, JsonObject>();
  /** See liveFrom. */
  #live: number | null = null;
  /** Up to here there is nothing that this saga has not heard. */
  #readUpTo: number;
  #writtenAt = -Infinity;

  constructor(deps: SagaDeps, saga: Saga, lease: Lease) {
    this.#deps = deps;
    this.#saga = saga;
    this.#lease = lease;
    this.#readUpTo = lease.position;
  }

  /** Up to the end of the log. @throws what a command failed with, unless a rule refused it. */
  async drain(signal?: AbortSignal): Promise<void> {
    this.#live ??= await liveFrom(this.#deps.store, this.#saga);
    const live = this.#live ?? Infinity;
    const types = Object.keys(this.#saga.reactions);
    for await (const page of readPages(this.#deps.store, { after: this.#readUpTo, limit: PAGE, types })) {
      for (const event of page.events) {
        if (signal?.aborted) return;
        const refusals = await this.#react(event, live);
        if (refusals) await this.#checkpoint(event.position, refusals);
      }
      this.#readUpTo = page.readUpTo;
      if (page.events.length > 0) await this.#checkpoint(page.readUpTo, []);
    }
    if (performance.now() - this.#writtenAt >= PLACE_UNWRITTEN_MS) await this.#checkpoint(this.#readUpTo, []);
  }

  /** null when nothing followed, so that the checkpoint may wait. */
  async #react(event: StoredEvent, live: number): Promise<readonly Refusal[] | null> {
    const reaction = this.#saga.reactions[event.fact.type];
    if (!reaction) return null;
    const key = reaction.keyOf(event);
    const before = this.#states.get(key) ?? (await loadState(this.#deps.pool, this.#saga, key)) ?? this.#saga.initial;
    const state = reaction.remember(before, event);
    this.#states.set(key, state);
    const consequences = event.position > live ? reaction.follows(state, event) : [];
    if (consequences.length === 0) return null;
    const refusals: Refusal[] = [];
    for (const [ordinal, { command, reason }] of consequences.entries()) {
      const refused = await this.#refused(command, groundOf(this.#saga, event, ordinal, reason));
      if (refused)
        refusals.push({
          eventId: event.id,
          ordinal,
          command: command.type,
          rule: refused.rule,
          sentence: refused.sentence,
        });
    }
    return refusals;
  }

  async #refused(command: AnyCommand, ground: Ground): Promise<Rejection | null> {
    try {
      await this.#deps.send(command, ground);
      return null;
    } catch (error) {
      if (error instanceof Rejection && !PASSING_RULES.has(error.rule)) return error;
      throw error;
    }
  }

  async #checkpoint(position: number, refusals: readonly Refusal[]): Promise<void> {
    if (position <= this.#lease.position) return;
    await inTransaction(this.#deps.pool, async (client) => {
      await this.#lease.advance(client, position); // first: a stale owner stops here and has written nothing
      await saveStates(client, this.#saga, this.#states);
      await saveRefusals(client, this.#saga, refusals);
    });
    this.#lease.advanced(position);
    this.#states = new Map();
    this.#writtenAt = performance.now();
  }
}
