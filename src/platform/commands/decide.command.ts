import { Command } from '@nestjs/cqrs';
import type { Actor, Fact } from '../../kernel/domain-event.ts';
import type { PlainDate } from '../../kernel/time.ts';
import type { AnyCommand } from './decider-room.ts';

/** Whose command it is, on what ground, and how often it may count. */
export interface Ground {
  readonly actor: Actor;
  /** 사유 */
  readonly reason: string;
  /** 문서번호 */
  readonly document: string;
  /** The same id twice is one command. */
  readonly commandId: string;
  /** Set when the command enters history from a dated document (ADR 4). */
  readonly documentedOn: PlainDate | null;
  /** Version of the first stream that the caller has seen; null when any will do. */
  readonly expectedVersion: number | null;
  /** Decide and answer, append nothing. */
  readonly dryRun: boolean;
  readonly correlationId: string | null;
  readonly causationId: string | null;
}

export interface DecisionMade {
  readonly commandId: string;
  /** Position of the last event; queries can wait for it. 0 when nothing was to be recorded. */
  readonly position: number;
  readonly versions: Readonly<Record<string, number>>;
  readonly facts: readonly { readonly eventId: string; readonly stream: string; readonly fact: Fact }[];
  readonly dryRun: boolean;
  /** The command had been decided before; this is the same answer. */
  readonly duplicate: boolean;
}

/** The only door to the write side: every command of every module goes through it. */
export class Decide extends Command<DecisionMade> {
  constructor(
    readonly command: AnyCommand,
    readonly ground: Ground,
  ) {
    super();
  }
}
