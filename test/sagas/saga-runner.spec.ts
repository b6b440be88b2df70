import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Pool } from 'pg';
import type { EventStore } from '../../src/event-store/event-store.port.ts';
import type { StoredEvent } from '../../src/kernel/domain-event.ts';
import type { Saga } from '../../src/kernel/saga.ts';
import { Lease, LeaseLost } from '../../src/platform/projections/projection-lease.ts';
import { CreateSagaControl1795000400000 } from '../../src/platform/sagas/saga-control.migration.ts';
import { SagaHost } from '../../src/platform/sagas/saga-host.ts';
import { installSaga, type SagaDeps } from '../../src/platform/sagas/saga-beginning.ts';
import { checkpointOf, newestCheckpoint } from '../../src/platform/sagas/saga-memory.ts';
import { SagaRunner } from '../../src/platform/sagas/saga-runner.ts';
import { waitForPosition } from '../../src/platform/projections/wait-for-position.ts';
import { eventually, installControl } from '../projections/deposits.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { newEvent } from '../support/new-event.ts';
import { openTestLog } from '../support/test-event-store.ts';
import { wholeLog } from '../support/whole-log.ts';
import { answering, give, thanks } from './thanks.ts';

const OWNER = { id: 'one', leaseSeconds: 30 };

describe('a saga', () => {
  let database: TestDatabase;
  let pool: Pool;
  let store: EventStore;

  beforeEach(async () => {
    database = await createTestDatabase();
    pool = database.pool;
    await installControl(pool);
    await new CreateSagaControl1795000400000().up(pool);
    ({ store } = await openTestLog(pool));
  });
  afterEach(async () => {
    await store.close();
    await database.drop();
  });

  const claim = async (saga: Saga, owner = OWNER): Promise<Lease> => {
    const lease = await Lease.claim(pool, checkpointOf(saga), owner, ['serving']);
    if (!lease) throw new Error(`${owner.id} could not claim`);
    return lease;
  };
  const depsOf = (send: SagaDeps['send'] = answering(store)): SagaDeps => ({
    pool,
    store,
    send,
    clock: () => '2026-01-01T00:00:00.000000Z',
  });
  const installed = (saga: Saga) => installSaga(depsOf(), saga);
  const runnerOf = async (saga: Saga, send?: SagaDeps['send']) => new SagaRunner(depsOf(send), saga, await claim(saga));
  const thanked = async (): Promise<readonly StoredEvent[]> => wholeLog(store, 100, ['Thanked']);
  const totals = async () => (await thanked()).map(({ fact }) => [fact.data['giver'], fact.data['total']]);

  it('acts once on each event that has a consequence, on all it remembers', async () => {
    await installed(thanks());
    await give(store, 'kim', 3, 20, 4);
    await give(store, 'lee', 10);
    await (await runnerOf(thanks())).drain();
    await give(store, 'kim', 10);
    await (await runnerOf(thanks())).drain();
    await (await runnerOf(thanks())).drain();
    expect(await totals()).toEqual([
      ['kim', 23],
      ['lee', 10],
      ['kim', 37],
    ]);
  });

  it('names itself as the actor, the event as the cause, and stays in its correlation', async () => {
    await installed(thanks());
    await give(store, 'kim', 10);
    await (await runnerOf(thanks())).drain();
    const [gift] = await store.read('Gifts-kim');
    const [thanking] = await thanked();
    expect(thanking!.meta).toMatchObject({
      actor: { id: 'saga:gift-thanked', name: '감사 인사', role: 'system' },
      causationId: gift!.id,
      correlationId: gift!.meta.correlationId,
      reason: '10을(를) 받아 감사',
    });
  });

  it('has no consequence of what happened before it was there, but remembers it', async () => {
    await give(store, 'kim', 50);
    await installed(thanks());
    await give(store, 'kim', 10);
    await (await runnerOf(thanks())).drain();
    expect(await totals()).toEqual([['kim', 60]]);
  });

  it('begins nothing anew in a restored installation, and goes on where it was', async () => {
    await give(store, 'kim', 50);
    await installed(thanks());
    await give(store, 'kim', 10);
    await (await runnerOf(thanks())).drain();
    await give(store, 'kim', 10);
    await pool.query('delete from saga_state');
    await pool.query('delete from projection_version');
    await installed(thanks());
    await (await runnerOf(thanks())).drain();
    expect(await totals()).toEqual([
      ['kim', 60],
      ['kim', 70],
    ]);
  });

  it.each([
    ['before the command', false],
    ['between the command and the checkpoint', true],
  ])('killed %s neither loses nor doubles it', async (_, isSentFirst) => {
    await installed(thanks());
    await give(store, 'kim', 5, 10);
    const killed = await runnerOf(thanks(), async (command, ground) => {
      if (isSentFirst) await answering(store)(command, ground);
      throw new Error('killed');
    });
    await expect(killed.drain()).rejects.toThrow('killed');
    await (await runnerOf(thanks())).drain();
    expect(await totals()).toEqual([['kim', 15]]);
  });

  it('goes on when a rule refuses its command, and keeps the refusal', async () => {
    await installed(thanks());
    await give(store, 'nobody', 10);
    await give(store, 'kim', 10);
    await (await runnerOf(thanks())).drain();
    expect(await totals()).toEqual([['kim', 10]]);
    const { rows } = await pool.query('select saga, command, rule, sentence from saga_refusal');
    expect(rows).toEqual([
      { saga: 'gift-thanked', command: 'Thank', rule: 'somebody-is-thanked', sentence: '받는 이가 없습니다.' },
    ]);
  });

  it('of a newer version remembers the log anew, and goes on where the former one stands', async () => {
    await installed(thanks(1));
    await give(store, 'kim', 10);
    await (await runnerOf(thanks(1))).drain();
    await give(store, 'kim', 20);
    await installed(thanks(2));
    await (await runnerOf(thanks(2))).drain();
    expect(await totals()).toEqual([
      ['kim', 10],
      ['kim', 30],
    ]);
  });

  it('that hears nothing says how far it is all the same, a moment later', async () => {
    await installed(thanks());
    const runner = await runnerOf(thanks());
    await runner.drain();
    await store.append('Other-1', [newEvent()], 'any');
    const head = await store.head();
    await eventually(async () => {
      await runner.drain();
      return (await newestCheckpoint(pool, thanks()))?.position === head;
    });
  });

  it('that slept through its lease writes no checkpoint', async () => {
    await installed(thanks());
    const sleeper = await runnerOf(thanks());
    await pool.query(`update projection_version set lease_until = clock_timestamp() - interval '1 second'`);
    const other = new SagaRunner(depsOf(), thanks(), await claim(thanks(), { ...OWNER, id: 'two' }));
    await give(store, 'kim', 10);
    await expect(sleeper.drain()).rejects.toThrow(LeaseLost);
    await other.drain();
    expect(await totals()).toEqual([['kim', 10]]);
  });

  it('is kept up by one of two hosts, and taken over by the other', async () => {
    const troubles: unknown[] = [];
    const hostOf = (id: string) =>
      new SagaHost({
        ...depsOf(),
        sagas: [thanks()],
        owner: { id, leaseSeconds: 30 },
        pollMs: 20,
        onTrouble: (_, error) => troubles.push(error),
      });
    const reached = async () => waitForPosition(pool, ['saga/gift-thanked'], await store.head(), 10_000);
    const [first, second] = [hostOf('one'), hostOf('two')];
    await first.start();
    await second.start();
    await give(store, 'kim', 10, 10);
    await reached();
    await first.stop();
    await give(store, 'lee', 10);
    await reached();
    await second.stop();
    expect(await totals()).toEqual([
      ['kim', 10],
      ['kim', 20],
      ['lee', 10],
    ]);
    expect(troubles).toEqual([]);
  });
});
