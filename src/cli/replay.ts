import { projections } from '../app.module.ts';
import type { EventStore } from '../event-store/event-store.port.ts';
import { Rejection } from '../kernel/rejection.ts';
import { endOfDay, isPlainDate, parseInstant, type Instant } from '../kernel/time.ts';
import { dropReplay, isReplay, replay } from '../platform/projections/replay.ts';
import { progress } from './progress.ts';
import type { Outcome } from './verify.ts';
import { withLedger } from './with-ledger.ts';

export const dropReplayed = (schema: string): Promise<Outcome> =>
  withLedger(async ({ pool }) => {
    if (!isReplay(schema))
      throw new Rejection('bad-request', `${schema}은(는) 다시 계산한 스키마의 이름이 아닙니다.`, { schema });
    await dropReplay(pool, schema);
    return { ok: true, sentence: `${schema}을(를) 버렸습니다.` };
  });

export const replayUntil = (until: string, compare: boolean): Promise<Outcome> =>
  withLedger(async ({ pool, store, upToDate }) => {
    await upToDate();
    const wanted = Math.min(await positionOf(store, until), await store.head());
    const bar = progress('다시 계산');
    const { schema, position, comparisons } = await replay({ pool, store, projections }, wanted, (done) => {
      bar.to(done, wanted * projections.length);
    });
    bar.end();
    if (!compare)
      return {
        ok: true,
        sentence: `위치 ${String(position)}까지 다시 계산한 조회 모형이 스키마 ${schema}에 있습니다. 버리려면 ledger replay --drop ${schema}`,
      };
    await dropReplay(pool, schema);
    const lines = [...comparisons].flatMap(([name, { tables, differences }]) => [
      `  ${name}: ${verdictOn(tables, differences.length)}`,
      ...differences.map(
        ({ table, key, left, right }) => `    ${table} ${key}: 지금 ${left ?? '없음'} / 다시 ${right ?? '없음'}`,
      ),
    ]);
    const compared = [...comparisons.values()];
    const ok = compared.every(({ equal }) => equal) && compared.some(({ tables }) => tables.length > 0);
    return { ok, sentence: [`위치 ${String(position)}까지 다시 계산해 맞대어 보았습니다.`, ...lines].join('\n') };
  });

function verdictOn(tables: readonly string[], differences: number): string {
  if (tables.length === 0) return '맞댈 수 없음 (지금의 표는 더 나아갔고, 행에 위치가 없음)';
  return `${differences === 0 ? '같음' : '다름'} (${tables.join(', ')})`;
}

/** A position as it is; for a time or the end of a day, that of the last event recorded by then. */
async function positionOf(store: EventStore, until: string): Promise<number> {
  if (/^\d{1,15}$/.test(until)) return Number(until);
  const time = isPlainDate(until) ? endOfDay(until) : parseInstant(until);
  if (time === null)
    throw new Rejection(
      'bad-request',
      `--until은 위치이거나 2023-06-12 또는 2023-06-12T23:59:59+09:00 꼴의 시각이어야 합니다 (받은 값 ${until}).`,
    );
  return lastRecordedBy(store, time);
}

/** recordedAt never goes back along positions, so halving finds the place. */
async function lastRecordedBy(store: EventStore, time: Instant): Promise<number> {
  let [known, beyond] = [0, (await store.head()) + 1];
  while (beyond - known > 1) {
    const middle = Math.floor((known + beyond) / 2);
    const [event] = (await store.readAll({ after: middle - 1, limit: 1 })).events;
    if (event && event.recordedAt <= time) known = middle;
    else beyond = middle;
  }
  return known;
}
