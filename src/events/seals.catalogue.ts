import type { EventCatalogue } from '../kernel/event-catalogue.ts';
import { DAY, INTEGER, membersOf, orNull, TEXT, textLike } from '../kernel/shape.ts';
import type { Seal, SealBody, SealingKey, SealsFact } from './seals.events.ts';
import { v1 } from './shapes.ts';

const SHA_256 = textLike(/^[0-9a-f]{64}$/);

export const SEAL_BODY = membersOf<SealBody>({
  number: INTEGER,
  from: INTEGER,
  to: INTEGER,
  root: SHA_256,
  previous: SHA_256,
  keyId: SHA_256,
  sealedOn: DAY,
});

export const SEAL = membersOf<Seal>({ body: SEAL_BODY, digest: SHA_256, signature: TEXT });

export const SEALING_KEY = membersOf<SealingKey>({
  keyId: SHA_256,
  publicKey: TEXT,
  after: orNull(SHA_256),
  endorsement: orNull(TEXT),
  lostBecause: orNull(TEXT),
});

export const SEALS_EVENTS: EventCatalogue<SealsFact> = {
  LogSealed: v1('봉인', SEAL),
  SealingKeyIntroduced: v1('봉인 키 도입', SEALING_KEY),
};
