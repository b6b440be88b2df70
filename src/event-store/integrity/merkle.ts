import { hash } from 'node:crypto';

/** RFC 6962 §2.1: a leaf can never pass for a node, because the first byte of what is hashed differs. */
const LEAF = Buffer.of(0x00);
const NODE = Buffer.of(0x01);

const sha256 = (...parts: readonly Buffer[]): Buffer => hash('sha256', Buffer.concat(parts), 'buffer');
const leafHash = (data: Buffer): Buffer => sha256(LEAF, data);
const nodeHash = (left: Buffer, right: Buffer): Buffer => sha256(NODE, left, right);

/** A Merkle tree over these leaves, in their order. */
export class MerkleTree {
  /** From the hashes of the leaves up to the root; a hash without a neighbour goes up as it is. */
  private readonly levels: (readonly Buffer[])[];

  constructor(leaves: readonly Buffer[]) {
    let level: readonly Buffer[] = leaves.map(leafHash);
    this.levels = [level];
    while (level.length > 1) {
      level = levelAbove(level);
      this.levels.push(level);
    }
  }

  get root(): Buffer {
    return this.levels.at(-1)?.[0] ?? sha256();
  }

  /** The audit path of one leaf: the neighbours on its way up. With the leaf they give the root, and nothing else does. */
  path(index: number): readonly Buffer[] {
    return this.levels.flatMap((level, height) => level[neighbourOf(Math.floor(index / 2 ** height))] ?? []);
  }
}

function levelAbove(level: readonly Buffer[]): readonly Buffer[] {
  const above: Buffer[] = [];
  for (const [index, left] of level.entries())
    if (index % 2 === 0) {
      const right = level[index + 1];
      above.push(right ? nodeHash(left, right) : left);
    }
  return above;
}

const neighbourOf = (index: number): number => (index % 2 === 0 ? index + 1 : index - 1);

/** The root that a leaf and its audit path give in a tree of that size; null when there is no such place or path. */
export function rootFrom(leaf: Buffer, index: number, size: number, path: readonly Buffer[]): Buffer | null {
  if (index < 0 || index >= size) return null;
  const neighbours = path.values();
  let found = leafHash(leaf);
  for (let [place, last] = [index, size - 1]; last > 0; place = Math.floor(place / 2), last = Math.floor(last / 2)) {
    if (neighbourOf(place) > last) continue; // it has no neighbour, and goes up as it is
    const { value } = neighbours.next();
    if (!value) return null;
    found = place % 2 === 0 ? nodeHash(found, value) : nodeHash(value, found);
  }
  return neighbours.next().done === true ? found : null;
}
