import { chainHash } from '../event-store/integrity/chain.ts';
import { rootFrom } from '../event-store/integrity/merkle.ts';
import type { Seal } from '../events/seals.events.ts';
import { formatRate, rateTenths } from '../kernel/rate.ts';
import { formatWon } from '../kernel/won.ts';
import { SIGNED_EVIDENCE, type Evidence, type EvidenceEvent, type FigureSubject } from './bundle.ts';
import { parsed } from './parsed.ts';
import { SealChain, toCompare } from './seal-chain.ts';
import { isSigned } from './signed.ts';

export type EvidenceVerdict =
  | { readonly ok: false; readonly problem: string }
  | { readonly ok: true; readonly proved: readonly string[]; readonly notProved: readonly string[] };

/**
 * Checks a bundle with nothing but itself: no server, no database, no clock.
 * @param keys fingerprints of sealing keys as the office published them; none: the reader compares them by hand.
 */
export function verifyEvidence(json: string, keys: readonly string[]): EvidenceVerdict {
  const signed = parsed(json, SIGNED_EVIDENCE);
  if (signed === null)
    return { ok: false, problem: '증거 묶음이 아니거나, 파일이 잘렸거나, 모르는 내용이 들어 있습니다' };
  const { evidence, signature } = signed;
  const chain = new SealChain(keys);
  const problem =
    firstProblem(evidence.sealLog, (entry) => chain.add(entry)) ??
    (chain.keys.length === 0 ? '묶음에 봉인 키가 없습니다' : null) ??
    firstProblem(evidence.events, (event) => problemOfEvent(event, chain.seals)) ??
    problemOfSubject(evidence) ??
    (isSigned(evidence, signature, chain.key?.publicKey ?? '')
      ? null
      : '묶음의 서명이 맞지 않습니다: 만들어진 뒤에 무언가 빠지거나 바뀌었습니다');
  return problem === null ? { ok: true, ...summary(evidence, chain, keys.length > 0) } : { ok: false, problem };
}

function firstProblem<T>(items: readonly T[], problemOf: (item: T) => string | null): string | null {
  for (const item of items) {
    const problem = problemOf(item);
    if (problem !== null) return problem;
  }
  return null;
}

/** The row gives its hash, and the hash gives the root of the seal that was signed. */
function problemOfEvent({ row, previousHash, proof }: EvidenceEvent, seals: readonly Seal[]): string | null {
  const name = `위치 ${String(row.position)}의 사건`;
  if (chainHash(previousHash, row) !== row.hash) return `${name}이(가) 기록된 그대로가 아닙니다`;
  if (proof === null) return null;
  const body = seals[proof.seal - 1]?.body;
  if (!body) return `${name}이(가) 묶음에 없는 봉인 ${String(proof.seal)}을(를) 가리킵니다`;
  const path = proof.path.map((hash) => Buffer.from(hash, 'hex'));
  const size = body.to - body.from + 2; // the former seal's digest is leaf 0
  const root = rootFrom(Buffer.from(row.hash, 'hex'), row.position - body.from + 1, size, path);
  return root?.toString('hex') === body.root ? null : `${name}이(가) 봉인 ${String(proof.seal)}에 들어 있지 않습니다`;
}

function problemOfSubject({ subject, events }: Evidence): string | null {
  if (events.length === 0) return '묶음에 사건이 없습니다';
  if (subject.kind === 'figure') return problemOfFigure(subject, events);
  const misplaced = events.findIndex(({ row }, index) => row.stream !== subject.stream || row.version !== index + 1);
  return misplaced < 0 ? null : `${subject.stream}의 ${String(misplaced + 1)}번째 사건이 빠졌습니다`;
}

function problemOfFigure({ id, value, parts }: FigureSubject, events: readonly EvidenceEvent[]): string | null {
  const present = new Set(events.map(({ row }) => row.id));
  for (const { won, steps } of parts) {
    const missing = steps.find(({ eventId }) => !present.has(eventId));
    if (missing) return `수치를 이루는 사건 ${missing.eventId}이(가) 빠졌습니다`;
    if (steps.reduce((sum, { changeWon }) => sum + changeWon, 0) !== (won ?? 0))
      return `${id}: 움직임의 합이 값과 다릅니다`;
  }
  const [part, base] = parts.map(({ won }) => won);
  const expected = base === undefined ? part : part == null || base === null ? null : rateTenths(part, base);
  return value === expected ? null : `${id}: 값이 그 몫과 다릅니다`;
}

function shown({ value, parts }: FigureSubject): string {
  if (parts.length > 1) return formatRate(value);
  return value === null ? '미보고' : `${formatWon(value)}원`;
}

function summary({ subject, events, madeAt }: Evidence, chain: SealChain, areKeysKnown: boolean) {
  const unsealed = events.filter(({ proof }) => proof === null).map(({ row }) => String(row.position));
  const proved = [
    `사건 ${String(events.length - unsealed.length)}건이 봉인될 때의 그대로입니다.`,
    `봉인 ${String(chain.seals.length)}개와 봉인 키 ${String(chain.keys.length)}개가 처음부터 이어집니다 (위치 ${String(chain.sealedUpTo)}까지).`,
    `묶음은 ${madeAt}에 원장이 서명한 그대로이고, 빠진 것이 없습니다.`,
    subject.kind === 'stream'
      ? `${subject.stream}의 첫 사건부터 ${String(events.length)}번째까지 빠짐없이 있습니다.`
      : `${subject.label} ${shown(subject)}: 묶음에 적힌 움직임의 합과 같습니다 (${subject.id}).`,
    ...(areKeysKnown ? ['봉인 키는 기관이 알린 키이거나, 그 키가 서명해 넘긴 키입니다.'] : []),
  ];
  const notProved = [
    ...(areKeysKnown ? [] : chain.unendorsed.map(toCompare)),
    ...(unsealed.length > 0 ? [`위치 ${unsealed.join(', ')}의 사건은 아직 봉인되지 않았습니다.`] : []),
    ...(subject.kind === 'figure'
      ? ['각 사건이 수치를 그만큼 움직인다는 것과 다른 사건이 없다는 것은 원장의 서명을 믿는 것입니다.']
      : []),
    '이 뒤에 더 생긴 사건과 봉인이 있는지는 묶음만으로 알 수 없습니다.',
  ];
  return { proved, notProved };
}
