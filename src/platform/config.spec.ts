import { describe, expect, it } from '@jest/globals';
import { readConfig } from './config.ts';

describe('settings of a process', () => {
  it('are the embedded PostgreSQL on port 3000 of this machine when nothing is said', () => {
    expect(readConfig({})).toEqual({
      databaseUrl: null,
      eventStore: { kind: 'postgres' },
      dataDirectory: 'data',
      seals: { keys: 'data/keys', receipts: 'data/seals' },
      sealEveryMinutes: 1_440,
      host: '127.0.0.1',
      port: 3000,
    });
  });

  it('name an EventStoreDB with its address', () => {
    const url = 'esdb://127.0.0.1:2113?tls=false';
    expect(readConfig({ EVENT_STORE: 'eventstoredb', EVENTSTORE_URL: url }).eventStore).toEqual({
      kind: 'eventstoredb',
      url,
      journal: 'ledger',
    });
  });

  it('keep sealing keys and receipts elsewhere when they are told to, and seal as often as they are told to', () => {
    expect(readConfig({ LEDGER_DATA: '/srv/ledger', LEDGER_KEYS: '/mnt/stick' }).seals).toEqual({
      keys: '/mnt/stick',
      receipts: '/srv/ledger/seals',
    });
    expect(readConfig({ LEDGER_SEALS: '/mnt/receipts' }).seals.receipts).toBe('/mnt/receipts');
    expect(readConfig({ LEDGER_SEAL_EVERY: '0' }).sealEveryMinutes).toBe(0);
  });

  it.each([
    [{ PORT: 'x' }, 'PORT=x'],
    [{ PORT: '65536' }, 'PORT=65536'],
    [{ LEDGER_SEAL_EVERY: 'daily' }, 'LEDGER_SEAL_EVERY=daily'],
    [{ LEDGER_SEAL_EVERY: '' }, 'LEDGER_SEAL_EVERY='],
    [{ EVENT_STORE: 'mongodb' }, 'EVENT_STORE=mongodb'],
    [{ EVENT_STORE: 'eventstoredb' }, 'EVENTSTORE_URL'],
  ])('are refused by name: %j', (environment, named) => {
    expect(() => readConfig(environment)).toThrow(named);
  });
});
