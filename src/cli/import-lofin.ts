import { formatWon } from '../kernel/won.ts';
import { LofinImport, type ImportGround } from '../modules/reported-balance/lofin-import.ts';
import { consoleActor } from './console-actor.ts';
import { progress } from './progress.ts';
import { withLedger } from './with-ledger.ts';

type Request = Omit<ImportGround, 'actor'> & { readonly account: string | undefined };

const STEPS = 2; // read and decide, then record: the file counts as a whole, so there is nothing between

/** @returns what a person reads; @throws Rejection import-file-broken with every problem. */
export const importLofin = (text: string, fileName: string, { account, ...request }: Request): Promise<string> =>
  withLedger(async (ledger) => {
    const actor = await consoleActor(ledger, account);
    const bar = progress(request.dryRun ? '살펴보기' : '반영');
    bar.to(0, STEPS);
    const lofin = ledger.app.get(LofinImport, { strict: false });
    try {
      const outcome = await lofin.apply(text, fileName, { ...request, actor });
      bar.to(1, STEPS);
      await ledger.upToDate();
      bar.to(STEPS, STEPS);
      return [
        `${outcome.document} (${outcome.snapshotOn}): ${String(outcome.rows)}행`,
        `  예산현액 ${formatWon(outcome.budgetWon)}원, 지출액 ${formatWon(outcome.spentWon)}원`,
        `  바뀌는 사업 ${String(outcome.changed)}건, 그대로인 사업 ${String(outcome.unchanged)}건, 집행액이 예산액을 넘은 행 ${String(outcome.exceedsBudget)}건`,
        outcome.dryRun
          ? '  살펴보기만 했고 아무것도 바꾸지 않았습니다.'
          : outcome.changed === 0
            ? '  새로운 것이 없어 아무것도 기록하지 않았습니다.'
            : `  반영했습니다. 묶음 번호 ${outcome.batchId}`,
      ].join('\n');
    } finally {
      bar.end();
    }
  });

export const reverseImport = (batchId: string, { account, ...request }: Request): Promise<string> =>
  withLedger(async (ledger) => {
    const actor = await consoleActor(ledger, account);
    const lofin = ledger.app.get(LofinImport, { strict: false });
    const outcome = await lofin.reverse(batchId, { ...request, actor });
    await ledger.upToDate();
    return [
      `묶음 ${batchId}의 반영 취소: 철회 ${String(outcome.withdrawn)}건`,
      `  앞선 보고로 돌아감 ${String(outcome.fallBack)}건, 미보고가 됨 ${String(outcome.unstated)}건`,
      `  예산현액 ${formatWon(outcome.budgetChangeWon)}원, 지출액 ${formatWon(outcome.spentChangeWon)}원`,
      outcome.dryRun ? '  살펴보기만 했고 아무것도 바꾸지 않았습니다.' : '  취소했습니다.',
    ].join('\n');
  });
