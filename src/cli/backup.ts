import { FileLogArchive } from '../event-store/file/file-log-archive.ts';
import { AccountSecrets } from '../modules/accounts/account-secrets.ts';
import { readConfig } from '../platform/config.ts';
import { BackupFolder, type KeyDirectories } from './backup-folder.ts';
import { copyWithProgress, proof, refusal } from './copy.ts';
import { stopOnInterrupt } from './interrupt.ts';
import type { Outcome } from './verify.ts';
import { withLedger, type Ledger } from './with-ledger.ts';

export const backup = (out: string): Promise<Outcome> =>
  withLedger((ledger) => backUp(ledger, out, readConfig(process.env).seals, stopOnInterrupt()), 'none');

/**
 * Brings a backup up to the log as it is now: only what is new is written. The log comes first, so that the rest is
 * never older than it.
 */
export async function backUp(
  { app, archive }: Pick<Ledger, 'app' | 'archive'>,
  out: string,
  keys: KeyDirectories,
  signal: AbortSignal,
): Promise<Outcome> {
  const folder = new BackupFolder(out);
  await folder.create();
  const log = await FileLogArchive.open(folder.log, 'write');
  try {
    const [source, target] = [{ name: 'ledger' }, { name: folder.log }];
    const verdict = await copyWithProgress(archive, log, signal);
    if (!verdict.ok) return { ok: false, sentence: refusal(verdict, source, target) };
    const secrets = await app.get(AccountSecrets, { strict: false }).all();
    await folder.writeSecrets(secrets);
    const files = await folder.takeKeys(keys);
    await folder.writeHead({ position: verdict.events, hash: verdict.headHash });
    return {
      ok: true,
      sentence: [
        proof(verdict, source, target),
        `  비밀번호 ${String(secrets.credentials.length)}개, 토큰 서명 열쇠 ${String(secrets.signingKeys.length)}개, 봉인 키와 영수증 파일 ${String(files)}개도 담았습니다.`,
        '  누구나 읽을 수 있는 곳에 두지 마십시오.',
      ].join('\n'),
    };
  } finally {
    await log.close();
  }
}
