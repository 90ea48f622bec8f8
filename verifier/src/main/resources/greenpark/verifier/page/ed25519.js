// Ed25519 as strictly as anyone reads it (RFC 8032): for a key without doubt, and one form of each signature.
// A signature counts if this code accepts it, and the browser too where it can check Ed25519.

const ED = (() => {
  const P = (1n << 255n) - 19n;
  const L = (1n << 252n) + 27742317777372353535851937790883648493n;
  const mod = (a) => {
    const rest = a % P;
    return rest < 0n ? rest + P : rest;
  };
  const power = (base, exponent) => {
    let result = 1n;
    for (let b = mod(base), e = exponent; e > 0n; e >>= 1n) {
      if ((e & 1n) === 1n) result = result * b % P;
      b = b * b % P;
    }
    return result;
  };
  const inverse = (a) => power(a, P - 2n);
  const D = mod(-121665n * inverse(121666n));
  const TWICE_D = 2n * D % P;
  const ROOT_OF_MINUS_ONE = power(2n, (P - 1n) / 4n);

  // Points are [X, Y, Z, T] with x = X/Z, y = Y/Z, xy = T/Z.
  const ZERO = [0n, 1n, 1n, 0n];

  function add([x1, y1, z1, t1], [x2, y2, z2, t2]) {
    const a = (y1 - x1) * (y2 - x2) % P;
    const b = (y1 + x1) * (y2 + x2) % P;
    const c = TWICE_D * t1 % P * t2 % P;
    const d = 2n * z1 * z2 % P;
    const e = b - a;
    const f = d - c;
    const g = d + c;
    const h = b + a;
    return [mod(e * f), mod(g * h), mod(f * g), mod(e * h)];
  }

  function twice([x, y, z]) {
    const a = x * x % P;
    const b = y * y % P;
    const c = 2n * z * z % P;
    const h = a + b;
    const e = h - (x + y) * (x + y) % P;
    const g = a - b;
    const f = c + g;
    return [mod(e * f), mod(g * h), mod(f * g), mod(e * h)];
  }

  /** a·A + b·B, in one row of doublings. */
  function combined(a, pointA, b, pointB) {
    const both = add(pointA, pointB);
    const length = Math.max(a.toString(2).length, b.toString(2).length);
    const bitsA = a.toString(2).padStart(length, '0');
    const bitsB = b.toString(2).padStart(length, '0');
    let result = ZERO;
    for (let i = 0; i < length; i++) {
      result = twice(result);
      if (bitsA[i] === '1') result = add(result, bitsB[i] === '1' ? both : pointA);
      else if (bitsB[i] === '1') result = add(result, pointB);
    }
    return result;
  }

  const isZero = ([x, y, z]) => x === 0n && y === z;

  const number = (bytes) => big(bytes.slice().reverse());

  /** The point in its one encoding, or null. */
  function point(bytes) {
    const all = number(bytes);
    const sign = all >> 255n;
    const y = all & (1n << 255n) - 1n;
    if (y >= P) return null;
    const u = mod(y * y - 1n);
    const v = mod(D * y * y + 1n);
    let x = mod(u * power(v, 3n) * power(u * power(v, 7n), (P - 5n) / 8n));
    if (mod(v * x * x - u) !== 0n) x = x * ROOT_OF_MINUS_ONE % P;
    if (mod(v * x * x - u) !== 0n || (x === 0n && sign === 1n)) return null;
    if ((x & 1n) !== sign) x = mod(-x);
    return [x, y, 1n, mod(x * y)];
  }

  function bytesOf([x, y, z]) {
    const one = inverse(z);
    const all = y * one % P | (x * one % P & 1n) << 255n;
    return Uint8Array.from(all.toString(16).padStart(64, '0').match(/../g), (h) => parseInt(h, 16)).reverse();
  }

  const BASE = point(Uint8Array.from([0x58, ...new Array(31).fill(0x66)]));
  const checked = new Map();

  /** The point of a key of the large prime order, or null. A component of small order is where verifiers differ. */
  function keyPoint(key) {
    const id = hex(key);
    if (!checked.has(id)) {
      const p = key.length === 32 ? point(key) : null;
      checked.set(id, p !== null && !isZero(p) && isZero(combined(L, p, 0n, ZERO)) ? p : null);
    }
    return checked.get(id);
  }

  /** Whether S·B − k·A is R, bit for bit. */
  function verify(key, message, signature) {
    const a = keyPoint(key);
    if (a === null || signature.length !== 64) return false;
    const r = signature.subarray(0, 32);
    const s = number(signature.subarray(32));
    if (s >= L) return false;
    const k = number(sha512(joined(r, key, message))) % L;
    return same(bytesOf(combined(s, BASE, L - k, a)), r);
  }

  return { verify };
})();

/** How often the browser was asked about a signature, and how often it had an answer. */
const BROWSER = { asked: 0, answered: 0 };

/** Whether the browser accepts a signature; null where it does not know Ed25519, or may not be asked. */
async function byBrowser(key, message, signature) {
  BROWSER.asked++;
  if (globalThis.crypto === undefined || crypto.subtle === undefined) return null;
  let imported;
  try {
    imported = await crypto.subtle.importKey('raw', key, { name: 'Ed25519' }, false, ['verify']);
  } catch (e) {
    return null;
  }
  BROWSER.answered++;
  return crypto.subtle.verify({ name: 'Ed25519' }, imported, signature, message);
}

const SIGNATURES = new Map();

/** Whether everyone strict accepts the signature; remembered, for a reader tries several policies on one file. */
async function isSigned(key, message, signature) {
  const id = hex(key) + hex(sha256(message)) + hex(signature);
  if (!SIGNATURES.has(id)) {
    const good = ED.verify(key, message, signature) && await byBrowser(key, message, signature) !== false;
    SIGNATURES.set(id, good);
  }
  return SIGNATURES.get(id);
}
