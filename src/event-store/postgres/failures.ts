import { setImmediate } from 'node:timers/promises';
import { DatabaseError } from 'pg';
import { StoreUnavailable } from '../event-store.port.ts';

/** Connection exceptions, and servers that have no connection left, shut down or start. */
const GOODBYE = /^(?:08|53300|57P)/;
/** Unique violation, deadlock, serialization failure: gone when tried again. */
const PASSING = /^(?:23505|40P01|40001)$/;

/** The server never answered or said goodbye: nobody knows whether the statement was committed. */
export const isConnectionLost = (error: unknown): boolean =>
  !(error instanceof DatabaseError) || GOODBYE.test(error.code ?? '');

/** Worth one more try. An append may be tried again because its event ids make the second try a duplicate. */
export const isPassing = (error: unknown): boolean =>
  isConnectionLost(error) || (error instanceof DatabaseError && PASSING.test(error.code ?? ''));

/** @throws StoreUnavailable when the connection is lost at the second try, too. */
export async function tryTwice<T>(attempt: () => Promise<T>, isWorthIt: (error: unknown) => boolean): Promise<T> {
  try {
    return await attempt();
  } catch (error) {
    if (!isWorthIt(error)) throw error;
    await setImmediate(); // the pool hears of other connections that died with this one
    return attempt().catch(sayUnavailable);
  }
}

function sayUnavailable(error: unknown): never {
  if (!isConnectionLost(error)) throw error;
  throw new StoreUnavailable('PostgreSQL does not answer', { cause: error });
}
