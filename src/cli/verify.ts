import type { Receipts } from '../evidence/receipt.ts';
import { verifySealedLog, type Known, type SealedVerdict } from '../evidence/seal-check.ts';
import { toCompare } from '../evidence/seal-chain.ts';
import { readReceipts } from '../modules/seals/receipt-files.ts';
import { progress } from './progress.ts';
import { withLedger } from './with-ledger.ts';

/** Whether it worked, and the sentence that says so. */
export interface Outcome {
  readonly ok: boolean;
  readonly sentence: string;
}

/** @param receipts a directory of copies; the receipts that this machine keeps when left out. */
export const verify = (keys: readonly string[], receipts: string | undefined): Promise<Outcome> =>
  withLedger(async ({ archive, seals }) => {
    const known: Known = {
      keys,
      receipts: receipts === undefined ? await ownReceipts(seals.receipts) : await readReceipts(receipts),
    };
    const bar = progress('검증');
    const result = await archive.inspect((log) =>
      verifySealedLog(log, known, (events) => {
        bar.to(events, log.head?.position ?? events);
      }),
    );
    bar.end();
    return outcomeOf(result, known);
  });

/** A machine that never sealed keeps none. */
async function ownReceipts(directory: string): Promise<Receipts> {
  try {
    return await readReceipts(directory);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return new Map();
    throw error;
  }
}

export function outcomeOf({ verdict, chain, unsealed }: SealedVerdict, { keys, receipts }: Known): Outcome {
  if (!verdict.ok)
    return {
      ok: false,
      sentence: `위치 ${String(verdict.position)}에서 어긋납니다: ${verdict.problem} (그 앞 ${String(verdict.events)}건은 온전함)`,
    };
  const lines = [
    `사건 ${String(verdict.events)}건이 모두 기록된 그대로입니다. 마지막 해시 ${verdict.headHash}`,
    `봉인 ${String(chain.seals.length)}개가 위치 ${String(chain.sealedUpTo)}까지 지키고, 사건 ${String(unsealed)}건은 아직 봉인되지 않았습니다. ${receipts.size > 0 ? `영수증 ${String(receipts.size)}장과 맞습니다.` : '맞대어 볼 영수증이 없습니다.'}`,
    ...(keys.length === 0 ? chain.unendorsed.map(toCompare) : []),
  ];
  return { ok: true, sentence: lines.join('\n') };
}
