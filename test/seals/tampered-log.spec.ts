import { createPrivateKey, sign } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Seal, SealBody } from '../../src/events/seals.events.ts';
import type { LogArchive, LogRow } from '../../src/event-store/log-archive.port.ts';
import { PostgresLogArchive } from '../../src/event-store/postgres/postgres-log-archive.ts';
import type { Receipts } from '../../src/evidence/receipt.ts';
import { digestOf } from '../../src/evidence/signed.ts';
import { canonicalJson } from '../../src/kernel/canonical-json.ts';
import { SealingKeys } from '../../src/modules/seals/sealing-keys.ts';
import { readReceipts } from '../../src/modules/seals/receipt-files.ts';
import { rowsOf } from '../support/archive-rows.ts';
import { PostgresLog } from '../support/postgres-log.ts';
import {
  ADMINISTRATION,
  archiveOf,
  note,
  NOTHING_KNOWN,
  rechained,
  sealNow,
  startQuietLedger,
  startSealedLedger,
  verdictOn,
} from '../support/sealed-ledger.ts';
import type { TestApp } from '../support/test-app.ts';

let office: TestApp;
let rows: readonly LogRow[];
let receipts: Receipts;
let keyId: string;

beforeAll(async () => {
  office = await startSealedLedger();
  rows = await rowsOf(archiveOf(office));
  receipts = await readReceipts(office.seals.receipts);
  keyId = receipts.get(1)!.body.keyId;
});
afterAll(() => office.close());

/** The office's log, in another PostgreSQL database whose superuser is the forger. */
const log = new PostgresLog();
let archive: LogArchive;
beforeEach(async () => {
  archive = new PostgresLogArchive(log.pool);
  await archive.restore(rows);
});

async function replaceBy(forged: readonly LogRow[]): Promise<void> {
  ({ archive } = await log.emptied());
  await archive.restore(forged);
}

const flaw = async (known = NOTHING_KNOWN) => (await verdictOn(archive, known)).verdict;
const found = (position: number, problem: string) => ({
  ok: false,
  position,
  problem: expect.stringContaining(problem),
});

describe('a sealed log', () => {
  it('is proved with its seals, and says what is under no seal yet', async () => {
    const { verdict, chain, unsealed } = await verdictOn(archive, { keys: [keyId], receipts });
    expect(verdict).toMatchObject({ ok: true, events: 18 });
    expect(chain.seals.map(({ body: { number, from, to } }) => [number, from, to])).toEqual([
      [1, 1, 6],
      [2, 7, 14],
    ]);
    expect(unsealed).toBe(4);
  });
});

describe('what an auditor brings along', () => {
  it('is missed in a log that was never sealed', async () => {
    await replaceBy(rows.slice(0, 6));
    expect(await flaw()).toMatchObject({ ok: true, events: 6 });
    expect(await flaw({ keys: [keyId], receipts: new Map() })).toMatchObject(found(7, '원장에 봉인 키가 없습니다'));
    expect(await flaw({ keys: [], receipts })).toMatchObject(found(7, '봉인 1(위치 6까지)의 영수증이 있는데'));
  });

  it('is checked itself, where it does not fit', async () => {
    const broken = { ...receipts.get(2)!, digest: '0'.repeat(64) };
    expect(await flaw({ keys: [], receipts: new Map([[2, broken]]) })).toMatchObject(
      found(15, '봉인 2의 영수증이 온전하지 않습니다'),
    );
  });
});

describe('whoever changes an event', () => {
  it('breaks the chain at its position', async () => {
    await log.tamper(`update events set data = replace(data::text, '10', '90')::json where position = 5`);
    expect(await flaw()).toMatchObject(found(5, '해시'));
  });

  it('breaks the seal, when every later hash is computed anew', async () => {
    const change = (row: LogRow) => (row.position === 5 ? { ...row, data: row.data.replace('10', '90') } : row);
    await replaceBy(rechained(rows.map(change)));
    expect(await flaw()).toMatchObject(found(8, '봉인 1이(가) 위치 1–6의 사건들과 맞지 않습니다'));
  });

  it('breaks the seal, when two events change places', async () => {
    const [third, fourth] = [rows[2]!, rows[3]!];
    expect(third.stream).not.toBe(fourth.stream);
    const { recordedAt } = third;
    const swapped = [...rows.slice(0, 2), { ...fourth, recordedAt }, { ...third, recordedAt }, ...rows.slice(4)];
    await replaceBy(rechained(swapped));
    expect(await flaw()).toMatchObject(found(8, '봉인 1'));
  });

  it('breaks the second seal by an event of its range, and leaves the first one sound', async () => {
    const change = (row: LogRow) =>
      row.position === 12 ? { ...row, meta: row.meta.replace('김주무', '이주무') } : row;
    await replaceBy(rechained(rows.map(change)));
    expect(await flaw()).toMatchObject({ ...found(15, '봉인 2'), events: 14 });
  });

  it('is not found out by a seal that does not cover the event yet: the chain is all there is', async () => {
    const change = (row: LogRow) => (row.position === 17 ? { ...row, data: '{"n":9}' } : row);
    await replaceBy(rechained(rows.map(change)));
    expect(await flaw({ keys: [keyId], receipts })).toMatchObject({ ok: true, events: 18 });
  });
});

describe('whoever drops the newest events and repairs the head', () => {
  const dropBehind = async (position: number) => {
    await log.tamper(`delete from events where position > ${String(position)}`);
    await log.tamper(`delete from streams s where not exists (select from events e where e.stream = s.stream)`);
    await log.tamper(`update log_head set position = ${String(position)},
      hash = (select hash from events where position = ${String(position)})`);
  };

  it('is found out by the receipt of the seal that went with them', async () => {
    await dropBehind(13);
    expect(await flaw()).toMatchObject({ ok: true, events: 13 });
    expect(await flaw({ keys: [], receipts })).toMatchObject(
      found(14, '봉인 2(위치 14까지)의 영수증이 있는데 원장에는 그 봉인이 없고, 원장은 위치 13에서 끝납니다'),
    );
  });

  it('is found out by the receipt, when other events were put in their place', async () => {
    await replaceBy(rechained([...rows.slice(0, 13), ...rows.slice(15)]));
    expect(await flaw({ keys: [], receipts })).toMatchObject(found(17, '영수증이 있는데 원장에는 그 봉인이 없고'));
  });
});

describe('whoever makes the log again', () => {
  let forger: TestApp;
  let forged: readonly LogRow[];

  /** The forger's installation has the product and no key of the office. */
  const startForgery = async (from: readonly LogRow[]) => {
    const app = await startQuietLedger();
    await archiveOf(app).restore(from);
    return app;
  };

  describe('with a key of their own', () => {
    beforeAll(async () => {
      const events = rows.filter(({ stream }) => stream !== 'seal-log').map((row) => ({ ...row }));
      events[2] = { ...events[2]!, data: '{"n":9}' };
      forger = await startForgery(rechained(events).slice(0, 6));
      await sealNow(forger);
      await note(forger, 6);
      await sealNow(forger);
      forged = await rowsOf(archiveOf(forger));
    });
    afterAll(() => forger.close());
    beforeEach(() => replaceBy(forged));

    it('has a log that hangs together: only what was kept elsewhere tells', async () => {
      expect(await flaw()).toMatchObject({ ok: true });
    });

    it('is found out by the fingerprint of the first key', async () => {
      expect(await flaw({ keys: [keyId], receipts: new Map() })).toMatchObject(found(7, '다른 키로 봉인되었습니다'));
    });

    it('is found out by the receipts, which name both keys', async () => {
      expect(await flaw({ keys: [], receipts })).toMatchObject(
        found(8, `봉인 1이(가) 다른 키로 다시 서명되었습니다: 영수증의 키는 ${keyId}`),
      );
    });
  });

  describe('behind the first seal, declaring its key lost', () => {
    let lostKey: string;
    beforeAll(async () => {
      forger = await startForgery(rows.slice(0, 8));
      lostKey = await forger.app.get(SealingKeys).replaceLost({ ...ADMINISTRATION, reason: '잃었다고 함' });
      await note(forger, 6);
      await sealNow(forger);
      forged = await rowsOf(archiveOf(forger));
    });
    afterAll(() => forger.close());
    beforeEach(() => replaceBy(forged));

    it('shows the loss to everybody', async () => {
      const { verdict, chain } = await verdictOn(archive);
      expect(verdict).toMatchObject({ ok: true });
      expect(chain.unendorsed.map((key) => [key.keyId, key.lostBecause])).toEqual([
        [keyId, null],
        [lostKey, '잃었다고 함'],
      ]);
    });

    it('is found out by the fingerprints that the office published', async () => {
      expect(await flaw({ keys: [keyId], receipts: new Map() })).toMatchObject(
        found(9, `봉인 키 ${lostKey}은(는) 앞의 키를 잃었다며 서명 없이 도입되었고`),
      );
    });

    it('is found out by the receipts', async () => {
      expect(await flaw({ keys: [], receipts })).toMatchObject(found(16, '다른 키로 다시 서명되었습니다'));
    });
  });
});

describe('a seal that was made wrongly, with the right key', () => {
  const wrongly = async (change: Partial<SealBody>): Promise<readonly LogRow[]> => {
    const [file] = await readdir(office.seals.keys);
    const key = createPrivateKey(await readFile(join(office.seals.keys, file!)));
    return rechained(
      rows.map((row) => {
        if (row.position !== 15) return row;
        const body = { ...receipts.get(2)!.body, ...change };
        const signature = sign(null, Buffer.from(canonicalJson(body)), key).toString('base64');
        const seal: Seal = { body, digest: digestOf(body), signature };
        return { ...row, data: canonicalJson(seal) };
      }),
    );
  };

  it('changes nothing when nothing is wrong', async () => {
    expect(await wrongly({})).toEqual(rows);
  });

  const cases: [string, Partial<SealBody>, string][] = [
    ['of other events', { root: '0'.repeat(64) }, '봉인된 뒤에 바뀌었습니다'],
    ['of fewer events than its root', { to: 13 }, '봉인된 뒤에 바뀌었습니다'],
    ['of events that are not there yet', { to: 15 }, '아직 없던 사건까지'],
    ['with a gap before it', { from: 8 }, '범위가 앞 봉인의 끝에'],
    ['over events of the seal before', { from: 6 }, '범위가 앞 봉인의 끝에'],
    ['of nothing', { to: 6 }, '범위가 봉인 하나의'],
    ['with a number left out', { number: 3 }, '번호가 앞 봉인에'],
    ['behind another seal', { previous: '0'.repeat(64) }, '앞 봉인을 가리키지'],
    ['by a key that was never introduced', { keyId: '0'.repeat(64) }, '그때의 봉인 키로'],
  ];
  it.each(cases)('is found when it is %s', async (_, change, problem) => {
    await replaceBy(await wrongly(change));
    expect(await flaw()).toMatchObject(found(15, problem));
  });

  it('is found when its signature is that of another seal, and when it is no seal at all', async () => {
    const { signature } = receipts.get(1)!;
    const other = (row: LogRow) => (row.position === 15 ? { ...row, data: withSignature(row.data, signature) } : row);
    await replaceBy(rechained(rows.map(other)));
    expect(await flaw()).toMatchObject(found(15, '봉인 2의 서명이 맞지 않습니다'));
    await replaceBy(rechained(rows.map((row) => (row.position === 15 ? { ...row, data: '{}' } : row))));
    expect(await flaw()).toMatchObject(found(15, '봉인도 봉인 키도 아닌 것'));
  });
});

const withSignature = (data: string, signature: string): string =>
  data.replace(/"signature":"[^"]+"/, `"signature":"${signature}"`);
