import { projections } from '../app.module.ts';
import { copyLog, type CopyVerdict } from '../event-store/copy-log.ts';
import { eventPages } from '../event-store/event-pages.ts';
import type { LogArchive } from '../event-store/log-archive.port.ts';
import { compareLogs, type LogComparison } from '../platform/projections/compare-logs.ts';
import { stopOnInterrupt } from './interrupt.ts';
import { openArchive, type OpenArchive } from './open-archive.ts';
import { progress } from './progress.ts';
import type { Outcome } from './verify.ts';
import { withLedger, type Ledger } from './with-ledger.ts';

export const copy = (from: string, to: string): Promise<Outcome> =>
  withLedger((ledger) => copyBetween(ledger, from, to, stopOnInterrupt()), 'none');

/** Copies a log from one address to another, and proves that both say the same. */
export async function copyBetween(
  ledger: Pick<Ledger, 'pool' | 'archive'>,
  from: string,
  to: string,
  signal: AbortSignal,
): Promise<Outcome> {
  const source = await openArchive(from, 'source', ledger);
  try {
    const target = await openArchive(to, 'target', ledger);
    try {
      const verdict = await copyWithProgress(source.archive, target.archive, signal);
      if (!verdict.ok) return { ok: false, sentence: refusal(verdict, source, target) };
      const figures = await compareFigures(ledger.pool, source.archive, target.archive, verdict.events, signal);
      return { ok: figures.equal, sentence: [proof(verdict, source, target), shownFigures(figures)].join('\n') };
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
}

/** Steps of copyLog on the terminal; stops between two pages. */
export async function copyWithProgress(
  source: LogArchive,
  target: LogArchive,
  signal: AbortSignal,
): Promise<CopyVerdict> {
  const [copying, proving] = [progress('복사'), progress('대조')];
  try {
    return await copyLog(source, target, {
      copied(events, total) {
        signal.throwIfAborted();
        copying.to(events, total);
      },
      proved(events, total) {
        signal.throwIfAborted();
        copying.end();
        proving.to(events, total);
      },
    });
  } finally {
    copying.end();
    proving.end();
  }
}

async function compareFigures(
  pool: Ledger['pool'],
  source: LogArchive,
  target: LogArchive,
  until: number,
  signal: AbortSignal,
): Promise<LogComparison> {
  const bar = progress('수치 대조');
  try {
    return await source.inspect((left) =>
      target.inspect((right) =>
        compareLogs(
          pool,
          projections,
          (types) => eventPages(left, until, types),
          (types) => eventPages(right, until, types),
          (folded) => {
            signal.throwIfAborted();
            bar.to(folded, 2 * projections.length * until);
          },
        ),
      ),
    );
  } finally {
    bar.end();
  }
}

type Named = Pick<OpenArchive, 'name'>;

export function refusal(verdict: CopyVerdict & { readonly ok: false }, source: Named, target: Named): string {
  const { log, position, problem } = verdict;
  return log === 'source'
    ? `원본 ${source.name}이(가) 위치 ${String(position)}에서 어긋납니다: ${problem} (거기서부터는 옮기지 않았습니다)`
    : `대상 ${target.name}은(는) 위치 ${String(position)}에서 원본 ${source.name}과(와) 다른 원장입니다: ${problem}`;
}

export const proof = (verdict: CopyVerdict & { readonly ok: true }, source: Named, target: Named): string =>
  [
    `${source.name} → ${target.name}: 사건 ${String(verdict.events)}건, 이번에 옮긴 것 ${String(verdict.restored)}건`,
    `  원본: 첫 사건부터 마지막까지 해시가 이어집니다.`,
    `  사본: 저장된 것을 다시 읽어 확인했습니다. 마지막 위치 ${String(verdict.events)}, 그 해시도 원본과 같습니다.`,
    `  마지막 해시 ${verdict.headHash}`,
  ].join('\n');

function shownFigures({ equal, tables, rows, differences }: LogComparison): string {
  if (equal) return `  수치: 두 원장에서 따로 계산한 표 ${String(tables)}개, 행 ${String(rows)}개가 모두 같습니다.`;
  return [
    '  수치: 두 원장에서 따로 계산한 것이 다릅니다.',
    ...differences.map(
      ({ table, key, left, right }) => `    ${table} ${key}: 원본 ${left ?? '없음'} / 사본 ${right ?? '없음'}`,
    ),
  ].join('\n');
}
