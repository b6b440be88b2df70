import { SEAL_BODY } from '../events/seals.catalogue.ts';
import type { Seal } from '../events/seals.events.ts';
import { membersOf, TEXT } from '../kernel/shape.ts';
import { digestOf, fingerprintOf, isSigned } from './signed.ts';

/** 영수증: a seal with the public key that signed it, kept outside of the store. It proves itself. */
export type Receipt = Seal & { readonly publicKey: string };

/** Receipts by the number of their seal. */
export type Receipts = ReadonlyMap<number, Receipt>;

export const RECEIPT = membersOf<Receipt>({ body: SEAL_BODY, digest: TEXT, signature: TEXT, publicKey: TEXT });

/** How a seal of the log differs from its receipt; null when it does not, or has none. */
export function contradiction(seal: Seal, receipt: Receipt | undefined): string | null {
  if (!receipt || receipt.digest === seal.digest) return null;
  const { body, digest, signature, publicKey } = receipt;
  const name = `봉인 ${String(seal.body.number)}`;
  if (digestOf(body) !== digest || fingerprintOf(publicKey) !== body.keyId || !isSigned(body, signature, publicKey))
    return `${name}의 영수증이 온전하지 않습니다`;
  return body.keyId === seal.body.keyId
    ? `${name}이(가) 영수증과 다릅니다: 봉인된 뒤에 원장이 다시 쓰였습니다`
    : `${name}이(가) 다른 키로 다시 서명되었습니다: 영수증의 키는 ${body.keyId}, 원장의 키는 ${seal.body.keyId}입니다`;
}

/** The first receipt of a seal that the log does not have; null when it has them all. */
export function lostSeal(receipts: Receipts, seals: number, logEnd: number): string | null {
  const lost = [...receipts.values()].filter(({ body }) => body.number > seals);
  const [first] = lost.sort((a, b) => a.body.number - b.body.number);
  if (!first) return null;
  const { number, to } = first.body;
  const name = `봉인 ${String(number)}(위치 ${to.toLocaleString('ko-KR')}까지)의 영수증이 있는데`;
  return `${name} 원장에는 그 봉인이 없고, 원장은 위치 ${logEnd.toLocaleString('ko-KR')}에서 끝납니다`;
}
