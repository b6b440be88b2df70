const HASH_BYTES = 32;

/** SHA-256 hashes that wait for their seal, in 32 bytes each: also a long log that was never sealed fits in memory. */
export class HashQueue {
  length = 0;
  private bytes = Buffer.alloc(1024 * HASH_BYTES);

  push(hex: string): void {
    const end = this.length * HASH_BYTES;
    if (end === this.bytes.length) this.bytes = Buffer.concat([this.bytes, Buffer.alloc(end)]);
    this.bytes.write(hex, end, 'hex');
    this.length += 1;
  }

  /** The oldest ones; good until the next call of another method. */
  first(count: number): readonly Buffer[] {
    return Array.from({ length: count }, (_, index) =>
      this.bytes.subarray(index * HASH_BYTES, (index + 1) * HASH_BYTES),
    );
  }

  dropFirst(count: number): void {
    this.bytes.copyWithin(0, count * HASH_BYTES, this.length * HASH_BYTES);
    this.length -= count;
  }
}
