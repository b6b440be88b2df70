/** Directories outside of the database. */
export interface SealPlaces {
  /** Private keys. */
  readonly keys: string;
  /** Receipts of seals, meant to be copied elsewhere. */
  readonly receipts: string;
}

export const SEAL_PLACES = Symbol('SealPlaces');
