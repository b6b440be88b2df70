import { randomUUID } from 'node:crypto';

const META = {
  actor: {
    id: 'u-0107',
    name: '김주무',
    departmentId: 'planning',
    departmentName: '기획예산과',
    role: 'department-officer',
  },
  reason: '정기 지급',
  document: '기획예산과-1234',
  commandHash: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  causationId: null,
};

/** Who, why and by which document, as the command handler writes it. */
export function metaOf() {
  const commandId = randomUUID();
  return { ...META, commandId, correlationId: commandId };
}

export const newEvent = (fact) => ({ id: randomUUID(), fact, meta: metaOf(), documentedKnownAt: null });

/** A payment as it is recorded all day long. */
export const payment = (n) =>
  newEvent({
    type: 'PaymentCompleted',
    schemaVersion: 1,
    effectiveOn: '2025-03-14',
    data: {
      paymentId: `2025-planning-0314-${String(n).padStart(6, '0')}`,
      obligationId: `2025-planning-obligation-${String(n).padStart(6, '0')}`,
      funds: { national: 1_250_000 + n, city: 375_000, district: 875_000, other: 0 },
      grace: null,
    },
  });

/** The same event for Emmett: the same texts in data and metadata. */
export const forEmmett = ({ id, fact, meta }) => ({
  type: fact.type,
  data: fact.data,
  metadata: { ...meta, messageId: id, schemaVersion: fact.schemaVersion, effectiveOn: fact.effectiveOn },
});

export function sizesOf(event) {
  const bytes = (value) => Buffer.byteLength(JSON.stringify(value));
  return `data ${bytes(event.fact.data)} bytes, meta ${bytes(event.meta)} bytes of JSON`;
}
