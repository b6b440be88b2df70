import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

/** scrypt with N = 2^15, r = 8, p = 1: 32 MiB for each try. Kept beside the hash, so it can be raised later. */
const COST = 2 ** 15;
const KEY_BYTES = 32;

export interface PasswordHash {
  readonly salt: string;
  readonly hash: string;
  readonly cost: number;
}

const derive = (password: string, salt: string, cost: number): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, KEY_BYTES, { N: cost, maxmem: 256 * cost * 8 }, (error, key) => {
      if (error) reject(error);
      else resolve(key);
    });
  });

export async function hashPassword(password: string): Promise<PasswordHash> {
  const salt = randomBytes(16).toString('base64url');
  return { salt, hash: (await derive(password, salt, COST)).toString('base64url'), cost: COST };
}

/** Takes as long for an account that does not exist (null) as for one that does. */
export async function isPassword(password: string, stored: PasswordHash | null): Promise<boolean> {
  const { salt, hash, cost } = stored ?? { salt: 'nobody', hash: '', cost: COST };
  const expected = Buffer.from(hash, 'base64url');
  const found = await derive(password, salt, cost);
  return stored !== null && expected.length === found.length && timingSafeEqual(expected, found);
}

/** 96 random bits in 16 characters that can be read aloud. */
export const randomPassword = (): string => randomBytes(12).toString('base64url');
