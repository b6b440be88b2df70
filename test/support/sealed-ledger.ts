import { LOG_ARCHIVE, type LogArchive, type LogRow } from '../../src/event-store/log-archive.port.ts';
import { chainHash, GENESIS_HASH } from '../../src/event-store/integrity/chain.ts';
import { verifySealedLog, type Known, type SealedVerdict } from '../../src/evidence/seal-check.ts';
import type { SealingGround } from '../../src/modules/seals/sealing-ground.ts';
import { Sealing, type SealingOutcome } from '../../src/modules/seals/sealing.ts';
import { newEvent } from './new-event.ts';
import { budgetOfficer, startTestApp, type TestApp } from './test-app.ts';

export const AUDIT: SealingGround = {
  actor: { ...budgetOfficer('auditor'), role: 'auditor' },
  reason: '감사',
  document: '감사-1',
};
export const ADMINISTRATION: SealingGround = { ...AUDIT, actor: { ...AUDIT.actor, role: 'administrator' } };

export const sealNow = ({ app }: TestApp): Promise<SealingOutcome> => app.get(Sealing).seal(AUDIT);

/** Events in two streams by turns. */
export async function note({ store }: Pick<TestApp, 'store'>, count: number): Promise<void> {
  for (let n = 0; n < count; n++)
    await store.append(n % 2 === 0 ? 'A-1' : 'B-1', [newEvent({ data: { n: 100 + n } })], 'any');
}

export const archiveOf = ({ app }: Pick<TestApp, 'app'>): LogArchive => app.get<LogArchive>(LOG_ARCHIVE);

/** An office whose log has nothing but what a test puts in; no day begins by itself. */
export const startQuietLedger = (own: Parameters<typeof startTestApp>[0] = {}): Promise<TestApp> =>
  startTestApp({ work: 'read-models', ...own });

/**
 * Events 1–6, key at 7, seal 1 (1–6) at 8, events 9–14, seal 2 (7–14) at 15, events 16–18.
 */
export async function startSealedLedger(): Promise<TestApp> {
  const ledger = await startQuietLedger();
  await note(ledger, 6);
  await sealNow(ledger);
  await note(ledger, 6);
  await sealNow(ledger);
  await note(ledger, 3);
  return ledger;
}

/** The rows at places 1, 2, 3 …, each with the hash that belongs to it: the work of a forger who knows the chain. */
export function rechained(rows: readonly LogRow[]): readonly LogRow[] {
  const versions = new Map<string, number>();
  const chained: LogRow[] = [];
  for (const [index, row] of rows.entries()) {
    const version = (versions.get(row.stream) ?? 0) + 1;
    versions.set(row.stream, version);
    const placed = { ...row, position: index + 1, version };
    chained.push({ ...placed, hash: chainHash(chained.at(-1)?.hash ?? GENESIS_HASH, placed) });
  }
  return chained;
}

export const NOTHING_KNOWN: Known = { keys: [], receipts: new Map() };

export const verdictOn = (archive: LogArchive, known: Known = NOTHING_KNOWN): Promise<SealedVerdict> =>
  archive.inspect((log) => verifySealedLog(log, known));
