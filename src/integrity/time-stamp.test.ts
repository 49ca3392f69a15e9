import { randomInt } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { certificatesFromPem, certificatesToPem } from './certificate-pem';
import { sha256Hex, toHex } from './digest';
import {
  der,
  makeByHand,
  oid,
  ROOT,
  RSA,
  STAMPING,
  TestAuthority,
  type HandMade,
  type Issued,
} from './test-authority';
import { mustRunProgram } from './test-programs';
import { verifyTimeStamp, type TimeStampExpectation, type TimeStampProblem } from './time-stamp';
import { newNonce, timeStampRequest } from './time-stamp-request';

type Bytes = Uint8Array<ArrayBuffer>;
const random = (length: number): Bytes => crypto.getRandomValues(new Uint8Array(length));

const authority = new TestAuthority();
afterAll(authority.done);

const imprint = random(32);
const nonce = newNonce();
const request = timeStampRequest(imprint, nonce);

let root: Issued;
let middle: Issued;
let elliptic: Issued;
let rsa: Issued;
let stranger: Issued;
beforeAll(() => {
  root = authority.issue({ name: 'Root', extensions: ROOT });
  middle = authority.issue({
    name: 'Middle',
    issuer: root,
    extensions: [
      'basicConstraints=critical,CA:TRUE,pathlen:0',
      'keyUsage=critical,keyCertSign',
      'subjectKeyIdentifier=hash',
    ],
  });
  elliptic = authority.issue({ name: 'Elliptic', issuer: middle, extensions: STAMPING });
  rsa = authority.issue({ name: 'Rsa', issuer: middle, key: RSA, extensions: STAMPING });
  stranger = authority.issue({ name: 'Stranger', extensions: ROOT });
});

const asked = (more: Partial<TimeStampExpectation> = {}): TimeStampExpectation => ({
  imprint,
  nonce,
  trustedCertificates: [root.der],
  ...more,
});
const byHand = (more: Partial<HandMade> = {}): Bytes =>
  makeByHand({ signer: elliptic, certificates: [elliptic.der, middle.der], imprint, nonce, ...more });

async function codesOf(response: Uint8Array, expected = asked()): Promise<TimeStampProblem[]> {
  const { problems, valid } = await verifyTimeStamp(response, expected);
  expect(valid).toBe(problems.length === 0);
  return problems.map(({ code }) => code);
}

describe('the request', () => {
  test('is what openssl reads it as', () => {
    const text = mustRunProgram('openssl', [
      'ts',
      '-query',
      '-in',
      authority.write('q', request),
      '-text',
    ]).toString();
    expect(text).toContain('Version: 1');
    expect(text).toContain('Hash Algorithm: sha256');
    expect(text).toContain('Certificate required: yes');
    expect(text).toContain(`Nonce: 0x${toHex(nonce).toUpperCase()}`);
    expect(text).toContain('Policy OID: unspecified');
    const dump = [...text.matchAll(/^ {4}[0-9a-f]{4} - (.{47})/gm)].map((line) =>
      line[1]!.replaceAll(/[ -]/g, ''),
    );
    expect(dump.join('')).toBe(toHex(imprint));
    expect(request).toHaveLength(69);
  });

  test.each([
    ['80', '0x80'],
    ['0000000000000001', '0x01'],
    ['00ff00', '0xFF00'],
    ['ffffffffffffffff', '0xFFFFFFFFFFFFFFFF'],
  ])('has the nonce %s as a positive number', (hex, shown) => {
    const query = timeStampRequest(imprint, Buffer.from(hex, 'hex'));
    const text = mustRunProgram('openssl', [
      'ts',
      '-query',
      '-in',
      authority.write('q', query),
      '-text',
    ]).toString();
    expect(text).toContain(`Nonce: ${shown}\n`);
  });

  test('refuses no digest and no number', () => {
    expect(() => timeStampRequest(random(20), nonce)).toThrow(RangeError);
    expect(() => timeStampRequest(imprint, new Uint8Array(8))).toThrow(RangeError);
    expect(() => timeStampRequest(imprint, new Uint8Array(0))).toThrow(RangeError);
    expect(() => timeStampRequest(imprint, random(33))).toThrow(RangeError);
  });

  test('a nonce is positive, new each time and of eight bytes', () => {
    const nonces = Array.from({ length: 200 }, () => newNonce());
    expect(new Set(nonces.map(toHex)).size).toBe(200);
    for (const one of nonces) {
      expect(one).toHaveLength(8);
      expect(one[0]! & 0xc0).toBe(0x40);
    }
  });
});

describe('an answer of openssl', () => {
  test.each(['Elliptic', 'Rsa'])('by %s is accepted by both', async (name) => {
    const signer = name === 'Rsa' ? rsa : elliptic;
    const before = Math.floor(Date.now() / 1000) * 1000;
    const response = authority.reply(request, signer, [middle]);
    const result = await verifyTimeStamp(response, asked({ policy: '1.2.3.4.1' }));
    expect(result.problems).toEqual([]);
    expect(result).toMatchObject({
      valid: true,
      anchor: 'trusted',
      authority: `${name}, Example Organisation`,
      lastCertificateSha256: await sha256Hex(root.der),
      token: {
        accuracy: { seconds: 1, millis: 500, micros: 100 },
        policy: '1.2.3.4.1',
        imprint: toHex(imprint),
      },
    });
    expect(result.certificates).toEqual([signer.der, middle.der, root.der]);
    const text = mustRunProgram('openssl', [
      'ts',
      '-reply',
      '-in',
      authority.write('r', response),
      '-text',
    ]).toString();
    expect(text).toContain(`Serial number: 0x${result.token!.serial.toUpperCase()}\n`);
    const shown = /Time stamp: (.*)/.exec(text)?.[1] ?? '';
    expect(Math.floor(result.token!.genTimeMs / 1000) * 1000).toBe(Date.parse(shown));
    expect(Date.parse(result.token!.genTime)).toBe(result.token!.genTimeMs);
    expect(result.token!.genTimeMs).toBeGreaterThanOrEqual(before);
    expect(result.token!.genTimeMs).toBeLessThanOrEqual(Date.now());
    expect(authority.accepts(response, { request }, root)).toBe(true);
    expect(authority.accepts(response, { digest: imprint }, root)).toBe(true);
  });

  test('that names the whole chain, or by SHA-1 and SHA-512', async () => {
    for (const line of ['ess_cert_id_chain=yes', 'ess_cert_id_alg=sha1', 'ess_cert_id_alg=sha512']) {
      const response = authority.reply(request, elliptic, [middle], [line]);
      expect(await codesOf(response)).toEqual([]);
      expect(authority.accepts(response, { request }, root)).toBe(true);
    }
  });

  test('signed with SHA-384 and SHA-512', async () => {
    for (const hash of ['sha384', 'sha512'] as const) {
      for (const signer of [elliptic, rsa]) {
        const response = authority.reply(request, signer, [middle], [`signer_digest=${hash}`]);
        expect(await codesOf(response)).toEqual([]);
        expect(authority.accepts(response, { request }, root)).toBe(true);
      }
    }
  });

  test('to another request is refused by both', async () => {
    const response = authority.reply(request, elliptic, [middle]);
    const other = { imprint: random(32), nonce: newNonce() };
    expect(await codesOf(response, asked({ imprint: other.imprint }))).toEqual(['imprint']);
    expect(authority.accepts(response, { digest: other.imprint }, root)).toBe(false);
    expect(await codesOf(response, asked({ nonce: other.nonce }))).toEqual(['nonce']);
    const sameButNonce = timeStampRequest(imprint, other.nonce);
    expect(authority.accepts(response, { request: sameButNonce }, root)).toBe(false);
    expect(await codesOf(response, asked({ nonce: null }))).toEqual([]);
    expect(await codesOf(response, asked({ policy: '1.2.3.4.5' }))).toEqual(['policy']);
  });

  test('under an end that is not trusted, or not known', async () => {
    const response = authority.reply(request, elliptic, [middle]);
    expect(await codesOf(response, asked({ trustedCertificates: [stranger.der] }))).toEqual(['untrusted']);
    expect(authority.accepts(response, { request }, stranger)).toBe(false);
    expect(await codesOf(response, asked({ trustedCertificates: [] }))).toEqual(['untrusted']);
    const open = await verifyTimeStamp(response, asked({ trustedCertificates: null }));
    expect(open).toMatchObject({
      valid: true,
      anchor: 'unknown',
      lastCertificateSha256: await sha256Hex(middle.der),
    });
    const junk = [random(30), stranger.der, root.der];
    expect(await codesOf(response, asked({ trustedCertificates: junk }))).toEqual([]);
    // With the root in the response it is the last one, and still nobody vouches for it.
    const whole = authority.reply(request, elliptic, [middle, root]);
    expect(await verifyTimeStamp(whole, asked({ trustedCertificates: null }))).toMatchObject({
      valid: true,
      anchor: 'unknown',
      lastCertificateSha256: await sha256Hex(root.der),
    });
  });

  test('without the one in between is untrusted; trusting that one itself is enough', async () => {
    const response = authority.reply(request, elliptic, []);
    expect(await codesOf(response)).toEqual(['untrusted']);
    expect(authority.accepts(response, { request }, root)).toBe(false);
    expect(await codesOf(response, asked({ trustedCertificates: [middle.der] }))).toEqual([]);
    expect(authority.accepts(response, { request }, middle, ['-partial_chain'])).toBe(true);
  });

  test('that refuses', async () => {
    // SHA-512 is none of the digests that this authority takes.
    const query = authority.at('other.tsq');
    mustRunProgram('openssl', [
      'ts',
      '-query',
      '-digest',
      '00'.repeat(64),
      '-sha512',
      '-cert',
      '-out',
      query,
    ]);
    const response = authority.reply(new Uint8Array(readFileSync(query)), elliptic, [middle]);
    const result = await verifyTimeStamp(response, asked());
    expect(result).toMatchObject({ valid: false, token: null, certificates: [] });
    expect(result.problems.map(({ code }) => code)).toEqual(['not-granted']);
    expect(result.problems[0]!.detail).toContain('2 ');
    expect(authority.accepts(response, { digest: imprint }, root)).toBe(false);
  });

  test('without certificates is refused, unless the signer’s is trusted', async () => {
    const query = authority.at('bare.tsq');
    const digest = Buffer.from(imprint).toString('hex');
    mustRunProgram('openssl', ['ts', '-query', '-digest', digest, '-sha256', '-no_nonce', '-out', query]);
    const response = authority.reply(new Uint8Array(readFileSync(query)), elliptic, [middle]);
    expect(await codesOf(response, asked({ nonce: null }))).toEqual(['no-signer-certificate']);
    expect(authority.accepts(response, { digest: imprint }, root)).toBe(false);
    expect(await codesOf(response, asked({ nonce: null, trustedCertificates: [elliptic.der] }))).toEqual([]);
    expect(await codesOf(response, asked({ trustedCertificates: [elliptic.der] }))).toEqual(['nonce']);
  });
});

describe('an answer made by hand', () => {
  /** Both must say so: ours by these codes, openssl by its exit. */
  async function expectBoth(
    response: Bytes,
    codes: readonly TimeStampProblem[],
    trusted: Issued = root,
    more: readonly string[] = [],
  ): Promise<void> {
    expect(await codesOf(response, asked({ trustedCertificates: [trusted.der] }))).toEqual(codes);
    expect(authority.accepts(response, { request }, trusted, more)).toBe(codes.length === 0);
  }

  test('rightly, is accepted: what follows fails for one reason each', async () => {
    expect.hasAssertions();
    await expectBoth(byHand(), []);
    await expectBoth(byHand({ signer: rsa, certificates: [rsa.der, middle.der] }), []);
    await expectBoth(
      byHand({ certificates: [root.der, stranger.der, middle.der, rsa.der, elliptic.der] }),
      [],
    );
    await expectBoth(byHand({ genTime: '20261101120000.123456Z' }), []);
    await expectBoth(byHand({ open: true }), []);
  });

  test('keeps every digit of the time', async () => {
    const { token } = await verifyTimeStamp(byHand({ genTime: '20261101120000.123956Z' }), asked());
    expect(token).toMatchObject({
      genTime: '2026-11-01T12:00:00.123956Z',
      genTimeMs: Date.parse('2026-11-01T12:00:00.123Z'),
      accuracy: null,
      serial: '09',
    });
  });

  test('in PSS', async () => {
    const certificates = [rsa.der, middle.der];
    expect(await codesOf(byHand({ signer: rsa, certificates, pss: true }))).toEqual([]);
    const weak = byHand({
      signer: rsa,
      certificates,
      pss: true,
      signatureAlgorithm: der(0x30, oid('1.2.840.113549.1.1.10'), der(0x30)),
    });
    expect(await codesOf(weak)).toEqual(['algorithm']);
  });

  test('by a certificate that is not for time stamps alone', async () => {
    expect.hasAssertions();
    const kinds = [
      ['NotCritical', 'keyUsage=critical,digitalSignature', 'extendedKeyUsage=timeStamping'],
      ['OtherUse', 'keyUsage=critical,digitalSignature', 'extendedKeyUsage=critical,serverAuth'],
      ['TwoUses', 'keyUsage=critical,digitalSignature', 'extendedKeyUsage=critical,timeStamping,serverAuth'],
      ['NoUse', 'keyUsage=critical,digitalSignature'],
      ['OtherKeyUsage', 'keyUsage=critical,keyEncipherment', 'extendedKeyUsage=critical,timeStamping'],
    ];
    for (const [name = '', ...extensions] of kinds) {
      const signer = authority.issue({ name, issuer: middle, extensions });
      await expectBoth(byHand({ signer, certificates: [signer.der, middle.der] }), ['key-purpose']);
    }
  });

  test('that does not name its certificate, or another', async () => {
    expect.hasAssertions();
    await expectBoth(byHand({ names: [] }), ['signing-certificate']);
    for (const version of [1, 2] as const) {
      await expectBoth(byHand({ names: [{ version, certificate: elliptic.der }] }), []);
      await expectBoth(byHand({ names: [{ version, certificate: rsa.der }] }), ['signing-certificate']);
      const own = { version, certificate: elliptic.der };
      await expectBoth(byHand({ names: [own, { version, certificate: middle.der }] }), []);
      await expectBoth(byHand({ names: [{ version, certificate: middle.der }, own] }), [
        'signing-certificate',
      ]);
      await expectBoth(byHand({ names: [own, { version, certificate: stranger.der }] }), [
        'signing-certificate',
      ]);
    }
    await expectBoth(byHand({ names: [{ version: 2, certificate: elliptic.der, hash: 'sha512' }] }), []);
    await expectBoth(
      byHand({
        names: [
          { version: 1, certificate: rsa.der },
          { version: 2, certificate: elliptic.der },
        ],
      }),
      ['signing-certificate'],
    );
  });

  test('about another imprint, by another hash, or of something else', async () => {
    await expectBoth(byHand({ imprint: random(32) }), ['imprint']);
    await expectBoth(byHand({ imprintHash: 'sha512' }), ['imprint']);
    await expectBoth(byHand({ contentType: '1.2.840.113549.1.7.1' }), ['not-a-time-stamp']);
    await expectBoth(byHand({ messageDigest: random(32) }), ['attributes']);
    // openssl does not look at this one; RFC 5652 section 11.1 asks for it.
    expect(await codesOf(byHand({ attributeContentType: '1.2.840.113549.1.7.1' }))).toEqual(['attributes']);
    await expectBoth(byHand({ withoutAttributes: true }), ['attributes', 'signing-certificate']);
  });

  test('with another nonce, or none', async () => {
    await expectBoth(byHand({ nonce: newNonce() }), ['nonce']);
    await expectBoth(makeByHand({ signer: elliptic, certificates: [elliptic.der, middle.der], imprint }), [
      'nonce',
    ]);
    // The same number, below zero.
    expect(await codesOf(byHand({ nonce: Uint8Array.of(0x80, ...nonce) }))).toEqual(['malformed']);
  });

  test('with SHA-1, with a short key, or under an algorithm of another key', async () => {
    expect(await codesOf(byHand({ hash: 'sha1' }))).toEqual(['algorithm']);
    const short = authority.issue({
      name: 'Short',
      issuer: middle,
      key: ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:1024'],
      extensions: STAMPING,
    });
    expect(await codesOf(byHand({ signer: short, certificates: [short.der, middle.der] }))).toEqual([
      'algorithm',
    ]);
    for (const dotted of ['1.2.840.113549.1.1.11', '1.2.840.10045.4.3.4', '1.2.3.4']) {
      expect(await codesOf(byHand({ signatureAlgorithm: der(0x30, oid(dotted)) }))).toEqual(['algorithm']);
    }
  });

  test('with a critical extension that nobody knows', async () => {
    const extension = der(0x30, oid('1.2.3.4.9'), der(0x01, Buffer.of(0xff)), der(0x04, Buffer.of(5, 0)));
    expect(await codesOf(byHand({ extensions: der(0xa1, extension) }))).toEqual(['extension']);
    const harmless = der(0x30, oid('1.2.3.4.9'), der(0x04, Buffer.of(5, 0)));
    expect(await codesOf(byHand({ extensions: der(0xa1, harmless) }))).toEqual([]);
    const signer = authority.issue({
      name: 'Unknown',
      issuer: middle,
      extensions: [...STAMPING, '1.2.3.4.10=critical,DER:0500'],
    });
    await expectBoth(byHand({ signer, certificates: [signer.der, middle.der] }), ['extension']);
  });

  test('signed by another key than the certificate’s', async () => {
    expect.hasAssertions();
    await expectBoth(byHand({ signer: { ...elliptic, key: middle.key } }), ['signature']);
  });
});

describe('the chain', () => {
  test('is checked at the time of the token, not at that of the check', async () => {
    const signer = authority.issue({
      name: 'Past',
      issuer: middle,
      extensions: STAMPING,
      from: '20220101000000Z',
      to: '20230101000000Z',
    });
    const certificates = [signer.der, middle.der];
    for (const [genTime, at, valid] of [
      ['20220601000000Z', 1_654_041_600, true],
      ['20220101000000Z', 1_640_995_200, true],
      ['20211231235959Z', 1_640_995_199, false],
      ['20230101000001Z', 1_672_531_201, false],
      ['20261101000000Z', 1_793_491_200, false],
    ] as const) {
      const response = byHand({ signer, certificates, genTime });
      expect(await codesOf(response)).toEqual(valid ? [] : ['validity']);
      expect(authority.accepts(response, { request }, root, ['-attime', String(at)])).toBe(valid);
    }
  });

  test('of an authority that has expired is refused by both', async () => {
    const signer = authority.issue({
      name: 'Gone',
      issuer: middle,
      extensions: STAMPING,
      to: '20250101000000Z',
    });
    const response = authority.reply(request, signer, [middle]);
    expect(await codesOf(response)).toEqual(['validity']);
    expect(authority.accepts(response, { request }, root)).toBe(false);
  });

  test('goes only through authorities, and no deeper than they may', async () => {
    const kinds: readonly (readonly [string, Issued, readonly string[]])[] = [
      ['Nobody', root, ['basicConstraints=critical,CA:FALSE', 'keyUsage=critical,digitalSignature']],
      ['NoSigner', root, ['basicConstraints=critical,CA:TRUE', 'keyUsage=critical,cRLSign']],
      // The one above it allows none below itself.
      ['TooDeep', middle, ROOT],
    ];
    for (const [name, issuer, extensions] of kinds) {
      const between = authority.issue({ name, issuer, extensions });
      const signer = authority.issue({ name: `Under${name}`, issuer: between, extensions: STAMPING });
      const response = byHand({ signer, certificates: [signer.der, between.der, middle.der] });
      expect(await codesOf(response)).toEqual(['not-an-authority']);
      expect(authority.accepts(response, { request }, root)).toBe(false);
      expect(await codesOf(response, asked({ trustedCertificates: null }))).toEqual(['not-an-authority']);
    }
  });

  test('under an issuer of the same name with another key is refused', async () => {
    const forged = authority.issue({ name: 'Root', file: 'forged-root', extensions: ROOT });
    for (const [name, more, codes] of [
      ['ForgedOpenly', [], ['untrusted']],
      ['Forged', ['authorityKeyIdentifier=none'], ['chain-signature', 'untrusted']],
    ] as const) {
      const signer = authority.issue({ name, issuer: forged, extensions: [...STAMPING, ...more] });
      const response = byHand({ signer, certificates: [signer.der] });
      expect(await codesOf(response)).toEqual(codes);
      expect(authority.accepts(response, { request }, root)).toBe(false);
      // With both there it is found by the right one, and only by that.
      expect(await codesOf(response, asked({ trustedCertificates: [root.der, forged.der] }))).toEqual([]);
    }
  });

  test('of RSA and with SHA-384, in PSS', async () => {
    const top = authority.issue({ name: 'RsaRoot', key: RSA, extensions: ROOT });
    const signer = authority.issue({
      name: 'PssSigned',
      issuer: top,
      key: ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-384'],
      extensions: STAMPING,
      more: ['-sigopt', 'rsa_padding_mode:pss', '-sigopt', 'rsa_pss_saltlen:48', '-md', 'sha384'],
    });
    const response = authority.reply(request, signer, []);
    expect(await codesOf(response, asked({ trustedCertificates: [top.der] }))).toEqual([]);
    expect(authority.accepts(response, { request }, top)).toBe(true);
  });

  test('with SHA-1 in it is refused', async () => {
    const signer = authority.issue({
      name: 'Old',
      issuer: middle,
      extensions: STAMPING,
      more: ['-md', 'sha1'],
    });
    const response = byHand({ signer, certificates: [signer.der, middle.der] });
    expect(await codesOf(response)).toEqual(['chain-algorithm', 'untrusted']);
  });

  test('comes as PEM that openssl reads, and back', async () => {
    const { certificates } = await verifyTimeStamp(authority.reply(request, elliptic, [middle]), asked());
    const pem = certificatesToPem(certificates);
    expect(pem).toBe([elliptic, middle, root].map((one) => readFileSync(one.certificate, 'utf8')).join(''));
    expect(certificatesFromPem(`about\r\n${pem.replaceAll('\n', '\r\n')}`)).toEqual(certificates);
    expect(certificatesFromPem('nothing')).toEqual([]);
    expect(certificatesFromPem(pem.slice(0, -30))).toBeNull();
    expect(certificatesFromPem(pem.replace('MII', 'M!I'))).toBeNull();
  });
});

describe('what is no answer', () => {
  test('is a problem, never an error', async () => {
    const whole = byHand();
    const others: Uint8Array[] = [
      new Uint8Array(0),
      Uint8Array.of(0),
      Uint8Array.of(0x30, 0x80),
      new TextEncoder().encode('<!doctype html><title>Not found</title>'),
      Uint8Array.of(...whole, 0),
      Uint8Array.of(0x30, 0x82, 0xff, 0xff, ...whole),
      Uint8Array.from({ length: 5000 }, (_, at) => (at % 2 === 0 ? 0x30 : 0x80)),
      der(0x30, der(0x30, der(0x02, Buffer.of(0)))),
      ...Array.from(whole.keys(), (length) => whole.subarray(0, length)),
      ...Array.from({ length: 300 }, () => random(randomInt(1, 200))),
    ];
    for (const other of others) expect(await codesOf(other)).toEqual(['malformed']);
    expect(await codesOf(new Uint8Array(2_000_000))).toEqual(['too-large']);
  });
});

describe('any byte changed', () => {
  /** What is not under the signature may be changed; what the answer says may not. */
  async function flip(
    original: Bytes,
    places: Iterable<number>,
    changes: readonly number[],
  ): Promise<number> {
    const right = await verifyTimeStamp(original, asked());
    expect(right.valid).toBe(true);
    let accepted = 0;
    for (const at of places) {
      for (const change of changes) {
        const changed = original.with(at, original[at]! ^ change);
        const result = await verifyTimeStamp(changed, asked());
        const wrong = await verifyTimeStamp(changed, asked({ imprint: new Uint8Array(32) }));
        expect(wrong.valid).toBe(false);
        if (!result.valid) continue;
        accepted += 1;
        expect(result).toEqual(right);
        expect({ at, change, accepts: authority.accepts(changed, { request }, root) }).toMatchObject({
          accepts: true,
        });
      }
    }
    return accepted;
  }

  test('of an answer with elliptic keys', async () => {
    const response = authority.reply(request, elliptic, [middle]);
    const accepted = await flip(response, response.keys(), [0x01, 0x80]);
    expect(accepted).toBeLessThan(response.length / 20);
  });

  test('of an answer with an RSA key', async () => {
    const response = authority.reply(request, rsa, [middle]);
    const places = Array.from({ length: 700 }, () => randomInt(response.length));
    const accepted = await flip(response, places, [2 ** randomInt(8)]);
    expect(accepted).toBeLessThan(places.length / 20);
  });
});
