import type { Seal, SealingKey } from '../../../events/seals.events.ts';
import type { PlainDate } from '../../../kernel/time.ts';

/** The root and the signature are made outside: the domain knows no cryptography. */
export interface SealLog {
  readonly type: 'SealLog';
  readonly seal: Seal;
}

export interface IntroduceSealingKey {
  readonly type: 'IntroduceSealingKey';
  readonly key: SealingKey;
  readonly effectiveOn: PlainDate;
}

export type SealsCommand = SealLog | IntroduceSealingKey;
