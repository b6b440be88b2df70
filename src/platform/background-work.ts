/** Something that goes on beside the requests. Which of the processes that work does it when, it settles by itself. */
export interface BackgroundWork {
  /** What it is, in Korean, for the person who starts the process. */
  readonly title: string;
  start(): Promise<void>;
  /** Finishes what is in hand and gives back what it owns; also called when it was not started. */
  stop(): Promise<void>;
}

/**
 * What a process does beside what it is asked. all: read models, sagas, whatever else goes on by itself. read-models: only
 * what its own questions need. none: another process does it all.
 */
export type Work = 'all' | 'read-models' | 'none';
export const WORK = Symbol('Work');

/** The background work of this process: whoever has some adds it while the application is put together. */
export class Background {
  readonly #works: BackgroundWork[] = [];

  add(work: BackgroundWork): void {
    this.#works.push(work);
  }

  get titles(): readonly string[] {
    return this.#works.map(({ title }) => title);
  }

  async start(): Promise<void> {
    for (const work of this.#works) await work.start();
  }

  async stop(): Promise<void> {
    for (const work of [...this.#works].reverse()) await work.stop();
  }
}
