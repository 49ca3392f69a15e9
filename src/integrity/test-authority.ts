import { createHash, constants, createPrivateKey, sign } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { mustRunProgram, runProgram, temporaryFolder } from './test-programs';

/** A certificate authority of openssl in a folder of its own, with what it issued; nothing of it is ours. */
export interface Issued {
  readonly name: string;
  readonly der: Uint8Array<ArrayBuffer>;
  readonly certificate: string;
  readonly key: string;
}

export interface Wanted {
  readonly name: string;
  /** What its files are called; as its name where it is not given. */
  readonly file?: string;
  readonly issuer?: Issued;
  /** As in openssl's `genpkey`; P-256 where it is not given. */
  readonly key?: readonly string[];
  /** Lines of an extension section. */
  readonly extensions: readonly string[];
  /** YYYYMMDDHHMMSSZ; ten years around now where it is not given. */
  readonly from?: string;
  readonly to?: string;
  /** More arguments of `openssl ca`. */
  readonly more?: readonly string[];
}

export const ROOT = ['basicConstraints=critical,CA:TRUE', 'keyUsage=critical,keyCertSign,cRLSign'];
export const STAMPING = [
  'basicConstraints=critical,CA:FALSE',
  'keyUsage=critical,digitalSignature',
  'extendedKeyUsage=critical,timeStamping',
  'subjectKeyIdentifier=hash',
];
export const RSA = ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:2048'];
const EC = ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256'];

export class TestAuthority {
  private readonly folder = temporaryFolder();
  readonly done = this.folder.done;

  at(name: string): string {
    return join(this.folder.path, name);
  }

  write(name: string, content: Uint8Array | string): string {
    writeFileSync(this.at(name), content);
    return this.at(name);
  }

  private openssl(...args: string[]): Buffer {
    return mustRunProgram('openssl', args, { folder: this.folder.path });
  }

  issue({ name, file = name, issuer, key = EC, extensions, from, to, more = [] }: Wanted): Issued {
    this.openssl('genpkey', ...key, '-out', `${file}.key`);
    const config = this.write(
      `${file}.cnf`,
      [
        '[ca]\ndefault_ca=one',
        `[one]\ndatabase=${this.write(`${file}.index`, '')}\nnew_certs_dir=${this.folder.path}`,
        'default_md=sha256\npolicy=any\nrand_serial=yes\nunique_subject=no\nx509_extensions=ext',
        '[any]\norganizationName=optional\ncommonName=supplied',
        '[req]\ndistinguished_name=dn\n[dn]',
        `[ext]\n${extensions.join('\n')}\n`,
      ].join('\n'),
    );
    const subject = `/O=Example Organisation/CN=${name}`;
    this.openssl(
      'req',
      '-new',
      '-config',
      config,
      '-key',
      `${file}.key`,
      '-subj',
      subject,
      '-out',
      `${file}.csr`,
    );
    const by =
      issuer === undefined
        ? ['-selfsign', '-keyfile', `${file}.key`]
        : ['-cert', issuer.certificate, '-keyfile', issuer.key];
    const dates = ['-startdate', from ?? '20210101000000Z', '-enddate', to ?? '20360101000000Z'];
    const files = ['-in', `${file}.csr`, '-out', `${file}.pem`];
    this.openssl('ca', '-batch', '-notext', '-config', config, ...files, ...dates, ...by, ...more);
    const bytes = new Uint8Array(this.openssl('x509', '-in', `${file}.pem`, '-outform', 'DER'));
    return { name, der: bytes, certificate: this.at(`${file}.pem`), key: this.at(`${file}.key`) };
  }

  /** The answer of `openssl ts -reply`. */
  reply(
    request: Uint8Array,
    signer: Issued,
    chain: readonly Issued[],
    more: readonly string[] = [],
  ): Uint8Array<ArrayBuffer> {
    const config = this.write(
      'tsa.cnf',
      [
        `[tsa]\ndefault_tsa=one\n[one]\nserial=${this.write('tsa.serial', '0A17\n')}`,
        'crypto_device=builtin\ndefault_policy=1.2.3.4.1\nother_policies=1.2.3.4.5\nsigner_digest=sha256',
        'digests=sha256\naccuracy=secs:1,millisecs:500,microsecs:100\nordering=yes\ntsa_name=yes',
        'ess_cert_id_alg=sha256\n',
        ...more,
      ].join('\n'),
    );
    const query = this.write('request.tsq', request);
    const certificates = this.write(
      'chain.pem',
      chain.map((one) => readFileSync(one.certificate, 'utf8')).join(''),
    );
    const files = ['-queryfile', query, '-signer', signer.certificate, '-inkey', signer.key];
    const others = chain.length === 0 ? [] : ['-chain', certificates];
    this.openssl('ts', '-reply', '-config', config, ...files, ...others, '-out', 'reply.tsr');
    return new Uint8Array(readFileSync(this.at('reply.tsr')));
  }

  /** Whether `openssl ts -verify` accepts it, for a digest or for a request. */
  accepts(
    response: Uint8Array,
    about: { readonly digest: Uint8Array } | { readonly request: Uint8Array },
    trusted: Issued,
    more: readonly string[] = [],
  ): boolean {
    const which =
      'digest' in about
        ? ['-digest', Buffer.from(about.digest).toString('hex')]
        : ['-queryfile', this.write('asked.tsq', about.request)];
    const file = this.write('response.tsr', response);
    const args = ['ts', '-verify', ...which, '-in', file, '-CAfile', trusted.certificate, ...more];
    return runProgram('openssl', args, { folder: this.folder.path }).code === 0;
  }
}

/** DER of a value with this identifier octet. */
export function der(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(parts);
  const length = content.length;
  const octets =
    length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.of(tag, ...octets), content]);
}

export function oid(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  const octets = [first * 40 + second, ...rest].flatMap((part) => {
    const digits = [part & 0x7f];
    for (let left = Math.floor(part / 128); left > 0; left = Math.floor(left / 128)) {
      digits.unshift((left & 0x7f) | 0x80);
    }
    return digits;
  });
  return der(0x06, Buffer.from(octets));
}

const HASH_OIDS = {
  sha1: '1.3.14.3.2.26',
  sha256: '2.16.840.1.101.3.4.2.1',
  sha384: '2.16.840.1.101.3.4.2.2',
  sha512: '2.16.840.1.101.3.4.2.3',
};
export type TestHash = keyof typeof HASH_OIDS;
const NULL = der(0x05);
const algorithm = (dotted: string, ...rest: Buffer[]): Buffer => der(0x30, oid(dotted), ...rest);
const hashAlgorithm = (hash: TestHash): Buffer => algorithm(HASH_OIDS[hash], NULL);
const digestOf = (hash: TestHash, bytes: Uint8Array): Buffer => createHash(hash).update(bytes).digest();

/** What a response is made of that no honest authority gives: each part as it is wanted. */
export interface HandMade {
  readonly signer: Issued;
  readonly certificates: readonly Uint8Array[];
  readonly imprint: Uint8Array;
  readonly imprintHash?: TestHash;
  readonly nonce?: Uint8Array;
  readonly genTime?: string;
  readonly hash?: TestHash;
  /** Which certificate the attributes name, by which version; nothing for none. */
  readonly names?: readonly {
    readonly version: 1 | 2;
    readonly certificate: Uint8Array;
    readonly hash?: TestHash;
  }[];
  readonly contentType?: string;
  readonly attributeContentType?: string;
  readonly messageDigest?: Uint8Array;
  readonly withoutAttributes?: boolean;
  readonly signatureAlgorithm?: Buffer;
  readonly pss?: boolean;
  readonly extensions?: Buffer;
  /** Lengths left open and the content in two pieces, as BER allows around what is signed. */
  readonly open?: boolean;
  /** Put into the signer's place, where the certificate is found by another name. */
  readonly identifier?: Buffer;
}

export function makeByHand(parts: HandMade): Uint8Array<ArrayBuffer> {
  const hash = parts.hash ?? 'sha256';
  const info = der(
    0x30,
    der(0x02, Buffer.of(1)),
    oid('1.2.3.4.1'),
    der(0x30, hashAlgorithm(parts.imprintHash ?? 'sha256'), der(0x04, parts.imprint)),
    der(0x02, Buffer.of(9)),
    der(0x18, Buffer.from(parts.genTime ?? '20261101120000Z')),
    ...(parts.nonce === undefined ? [] : [der(0x02, parts.nonce)]),
    ...(parts.extensions === undefined ? [] : [parts.extensions]),
  );
  const contentType = parts.contentType ?? '1.2.840.113549.1.9.16.1.4';
  const attribute = (type: string, value: Buffer) => der(0x30, oid(type), der(0x31, value));
  const names = parts.names ?? [{ version: 2, certificate: parts.signer.der }];
  const attributes = [
    attribute('1.2.840.113549.1.9.3', oid(parts.attributeContentType ?? contentType)),
    attribute('1.2.840.113549.1.9.4', der(0x04, parts.messageDigest ?? digestOf(hash, info))),
    ...[1, 2].flatMap((version) => {
      const ids = names.filter((one) => one.version === version);
      if (ids.length === 0) return [];
      const list = ids.map((one) => {
        const named = one.hash ?? (version === 1 ? 'sha1' : 'sha256');
        const other = version === 2 && named !== 'sha256' ? [hashAlgorithm(named)] : [];
        return der(0x30, ...other, der(0x04, digestOf(named, one.certificate)));
      });
      const type = version === 1 ? '1.2.840.113549.1.9.16.2.12' : '1.2.840.113549.1.9.16.2.47';
      return [attribute(type, der(0x30, der(0x30, ...list)))];
    }),
  ].sort(Buffer.compare);
  const key = createPrivateKey(readFileSync(parts.signer.key));
  const signed = parts.withoutAttributes === true ? info : der(0x31, ...attributes);
  const isRsa = key.asymmetricKeyType === 'rsa';
  const pss = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 };
  const signature = sign(hash, signed, parts.pss === true ? { key, ...pss } : key);
  const ecdsa = { sha1: 1, sha256: 2, sha384: 3, sha512: 4 }[hash];
  const pssParameters = der(
    0x30,
    der(0xa0, hashAlgorithm(hash)),
    der(0xa1, algorithm('1.2.840.113549.1.1.8', hashAlgorithm(hash))),
    der(0xa2, der(0x02, Buffer.of(32))),
  );
  const how =
    parts.signatureAlgorithm ??
    (parts.pss === true
      ? algorithm('1.2.840.113549.1.1.10', pssParameters)
      : isRsa
        ? algorithm('1.2.840.113549.1.1.1', NULL)
        : algorithm(ecdsa === 1 ? '1.2.840.10045.4.1' : `1.2.840.10045.4.3.${ecdsa}`));
  const signerInfo = der(
    0x30,
    der(0x02, Buffer.of(1)),
    parts.identifier ?? issuerAndSerial(parts.signer.der),
    hashAlgorithm(hash),
    ...(parts.withoutAttributes === true ? [] : [der(0xa0, ...attributes)]),
    how,
    der(0x04, signature),
  );
  const signedData = der(
    0x30,
    der(0x02, Buffer.of(3)),
    der(0x31, hashAlgorithm(hash)),
    der(0x30, oid(contentType), der(0xa0, parts.open === true ? inPieces(info) : der(0x04, info))),
    der(0xa0, ...parts.certificates),
    der(0x31, signerInfo),
  );
  const wrap = parts.open === true ? open : der;
  const token = wrap(0x30, oid('1.2.840.113549.1.7.2'), wrap(0xa0, signedData));
  return new Uint8Array(wrap(0x30, der(0x30, der(0x02, Buffer.of(0))), token));
}

/** A value whose length is left open. */
function open(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  return Buffer.concat([Buffer.of(tag, 0x80), ...parts, Buffer.of(0, 0)]);
}

function inPieces(content: Buffer): Buffer {
  return open(0x24, der(0x04, content.subarray(0, 10)), der(0x04, content.subarray(10)));
}

/** The two values inside a certificate that name it, found by their places. */
function issuerAndSerial(certificate: Uint8Array): Buffer {
  const body = inside(inside(Buffer.from(certificate))[0]!);
  const [serial, , issuer] = body[0]![0] === 0xa0 ? body.slice(1) : body;
  return der(0x30, issuer!, serial!);
}

function inside(value: Buffer): Buffer[] {
  const header = value[1]! < 0x80 ? 2 : 2 + (value[1]! & 0x7f);
  const found: Buffer[] = [];
  for (let at = header; at < value.length;) {
    const short = value[at + 1]!;
    const octets = short < 0x80 ? 0 : short & 0x7f;
    const length = octets === 0 ? short : value.readUIntBE(at + 2, octets);
    found.push(value.subarray(at, at + 2 + octets + length));
    at += 2 + octets + length;
  }
  return found;
}
