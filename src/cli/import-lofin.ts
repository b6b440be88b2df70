import { formatWon } from '../kernel/won.ts';
import { LofinImport, type ImportGround, type ImportOutcome } from '../modules/reported-balance/lofin-import.ts';
import { ProjectionBehind } from '../platform/projections/wait-for-position.ts';
import { consoleActor } from './console-actor.ts';
import { progress } from './progress.ts';
import { withLedger, type Ledger } from './with-ledger.ts';

type Request = Omit<ImportGround, 'actor'> & { readonly account: string | undefined };

/** @returns what a person reads; @throws Rejection import-file-broken with every problem. */
export const importLofin = (text: string, fileName: string, { account, ...request }: Request): Promise<string> =>
  withLedger(async (ledger) => {
    const actor = await consoleActor(ledger, account);
    const before = await ledger.store.head();
    // The file is recorded in one step, all of it or nothing; what takes its time is the folding of its events.
    const bar = progress('반영');
    const lofin = ledger.app.get(LofinImport, { strict: false });
    try {
      const outcome = await lofin.apply(text, fileName, { ...request, actor });
      const shown = await isShown(ledger, (position, head) => {
        if (head > before) bar.to(Math.max(0, position - before), head - before);
      });
      return [
        `${outcome.document} (${outcome.snapshotOn}): ${String(outcome.rows)}행`,
        `  예산현액 ${formatWon(outcome.budgetWon)}원, 지출액 ${formatWon(outcome.spentWon)}원`,
        `  바뀌는 사업 ${String(outcome.changed)}건, 그대로인 사업 ${String(outcome.unchanged)}건, 사라진 사업 ${String(outcome.vanished)}건, 집행액이 예산액을 넘은 행 ${String(outcome.exceedsBudget)}건`,
        outcome.dryRun ? '  살펴보기만 했고 아무것도 바꾸지 않았습니다.' : applied(outcome),
        ...shown,
      ].join('\n');
    } finally {
      bar.end();
    }
  });

/** What was recorded is recorded, whether or not the read models show it; a line where they do not. */
async function isShown(
  { upToDate }: Ledger,
  onProgress?: Parameters<Ledger['upToDate']>[0],
): Promise<readonly string[]> {
  try {
    await upToDate(onProgress);
    return [];
  } catch (error) {
    if (!(error instanceof ProjectionBehind)) throw error;
    return [
      `  조회 모형(${error.projections.join(', ')})이 아직 거기까지 오지 못해 보고서에는 보이지 않습니다. ledger projections list로 까닭을 보십시오.`,
    ];
  }
}

function applied({ facts, changed, vanished, snapshotOn, batchId }: ImportOutcome): string {
  if (facts === 0) return '  새로운 것이 없어 아무것도 기록하지 않았습니다.';
  if (changed + vanished === 0) return `  ${snapshotOn} 자료를 기록했고 바뀐 것은 없습니다. 묶음 번호 ${batchId}`;
  return `  반영했습니다. 묶음 번호 ${batchId}`;
}

export const reverseImport = (batchId: string, { account, ...request }: Request): Promise<string> =>
  withLedger(async (ledger) => {
    const actor = await consoleActor(ledger, account);
    const lofin = ledger.app.get(LofinImport, { strict: false });
    const outcome = await lofin.reverse(batchId, { ...request, actor });
    const shown = await isShown(ledger);
    return [
      `묶음 ${batchId}의 반영 취소: 철회 ${String(outcome.withdrawn)}건`,
      `  앞선 보고로 돌아감 ${String(outcome.fallBack)}건, 사라졌다가 되살아남 ${String(outcome.resumed)}건, 미보고가 됨 ${String(outcome.unstated)}건`,
      `  예산현액 ${formatWon(outcome.budgetChangeWon)}원, 지출액 ${formatWon(outcome.spentChangeWon)}원`,
      outcome.dryRun ? '  살펴보기만 했고 아무것도 바꾸지 않았습니다.' : '  취소했습니다.',
      ...shown,
    ].join('\n');
  });
