import { DatabaseError } from 'pg';
import type { StoredEvent } from '../../kernel/domain-event.ts';
import type { Projection } from '../../kernel/projection.ts';
import { FoldFailure, foldPage, messageOf, type LoadRows, type TableChanges } from './page-fold.ts';

/** An event set aside, because it or an earlier event of its stream can't be folded. */
export interface ParkedEvent {
  readonly stream: string;
  readonly position: number;
  readonly error: string;
}

/** Where the rows of a page come from and go to. */
export interface PageSink {
  readonly load: LoadRows;
  /** All of it or nothing. */
  commit(changes: readonly TableChanges[], parked: readonly ParkedEvent[], upTo: number): Promise<void>;
}

/** The event at which a projection halts. */
export class PoisonEvent extends Error {
  override readonly name = 'PoisonEvent';
  constructor(
    readonly event: StoredEvent,
    override readonly cause: unknown,
  ) {
    super(`위치 ${event.position}, 사건 ${event.id}에서 멈춤: ${messageOf(cause)}`);
  }
}

/** Folds pages into a sink, and narrows a failure down to the event that made it. */
export class PageApplier {
  readonly #projection: Projection;
  readonly #sink: PageSink;
  /** By stream, the first event of it that is parked. */
  readonly #parked: Map<string, ParkedEvent>;

  constructor(projection: Projection, sink: PageSink, parked: Iterable<ParkedEvent> = []) {
    this.#projection = projection;
    this.#sink = sink;
    this.#parked = new Map([...parked].map((event) => [event.stream, event]));
  }

  /** @throws PoisonEvent where the projection halts; what was before that event is applied. */
  async apply(events: readonly StoredEvent[], upTo: number): Promise<void> {
    const live = events.filter((event) => !this.#isParked(event));
    try {
      const changes = await foldPage(this.#projection, live, this.#sink.load);
      await this.#sink.commit(changes, this.#parkedAmong(events), upTo);
    } catch (error) {
      const [first] = live;
      if (error instanceof FoldFailure) await this.#aroundPoison(events, error.event, error.cause, upTo);
      else if (first === undefined || !isRefusedData(error)) throw error;
      else if (live.length === 1) await this.#aroundPoison(events, first, error, upTo);
      else await this.#inHalves(events, live, upTo);
    }
  }

  /** The database refused a row of the page and doesn't say of which event. */
  async #inHalves(events: readonly StoredEvent[], live: readonly StoredEvent[], upTo: number): Promise<void> {
    const middle = live[live.length >> 1];
    if (middle === undefined) return;
    const cut = events.indexOf(middle);
    await this.apply(events.slice(0, cut), middle.position - 1);
    await this.apply(events.slice(cut), upTo);
  }

  async #aroundPoison(
    events: readonly StoredEvent[],
    poison: StoredEvent,
    cause: unknown,
    upTo: number,
  ): Promise<void> {
    const index = events.indexOf(poison);
    if (index > 0) await this.apply(events.slice(0, index), poison.position - 1);
    if (this.#projection.onPoison === 'halt') throw new PoisonEvent(poison, cause);
    const { stream, position } = poison;
    this.#parked.set(stream, { stream, position, error: messageOf(cause) });
    await this.apply(events.slice(index), upTo);
  }

  #isParked({ stream, position }: StoredEvent): boolean {
    const first = this.#parked.get(stream);
    return first !== undefined && first.position <= position;
  }

  #parkedAmong(events: readonly StoredEvent[]): ParkedEvent[] {
    return events.flatMap(({ stream, position }) => {
      const first = this.#parked.get(stream);
      if (first === undefined || first.position > position) return [];
      return [first.position === position ? first : { stream, position, error: `위치 ${first.position} 뒤에서 대기` }];
    });
  }
}

/** SQLSTATE class 22 (a value that does not fit) and 23 (a constraint): the data is wrong, and will be so again. */
const isRefusedData = (error: unknown): boolean => error instanceof DatabaseError && /^2[23]/.test(error.code ?? '');
