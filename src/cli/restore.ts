import { projections } from '../app.module.ts';
import { FileLogArchive } from '../event-store/file/file-log-archive.ts';
import type { LogHead } from '../event-store/log-archive.port.ts';
import { Rejection } from '../kernel/rejection.ts';
import { AccountSecrets } from '../modules/accounts/account-secrets.ts';
import { readConfig } from '../platform/config.ts';
import { dropReplay, replay } from '../platform/projections/replay.ts';
import { BackupFolder, type KeyDirectories } from './backup-folder.ts';
import { copyWithProgress, proof, refusal } from './copy.ts';
import { stopOnInterrupt } from './interrupt.ts';
import { progress } from './progress.ts';
import type { Outcome } from './verify.ts';
import { withLedger, type Ledger } from './with-ledger.ts';

export async function restore(from: string): Promise<Outcome> {
  const signal = stopOnInterrupt();
  const { seals } = readConfig(process.env);
  const restored = await withLedger((ledger) => restoreFrom(ledger, from, seals, signal), 'none');
  if (!restored.ok) return restored;
  const { ok, sentence } = await withLedger(rebuildReadModels);
  return { ok, sentence: `${restored.sentence}\n${sentence}` };
}

/** Into an installation that has no log yet, or the beginning of this one: an interrupted restore goes on. */
export async function restoreFrom(
  { app, archive }: Pick<Ledger, 'app' | 'archive'>,
  from: string,
  keys: KeyDirectories,
  signal: AbortSignal,
): Promise<Outcome> {
  const folder = new BackupFolder(from);
  const [head, secrets] = [await folder.head(), await folder.secrets()];
  await folder.requireRoomForKeys(keys);
  const log = await FileLogArchive.open(folder.log, 'read');
  try {
    await requireWhole(log, head);
    const [source, target] = [{ name: folder.log }, { name: 'ledger' }];
    const verdict = await copyWithProgress(log, archive, signal);
    if (!verdict.ok) return { ok: false, sentence: refusal(verdict, source, target) };
    const files = await folder.giveKeys(keys);
    await app.get(AccountSecrets, { strict: false }).restore(secrets);
    return {
      ok: true,
      sentence: [
        proof(verdict, source, target),
        `  비밀번호 ${String(secrets.credentials.length)}개, 봉인 키와 영수증 파일 ${String(files)}개를 되돌렸습니다.`,
      ].join('\n'),
    };
  } finally {
    await log.close();
  }
}

/** The file alone does not tell that its end was cut off. */
async function requireWhole(log: FileLogArchive, { position, hash }: LogHead): Promise<void> {
  const end = await log.inspect((atRest) => Promise.resolve(atRest.head));
  if (end && (end.position > position || (end.position === position && end.hash === hash))) return;
  throw new Rejection(
    'backup-broken',
    `백업의 원장이 backup.json에 적힌 위치 ${String(position)}까지 온전하지 않습니다.`,
  );
}

/** The read models are in no backup: they are folded anew as on any start, and held against a reckoning of their own. */
export async function rebuildReadModels({
  pool,
  store,
  upToDate,
}: Pick<Ledger, 'pool' | 'store' | 'upToDate'>): Promise<Outcome> {
  const bar = progress('조회 모형');
  await upToDate((position, head) => {
    bar.to(position, head);
  });
  bar.end();
  const { schema, position, comparisons } = await replay({ pool, store, projections }, await store.head());
  await dropReplay(pool, schema);
  const compared = [...comparisons.values()];
  const tables = compared.flatMap((comparison) => comparison.tables).length;
  const ok = compared.every(({ equal, tables }) => equal && tables.length > 0);
  const verdict = ok ? '다시 계산한 것과 같습니다' : '다시 계산한 것과 다릅니다';
  return {
    ok,
    sentence: `  조회 모형: 위치 ${String(position)}까지 다시 만들었고, 표 ${String(tables)}개가 ${verdict}.`,
  };
}
