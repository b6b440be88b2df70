import {
  MOST_EVENTS_OF_A_SEAL,
  NO_SEAL_DIGEST,
  SEAL_LOG,
  type Seal,
  type SealingKey,
  type SealsFact,
} from '../../../events/seals.events.ts';
import type { Decider } from '../../../kernel/decider.ts';
import { refuseUnless } from '../../../kernel/rejection.ts';
import type { SealsCommand } from './seals.commands.ts';

export interface SealsState {
  /** Fingerprints in the order of their introduction; the last one seals. */
  readonly keyIds: readonly string[];
  readonly number: number;
  readonly sealedUpTo: number;
  readonly digest: string;
}

export const sealsDecider: Decider<SealsCommand, SealsState, SealsFact> = {
  categories: ['seal'],
  commands: ['SealLog', 'IntroduceSealingKey'],
  initialState: { keyIds: [], number: 0, sealedUpTo: 0, digest: NO_SEAL_DIGEST },
  streams: () => [SEAL_LOG],
  evolve: (state, { fact }) => {
    switch (fact.type) {
      case 'LogSealed': {
        const { body, digest } = fact.data;
        return { ...state, number: body.number, sealedUpTo: body.to, digest };
      }
      case 'SealingKeyIntroduced':
        return { ...state, keyIds: [...state.keyIds, fact.data.keyId] };
    }
  },
  decide: (command, states) => {
    const state = states(SEAL_LOG);
    switch (command.type) {
      case 'SealLog': {
        const { seal } = command;
        requireNextSeal(seal, state);
        const fact = { type: 'LogSealed', schemaVersion: 1, effectiveOn: seal.body.sealedOn, data: seal } as const;
        return [{ stream: SEAL_LOG, fact }];
      }
      case 'IntroduceSealingKey': {
        const { key, effectiveOn } = command;
        requireNextKey(key, state);
        return [{ stream: SEAL_LOG, fact: { type: 'SealingKeyIntroduced', schemaVersion: 1, effectiveOn, data: key } }];
      }
    }
  },
};

function requireNextSeal({ body }: Seal, { keyIds, number, sealedUpTo, digest }: SealsState): void {
  const { from, to, keyId } = body;
  refuseUnless(keyId === keyIds.at(-1), 'seal-by-current-key', '지금의 봉인 키로 서명한 봉인이 아닙니다.', {
    keyId,
    current: keyIds.at(-1) ?? null,
  });
  refuseUnless(
    body.number === number + 1 && from === sealedUpTo + 1 && body.previous === digest,
    'seal-follows-seal',
    `봉인 ${body.number}은(는) 마지막 봉인 ${number}을(를) 바로 잇지 않습니다.`,
    { number: body.number, from, lastNumber: number, sealedUpTo },
  );
  const events = to - from + 1;
  refuseUnless(
    events >= 1 && events <= MOST_EVENTS_OF_A_SEAL,
    'seal-covers-events',
    `봉인 하나는 사건 1건에서 ${MOST_EVENTS_OF_A_SEAL}건까지를 덮습니다.`,
    { from, to, events },
  );
}

function requireNextKey({ keyId, after, endorsement, lostBecause }: SealingKey, { keyIds }: SealsState): void {
  const current = keyIds.at(-1) ?? null;
  refuseUnless(!keyIds.includes(keyId), 'key-introduced-once', '이미 도입된 봉인 키입니다.', { keyId });
  refuseUnless(after === current, 'key-follows-key', '지금의 봉인 키를 잇는 키가 아닙니다.', { after, current });
  const isLost = lostBecause !== null && lostBecause.trim() !== '';
  refuseUnless(
    current === null ? endorsement === null && lostBecause === null : (endorsement !== null) !== isLost,
    'successor-signed-by-predecessor',
    '새 봉인 키는 앞의 키가 서명하거나, 앞의 키를 잃은 사유가 있어야 합니다.',
    { keyId, endorsement, lostBecause },
  );
}
