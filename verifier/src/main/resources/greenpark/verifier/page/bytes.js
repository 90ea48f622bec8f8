// Bytes and texts, each in its one form only.

/** Bytes or texts that no writer of the format gives. */
class Malformed extends Error {}

function malformed(why) { throw new Malformed(why); }

function utf8(text) { return new TextEncoder().encode(text); }

/** The text of bytes that are UTF-8, a mark at the beginning kept. */
function textOf(bytes) {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (e) {
    return malformed('not UTF-8');
  }
}

function joined(...parts) {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

function same(a, b) {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

const HEX = Array.from({ length: 256 }, (_, i) => i.toString(16).padStart(2, '0'));

function hex(bytes) {
  let text = '';
  for (let i = 0; i < bytes.length; i++) text += HEX[bytes[i]];
  return text;
}

/** Eight bytes or more as a number, the highest first. */
function big(bytes) { return bytes.length === 0 ? 0n : BigInt('0x' + hex(bytes)); }

const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Base64 as an encoder writes it: whole groups, padding where due, no stray bits. */
function base64(text) {
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  if (text.length % 4 !== 0) malformed('base64 of ' + text.length + ' letters');
  const bytes = new Uint8Array(text.length / 4 * 3 - padding);
  let held = 0;
  let bits = 0;
  let at = 0;
  for (let i = 0; i < text.length - padding; i++) {
    const value = BASE64.indexOf(text[i]);
    if (value < 0) malformed('no letter of base64');
    held = (held << 6 | value) & 0xFFFF;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes[at++] = held >> bits & 0xFF;
    }
  }
  if ((held & (1 << bits) - 1) !== 0) malformed('stray bits in base64');
  return bytes;
}

function toBase64(bytes) {
  let text = '';
  for (let i = 0; i < bytes.length; i += 3) {
    const left = Math.min(3, bytes.length - i);
    const group = bytes[i] << 16 | (left > 1 ? bytes[i + 1] << 8 : 0) | (left > 2 ? bytes[i + 2] : 0);
    for (let j = 0; j < 4; j++) text += j > left ? '=' : BASE64[group >> 18 - 6 * j & 63];
  }
  return text;
}
