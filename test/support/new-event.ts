import { randomUUID } from 'node:crypto';
import type { EventMeta, NewEvent } from '../../src/kernel/domain-event.ts';
import type { JsonObject } from '../../src/kernel/json.ts';

interface Chosen {
  readonly id?: string;
  readonly type?: string;
  readonly schemaVersion?: number;
  readonly data?: JsonObject;
  readonly effectiveOn?: string;
  readonly meta?: Partial<EventMeta>;
  readonly documentedKnownAt?: string | null;
}

const META: EventMeta = {
  actor: {
    id: 'u1',
    name: '김주무',
    departmentId: 'planning-budget',
    departmentName: '기획예산과',
    role: 'officer',
  },
  reason: '시험',
  document: '기획예산과-1',
  commandId: 'c1',
  commandHash: '0',
  correlationId: 'c1',
  causationId: null,
};

/** An event that no rule cares about, with a fresh id; name only what the test is about. */
export function newEvent(chosen: Chosen = {}): NewEvent {
  const {
    id = randomUUID(),
    type = 'ThingNoted',
    schemaVersion = 1,
    data = { n: 1 },
    effectiveOn = '2023-05-31',
  } = chosen;
  const fact = { type, schemaVersion, data, effectiveOn };
  return { id, fact, meta: { ...META, ...chosen.meta }, documentedKnownAt: chosen.documentedKnownAt ?? null };
}

export const newEvents = (count: number, chosen: Chosen = {}): readonly NewEvent[] =>
  Array.from({ length: count }, (_, index) => newEvent({ data: { n: index + 1 }, ...chosen }));
