import { Inject, Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { EVIDENCE_FORMAT, type Evidence, type EvidenceEvent, type SignedEvidence } from '../../evidence/bundle.ts';
import type { Seal, SealBody } from '../../events/seals.events.ts';
import { EVENT_STORE, type EventStore } from '../../event-store/event-store.port.ts';
import { MerkleTree } from '../../event-store/integrity/merkle.ts';
import { LOG_ARCHIVE, type LogArchive, type LogAtRest } from '../../event-store/log-archive.port.ts';
import type { AsOf } from '../../kernel/as-of.ts';
import { parseFigureId } from '../../kernel/figure-id.ts';
import { Rejection } from '../../kernel/rejection.ts';
import { CLOCK, type Clock } from '../../platform/clock.ts';
import { ExplainFigure } from '../../projections/figure-movements/figure-movements.queries.ts';
import { figureSubject, type Subject } from './evidence-subject.ts';
import { brokenChain, SealedLog } from './sealed-log.ts';
import { SealingKeys } from './sealing-keys.ts';
import { soundRows, type SoundRow } from './sound-rows.ts';

/** Bundles that prove, to somebody who has neither server nor store, what a figure or a stream is made of. */
@Injectable()
export class EvidenceBundles {
  constructor(
    private readonly queries: QueryBus,
    private readonly keys: SealingKeys,
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(LOG_ARCHIVE) private readonly archive: LogArchive,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * @param subject a figure's id or a stream's name.
   * @throws Rejection not-found; sealed-first when the log has no seal.
   */
  async make(subject: string, asOf: AsOf): Promise<SignedEvidence> {
    const about = parseFigureId(subject) ? await this.figure(subject, asOf) : await this.stream(subject);
    const { chain, entries } = await SealedLog.of(this.store);
    if (chain.key === null)
      throw new Rejection('sealed-first', '아직 봉인이 없어 증명할 것이 없습니다. 먼저 봉인하십시오.', { subject });
    const evidence: Evidence = {
      format: EVIDENCE_FORMAT,
      madeAt: this.clock(),
      subject: about.subject,
      events: await this.archive.inspect((log) => eventsAt(log, about.positions, chain.seals)),
      sealLog: entries,
    };
    return { evidence, signature: await this.keys.sign(chain.key.keyId, evidence) };
  }

  private async stream(stream: string): Promise<Subject> {
    const positions = (await this.store.read(stream)).map(({ position }) => position);
    if (positions.length === 0)
      throw new Rejection('not-found', `${stream}은(는) 수치의 이름도 사건이 있는 흐름도 아닙니다.`, { stream });
    return { subject: { kind: 'stream', stream }, positions };
  }

  private async figure(id: string, asOf: AsOf): Promise<Subject> {
    const explain = (figureId: string) => this.queries.execute(new ExplainFigure(figureId, asOf));
    const figure = await explain(id);
    const parts =
      figure.madeBy === 'rate' ? await Promise.all(figure.operands.map((part) => explain(part.id))) : [figure];
    const subject = figureSubject(figure, parts, asOf);
    if (subject.positions.length === 0)
      throw new Rejection('not-found', `${id}: 그때까지 알려진 사건이 없어 증명할 것이 없습니다.`, { figureId: id });
    return subject;
  }
}

/** The events at these positions, each with its way up to its seal; reads no more of the log than those seals cover. */
async function eventsAt(
  log: LogAtRest,
  positions: readonly number[],
  seals: readonly Seal[],
): Promise<readonly EvidenceEvent[]> {
  const events: EvidenceEvent[] = [];
  for (const { body } of seals) {
    const wanted = positions.filter((position) => position >= body.from && position <= body.to);
    if (wanted.length > 0) events.push(...(await sealedEvents(log, new Set(wanted), body)));
  }
  const sealedUpTo = seals.at(-1)?.body.to ?? 0;
  return [
    ...events,
    ...(await unsealedEvents(
      log,
      positions.filter((position) => position > sealedUpTo),
    )),
  ];
}

async function sealedEvents(log: LogAtRest, wanted: ReadonlySet<number>, body: SealBody): Promise<EvidenceEvent[]> {
  const leaves = [Buffer.from(body.previous, 'hex')];
  const found: SoundRow[] = [];
  for await (const sound of soundRows(log, body)) {
    if (wanted.has(sound.row.position)) found.push(sound);
    leaves.push(Buffer.from(sound.row.hash, 'hex'));
  }
  const tree = new MerkleTree(leaves);
  if (tree.root.toString('hex') !== body.root)
    throw brokenChain(`봉인 ${String(body.number)}이(가) 그 사건들과 맞지 않습니다`);
  return found.map(({ row, previousHash }) => {
    const path = tree.path(row.position - body.from + 1).map((hash) => hash.toString('hex'));
    return { row: { ...row }, previousHash, proof: { seal: body.number, path } };
  });
}

async function unsealedEvents(log: LogAtRest, positions: readonly number[]): Promise<EvidenceEvent[]> {
  const [from, to] = [positions[0], positions.at(-1)];
  if (from === undefined || to === undefined) return [];
  const wanted = new Set(positions);
  const events: EvidenceEvent[] = [];
  for await (const { row, previousHash } of soundRows(log, { from, to }))
    if (wanted.has(row.position)) events.push({ row: { ...row }, previousHash, proof: null });
  return events;
}
