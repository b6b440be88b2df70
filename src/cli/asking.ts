import { QueryBus, type Query } from '@nestjs/cqrs';
import { withLedger } from './with-ledger.ts';

type Ask = <T>(query: Query<T>) => Promise<T>;

/** Asks once everything recorded by now is in the read models. */
export const asking = (work: (ask: Ask) => Promise<string>): Promise<string> =>
  withLedger(async (ledger) => {
    await ledger.upToDate();
    const bus = ledger.app.get(QueryBus);
    return work((query) => bus.execute(query));
  });

export const json = (value: unknown): string => JSON.stringify(value, null, 2);
