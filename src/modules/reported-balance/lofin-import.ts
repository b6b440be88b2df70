import { Inject, Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { EVENT_STORE, type EventStore } from '../../event-store/event-store.port.ts';
import { REPORTED_BALANCE_EVENTS } from '../../events/reported-balance.catalogue.ts';
import type { ImportApplied, ReportedBalanceFact } from '../../events/reported-balance.events.ts';
import type { Actor, StoredEvent } from '../../kernel/domain-event.ts';
import { Rejection } from '../../kernel/rejection.ts';
import type { PlainDate } from '../../kernel/time.ts';
import type { Won } from '../../kernel/won.ts';
import { ACCESS_POLICY, type AccessPolicy } from '../../platform/access/access-policy.port.ts';
import { Decide, type DecisionMade, type Ground } from '../../platform/commands/decide.command.ts';
import { importedSnapshotsStream, statedBalanceStream } from './domain/decision.ts';
import { isBatchId, subjectsAbsentFrom } from './domain/import.rules.ts';
import type { ApplyImport, ReverseImport } from './domain/reported-balance.commands.ts';
import {
  batchOf,
  evolve,
  NOTHING_STATED,
  standingOn,
  type ReportedBalanceState,
} from './domain/reported-balance.state.ts';
import { parseLofinSnapshot, type FileTotals } from './lofin-file.ts';

/** Whose import it is; the document and its day stand in the file itself. */
export type ImportGround = Pick<Ground, 'actor' | 'reason' | 'commandId' | 'expectedVersion' | 'dryRun'>;

export interface ImportOutcome extends FileTotals {
  readonly batchId: string;
  readonly document: string;
  readonly snapshotOn: PlainDate;
  /** Subjects whose figures the file changes; the others stand as they are. */
  readonly changed: number;
  readonly unchanged: number;
  /** Subjects that earlier files state and this one does not name: from its day on nothing is stated of them (미보고). */
  readonly vanished: number;
  /** Facts that the file makes: 0 when nothing is recorded, 1 when it only confirms what stands. */
  readonly facts: number;
  readonly position: number;
  readonly dryRun: boolean;
}

export interface ReversalOutcome {
  readonly batchId: string;
  /** Subjects of which something was withdrawn. */
  readonly withdrawn: number;
  /** Of those: an earlier statement counts again, instead of the one of the file. */
  readonly fallBack: number;
  /** Of those: an earlier statement counts again, where the file had ended it. */
  readonly resumed: number;
  /** Of those: nothing is stated any more (미보고). */
  readonly unstated: number;
  readonly budgetChangeWon: Won;
  readonly spentChangeWon: Won;
  readonly position: number;
  readonly dryRun: boolean;
}

/** 지방재정365 세부사업별 세출현황 (QWGJK): a file comes in as a whole and goes out as a whole, the latest first. */
@Injectable()
export class LofinImport {
  constructor(
    private readonly commands: CommandBus,
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(ACCESS_POLICY) private readonly policy: AccessPolicy,
  ) {}

  /** @throws Rejection import-file-broken with row, field, found and expected of every problem. */
  async apply(text: string, fileName: string, ground: ImportGround): Promise<ImportOutcome> {
    this.requirePermission('ApplyImport', ground.actor);
    const file = parseLofinSnapshot(text, fileName);
    if (!file.ok)
      throw new Rejection(
        'import-file-broken',
        `파일 ${fileName}의 ${String(file.problems.length)}곳이 맞지 않아 아무것도 반영하지 않았습니다.`,
        { problems: file.problems.map((problem) => ({ ...problem })) },
      );
    const { document, totals } = file;
    const command: ApplyImport = { ...file.command, absent: await this.absentFrom(file.command) };
    const decision = await this.commands.execute(new Decide(command, complete(ground, document, command.snapshotOn)));
    const count = (type: ReportedBalanceFact['type']) => decision.facts.filter(({ fact }) => fact.type === type).length;
    const changed = count('BalanceStated');
    return {
      ...totals,
      batchId: command.batchId,
      document,
      snapshotOn: command.snapshotOn,
      changed,
      unchanged: totals.rows - changed,
      vanished: count('BalanceDiscontinued'),
      facts: decision.facts.length,
      position: decision.position,
      dryRun: decision.dryRun,
    };
  }

  async reverse(batchId: string, ground: ImportGround): Promise<ReversalOutcome> {
    this.requirePermission('ReverseImport', ground.actor);
    const applied = await this.lastApplied(batchId);
    const { subjects, snapshotOn } = applied.data;
    const command: ReverseImport = { type: 'ReverseImport', batchId, subjects };
    const before = await this.store.readMany(subjects.map(statedBalanceStream));
    const decision: DecisionMade = await this.commands.execute(
      new Decide(command, complete(ground, `반영 취소 ${batchId}`, null)),
    );
    const withdrawn = new Set(decision.facts.flatMap(({ stream }) => (before.has(stream) ? [stream] : [])));
    const effects = [...withdrawn].map((stream) => effectOfReversal(before.get(stream) ?? [], batchId, snapshotOn));
    return {
      batchId,
      withdrawn: withdrawn.size,
      fallBack: effects.filter(({ statedBefore, statedAfter }) => statedBefore && statedAfter).length,
      resumed: effects.filter(({ statedBefore }) => !statedBefore).length,
      unstated: effects.filter(({ statedAfter }) => !statedAfter).length,
      budgetChangeWon: effects.reduce((sum, effect) => sum + effect.budgetWon, 0),
      spentChangeWon: effects.reduce((sum, effect) => sum + effect.spentWon, 0),
      position: decision.position,
      dryRun: decision.dryRun,
    };
  }

  /** Asked before anything is read: who may not bring a file learns nothing about it. */
  private requirePermission(command: ApplyImport['type'] | ReverseImport['type'], actor: Actor): void {
    if (this.policy.mayCommand(actor.role, command) === null)
      throw new Rejection('not-permitted', '이 명령을 내릴 권한이 없습니다.', {
        role: actor.role,
        department: actor.departmentId,
        command,
      });
  }

  /** Of a file that counts already: what was absent when it came, so that the same command is the same again. */
  private async absentFrom(command: Omit<ApplyImport, 'absent'>): Promise<readonly string[]> {
    const { batchId } = command;
    const events = factsOf(await this.store.read(importedSnapshotsStream(batchId)));
    const state = events.reduce<ReportedBalanceState>(evolve, NOTHING_STATED);
    if (batchOf(state, batchId)?.reversed !== false) return subjectsAbsentFrom(command, state);
    const own = events.findLastIndex(({ fact }) => fact.type === 'ImportApplied' && fact.data.batchId === batchId);
    return subjectsAbsentFrom(command, events.slice(0, own).reduce<ReportedBalanceState>(evolve, NOTHING_STATED));
  }

  /** A batch that was reversed may be applied anew, so the last application counts. */
  private async lastApplied(batchId: string): Promise<ImportApplied> {
    const events = isBatchId(batchId) ? await this.store.read(importedSnapshotsStream(batchId)) : [];
    const applied = factsOf(events)
      .flatMap(({ fact }) => (fact.type === 'ImportApplied' ? [fact] : []))
      .findLast(({ data }) => data.batchId === batchId);
    if (!applied) throw new Rejection('import-known', `반영된 파일 ${batchId}을(를) 찾을 수 없습니다.`, { batchId });
    return applied;
  }
}

const complete = (
  { actor, reason, commandId, expectedVersion, dryRun }: ImportGround,
  document: string,
  documentedOn: PlainDate | null,
): Ground => ({
  actor,
  reason,
  commandId,
  dryRun,
  document,
  documentedOn,
  expectedVersion,
  correlationId: null,
  causationId: null,
});

const factsOf = (events: readonly StoredEvent[]): readonly StoredEvent<ReportedBalanceFact>[] =>
  events.filter((event): event is StoredEvent<ReportedBalanceFact> => event.fact.type in REPORTED_BALANCE_EVENTS);

/** What the withdrawal changes in the figures of one subject on the day of the snapshot. */
function effectOfReversal(events: readonly StoredEvent[], batchId: string, day: PlainDate) {
  const state = factsOf(events).reduce<ReportedBalanceState>(evolve, NOTHING_STATED);
  const left = { ...state, statements: state.statements.filter((statement) => statement.batchId !== batchId) };
  const before = standingOn(state, day)?.figures;
  const after = standingOn(left, day)?.figures;
  return {
    statedBefore: before !== undefined,
    statedAfter: after !== undefined,
    budgetWon: (after?.budgetWon ?? 0) - (before?.budgetWon ?? 0),
    spentWon: (after?.spentWon ?? 0) - (before?.spentWon ?? 0),
  };
}
