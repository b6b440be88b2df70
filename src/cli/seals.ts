import { writeFile } from 'node:fs/promises';
import type { AsOf } from '../kernel/as-of.ts';
import { EvidenceBundles } from '../modules/seals/evidence-bundles.ts';
import { listSeals } from '../modules/seals/listed-seals.ts';
import type { SealingGround } from '../modules/seals/sealing-ground.ts';
import { Sealing } from '../modules/seals/sealing.ts';
import { SealingKeys } from '../modules/seals/sealing-keys.ts';
import { consoleActor } from './console-actor.ts';
import { textTable } from './text-table.ts';
import { withLedger, type Ledger } from './with-ledger.ts';

export interface SealingOptions {
  readonly reason?: string;
  readonly account?: string;
}

async function groundOf(ledger: Ledger, reason: string, { account }: SealingOptions): Promise<SealingGround> {
  return { actor: await consoleActor(ledger, account, 'administrator'), reason, document: '콘솔' };
}

async function sealNow(ledger: Ledger, options: SealingOptions): Promise<string> {
  const ground = await groundOf(ledger, options.reason ?? '수시 봉인', options);
  const { sealed, sealedUpTo } = await ledger.app.get(Sealing).seal(ground);
  const lines = sealed.map(
    ({ body: { number, from, to }, digest }) =>
      `봉인 ${String(number)}: 위치 ${String(from)}–${String(to)}, 요약값 ${digest}`,
  );
  return lines.length > 0 ? lines.join('\n') : `새로 봉인할 사건이 없습니다 (위치 ${String(sealedUpTo)}까지 봉인됨).`;
}

export const seal = (options: SealingOptions): Promise<string> => withLedger((ledger) => sealNow(ledger, options));

export const rotateKey = (options: SealingOptions): Promise<string> =>
  withLedger(async (ledger) => {
    const ground = await groundOf(ledger, options.reason ?? '봉인 키 교체', options);
    return `새 봉인 키 ${await ledger.app.get(SealingKeys).rotate(ground)}: 앞의 키가 서명해 넘겼습니다.`;
  });

export const replaceLostKey = (reason: string, options: SealingOptions): Promise<string> =>
  withLedger(async (ledger) => {
    const ground = await groundOf(ledger, reason, options);
    return `새 봉인 키 ${await ledger.app.get(SealingKeys).replaceLost(ground)}: 앞의 키의 서명이 없으니 이 지문을 널리 알리십시오.`;
  });

export const listKeys = (): Promise<string> =>
  withLedger(async ({ store }) => {
    const { keys } = await listSeals(store);
    if (keys.length === 0) return '아직 봉인 키가 없습니다. 처음 봉인할 때 만들어집니다.';
    return textTable(
      ['지문', '도입', '앞의 키'].map((title) => ({ title, align: 'left' as const })),
      keys.map(({ keyId, recordedAt, after, lostBecause }) => [
        keyId,
        recordedAt,
        after === null ? '첫 키' : lostBecause === null ? '서명해 넘김' : `잃음: ${lostBecause}`,
      ]),
    );
  });

export interface EvidenceRequest {
  readonly subject: string;
  readonly asOf: AsOf;
  readonly file: string;
  readonly sealFirst: boolean;
}

export const writeEvidence = ({ subject, asOf, file, sealFirst }: EvidenceRequest): Promise<string> =>
  withLedger(async (ledger) => {
    await ledger.upToDate();
    const said = sealFirst ? [await sealNow(ledger, { reason: `증거 묶음 ${subject}` })] : [];
    const bundle = await ledger.app.get(EvidenceBundles).make(subject, asOf);
    await writeFile(file, `${JSON.stringify(bundle, null, 2)}\n`);
    const { events } = bundle.evidence;
    const unsealed = events.filter(({ proof }) => proof === null).length;
    return [
      ...said,
      `${file}: ${subject}의 사건 ${String(events.length)}건 (봉인되지 않은 것 ${String(unsealed)}건). ledger verify-evidence로 확인합니다.`,
    ].join('\n');
  });
