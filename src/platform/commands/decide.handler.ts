import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { AppendResult, Conflict, EventStore, StreamAppend } from '../../event-store/event-store.port.ts';
import { EventIdReused, EVENT_STORE } from '../../event-store/event-store.port.ts';
import type { Decided } from '../../kernel/decider.ts';
import type { Fact, NewEvent } from '../../kernel/domain-event.ts';
import { Rejection } from '../../kernel/rejection.ts';
import { dateInSeoul, isPlainDate, type PlainDate } from '../../kernel/time.ts';
import { ACCESS_POLICY, reaches, type AccessPolicy } from '../access/access-policy.port.ts';
import { CLOCK, type Clock } from '../clock.ts';
import { Decide, type DecisionMade, type Ground } from './decide.command.ts';
import { DECIDER_ROOMS, type AnyCommand, type DeciderRoom, type DeciderRooms, type History } from './decider-room.ts';
import { fingerprint, newEvent } from './new-event.ts';

/** Each lost race means that somebody else's command succeeded, so a busy stream still moves. */
const TRIES = 20;

/** Load the streams, fold, decide, append at the versions read; on a lost race once more from the start. */
@CommandHandler(Decide)
export class DecideHandler implements ICommandHandler<Decide> {
  private readonly rooms: ReadonlyMap<string, DeciderRoom>;

  constructor(
    @Inject(DECIDER_ROOMS) rooms: DeciderRooms,
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(ACCESS_POLICY) private readonly policy: AccessPolicy,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    this.rooms = new Map(rooms.flatMap((room) => room.commands.map((type) => [type, room] as const)));
  }

  async execute({ command, ground }: Decide): Promise<DecisionMade> {
    const room = this.rooms.get(command.type);
    if (!room) throw new Error(`no decider answers ${command.type}`);
    const now = this.clock();
    const today = dateInSeoul(now);
    this.requirePermission(room, command, ground);
    requireGround(ground, today);
    const streams = room.streams(command);
    const hash = fingerprint(command, ground);
    for (let tries = 1; ; tries++) {
      const history = await this.store.readMany(streams);
      const before = answeredBefore(history, ground, hash);
      if (before) return before;
      requireExpectedVersion(history, streams, ground);
      const decided = room.decide(command, history, {
        actor: ground.actor,
        today,
        now,
        documentedOn: ground.documentedOn,
      });
      const events = decided.map(({ fact }, index) => newEvent(fact, index, ground, hash));
      if (ground.dryRun || events.length === 0) return answer(ground, decided, events, new Map(), 0);
      const result = await this.append(appendsOf(streams, history, decided, events));
      if (result === null) return this.answeredMeanwhile(streams, ground, hash);
      if (result.ok) return answer(ground, decided, events, result.versions, result.position, result.duplicate);
      if (tries >= TRIES) throw lostRace(result);
    }
  }

  private requirePermission(room: DeciderRoom, command: AnyCommand, { actor, documentedOn }: Ground): void {
    const scope = this.policy.mayCommand(actor.role, command.type);
    if (!reaches(scope, actor, scope === 'any' ? [] : room.departments(command)))
      throw new Rejection('not-permitted', '이 명령을 내릴 권한이 없습니다.', {
        role: actor.role,
        department: actor.departmentId,
        command: command.type,
      });
    if (documentedOn !== null && !this.policy.mayDocument(actor.role))
      throw new Rejection('not-permitted', '문서로 과거의 인지 시점을 증명할 권한이 없습니다.', {
        role: actor.role,
        documentedOn,
      });
  }

  /** null when events of this command id are stored, and are not these. */
  private async append(appends: readonly StreamAppend[]): Promise<AppendResult | null> {
    try {
      return await this.store.appendMany(appends);
    } catch (error) {
      if (error instanceof EventIdReused) return null;
      throw error;
    }
  }

  /** Another try of the same command was decided on a later state; or the key belongs to another command. */
  private async answeredMeanwhile(streams: readonly string[], ground: Ground, hash: string): Promise<DecisionMade> {
    const answered = answeredBefore(await this.store.readMany(streams), ground, hash);
    if (!answered) throw keyReused(ground.commandId);
    return answered;
  }
}

/** Every change is somebody's, for a reason, by a document. */
function requireGround({ reason, document, documentedOn, actor }: Ground, today: PlainDate): void {
  if (reason.trim() === '' || document.trim() === '' || actor.id === '')
    throw new Rejection('every-change-has-a-ground', '모든 변경에는 사유와 문서번호가 있어야 합니다.', {
      reason,
      document,
    });
  if (documentedOn !== null && (!isPlainDate(documentedOn) || documentedOn > today))
    throw new Rejection(
      'documented-not-in-future',
      `문서일 ${documentedOn}이(가) 오늘(${today})보다 늦거나 날짜가 아닙니다.`,
      {
        documentedOn,
        today,
      },
    );
}

function requireExpectedVersion(history: History, streams: readonly string[], { expectedVersion }: Ground): void {
  const [stream = ''] = streams;
  const actual = history.get(stream)?.length ?? 0;
  if (expectedVersion !== null && expectedVersion !== actual)
    throw lostRace({ ok: false, stream, expected: expectedVersion, actual });
}

const lostRace = ({ stream, expected, actual }: Conflict) =>
  new Rejection('version-conflict', `그사이 다른 기록이 먼저 들어왔습니다: ${stream}의 판은 ${actual}입니다.`, {
    stream,
    expected,
    actual,
  });

const keyReused = (commandId: string) =>
  new Rejection('idempotency-key-reused', '같은 Idempotency-Key로 다른 명령이 이미 처리되었습니다.', { commandId });

function answeredBefore(history: History, ground: Ground, hash: string): DecisionMade | null {
  const mine = [...history.values()].flat().filter((event) => event.meta.commandId === ground.commandId);
  if (mine.length === 0) return null;
  if (mine.some((event) => event.meta.commandHash !== hash)) throw keyReused(ground.commandId);
  const inOrder = mine.sort((a, b) => a.position - b.position);
  return {
    commandId: ground.commandId,
    position: inOrder.at(-1)?.position ?? 0,
    versions: Object.fromEntries(inOrder.map(({ stream, version }) => [stream, version])),
    facts: inOrder.map(({ id, stream, fact }) => ({ eventId: id, stream, fact })),
    dryRun: ground.dryRun,
    duplicate: true,
  };
}

/** Every stream that was read is checked, also those that get no event: the decision stands on all of them. */
function appendsOf(
  streams: readonly string[],
  history: History,
  decided: readonly Decided<Fact>[],
  events: readonly NewEvent[],
): readonly StreamAppend[] {
  const byStream = new Map<string, NewEvent[]>(streams.map((stream) => [stream, []]));
  decided.forEach(({ stream }, index) => {
    const event = events[index];
    const own = byStream.get(stream);
    if (!own || !event) throw new Error(`decision wrote to ${stream}, which it did not read`);
    own.push(event);
  });
  return [...byStream].map(([stream, own]) => ({
    stream,
    expected: history.get(stream)?.length ?? 'none',
    events: own,
  }));
}

const answer = (
  { commandId, dryRun }: Ground,
  decided: readonly Decided<Fact>[],
  events: readonly NewEvent[],
  versions: ReadonlyMap<string, number>,
  position: number,
  duplicate = false,
): DecisionMade => ({
  commandId,
  position,
  versions: Object.fromEntries(versions),
  facts: decided.map(({ stream, fact }, index) => ({ eventId: events[index]?.id ?? '', stream, fact })),
  dryRun,
  duplicate,
});
