import { createPublicKey, createHash, generateKeyPairSync, sign, verify } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  keyFingerprint,
  makeSigningKeys,
  publicKeyDer,
  publicKeyFromPem,
  publicKeyPem,
  signatureFromDer,
  signatureToDer,
  signBytes,
  verifySignature,
} from './signing';
import { mustRunProgram, runProgram, temporaryFolder } from './test-programs';

type Bytes = Uint8Array<ArrayBuffer>;
const ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
const random = (length: number): Bytes => crypto.getRandomValues(new Uint8Array(length));

const folder = temporaryFolder();
afterAll(folder.done);
const at = (name: string) => join(folder.path, name);

let keys: CryptoKeyPair;
let spki: Bytes;
beforeAll(async () => {
  keys = await makeSigningKeys();
  spki = await publicKeyDer(keys.publicKey);
});

function number(value: bigint): number[] {
  return Array.from(value.toString(16).padStart(64, '0').matchAll(/../g), ([pair]) =>
    Number.parseInt(pair, 16),
  );
}
/** DER put together by hand, of the integers as they are given. */
function der(...integers: readonly (readonly number[])[]): Bytes {
  const content = integers.flatMap((bytes) => [2, bytes.length, ...bytes]);
  return Uint8Array.of(0x30, content.length, ...content);
}

describe('the key', () => {
  test('stays where it was made', async () => {
    expect(keys.privateKey.extractable).toBe(false);
    await expect(crypto.subtle.exportKey('pkcs8', keys.privateKey)).rejects.toThrow();
    await expect(crypto.subtle.exportKey('jwk', keys.privateKey)).rejects.toThrow();
  });

  test('of another curve is refused', async () => {
    const other = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-384' }, false, [
      'sign',
      'verify',
    ]);
    await expect(publicKeyDer(other.publicKey)).rejects.toThrow(TypeError);
  });

  test('openssl reads the PEM, writes the same, and comes to the same fingerprint', async () => {
    const pem = publicKeyPem(spki);
    writeFileSync(at('key.pem'), pem);
    expect(mustRunProgram('openssl', ['pkey', '-pubin', '-in', at('key.pem'), '-pubout']).toString()).toBe(
      pem,
    );
    const bytes = mustRunProgram('openssl', ['pkey', '-pubin', '-in', at('key.pem'), '-outform', 'DER']);
    const line = mustRunProgram('openssl', ['dgst', '-sha256', '-r'], { input: bytes }).toString();
    expect(await keyFingerprint(spki)).toBe(line.slice(0, 64));
    expect(publicKeyFromPem(pem)).toEqual(spki);
  });

  test('PEM in any other form is refused', () => {
    const pem = publicKeyPem(spki);
    const p384 = generateKeyPairSync('ec', { namedCurve: 'secp384r1' }).publicKey;
    const compressed = mustRunProgram(
      'openssl',
      ['pkey', '-pubin', '-pubout', '-ec_conv_form', 'compressed'],
      { input: pem },
    );
    const others = [
      // Of base64url, and a letter to `\\w`.
      pem.replace(/^M/m, '_'),
      '',
      pem.slice(0, -1),
      `${pem}\n`,
      ` ${pem}`,
      pem + pem,
      pem.replaceAll('\n', '\r\n'),
      pem.replace('PUBLIC KEY', 'PRIVATE KEY'),
      pem.replace(/\n(?=[^-])/, '\n\n'),
      pem.replace(/(?<=-----\n[\w+/]{30})/, '\n'),
      pem.replace(/(?<=-----\n)/, 'Comment: x\n\n'),
      // The same bits but for those that base64 leaves unused.
      pem.replace(/(.)==\n/, (_, last: string) => `${String.fromCharCode(last.charCodeAt(0) + 1)}==\n`),
      `-----BEGIN PUBLIC KEY-----\n!!!!\n-----END PUBLIC KEY-----\n`,
      p384.export({ type: 'spki', format: 'pem' }).toString(),
      compressed.toString(),
      publicKeyPem(spki.with(0, 0x31)),
      publicKeyPem(Uint8Array.of(...spki, 0)),
    ];
    expect(new Set(others).has(pem)).toBe(false);
    for (const other of others) expect(publicKeyFromPem(other)).toBeNull();
  });
});

describe('signatures', () => {
  test('ours are verified by openssl dgst', async () => {
    writeFileSync(at('key.pem'), publicKeyPem(spki));
    for (let length = 0; length < 20; length += 1) {
      const bytes = random(length * 50);
      writeFileSync(at('data'), bytes);
      writeFileSync(at('data.sig'), await signBytes(keys.privateKey, bytes));
      const args = ['dgst', '-sha256', '-verify', at('key.pem'), '-signature', at('data.sig'), at('data')];
      expect(runProgram('openssl', args)).toMatchObject({ code: 0, output: Buffer.from('Verified OK\n') });
      writeFileSync(at('data'), random(length * 50 + 1));
      expect(runProgram('openssl', args).code).not.toBe(0);
    }
  });

  test('those of openssl are verified here, in the one form', async () => {
    mustRunProgram('openssl', [
      'ecparam',
      '-name',
      'prime256v1',
      '-genkey',
      '-noout',
      '-out',
      at('other.key'),
    ]);
    mustRunProgram('openssl', ['pkey', '-in', at('other.key'), '-pubout', '-out', at('other.pem')]);
    const other = publicKeyFromPem(readFileSync(at('other.pem'), 'utf8'));
    const bytes = random(1000);
    writeFileSync(at('data'), bytes);
    const seen = { low: 0, high: 0 };
    for (let round = 0; round < 12; round += 1) {
      const args = ['dgst', '-sha256', '-sign', at('other.key'), at('data')];
      const signature = new Uint8Array(mustRunProgram('openssl', args));
      const s = BigInt(`0x${Buffer.from(signature.subarray(4 + signature[3]! + 2)).toString('hex')}`);
      const low = s <= ORDER / 2n;
      seen[low ? 'low' : 'high'] += 1;
      expect(await verifySignature(other!, signature, bytes)).toBe(low);
      const again = der(
        [...signature.subarray(4, 4 + signature[3]!)],
        [...signatureToDer(Uint8Array.of(...number(1n), ...number(s))).subarray(7)],
      );
      expect(await verifySignature(other!, again, bytes)).toBe(true);
      expect(await verifySignature(spki, again, bytes)).toBe(false);
    }
    expect(seen.low + seen.high).toBe(12);
  });

  test('thousands go through DER and back, and node’s own OpenSSL accepts each', async () => {
    const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
    let turned = 0;
    for (let round = 0; round < 3000; round += 1) {
      const data = Buffer.from(`data ${round}`);
      const raw = new Uint8Array(sign('sha256', data, { key: privateKey, dsaEncoding: 'ieee-p1363' }));
      const form = signatureToDer(raw);
      const back = signatureFromDer(form)!;
      if (!Buffer.from(back).equals(raw)) turned += 1;
      expect(signatureToDer(back)).toEqual(form);
      expect(verify('sha256', data, { key: publicKey, dsaEncoding: 'der' }, form)).toBe(true);
    }
    // Half of them had s in the upper half.
    expect(turned).toBeGreaterThan(1200);
    expect(turned).toBeLessThan(1800);
  });

  test('numbers with zeros in front, and at the ends of what is allowed', () => {
    const values = [1n, 0x7fn, 0x80n, 0xffn, 0x100n, 2n ** 247n, 2n ** 248n - 1n, 2n ** 255n, ORDER - 1n];
    for (const r of values) {
      for (const s of values.filter((value) => value <= ORDER / 2n)) {
        const raw = Uint8Array.of(...number(r), ...number(s));
        expect(signatureFromDer(signatureToDer(raw))).toEqual(raw);
      }
    }
    expect(signatureToDer(Uint8Array.of(...number(1n), ...number(ORDER - 1n)))).toEqual(der([1], [1]));
    for (const [r, s] of [
      [0n, 1n],
      [1n, 0n],
      [ORDER, 1n],
      [1n, ORDER],
    ] as const)
      expect(() => signatureToDer(Uint8Array.of(...number(r), ...number(s)))).toThrow(RangeError);
    expect(() => signatureToDer(new Uint8Array(63))).toThrow(RangeError);
  });

  test('every other form of a number is refused', () => {
    expect(signatureFromDer(der([1], [1]))).not.toBeNull();
    const others = [
      new Uint8Array(0),
      Uint8Array.of(0x30),
      Uint8Array.of(0x30, 0),
      der([1]),
      der([1], [1], [1]),
      der([], [1]),
      der([1], []),
      der([0], [1]),
      der([1], [0]),
      der([0, 1], [1]),
      der([1], [0, 1]),
      der([0x80], [1]),
      der([1], [0xff]),
      der([0, ...number(ORDER)], [1]),
      der([1], [0, ...number(ORDER)]),
      der([1], number(ORDER / 2n + 1n)),
      der([1], [0, ...number(ORDER - 1n)]),
      der(number(2n ** 255n), [1]),
      der([1, ...number(1n)], [1]),
      Uint8Array.of(...der([1], [1]), 0),
      Uint8Array.of(0x30, 7, ...der([1], [1]).subarray(2), 0),
      Uint8Array.of(0x30, 0x81, 6, ...der([1], [1]).subarray(2)),
      Uint8Array.of(0x30, 0x80, ...der([1], [1]).subarray(2), 0, 0),
      Uint8Array.of(0x30, 7, 2, 0x81, 1, 1, 2, 1, 1),
      Uint8Array.of(0x31, ...der([1], [1]).subarray(1)),
      Uint8Array.of(0x30, 6, 3, 1, 1, 2, 1, 1),
      Uint8Array.of(0x30, 6, 2, 1, 1, 2, 2, 1),
    ];
    for (const other of others) expect(signatureFromDer(other)).toBeNull();
  });

  test('no bit of a signature, of the key or of what was signed can be another', async () => {
    const bytes = random(40);
    const signature = await signBytes(keys.privateKey, bytes);
    expect(await verifySignature(spki, signature, bytes)).toBe(true);
    for (const [which, part] of [spki, signature, bytes].entries()) {
      for (let bit = 0; bit < part.length * 8; bit += 1) {
        const changed = part.with(bit >> 3, part[bit >> 3]! ^ (1 << (bit & 7)));
        const parts: [Bytes, Bytes, Bytes] = [spki, signature, bytes];
        parts[which] = changed;
        expect(await verifySignature(...parts)).toBe(false);
      }
    }
    for (const length of signature.keys())
      expect(await verifySignature(spki, signature.slice(0, length), bytes)).toBe(false);
  });

  test('the fingerprint is of the DER that node sees too', async () => {
    const key = createPublicKey(publicKeyPem(spki)).export({ type: 'spki', format: 'der' });
    expect(await keyFingerprint(spki)).toBe(createHash('sha256').update(key).digest('hex'));
  });
});
