import type { EventStore } from '../../src/event-store/event-store.port.ts';
import type { Fact, StoredEvent } from '../../src/kernel/domain-event.ts';
import { Rejection } from '../../src/kernel/rejection.ts';
import type { Reaction, Saga } from '../../src/kernel/saga.ts';
import type { Ground } from '../../src/platform/commands/decide.command.ts';
import type { AnyCommand } from '../../src/platform/commands/decider-room.ts';
import { newEvent } from '../support/new-event.ts';

type Given = Fact<'Given', { readonly giver: string; readonly amount: number }>;
type Known = { readonly total: number; readonly thanked: number };
interface Thank extends AnyCommand {
  readonly type: 'Thank';
  readonly giver: string;
  readonly total: number;
}

const given: Reaction<Known, StoredEvent<Given>> = {
  keyOf: ({ fact }) => fact.data.giver,
  remember: (known, { fact }) => ({ ...known, total: known.total + fact.data.amount }),
  follows: ({ total }, { fact }) => {
    const thank: Thank = { type: 'Thank', giver: fact.data.giver, total };
    return fact.data.amount >= 10 ? [{ command: thank, reason: `${total}을(를) 받아 감사` }] : [];
  },
};

/** Who gives 10 or more at once is thanked for all that they gave: the smallest saga with a memory. */
export const thanks = (version = 1): Saga<Known> => ({
  name: 'gift-thanked',
  title: '감사 인사',
  version,
  initial: { total: 0, thanked: 0 },
  reactions: { Given: given },
});

export const give = (store: EventStore, giver: string, ...amounts: readonly number[]) =>
  store.append(
    `Gifts-${giver}`,
    amounts.map((amount) => newEvent({ type: 'Given', data: { giver, amount } })),
    'any',
  );

const isThank = (command: AnyCommand): command is Thank => command.type === 'Thank';

/** Answers a Thank by a fact under the command's own id, as the command handler does; giver 'nobody' may not be thanked. */
export const answering =
  (store: EventStore) =>
  async (command: AnyCommand, ground: Ground): Promise<void> => {
    if (command.type === 'BeginSaga') {
      const began = newEvent({ id: ground.commandId, type: 'SagaBegan', data: { ...command } });
      await store.append('saga-gift-thanked', [began], 'any');
      return;
    }
    if (!isThank(command)) throw new Error(`${command.type} is no Thank`);
    if (command.giver === 'nobody') throw new Rejection('somebody-is-thanked', '받는 이가 없습니다.');
    const { actor, causationId, correlationId, commandId, reason } = ground;
    const meta = { actor, causationId, reason, commandId, correlationId: correlationId ?? commandId };
    const thanked = newEvent({
      id: commandId,
      type: 'Thanked',
      data: { giver: command.giver, total: command.total },
      meta,
    });
    await store.append(`Thanks-${command.giver}`, [thanked], 'any');
  };
