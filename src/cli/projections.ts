import { projections } from '../app.module.ts';
import { ProjectionRebuild } from '../platform/projections/projection-rebuild.ts';
import type { BuildKey } from '../platform/projections/projection-tables.ts';
import { stopOnInterrupt } from './interrupt.ts';
import { progress } from './progress.ts';
import { textTable } from './text-table.ts';
import type { Outcome } from './verify.ts';
import { withLedger, type Ledger } from './with-ledger.ts';

const rebuildOf = ({ pool, store }: Ledger): ProjectionRebuild => new ProjectionRebuild({ pool, store, projections });

export const listProjections = (): Promise<string> =>
  withLedger(async ({ host }) => {
    const builds = await host.status();
    return textTable(
      ['이름', '판', '빌드', '상태', '위치', '뒤처진 사건', '뒤처진 초', '따로 둔 사건', '주인', '오류'].map(
        (title) => ({
          title,
          align: 'left' as const,
        }),
      ),
      builds.map((build) => [
        build.name,
        String(build.version),
        String(build.build),
        build.status === 'filling' && build.foundEqual ? '같음 (promote 가능)' : build.status,
        String(build.position),
        String(build.lagEvents),
        build.lagSeconds.toFixed(1),
        String(build.parked),
        hostAndProcess(build.owner),
        build.error ?? '',
      ]),
    );
  }, 'none');

const hostAndProcess = (owner: string | null): string => owner?.split('/', 2).join('/') ?? '';

/** Clears the halt and waits for what comes of it; a halt is never cleared by looking. */
export const retry = (name: string): Promise<Outcome> =>
  withLedger(async ({ host, upToDate }) => {
    await host.retry(name);
    try {
      await upToDate(undefined, name);
    } catch (error) {
      const halted = (await host.status()).find((build) => build.name === name && build.error !== null);
      if (!halted) throw error;
      return { ok: false, sentence: `${name}: 다시 멈췄습니다. ${halted.error ?? ''}` };
    }
    return { ok: true, sentence: `${name}: 다시 따라왔습니다.` };
  });

/** Ctrl-C leaves the build at its checkpoint; the next rebuild goes on from there. */
export const rebuild = (name: string): Promise<Outcome> =>
  withLedger(async (ledger) => {
    await ledger.upToDate();
    const bar = progress(`다시 만들기 ${name}`);
    const result = await rebuildOf(ledger).rebuild(
      name,
      ({ position, target }) => {
        bar.to(position, target);
      },
      stopOnInterrupt(),
    );
    bar.end();
    const at = `빌드 ${String(result.build)}, 위치 ${String(result.position)}`;
    if (result.equal) return { ok: true, sentence: `${name}: 다시 만든 것이 지금 것과 같습니다 (${at}).` };
    const rows = result.differences.map(
      ({ table, key, left, right }) => `  ${table} ${key}\n    지금 ${left ?? '없음'}\n    다시 ${right ?? '없음'}`,
    );
    return { ok: false, sentence: [`${name}: 다시 만든 것이 지금 것과 다릅니다 (${at}).`, ...rows].join('\n') };
  });

export const promote = (name: string, althoughDifferent: string | null): Promise<Outcome> =>
  withLedger(async (ledger) => {
    const build = await rebuildOf(ledger).promote(name, althoughDifferent);
    return { ok: true, sentence: `${name}: ${shown(build)}이(가) 이제 앞에 섭니다.` };
  });

export const rollback = (name: string): Promise<Outcome> =>
  withLedger(async (ledger) => {
    const build = await rebuildOf(ledger).rollback(name);
    return { ok: true, sentence: `${name}: 그 앞에 서 있던 ${shown(build)}(으)로 되돌렸습니다.` };
  });

export const discard = (name: string): Promise<Outcome> =>
  withLedger(async (ledger) => {
    const builds = await rebuildOf(ledger).discard(name);
    const sentence =
      builds.length === 0 ? '치울 빌드가 없습니다.' : `${builds.map(shown).join(', ')}을(를) 치웠습니다.`;
    return { ok: true, sentence: `${name}: ${sentence}` };
  });

const shown = ({ version, build }: BuildKey): string => `${String(version)}판 빌드 ${String(build)}`;
