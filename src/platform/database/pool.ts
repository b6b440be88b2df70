import type { ClientBase } from 'pg';

export const POOL = Symbol('Pool');

/**
 * A connection may be lost at any moment, also in the one between its being handed over and its taker's listening. Heard by
 * nobody, that would end the process; whoever uses the connection hears of it by their query.
 */
export const hearLoss = (client: ClientBase): void => {
  client.on('error', () => undefined);
};
