// SHA-256 and HMAC for thousands of small hashes, for which a browser's own, which answers later, takes too long; SHA-512 for Ed25519.

/** The first bits of the fractions of the roots of the first primes, which are the constants of both (FIPS 180-4, 4.2 and 5.3.3). */
const SHA2 = (() => {
  const primes = [];
  for (let n = 2; primes.length < 80; n++) if (primes.every((p) => n % p !== 0)) primes.push(n);
  /** ⌊n^(1/k)⌋ */
  const root = (n, k) => {
    let low = 0n;
    let high = 1n << 80n;
    while (high - low > 1n) {
      const middle = low + high >> 1n;
      if (middle ** k <= n) low = middle; else high = middle;
    }
    return low;
  };
  const fraction = (p, k) => BigInt.asUintN(64, root(BigInt(p) << 64n * k, k));
  return {
    k: primes.map((p) => fraction(p, 3n)),
    h: primes.slice(0, 8).map((p) => fraction(p, 2n)),
  };
})();

const K256 = Int32Array.from(SHA2.k.slice(0, 64), (k) => Number(k >> 32n) | 0);
const H256 = Int32Array.from(SHA2.h, (h) => Number(h >> 32n) | 0);
const W256 = new Int32Array(64);

/** One block of 64 bytes into the state. */
function block256(h, bytes, at) {
  const w = W256;
  for (let i = 0; i < 16; i++, at += 4) {
    w[i] = bytes[at] << 24 | bytes[at + 1] << 16 | bytes[at + 2] << 8 | bytes[at + 3];
  }
  for (let i = 16; i < 64; i++) {
    const x = w[i - 15];
    const y = w[i - 2];
    w[i] = w[i - 16] + w[i - 7] + ((x >>> 7 | x << 25) ^ (x >>> 18 | x << 14) ^ x >>> 3)
      + ((y >>> 17 | y << 15) ^ (y >>> 19 | y << 13) ^ y >>> 10) | 0;
  }
  // One by one: taking an array apart costs more than the rounds.
  let a = h[0], b = h[1], c = h[2], d = h[3], e = h[4], f = h[5], g = h[6], k = h[7];
  for (let i = 0; i < 64; i++) {
    const one = k + ((e >>> 6 | e << 26) ^ (e >>> 11 | e << 21) ^ (e >>> 25 | e << 7)) + (e & f ^ ~e & g) + K256[i] + w[i] | 0;
    const two = ((a >>> 2 | a << 30) ^ (a >>> 13 | a << 19) ^ (a >>> 22 | a << 10)) + (a & b ^ a & c ^ b & c) | 0;
    k = g; g = f; f = e; e = d + one | 0; d = c; c = b; b = a; a = one + two | 0;
  }
  h[0] += a; h[1] += b; h[2] += c; h[3] += d; h[4] += e; h[5] += f; h[6] += g; h[7] += k;
}

const LAST256 = new Uint8Array(128);
const STATE256 = new Int32Array(8);

/** Ends a hash whose state has taken {@code before} bytes, whole blocks, with these. Its buffers serve every hash: one follows another. */
function finish256(state, before, bytes) {
  const h = STATE256;
  h.set(state);
  const length = bytes.length;
  const whole = length & ~63;
  for (let at = 0; at < whole; at += 64) block256(h, bytes, at);
  const rest = length - whole;
  const last = LAST256;
  const end = rest < 56 ? 64 : 128;
  for (let i = 0; i < rest; i++) last[i] = bytes[whole + i];
  last.fill(0, rest, end);
  last[rest] = 0x80;
  // Eight bytes of the length in bits; no text here has 2⁴⁸ of them.
  for (let i = 0, bits = 8 * (before + length); i < 6; i++, bits = Math.floor(bits / 256)) last[end - 1 - i] = bits % 256;
  for (let at = 0; at < end; at += 64) block256(h, last, at);
  const hash = new Uint8Array(32);
  for (let i = 0; i < 8; i++) {
    hash[4 * i] = h[i] >>> 24;
    hash[4 * i + 1] = h[i] >>> 16;
    hash[4 * i + 2] = h[i] >>> 8;
    hash[4 * i + 3] = h[i];
  }
  return hash;
}

function sha256(bytes) { return finish256(H256, 0, bytes); }

/** HMAC-SHA-256 under a key of at most 64 bytes, as a function: its two first blocks are hashed once. */
function hmac256(key) {
  const padded = (value) => {
    const block = new Uint8Array(64).fill(value);
    for (let i = 0; i < key.length; i++) block[i] ^= key[i];
    const h = H256.slice();
    block256(h, block, 0);
    return h;
  };
  const inner = padded(0x36);
  const outer = padded(0x5C);
  return (message) => finish256(outer, 64, finish256(inner, 64, message));
}

/** SHA-512; slow, for the few short messages of signatures. */
function sha512(bytes) {
  const mask = (1n << 64n) - 1n;
  const turn = (x, n) => x >> n | x << 64n - n & mask;
  const padded = new Uint8Array(Math.ceil((bytes.length + 17) / 128) * 128);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  new DataView(padded.buffer).setBigUint64(padded.length - 8, BigInt(bytes.length) * 8n);
  const view = new DataView(padded.buffer);
  const h = SHA2.h.slice();
  for (let at = 0; at < padded.length; at += 128) {
    const w = [];
    for (let i = 0; i < 16; i++) w.push(view.getBigUint64(at + 8 * i));
    for (let i = 16; i < 80; i++) {
      const x = w[i - 15];
      const y = w[i - 2];
      w.push(w[i - 16] + w[i - 7] + (turn(x, 1n) ^ turn(x, 8n) ^ x >> 7n) + (turn(y, 19n) ^ turn(y, 61n) ^ y >> 6n) & mask);
    }
    let [a, b, c, d, e, f, g, k] = h;
    for (let i = 0; i < 80; i++) {
      const one = k + (turn(e, 14n) ^ turn(e, 18n) ^ turn(e, 41n)) + (e & f ^ (e ^ mask) & g) + SHA2.k[i] + w[i];
      const two = (turn(a, 28n) ^ turn(a, 34n) ^ turn(a, 39n)) + (a & b ^ a & c ^ b & c);
      k = g; g = f; f = e; e = d + one & mask; d = c; c = b; b = a; a = one + two & mask;
    }
    [a, b, c, d, e, f, g, k].forEach((value, i) => { h[i] = h[i] + value & mask; });
  }
  const hash = new Uint8Array(64);
  h.forEach((value, i) => new DataView(hash.buffer).setBigUint64(8 * i, value));
  return hash;
}
