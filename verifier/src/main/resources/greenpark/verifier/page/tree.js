// The tree of RFC 6962 and the salted commitments in it (docs/formats/log.md).

function hashLeaf(bytes) { return prefixed(0, bytes); }

function hashNode(left, right) {
  const bytes = new Uint8Array(65);
  bytes[0] = 1;
  bytes.set(left, 1);
  bytes.set(right, 33);
  return sha256(bytes);
}

function prefixed(prefix, bytes) {
  const all = new Uint8Array(1 + bytes.length);
  all[0] = prefix;
  all.set(bytes, 1);
  return sha256(all);
}

/** The root over byte strings. */
function treeRoot(contents) {
  // The roots of the full subtrees, largest first, one per bit set in the number of leaves.
  const frontier = [];
  contents.forEach((content, i) => {
    let hash = hashLeaf(content);
    for (let n = i; (n & 1) === 1; n >>>= 1) hash = hashNode(frontier.pop(), hash);
    frontier.push(hash);
  });
  if (frontier.length === 0) return sha256(new Uint8Array(0));
  return frontier.reduceRight((root, left) => hashNode(left, root));
}

/** Whether a leaf is under a root; index and size are BigInt, for a log's may have 63 bits. */
function isIncluded(index, size, path, leaf, root) {
  if (index < 0n || index >= size) return false;
  // Below the level where the paths of this leaf and the last leaf meet, every node has a sibling; above, only on its left.
  const differ = index ^ size - 1n;
  const inner = differ === 0n ? 0 : differ.toString(2).length;
  const above = (index >> BigInt(inner)).toString(2).replaceAll('0', '').length;
  if (path.length !== inner + above) return false;
  let hash = leaf;
  path.forEach((sibling, i) => {
    const left = i < inner && (index >> BigInt(i) & 1n) === 0n;
    hash = left ? hashNode(hash, sibling) : hashNode(sibling, hash);
  });
  return same(hash, root);
}

/** What a salt is for; the first byte under the HMAC. */
const LABEL = { slot: 1, hour: 2, day: 3, month: 5 };

/** The salts under a key, as a function of label and number. */
function salts(key) {
  const hmac = hmac256(key);
  return (label, i) => hmac(Uint8Array.of(label, i >>> 24, i >>> 16, i >>> 8, i));
}

function commitment(salt, record) {
  const bytes = new Uint8Array(33 + record.length);
  bytes[0] = 2;
  bytes.set(salt, 1);
  bytes.set(record, 33);
  return sha256(bytes);
}
