import type { PlainDate } from '../../src/kernel/time.ts';

/** A command and what proves it. */
export interface DocumentedCommand<Command> {
  readonly command: Command;
  readonly documentedOn: PlainDate;
  readonly reason: string;
  /** The report, and where in it the statement stands. */
  readonly document: string;
}
