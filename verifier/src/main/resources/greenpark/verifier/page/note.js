// Signed notes, keys, checkpoints and cosignatures (c2sp.org), each read in its one form.

const MOST_SIGNATURES = 64;
const LONGEST_NOTE = 1000000;
const DASH = '\u2014 ';
/** Every space of Unicode, and the controls that separate. */
const SPACE = /[\p{Zs}\p{Zl}\p{Zp}\t-\r\x1C-\x1F\x85]/u;

/** A whole number from 0 to 2⁶³ − 1, without sign or leading zeros. */
function decimal(text) {
  if (!/^(0|[1-9][0-9]*)$/.test(text)) malformed('no plain decimal number');
  const value = BigInt(text);
  return value > MOST_LONG ? malformed('more than 63 bits') : value;
}

function plain(text, newlines) {
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c < 0x20 && !(newlines && c === 10)) malformed('a control character');
  }
  return text;
}

function keyName(name) {
  if (name === '' || name.includes('+') || SPACE.test(name)) malformed('no name of a key');
  return plain(name, false);
}

function readNote(bytes) {
  if (bytes.length > LONGEST_NOTE) malformed('a note of ' + bytes.length + ' bytes');
  const note = textOf(bytes);
  // The last empty line parts them: the text may have empty lines, the signatures have none.
  const parting = note.lastIndexOf('\n\n');
  if (parting < 0 || !note.endsWith('\n') || parting + 2 === note.length) malformed('no note');
  const lines = note.slice(parting + 2, -1).split('\n');
  if (lines.length > MOST_SIGNATURES) malformed('too many signatures');
  return { text: plain(note.slice(0, parting + 1), true), signatures: lines.map(signatureLine) };
}

function signatureLine(line) {
  const space = line.indexOf(' ', DASH.length);
  if (!line.startsWith(DASH) || space < 0) malformed('not dash, name and signature');
  const data = base64(line.slice(space + 1));
  if (data.length <= 4) malformed('no more than a key id');
  return { name: keyName(line.slice(DASH.length, space)), id: hex(data.subarray(0, 4)), signature: data.subarray(4) };
}

function readCheckpoint(text) {
  const lines = text.slice(0, -1).split('\n');
  if (!text.endsWith('\n') || lines.length < 3) malformed('no checkpoint');
  const [origin, size, root, ...extensions] = lines;
  for (const line of [origin, ...extensions]) if (plain(line, false) === '') malformed('an empty line');
  const checkpoint = { text, origin, size: decimal(size), root: base64(root) };
  return checkpoint.root.length === 32 ? checkpoint : malformed('a root of another length');
}

const KEY_TYPES = [
  { name: 'Ed25519', identifier: [1], keyLength: 32, cosigns: false },
  { name: 'Ed25519 cosignature', identifier: [4], keyLength: 32, cosigns: true },
  { name: 'ML-DSA-44', identifier: [6], keyLength: 1312, cosigns: true },
  { name: 'SM2', identifier: [0xFF, ...utf8('sm2-sm3-cosig-v1')], keyLength: 65, cosigns: true },
];
const [ED25519, ED25519_COSIGNATURE] = KEY_TYPES;

/** A verifier key: {@code name+id+key}. */
function readKey(text) {
  const first = text.indexOf('+');
  const second = text.indexOf('+', first + 1);
  if (first < 0 || second < 0) malformed('not name+id+key');
  const data = base64(text.slice(second + 1));
  const type = KEY_TYPES.find((t) => same(data.subarray(0, t.identifier.length), t.identifier));
  if (type === undefined) malformed('a key of an unknown type');
  const name = keyName(text.slice(0, first));
  const raw = data.subarray(type.identifier.length);
  if (raw.length !== type.keyLength) malformed('a key of another length');
  const id = hex(sha256(joined(utf8(name + '\n'), data)).subarray(0, 4));
  return id === text.slice(first + 1, second) ? { name, id, type, raw, text } : malformed('not the id of the key');
}

/**
 * Checks the signatures of the keys the reader knows; those of other keys do not count, good or bad.
 * A note is refused, by name, for a line of a known key that fails.
 */
async function verifyNote(note, checkpoint, keys) {
  const signed = [];
  for (const line of note.signatures) {
    for (const key of keys.filter((k) => k.id === line.id && k.name === line.name)) {
      const time = await signatureTime(line.signature, key, checkpoint);
      if (time === null) return { failing: key.name, signed: [] };
      // A second line by the same key is checked, and adds nothing.
      if (!signed.some((s) => s.key.text === key.text)) signed.push({ key, time });
    }
  }
  return { failing: null, signed };
}

/** The time of a good cosignature, −1 for a good signature without one, null for any other. */
async function signatureTime(signature, key, checkpoint) {
  if (!key.type.cosigns) return await isSigned(key.raw, utf8(checkpoint.text), signature) ? -1n : null;
  if (signature.length !== 72) return null;
  const time = big(signature.subarray(0, 8));
  if (time > MOST_LONG) return null;
  const message = utf8('cosignature/v1\ntime ' + time + '\n' + checkpoint.text);
  return await isSigned(key.raw, message, signature.subarray(8)) ? time : null;
}
