import {
  Asn1Error,
  Asn1Reader,
  constructedTag,
  expectTag,
  millisecondsOf,
  onlyChild,
  parseAsn1,
  primitiveTag,
  readBoolean,
  readCount,
  readMagnitude,
  readOctets,
  readOid,
  TAG,
  withoutZeros,
  type Asn1,
} from './asn1';
import { KEY_USAGE, readCertificate, type Certificate } from './certificate';
import { buildChain, type Chain, type ChainProblem } from './certificate-chain';
import { checkSignature, readHash, type HashName } from './certificate-signature';
import { sha256Hex, toHex } from './digest';

type Bytes = Uint8Array<ArrayBuffer>;

export type TimeStampProblem =
  | ChainProblem
  /** No TimeStampResp, or one that breaks the form of RFC 3161 or RFC 5652. */
  | 'malformed'
  | 'too-large'
  /** The authority refused; `detail` is its status and what it said. */
  | 'not-granted'
  /** What was signed is not a TSTInfo. */
  | 'not-a-time-stamp'
  /** It is about something else. */
  | 'imprint'
  /** It is the answer to another request. */
  | 'nonce'
  | 'policy'
  /** The certificate of the signer is neither in the response nor among the trusted ones. */
  | 'no-signer-certificate'
  /** A kind of signature or digest that is not checked here. */
  | 'algorithm'
  /** The signed attributes do not belong to the content. */
  | 'attributes'
  | 'signature'
  /** The signed attributes do not name the certificate of the signer (RFC 2634, RFC 5816). */
  | 'signing-certificate'
  /** The certificate is not for time stamps, critically and for nothing else (RFC 3161 section 2.3). */
  | 'key-purpose';

export interface TimeStampExpectation {
  /** SHA-256 of what was to be stamped. */
  readonly imprint: Uint8Array;
  /** That of the request, big-endian; `null` where the request is not known any more. */
  readonly nonce: Uint8Array | null;
  /** Certificates (DER) that end a chain; `null` where none are known. One that cannot be read ends none. */
  readonly trustedCertificates: readonly Uint8Array[] | null;
  /** Dotted decimal; any policy will do where it is not given. */
  readonly policy?: string;
}

export interface TimeStampResult {
  /** No problem was found. Where `anchor` is `unknown`, whether the authority deserves trust is still open. */
  readonly valid: boolean;
  readonly problems: readonly { readonly code: TimeStampProblem; readonly detail: string }[];
  /** What the token says; `null` where there is none that can be read. Worth nothing unless `valid`. */
  readonly token: TimeStampToken | null;
  readonly anchor: Chain['anchor'];
  /** DER, the signer's first, as far up as the chain goes. */
  readonly certificates: readonly Bytes[];
  /** Lower-case hex SHA-256 of the last of them; `null` where there is none. */
  readonly lastCertificateSha256: string | null;
  /** Common name, organisation and country of the signer's certificate; `null` where there is none. */
  readonly authority: string | null;
}

export interface TimeStampToken {
  /** UTC, ISO 8601 with `Z`, with as many digits of the second as the authority gave. */
  readonly genTime: string;
  /** The same in milliseconds since 1970, what is finer cut off. */
  readonly genTimeMs: number;
  /** How far the time may be off, each way; `null` where the authority does not say. */
  readonly accuracy: { readonly seconds: number; readonly millis: number; readonly micros: number } | null;
  /** Dotted decimal. */
  readonly policy: string;
  /** Lower-case hex. */
  readonly serial: string;
  /** Lower-case hex. */
  readonly imprint: string;
}

/** Far more than a response with its chain and revocation lists has. */
const MOST_BYTES = 1024 * 1024;
const MOST_IN_A_TOKEN = 32;

const OID = {
  signedData: '1.2.840.113549.1.7.2',
  tstInfo: '1.2.840.113549.1.9.16.1.4',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificate: '1.2.840.113549.1.9.16.2.12',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  timeStamping: '1.3.6.1.5.5.7.3.8',
} as const;

type Report = (code: TimeStampProblem, detail?: string) => void;

/**
 * Checks a TimeStampResp (RFC 3161) as it came, against what was asked: status, imprint, nonce, policy, signature
 * over the attributes and by them over the content, the name of the certificate in them, its one critical purpose,
 * and the chain at the time that is claimed. Whether a certificate was revoked is not looked at. Never throws on
 * what it is given; whatever is wrong stands in `problems`.
 */
export async function verifyTimeStamp(
  response: Uint8Array,
  expected: TimeStampExpectation,
): Promise<TimeStampResult> {
  const problems: { code: TimeStampProblem; detail: string }[] = [];
  const report: Report = (code, detail = '') => problems.push({ code, detail });
  const partial: Partial<Read> = {};
  try {
    if (response.length > MOST_BYTES) report('too-large', `${response.length} bytes`);
    else await readResponse(response, expected, report, partial);
  } catch (error) {
    if (!(error instanceof Asn1Error)) throw error;
    report('malformed', error.message);
  }
  const { token = null, chain, signer } = partial;
  const certificates = (chain?.certificates ?? []).map(({ der }) => der);
  const last = certificates.at(-1);
  return {
    valid: problems.length === 0,
    problems,
    token,
    anchor: chain?.anchor ?? (expected.trustedCertificates === null ? 'unknown' : 'untrusted'),
    certificates,
    lastCertificateSha256: last === undefined ? null : await sha256Hex(last),
    authority: signer === undefined || signer.name === '' ? null : signer.name,
  };
}

interface Read {
  token: TimeStampToken;
  signer: Certificate;
  chain: Chain;
}

async function readResponse(
  response: Uint8Array,
  expected: TimeStampExpectation,
  report: Report,
  read: Partial<Read>,
): Promise<void> {
  const outer = new Asn1Reader(parseAsn1(response));
  const status = readStatus(outer.next());
  const contentInfo = outer.optional(TAG.sequence);
  outer.end();
  if (!status.granted) report('not-granted', status.text);
  if (contentInfo === null) {
    if (status.granted) throw new Asn1Error('granted, but no token');
    return;
  }
  const content = new Asn1Reader(contentInfo);
  if (readOid(content.next()) !== OID.signedData) throw new Asn1Error('no signed data');
  const signedData = onlyChild(content.next(constructedTag(0)));
  content.end();

  const reader = new Asn1Reader(signedData);
  readCount(reader.next());
  const digests = reader.next(TAG.set).children.map(readHash);
  const encapsulated = new Asn1Reader(reader.next());
  const contentType = readOid(encapsulated.next());
  const tstInfo = readOctets(onlyChild(encapsulated.next(constructedTag(0))));
  encapsulated.end();
  const certificateSet = reader.optional(constructedTag(0));
  reader.optional(constructedTag(1));
  const signerInfo = onlyChild(reader.next(TAG.set));
  reader.end();

  if (contentType !== OID.tstInfo) {
    report('not-a-time-stamp', contentType);
    return;
  }
  const info = readTstInfo(parseAsn1(tstInfo));
  read.token = info.token;
  checkAnswer(info, expected, report);

  const trusted = expected.trustedCertificates?.flatMap(readable) ?? null;
  const others = (certificateSet?.children ?? [])
    // Attribute certificates and others, which nothing here needs, are tagged [0] to [3] (RFC 5652 section 10.2.2).
    .filter(({ tag }) => tag < constructedTag(0) || tag > constructedTag(3))
    .slice(0, MOST_IN_A_TOKEN)
    .map(({ raw }) => readCertificate(raw));
  const signer = readSignerInfo(signerInfo);
  // RFC 5652 section 5.1: what stands outside says the same as what is signed.
  if (!digests.includes(signer.digest)) throw new Asn1Error('signed data of another form');
  const certificate = [...others, ...(trusted ?? [])].find((one) => signer.isOf(one));
  if (certificate === undefined) {
    report('no-signer-certificate');
    return;
  }
  read.signer = certificate;
  await checkSigner(signer, certificate, tstInfo, report);
  checkPurpose(certificate, report);
  const chain = await buildChain(certificate, others, trusted, info.token.genTimeMs);
  read.chain = chain;
  for (const { code, detail } of chain.problems) report(code, detail);
  await checkSigningCertificate(signer, chain, report);
}

/** A trusted one that cannot be read ends no chain, and keeps the others from nothing. */
function readable(der: Uint8Array): Certificate[] {
  try {
    return [readCertificate(der)];
  } catch (error) {
    if (error instanceof Asn1Error) return [];
    throw error;
  }
}

function readStatus(value: Asn1): { readonly granted: boolean; readonly text: string } {
  const reader = new Asn1Reader(value);
  const status = readCount(reader.next());
  const words = (reader.optional(TAG.sequence)?.children ?? []).map(({ content }) =>
    new TextDecoder().decode(content),
  );
  reader.optional(TAG.bitString);
  reader.end();
  // PKIStatus: granted (0) and grantedWithMods (1) come with a token.
  return { granted: status <= 1, text: [String(status), ...words].join(' ') };
}

interface TstInfo {
  readonly token: TimeStampToken;
  readonly imprintAlgorithm: HashName | null;
  readonly nonce: Bytes | null;
  readonly unknownCritical: boolean;
}

/** RFC 3161 section 2.4.2. */
function readTstInfo(value: Asn1): TstInfo {
  const reader = new Asn1Reader(value);
  if (readCount(reader.next()) !== 1) throw new Asn1Error('another version');
  const policy = readOid(reader.next());
  const imprint = new Asn1Reader(reader.next());
  const imprintAlgorithm = readHash(imprint.next(TAG.sequence));
  const hash = readOctets(imprint.next());
  imprint.end();
  const serial = reader.next(TAG.integer).content;
  const time = readGenTime(reader.next(TAG.generalizedTime));
  const accuracy = reader.optional(TAG.sequence);
  const ordering = reader.optional(TAG.boolean);
  if (ordering !== null) readBoolean(ordering);
  const nonce = reader.optional(TAG.integer);
  reader.optional(constructedTag(0));
  const extensions = reader.optional(constructedTag(1));
  reader.end();
  const unknownCritical = (extensions?.children ?? []).some((extension) => {
    const parts = new Asn1Reader(extension);
    readOid(parts.next());
    const critical = parts.optional(TAG.boolean);
    return critical !== null && readBoolean(critical);
  });
  return {
    token: {
      ...time,
      accuracy: accuracy === null ? null : readAccuracy(accuracy),
      policy,
      serial: toHex(withoutZeros(serial)) || '00',
      imprint: toHex(hash),
    },
    imprintAlgorithm,
    nonce: nonce === null ? null : readMagnitude(nonce),
    unknownCritical,
  };
}

function readGenTime({ content }: Asn1): { genTime: string; genTimeMs: number } {
  const text = String.fromCharCode(...content);
  const [, digits, fraction = ''] = /^(\d{14})(?:\.(\d{1,12}))?Z$/.exec(text) ?? [];
  if (digits === undefined) throw new Asn1Error('no time in UTC');
  const whole = millisecondsOf(digits);
  const start = new Date(whole).toISOString().slice(0, 19);
  return {
    genTime: `${start}${fraction === '' ? '' : `.${fraction}`}Z`,
    genTimeMs: whole + Number(fraction.padEnd(3, '0').slice(0, 3)),
  };
}

function readAccuracy(value: Asn1): TimeStampToken['accuracy'] {
  const reader = new Asn1Reader(value);
  const seconds = reader.optional(TAG.integer);
  const millis = reader.optional(primitiveTag(0));
  const micros = reader.optional(primitiveTag(1));
  reader.end();
  return {
    seconds: seconds === null ? 0 : readCount(seconds),
    millis: millis === null ? 0 : readCount(millis, primitiveTag(0)),
    micros: micros === null ? 0 : readCount(micros, primitiveTag(1)),
  };
}

function checkAnswer(info: TstInfo, expected: TimeStampExpectation, report: Report): void {
  const { token, imprintAlgorithm, nonce, unknownCritical } = info;
  if (imprintAlgorithm !== 'SHA-256' || token.imprint !== toHex(expected.imprint)) {
    report('imprint', token.imprint);
  }
  if (expected.nonce !== null) {
    const asked = withoutZeros(new Uint8Array(expected.nonce));
    if (nonce === null || toHex(nonce) !== toHex(asked)) report('nonce');
  }
  if (expected.policy !== undefined && token.policy !== expected.policy) report('policy', token.policy);
  if (unknownCritical) report('extension', 'of the token');
}

interface Signer {
  readonly isOf: (certificate: Certificate) => boolean;
  readonly digest: HashName | null;
  readonly algorithm: Asn1;
  readonly signature: Bytes;
  /** What the signature is over: the attributes as a SET. */
  readonly signed: Bytes | null;
  /** The values of each signed attribute; one that stands twice makes the token malformed. */
  readonly attributes: ReadonlyMap<string, Asn1>;
}

/** RFC 5652 section 5.3. */
function readSignerInfo(value: Asn1): Signer {
  const reader = new Asn1Reader(value);
  readCount(reader.next());
  const isOf = readSignerIdentifier(reader.next());
  const digest = readHash(reader.next(TAG.sequence));
  const signedAttributes = reader.optional(constructedTag(0));
  const algorithm = reader.next(TAG.sequence);
  const signature = readOctets(reader.next());
  reader.optional(constructedTag(1));
  reader.end();

  const attributes = new Map<string, Asn1>();
  for (const attribute of signedAttributes?.children ?? []) {
    const parts = new Asn1Reader(attribute);
    const oid = readOid(parts.next());
    const values = parts.next(TAG.set);
    parts.end();
    if (attributes.has(oid)) throw new Asn1Error(`attribute ${oid} twice`);
    attributes.set(oid, values);
  }
  // RFC 5652 section 5.4: signed with the tag of a SET instead of [0].
  const signed = signedAttributes?.raw.slice() ?? null;
  if (signed !== null) signed[0] = TAG.set;
  return { isOf, digest, algorithm, signature, signed, attributes };
}

function readSignerIdentifier(value: Asn1): Signer['isOf'] {
  if (value.tag === primitiveTag(0)) {
    const id = toHex(value.content);
    return ({ subjectKeyId }) => subjectKeyId === id;
  }
  const reader = new Asn1Reader(value);
  const issuer = toHex(reader.next(TAG.sequence).raw);
  const serial = toHex(reader.next(TAG.integer).content);
  reader.end();
  return (certificate) => toHex(certificate.issuer) === issuer && toHex(certificate.serial) === serial;
}

async function checkSigner(
  signer: Signer,
  certificate: Certificate,
  content: Bytes,
  report: Report,
): Promise<void> {
  const { digest, signed, attributes } = signer;
  if (digest === null) {
    report('algorithm', 'of the digest');
    return;
  }
  // RFC 5652 section 5.3: they must be there, since the content is no plain data.
  const contentType = attributes.get(OID.contentType);
  const messageDigest = attributes.get(OID.messageDigest);
  if (signed === null || contentType === undefined || messageDigest === undefined) {
    report('attributes', 'missing');
    return;
  }
  const actual = toHex(new Uint8Array(await crypto.subtle.digest(digest, content)));
  if (readOid(onlyChild(contentType)) !== OID.tstInfo) report('attributes', 'content type');
  if (toHex(readOctets(onlyChild(messageDigest))) !== actual) report('attributes', 'message digest');
  const verdict = await checkSignature(signer.algorithm, digest, certificate.key, signer.signature, signed);
  if (verdict !== 'good') report(verdict === 'bad' ? 'signature' : 'algorithm', certificate.name);
}

function checkPurpose({ purposes, keyUsage, name }: Certificate, report: Report): void {
  const isForTimeStamps =
    purposes?.critical === true && purposes.oids.length === 1 && purposes.oids[0] === OID.timeStamping;
  const signing = KEY_USAGE.digitalSignature | KEY_USAGE.nonRepudiation;
  const mayOnlySign = keyUsage === null || ((keyUsage & signing) !== 0 && (keyUsage & ~signing) === 0);
  if (!isForTimeStamps || !mayOnlySign) report('key-purpose', name);
}

/**
 * ESSCertID (RFC 2634 section 5.4) or ESSCertIDv2 (RFC 5816, RFC 5035): at least one of them, and in each the first
 * one is the certificate of the signer. In a chain that came to a trusted end, the others must be in it.
 */
async function checkSigningCertificate(signer: Signer, chain: Chain, report: Report): Promise<void> {
  const named = [OID.signingCertificate, OID.signingCertificateV2].flatMap((oid) => {
    const value = signer.attributes.get(oid);
    return value === undefined
      ? []
      : [{ value: onlyChild(value), isFirstVersion: oid === OID.signingCertificate }];
  });
  if (named.length === 0) report('signing-certificate', 'missing');
  for (const { value, isFirstVersion } of named) {
    const reader = new Asn1Reader(value);
    const ids = expectTag(reader.next(), TAG.sequence).children;
    reader.optional(TAG.sequence);
    reader.end();
    if (ids.length === 0) report('signing-certificate', 'none');
    for (const [index, id] of ids.entries()) {
      const candidates =
        index === 0 ? chain.certificates.slice(0, 1) : chain.anchor === 'trusted' ? chain.certificates : null;
      if (candidates === null) break;
      const matches = await Promise.all(candidates.map((one) => isNamed(one, id, isFirstVersion)));
      if (!matches.includes(true)) report('signing-certificate', `number ${index + 1}`);
    }
  }
}

async function isNamed(certificate: Certificate, id: Asn1, isFirstVersion: boolean): Promise<boolean> {
  const reader = new Asn1Reader(id);
  // In the second version a SEQUENCE in front is the hash algorithm; behind the hash, the issuer and serial number.
  const algorithm = isFirstVersion ? null : reader.optional(TAG.sequence);
  const hash = readOctets(reader.next());
  const issuerSerial = reader.optional(TAG.sequence);
  reader.end();
  const name = isFirstVersion ? 'SHA-1' : algorithm === null ? 'SHA-256' : readHash(algorithm);
  if (name === null) return false;
  const actual = new Uint8Array(await crypto.subtle.digest(name, certificate.der));
  if (toHex(actual) !== toHex(hash)) return false;
  if (issuerSerial === null) return true;
  const parts = new Asn1Reader(issuerSerial);
  const names = expectTag(parts.next(), TAG.sequence).children;
  const serial = parts.next(TAG.integer).content;
  parts.end();
  // GeneralNames with the one directoryName, [4] EXPLICIT.
  const [only] = names;
  return (
    names.length === 1 &&
    only?.tag === constructedTag(4) &&
    toHex(onlyChild(only).raw) === toHex(certificate.issuer) &&
    toHex(serial) === toHex(certificate.serial)
  );
}
