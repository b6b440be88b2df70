import { describe, it } from '@jest/globals';
import { scenariosOf } from '../../../../test/support/given-when-then.ts';
import {
  MOST_EVENTS_OF_A_SEAL,
  NO_SEAL_DIGEST,
  SEAL_LOG,
  type Seal,
  type SealBody,
  type SealingKey,
  type SealsFact,
} from '../../../events/seals.events.ts';
import type { Decided } from '../../../kernel/decider.ts';
import type { IntroduceSealingKey, SealLog } from './seals.commands.ts';
import { sealsDecider } from './seals.decider.ts';

const given = scenariosOf(sealsDecider);

const first: SealingKey = { keyId: 'k1', publicKey: 'p1', after: null, endorsement: null, lostBecause: null };
const second: SealingKey = { keyId: 'k2', publicKey: 'p2', after: 'k1', endorsement: 'by k1', lostBecause: null };

const introduce = (key: SealingKey): IntroduceSealingKey => ({
  type: 'IntroduceSealingKey',
  key,
  effectiveOn: '2025-03-02',
});
const introduced = (key: SealingKey): Decided<SealsFact> => ({
  stream: SEAL_LOG,
  fact: { type: 'SealingKeyIntroduced', schemaVersion: 1, effectiveOn: '2025-03-02', data: key },
});

const sealOf = (body: Partial<SealBody>): Seal => ({
  body: {
    number: 1,
    from: 1,
    to: 10,
    root: 'root',
    previous: NO_SEAL_DIGEST,
    keyId: 'k1',
    sealedOn: '2025-03-03',
    ...body,
  },
  digest: `digest ${String(body.number ?? 1)}`,
  signature: 'signature',
});
const seal = (body: Partial<SealBody> = {}): SealLog => ({ type: 'SealLog', seal: sealOf(body) });
const sealed = (body: Partial<SealBody> = {}): Decided<SealsFact> => ({
  stream: SEAL_LOG,
  fact: { type: 'LogSealed', schemaVersion: 1, effectiveOn: '2025-03-03', data: sealOf(body) },
});
const next = { number: 2, from: 11, to: 12, previous: 'digest 1' };

describe('SealLog', () => {
  it('closes the log from its beginning on, then from seal to seal', () => {
    given(introduced(first)).when(seal()).then(sealed());
    given(introduced(first), sealed()).when(seal(next)).then(sealed(next));
  });

  it('seal-by-current-key: not without a key, by another, or by one that was followed', () => {
    given().when(seal()).thenRefused('seal-by-current-key');
    given(introduced(first))
      .when(seal({ keyId: 'k2' }))
      .thenRefused('seal-by-current-key');
    given(introduced(first), introduced(second)).when(seal()).thenRefused('seal-by-current-key');
    given(introduced(first), introduced(second))
      .when(seal({ keyId: 'k2' }))
      .then(sealed({ keyId: 'k2' }));
  });

  it.each([
    ['the same again', {}],
    ['a number left out', { ...next, number: 3 }],
    ['a gap in the range', { ...next, from: 12 }],
    ['an overlap', { ...next, from: 10 }],
    ['another seal behind it', { ...next, previous: 'digest 0' }],
  ])('seal-follows-seal: not %s', (_, body) => {
    given(introduced(first), sealed()).when(seal(body)).thenRefused('seal-follows-seal');
  });

  it('seal-covers-events: at least one, and no more than one seal holds', () => {
    const most = { to: MOST_EVENTS_OF_A_SEAL };
    given(introduced(first))
      .when(seal({ to: 0 }))
      .thenRefused('seal-covers-events');
    given(introduced(first))
      .when(seal({ to: MOST_EVENTS_OF_A_SEAL + 1 }))
      .thenRefused('seal-covers-events');
    given(introduced(first))
      .when(seal({ to: 1 }))
      .then(sealed({ to: 1 }));
    given(introduced(first)).when(seal(most)).then(sealed(most));
  });
});

describe('IntroduceSealingKey', () => {
  it('begins with a first key, and goes on with one that the former signed', () => {
    given().when(introduce(first)).then(introduced(first));
    given(introduced(first)).when(introduce(second)).then(introduced(second));
  });

  it('key-introduced-once: a key never comes back', () => {
    given(introduced(first)).when(introduce(first)).thenRefused('key-introduced-once');
    const back = { ...first, after: 'k2', endorsement: 'by k2' };
    given(introduced(first), introduced(second)).when(introduce(back)).thenRefused('key-introduced-once');
  });

  it('key-follows-key: whoever was not first begins no second line', () => {
    given(introduced(first))
      .when(introduce({ ...first, keyId: 'k2' }))
      .thenRefused('key-follows-key');
    given().when(introduce(second)).thenRefused('key-follows-key');
    const late = { ...second, keyId: 'k3' };
    given(introduced(first), introduced(second)).when(introduce(late)).thenRefused('key-follows-key');
  });

  it('successor-signed-by-predecessor: or the former is lost, for a reason', () => {
    const unsigned = { ...second, endorsement: null };
    const lost = { ...unsigned, lostBecause: '서버 디스크 고장' };
    given(introduced(first)).when(introduce(unsigned)).thenRefused('successor-signed-by-predecessor');
    given(introduced(first))
      .when(introduce({ ...lost, lostBecause: ' ' }))
      .thenRefused('successor-signed-by-predecessor');
    given(introduced(first))
      .when(introduce({ ...second, lostBecause: '둘 다' }))
      .thenRefused('successor-signed-by-predecessor');
    given()
      .when(introduce({ ...first, endorsement: 'by nobody' }))
      .thenRefused('successor-signed-by-predecessor');
    given()
      .when(introduce({ ...first, lostBecause: '없던 키' }))
      .thenRefused('successor-signed-by-predecessor');
    given(introduced(first)).when(introduce(lost)).then(introduced(lost));
  });
});
