import { createPrivateKey, sign } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { workReport2023 } from '../../seeds/2023-report/reported-balance.data.ts';
import { reportedBalanceCommands } from '../../seeds/2023-report/reported-balance.seed.ts';
import type { Evidence, EvidenceEvent, SignedEvidence } from '../../src/evidence/bundle.ts';
import { verifyEvidence } from '../../src/evidence/verify-evidence.ts';
import { chainHash } from '../../src/event-store/integrity/chain.ts';
import { canonicalJson } from '../../src/kernel/canonical-json.ts';
import { endOfDay } from '../../src/kernel/time.ts';
import { EvidenceBundles } from '../../src/modules/seals/evidence-bundles.ts';
import { SealingKeys } from '../../src/modules/seals/sealing-keys.ts';
import { rowsOf } from '../support/archive-rows.ts';
import { ADMINISTRATION, archiveOf, note, rechained, sealNow, startQuietLedger } from '../support/sealed-ledger.ts';
import type { TestApp } from '../support/test-app.ts';

const asOf = { effectiveOn: '2023-05-31', knownAt: endOfDay('2023-06-12'), strict: false };
const RESIDUAL = 'residual/unit/2023/planning-budget/U3/spent';
const RATE = 'stated/unit/2023/planning-budget/U3/rate';

let office: TestApp;
let stream: SignedEvidence;
let figure: SignedEvidence;
let firstKey: string;

const bundleOf = ({ app }: TestApp, subject: string) => app.get(EvidenceBundles).make(subject, asOf);

/** The 2023 report and two streams, in three seals by two keys. */
async function startOffice(): Promise<TestApp> {
  const app = await startQuietLedger();
  for (const { command, documentedOn } of reportedBalanceCommands(workReport2023))
    await app.send(command, { documentedOn });
  await note(app, 4);
  await sealNow(app);
  await note(app, 3);
  await sealNow(app);
  await app.app.get(SealingKeys).rotate(ADMINISTRATION);
  await note(app, 2);
  await sealNow(app);
  await app.upToDate();
  return app;
}

beforeAll(async () => {
  office = await startOffice();
  stream = await bundleOf(office, 'A-1');
  figure = await bundleOf(office, RESIDUAL);
  const [first] = stream.evidence.sealLog;
  if (first?.type !== 'SealingKeyIntroduced') throw new Error('the seals begin without a key');
  firstKey = first.data.keyId;
});
afterAll(() => office.close());

const verdictOn = (bundle: SignedEvidence, ...keys: string[]) => verifyEvidence(JSON.stringify(bundle), keys);
const wrong = (problem: string) => ({ ok: false, problem: expect.stringContaining(problem) });

const changed = ({ evidence, signature }: SignedEvidence, change: (evidence: Evidence) => Partial<Evidence>) => ({
  evidence: { ...evidence, ...change(evidence) },
  signature,
});
const withEvent = (bundle: SignedEvidence, place: number, change: (event: EvidenceEvent) => EvidenceEvent) =>
  changed(bundle, ({ events }) => ({
    events: events.map((event, index) => (index === place ? change(event) : event)),
  }));

describe('a bundle', () => {
  it('proves a whole stream over several seals and keys', () => {
    const { events } = stream.evidence;
    expect(events.map(({ row, proof }) => [row.version, proof?.seal])).toEqual([
      [1, 1],
      [2, 1],
      [3, 2],
      [4, 2],
      [5, 3],
    ]);
    expect(verdictOn(stream, firstKey)).toMatchObject({
      ok: true,
      proved: expect.arrayContaining([
        '사건 5건이 봉인될 때의 그대로입니다.',
        'A-1의 첫 사건부터 5번째까지 빠짐없이 있습니다.',
        expect.stringContaining('봉인 3개와 봉인 키 2개가 처음부터 이어집니다'),
      ]),
    });
  });

  it('proves a figure with the events and the changes that make it', () => {
    expect(figure.evidence.subject).toMatchObject({ kind: 'figure', value: 15_235_000 });
    expect(figure.evidence.events.length).toBeGreaterThan(1);
    expect(verdictOn(figure)).toMatchObject({
      ok: true,
      proved: expect.arrayContaining([expect.stringContaining('15,235,000원')]),
      notProved: expect.arrayContaining([expect.stringContaining(firstKey)]),
    });
  });

  it('proves a rate by the two amounts that make it', async () => {
    const rate = await bundleOf(office, RATE);
    expect(rate.evidence.subject).toMatchObject({ value: 383, parts: [{ won: 38_235_000 }, { won: 99_885_000 }] });
    expect(verdictOn(rate, firstKey)).toMatchObject({ ok: true });
  });

  it('says which events are under no seal yet', async () => {
    const seals = await bundleOf(office, 'seal-log');
    expect(seals.evidence.events.at(-1)?.proof).toBeNull();
    expect(verdictOn(seals)).toMatchObject({
      ok: true,
      notProved: expect.arrayContaining([expect.stringContaining('아직 봉인되지 않았습니다')]),
    });
  });

  it('is not made from a log that is not the one that was sealed', async () => {
    const rows = rechained(
      (await rowsOf(archiveOf(office))).map((row) => ({ ...row, data: row.data.replace('"n":10', '"n":90') })),
    );
    const forger = await startQuietLedger();
    try {
      await archiveOf(forger).restore(rows);
      await expect(bundleOf(forger, 'A-1')).rejects.toMatchObject({ rule: 'seal-chain-sound' });
    } finally {
      await forger.close();
    }
  });

  it('is not made of nothing', async () => {
    await expect(bundleOf(office, 'A-2')).rejects.toMatchObject({ rule: 'not-found' });
    await expect(bundleOf(office, 'stated/unit/2023/planning-budget/U9/spent')).rejects.toMatchObject({
      rule: 'not-found',
    });
  });
});

describe('a bundle is refused', () => {
  it('when a value in an event is changed, also with a hash that fits it', () => {
    const forge = ({ row, ...event }: EvidenceEvent): EvidenceEvent => ({
      ...event,
      row: { ...row, data: row.data.replace('"n":10', '"n":90') },
    });
    expect(forge(stream.evidence.events[1]!)).not.toEqual(stream.evidence.events[1]);
    expect(verdictOn(withEvent(stream, 1, forge))).toEqual(
      wrong(`위치 ${String(stream.evidence.events[1]!.row.position)}의 사건이(가) 기록된 그대로가 아닙니다`),
    );
    const rehash = (event: EvidenceEvent): EvidenceEvent => {
      const { row, previousHash } = forge(event);
      return { ...event, row: { ...row, hash: chainHash(previousHash, row) } };
    };
    expect(verdictOn(withEvent(stream, 1, rehash))).toEqual(wrong('봉인 1에 들어 있지 않습니다'));
  });

  it('when an event is dropped', () => {
    const without = (bundle: SignedEvidence, place: number) =>
      changed(bundle, ({ events }) => ({ events: events.filter((_, index) => index !== place) }));
    expect(verdictOn(without(stream, 2))).toEqual(wrong('A-1의 3번째 사건이 빠졌습니다'));
    expect(verdictOn(without(stream, 4))).toEqual(wrong('묶음의 서명이 맞지 않습니다'));
    expect(verdictOn(without(figure, 0))).toEqual(wrong(`사건 ${figure.evidence.events[0]!.row.id}이(가) 빠졌습니다`));
    expect(verdictOn(changed(stream, () => ({ events: [] })))).toEqual(wrong('묶음에 사건이 없습니다'));
  });

  it('when proofs change places, are cut, or are of another seal', () => {
    const [first, second] = stream.evidence.events;
    expect(verdictOn(withEvent(stream, 0, (event) => ({ ...event, proof: second!.proof })))).toEqual(
      wrong('봉인 1에 들어 있지 않습니다'),
    );
    const proofOf = (seal: number, path: readonly string[]) =>
      withEvent(stream, 0, (event) => ({ ...event, proof: { seal, path } }));
    const { path } = first!.proof!;
    expect(verdictOn(proofOf(1, path.slice(1)))).toEqual(wrong('봉인 1에 들어 있지 않습니다'));
    expect(verdictOn(proofOf(2, path))).toEqual(wrong('봉인 2에 들어 있지 않습니다'));
    expect(verdictOn(proofOf(9, path))).toEqual(wrong('묶음에 없는 봉인 9'));
    expect(verdictOn(withEvent(stream, 0, (event) => ({ ...event, proof: null })))).toEqual(wrong('묶음의 서명'));
  });

  it('when a figure says more than its changes', () => {
    const { subject } = figure.evidence;
    if (subject.kind !== 'figure') throw new Error('not the bundle of a figure');
    const [part] = subject.parts;
    const claim = (change: Partial<typeof subject>) => changed(figure, () => ({ subject: { ...subject, ...change } }));
    expect(verdictOn(claim({ value: 1 }))).toEqual(wrong('값이 그 몫과 다릅니다'));
    expect(verdictOn(claim({ value: 1, parts: [{ ...part!, won: 1 }] }))).toEqual(wrong('움직임의 합이 값과 다릅니다'));
    const steps = part!.steps.map((step, index) => ({ ...step, changeWon: index === 0 ? 1 : 0 }));
    expect(verdictOn(claim({ value: 1, parts: [{ ...part!, won: 1, steps }] }))).toEqual(wrong('묶음의 서명'));
    expect(verdictOn(claim({ label: '다른 수치' }))).toEqual(wrong('묶음의 서명'));
  });

  it('when a seal or a key is left out or changed', () => {
    const withLog = (change: (log: Evidence['sealLog']) => Evidence['sealLog']) =>
      changed(stream, ({ sealLog }) => ({ sealLog: change(sealLog) }));
    expect(verdictOn(withLog((log) => log.slice(1)))).toEqual(wrong('키로 서명되지 않았습니다'));
    expect(verdictOn(withLog((log) => log.filter((_, index) => index !== 2)))).toEqual(
      wrong('봉인 3의 번호가 앞 봉인에 이어지지 않습니다'),
    );
    expect(verdictOn(withLog((log) => log.filter((_, index) => index !== 3)))).toEqual(
      wrong('봉인 3이(가) 그때의 봉인 키로 서명되지 않았습니다'),
    );
    expect(verdictOn(withLog((log) => log.slice(0, -1)))).toEqual(wrong('묶음에 없는 봉인 3'));
    expect(verdictOn(withLog(() => []))).toEqual(wrong('묶음에 봉인 키가 없습니다'));
    const unsigned = withLog((log) =>
      log.map((entry) =>
        entry.type === 'SealingKeyIntroduced' && entry.data.after !== null
          ? { ...entry, data: { ...entry.data, endorsement: Buffer.alloc(64).toString('base64') } }
          : entry,
      ),
    );
    expect(verdictOn(unsigned)).toEqual(wrong('앞의 키의 서명이 없습니다'));
  });

  it('when the sealing key is not the one that the office published', () => {
    expect(verdictOn(stream, '0'.repeat(64))).toEqual(wrong(`첫 봉인 키 ${firstKey}은(는) 기관이 알린 키가 아닙니다`));
  });

  it('when it was signed by a former key', async () => {
    const [key] = (await readdir(office.seals.keys)).filter((name) => name.startsWith(firstKey));
    const former = createPrivateKey(await readFile(join(office.seals.keys, key!)));
    const signature = sign(null, Buffer.from(canonicalJson(stream.evidence)), former).toString('base64');
    expect(verdictOn({ ...stream, signature })).toEqual(wrong('묶음의 서명'));
  });

  it('when the file is cut off, is no bundle, or carries what nobody checks', () => {
    const json = JSON.stringify(stream);
    expect(verifyEvidence(json.slice(0, -10), [])).toEqual(wrong('파일이 잘렸거나'));
    expect(verifyEvidence('{}', [])).toEqual(wrong('증거 묶음이 아니거나'));
    expect(verifyEvidence(json.replace('{"evidence"', '{"note":"믿으십시오","evidence"'), [])).toEqual(
      wrong('모르는 내용'),
    );
  });
});

describe('a forger with the whole product', () => {
  it('makes a bundle that hangs together, and has the key of another', async () => {
    const forger = await startOffice();
    try {
      const forged = await bundleOf(forger, 'A-1');
      expect(verdictOn(forged)).toMatchObject({ ok: true });
      expect(verdictOn(forged, firstKey)).toEqual(wrong('다른 키로 봉인되었습니다'));
    } finally {
      await forger.close();
    }
  });
});
