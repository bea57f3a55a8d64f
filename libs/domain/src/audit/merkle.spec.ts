// Shows that the tree is that of RFC 6962 (vectors of the certificate-transparency project), and that no proof passes for what it does not prove.
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import {
  appendLeaf,
  consistencyRanges,
  emptyRoot,
  inclusionRanges,
  leafHash,
  nodesOfRange,
  rangeHash,
  verifyConsistency,
  verifyInclusion,
  type Consistency,
  type Hash,
  type Inclusion,
  type LeafRange,
  type NodePlace,
} from './merkle';
import { utf8 } from './utf8';

const sha256: Hash = (bytes) => createHash('sha256').update(bytes).digest('hex');
const sm3: Hash = (bytes) => createHash('sm3').update(bytes).digest('hex');

/** A tree as it is kept: every complete subtree by its place. */
const grown = (hash: Hash, leaves: readonly Uint8Array[]) => {
  const nodes = new Map<string, string>();
  const nodeAt = ({ level, position }: NodePlace): string => {
    const found = nodes.get(`${level}/${position}`);
    if (found === undefined) throw new Error(`no node ${level}/${position}`);
    return found;
  };
  leaves.forEach((leaf, size) => {
    for (const node of appendLeaf(hash, size, leafHash(hash, leaf), nodeAt)) nodes.set(`${node.level}/${node.position}`, node.hash);
  });
  const hashOf = (range: LeafRange): string => rangeHash(hash, range, nodeAt);
  const root = (size: number): string => hashOf({ start: 0, end: size });
  const inclusion = (index: number, size: number) => ({
    index,
    size,
    leaf: nodeAt({ level: 0, position: index }),
    path: inclusionRanges(index, { start: 0, end: size }).map(hashOf),
    root: root(size),
  });
  const consistency = (first: number, second: number) => ({
    first,
    firstRoot: root(first),
    second,
    secondRoot: root(second),
    path: consistencyRanges(first, second).map(hashOf),
  });
  return { root, inclusion, consistency, count: nodes.size };
};
/** The definition of RFC 6962 §2.1, word for word, over the leaves themselves. */
const treeHash = (hash: Hash, leaves: readonly Uint8Array[]): string => {
  const [only] = leaves;
  if (only === undefined) return hash(new Uint8Array(0));
  if (leaves.length === 1) return hash(Uint8Array.of(0, ...only));
  let k = 1;
  while (k * 2 < leaves.length) k *= 2;
  const parts = [treeHash(hash, leaves.slice(0, k)), treeHash(hash, leaves.slice(k))];
  return hash(Uint8Array.of(1, ...Buffer.from(parts.join(''), 'hex')));
};

const known = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'].map((hex) =>
  Uint8Array.from(Buffer.from(hex, 'hex')),
);
const knownRoots = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

describe('the tree of eight leaves that certificate-transparency publishes', () => {
  const tree = grown(sha256, known);
  it.each(knownRoots.map((root, index) => [index + 1, root] as const))('with %i leaves has its root', (size, root) => {
    expect(tree.root(size)).toBe(root);
  });
  it('is, empty, the digest of nothing', () => {
    expect(emptyRoot(sha256)).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    expect(tree.root(0)).toBe(emptyRoot(sha256));
  });
  it.each([
    [
      0,
      8,
      [
        '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
        '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
        '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
      ],
    ],
    [
      5,
      8,
      [
        'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
        'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
        'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
      ],
    ],
    [2, 3, ['fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125']],
  ])('proves leaf %i of %i by the published path', (index, size, path) => {
    expect(tree.inclusion(index, size).path).toEqual(path);
  });
  it.each([
    [
      1,
      8,
      [
        '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
        '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
        '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
      ],
    ],
    [
      6,
      8,
      [
        '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
        'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
        'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
      ],
    ],
    [
      2,
      5,
      [
        '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
        'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
      ],
    ],
  ])('proves that %i leaves are the beginning of %i by the published path', (first, second, path) => {
    expect(tree.consistency(first, second).path).toEqual(path);
  });
});

/** Past a power of two by three, so that every shape of a right edge is among its sizes. */
const SIZE = 35;
const leaves = Array.from({ length: SIZE }, (_, index) => utf8(`第 ${index} 条`));

describe.each([
  ['sha-256', sha256],
  ['sm3', sm3],
])('a growing tree by %s', (_, hash) => {
  const tree = grown(hash, leaves);
  const sizes = Array.from({ length: SIZE }, (__, index) => index + 1);

  it('has at every size the root that the definition gives', () => {
    expect(sizes.map(tree.root)).toEqual(sizes.map((size) => treeHash(hash, leaves.slice(0, size))));
  });
  it('keeps fewer than two nodes a leaf', () => {
    expect(tree.count).toBeLessThan(2 * SIZE);
  });
  it('proves every leaf at every size, and at no other place or size', () => {
    const wrong: string[] = [];
    const ask = (what: string, proof: Inclusion, expected: boolean): void => {
      if (verifyInclusion(hash, proof) !== expected) wrong.push(what);
    };
    for (const size of sizes) {
      for (let index = 0; index < size; index += 1) {
        const proof = tree.inclusion(index, size);
        const { path } = proof;
        const at = `${index} of ${size}`;
        ask(at, proof, true);
        ask(`${at} as the next`, { ...proof, index: (index + 1) % size }, size === 1);
        ask(`${at} in another tree`, { ...proof, root: tree.root(size === SIZE ? size - 1 : size + 1) }, false);
        ask(`${at} by a longer path`, { ...proof, path: [...path, proof.root] }, false);
        if (path.length > 0) ask(`${at} by a shorter path`, { ...proof, path: path.slice(1) }, false);
      }
      for (const index of [size, -1, 0.5, Number.NaN]) ask(`${index} of ${size}`, { ...tree.inclusion(0, size), index }, false);
    }
    expect(wrong).toEqual([]);
  });
  it('proves every size to be the beginning of every larger one, and of no other', () => {
    const wrong: string[] = [];
    const ask = (what: string, proof: Consistency, expected: boolean): void => {
      if (verifyConsistency(hash, proof) !== expected) wrong.push(what);
    };
    for (const second of sizes) {
      for (let first = 0; first <= second; first += 1) {
        const proof = tree.consistency(first, second);
        const at = `${first} of ${second}`;
        ask(at, proof, true);
        if (first === 0 || first === second) continue;
        ask(`${at}, another first root`, { ...proof, firstRoot: tree.root(first - 1) }, false);
        ask(`${at}, another second root`, { ...proof, secondRoot: tree.root(second - 1) }, false);
        ask(`${at} by a shorter path`, { ...proof, path: proof.path.slice(0, -1) }, false);
        ask(`${at} by a longer path`, { ...proof, path: [...proof.path, proof.firstRoot] }, false);
      }
    }
    expect(wrong).toEqual([]);
  });
  it('fails a proof in which any one digit of any hash was changed', () => {
    const flip = (text: string, at: number): string =>
      text.slice(0, at) + (Number.parseInt(text.charAt(at), 16) ^ 1).toString(16) + text.slice(at + 1);
    fc.assert(
      fc.property(fc.integer({ min: 2, max: SIZE }), fc.nat(), fc.nat(), fc.nat({ max: 63 }), (size, one, other, digit) => {
        const inclusion = tree.inclusion(one % size, size);
        const consistency = tree.consistency(1 + (one % (size - 1)), size);
        const broken = (path: readonly string[]): string[] =>
          path.map((node, at) => (at === other % path.length ? flip(node, digit) : node));
        return (
          !verifyInclusion(hash, { ...inclusion, path: broken(inclusion.path) }) &&
          !verifyInclusion(hash, { ...inclusion, leaf: flip(inclusion.leaf, digit) }) &&
          !verifyInclusion(hash, { ...inclusion, root: flip(inclusion.root, digit) }) &&
          !verifyConsistency(hash, { ...consistency, path: broken(consistency.path) }) &&
          !verifyConsistency(hash, { ...consistency, firstRoot: flip(consistency.firstRoot, digit) }) &&
          !verifyConsistency(hash, { ...consistency, secondRoot: flip(consistency.secondRoot, digit) })
        );
      }),
      { seed: 6962, numRuns: 120 },
    );
  });
  it('tells a leaf from a node, so that no node can be shown as an entry', () => {
    const size = 8;
    const [left, right] = [0, 1].map((index) => tree.inclusion(index, size).leaf);
    const pair = Uint8Array.from(Buffer.from(`${left}${right}`, 'hex'));
    const proof = tree.inclusion(0, size);
    expect(verifyInclusion(hash, { ...proof, size: 4, leaf: leafHash(hash, pair), path: proof.path.slice(1) })).toBe(false);
  });
});

it('splits a range into as many complete subtrees as its size has ones', () => {
  for (let size = 0; size <= 300; size += 1)
    expect(nodesOfRange({ start: 0, end: size })).toHaveLength([...size.toString(2)].filter((digit) => digit === '1').length);
});

/** Of every length of code point; the ready-made strings of all of them take seconds to set up. */
const anyText = fc
  .array(fc.oneof(...[0x7f, 0x7ff, 0xffff, 0x10ffff].map((max) => fc.integer({ min: 0, max }))))
  .map((points) => String.fromCodePoint(...points.filter((point) => point < 0xd800 || point > 0xdfff)));
it('writes UTF-8 as Node does', () => {
  fc.assert(
    fc.property(anyText, (text) => Buffer.compare(Buffer.from(text, 'utf8'), Buffer.from(utf8(text))) === 0),
    { seed: 8, numRuns: 150 },
  );
  expect([...utf8('\ud800a')]).toEqual([...Buffer.from('\ufffda')]);
});
