import { verifyLog } from '../event-store/integrity/verify-log.ts';
import { progress } from './progress.ts';
import { withLedger } from './with-ledger.ts';

/** Whether it worked, and the sentence that says so. */
export interface Outcome {
  readonly ok: boolean;
  readonly sentence: string;
}

export const verify = (): Promise<Outcome> =>
  withLedger(async ({ archive }) => {
    const bar = progress('검증');
    const verdict = await archive.inspect((log) =>
      verifyLog(log, (events) => {
        bar.to(events, log.head?.position ?? events);
      }),
    );
    bar.end();
    return verdict.ok
      ? {
          ok: true,
          sentence: `사건 ${String(verdict.events)}건이 모두 기록된 그대로입니다. 마지막 해시 ${verdict.headHash}`,
        }
      : {
          ok: false,
          sentence: `위치 ${String(verdict.position)}에서 어긋납니다: ${verdict.problem} (그 앞 ${String(verdict.events)}건은 온전함)`,
        };
  });
