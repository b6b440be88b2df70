import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MerkleTree, rootFrom } from './merkle.ts';

/** The tree of RFC 6962 §2.1, word for word: split at the largest power of two below the size. */
function rootByTheBook(leaves: readonly Buffer[]): Buffer {
  const sha256 = (...parts: Buffer[]) => createHash('sha256').update(Buffer.concat(parts)).digest();
  const [first] = leaves;
  if (!first) return sha256();
  if (leaves.length === 1) return sha256(Buffer.of(0), first);
  const split = splitOf(leaves.length);
  return sha256(Buffer.of(1), rootByTheBook(leaves.slice(0, split)), rootByTheBook(leaves.slice(split)));
}

/** PATH(m, D[n]) of RFC 6962 §2.1.1. */
function pathByTheBook(index: number, leaves: readonly Buffer[]): Buffer[] {
  if (leaves.length <= 1) return [];
  const split = splitOf(leaves.length);
  const [left, right] = [leaves.slice(0, split), leaves.slice(split)];
  return index < split
    ? [...pathByTheBook(index, left), rootByTheBook(right)]
    : [...pathByTheBook(index - split, right), rootByTheBook(left)];
}

function splitOf(size: number): number {
  let split = 1;
  while (split * 2 < size) split *= 2;
  return split;
}

/** The reference tree of Certificate Transparency, after each leaf. */
const KNOWN: readonly (readonly [leaf: string, root: string])[] = [
  ['', '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d'],
  ['00', 'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125'],
  ['10', 'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77'],
  ['2021', 'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7'],
  ['3031', '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4'],
  ['40414243', '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef'],
  ['5051525354555657', 'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c'],
  ['606162636465666768696a6b6c6d6e6f', '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328'],
];

const leavesOf = fc.array(fc.uint8Array({ maxLength: 40 }), { minLength: 1, maxLength: 70 });

describe('a Merkle tree', () => {
  it('has the roots of the reference tree', () => {
    expect(new MerkleTree([]).root.toString('hex')).toBe(
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    );
    const leaves = KNOWN.map(([leaf]) => Buffer.from(leaf, 'hex'));
    const roots = leaves.map((_, index) => new MerkleTree(leaves.slice(0, index + 1)).root.toString('hex'));
    expect(roots).toEqual(KNOWN.map(([, root]) => root));
  });

  it('has the root and the audit paths that the definition gives', () => {
    fc.assert(
      fc.property(leavesOf, (drawn) => {
        const leaves = drawn.map((leaf) => Buffer.from(leaf));
        const tree = new MerkleTree(leaves);
        expect(tree.root).toEqual(rootByTheBook(leaves));
        for (const [index, leaf] of leaves.entries()) {
          expect(tree.path(index)).toEqual(pathByTheBook(index, leaves));
          expect(rootFrom(leaf, index, leaves.length, tree.path(index))).toEqual(tree.root);
        }
      }),
    );
  });

  it('gives the root for no other leaf, place, size or path', () => {
    const leaves = Array.from({ length: 11 }, (_, index) => Buffer.of(index));
    const tree = new MerkleTree(leaves);
    const path = tree.path(9);
    const given = (leaf = leaves[9]!, index = 9, size = 11, way = path) => rootFrom(leaf, index, size, way);
    expect(given()).toEqual(tree.root);
    expect(given(Buffer.of(8))).not.toEqual(tree.root);
    for (let index = -1; index <= 11; index++) if (index !== 9) expect(given(leaves[9], index)).not.toEqual(tree.root);
    expect(given(leaves[9], 9, 11, path.slice(1))).toBeNull();
    expect(given(leaves[9], 9, 11, [...path, Buffer.alloc(32)])).toBeNull();
    expect(given(leaves[9], 9, 11, path.toReversed())).not.toEqual(tree.root);
  });

  it('takes no node for a leaf', () => {
    const pair = new MerkleTree([Buffer.from('a'), Buffer.from('b')]);
    const levelBelow = Buffer.concat(['a', 'b'].map((leaf) => new MerkleTree([Buffer.from(leaf)]).root));
    expect(new MerkleTree([levelBelow]).root).not.toEqual(pair.root);
  });
});
