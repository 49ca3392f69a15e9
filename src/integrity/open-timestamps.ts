import { joinBytes } from '../domain/bytes';
import { fromHex, toHex } from './digest';

/**
 * OpenTimestamps proofs: `.ots` files of version 1 (detached proofs), as python-opentimestamps reads and writes
 * them. A proof is a tree: messages are its nodes, operations its edges, attestations hang on messages.
 */
type Bytes = Uint8Array<ArrayBuffer>;

export type OpenTimestampsProblem =
  /** It does not begin like a proof. */
  | 'not-a-proof'
  | 'version'
  | 'cut-off'
  /** Something stands behind the end. */
  | 'trailing'
  | 'too-large'
  | 'too-deep'
  /** An operation without a known form, so that nothing behind it can be read. */
  | 'unknown-operation'
  | 'malformed'
  /** An upgrade for a commitment that the proof does not have. */
  | 'commitment-not-found';

export class OpenTimestampsError extends Error {
  override readonly name = 'OpenTimestampsError';
  readonly code: OpenTimestampsProblem;
  constructor(code: OpenTimestampsProblem, detail = '') {
    super(detail === '' ? code : `${code}: ${detail}`);
    this.code = code;
  }
}

export type ProofAttestation =
  /** A calendar promised to have it put into a block. This proves nothing yet; it says where to ask. */
  | { readonly kind: 'pending'; readonly calendar: string; readonly commitment: string }
  /**
   * The block of this height proves it, if its header carries this Merkle root: lower-case hex in the byte order
   * in which explorers of the block chain show it. Whether it does is not known here.
   */
  | { readonly kind: 'bitcoin'; readonly height: number; readonly merkleRoot: string }
  /** Of another kind (lower-case hex of its tag): it may be right, but nothing is made of it here. */
  | { readonly kind: 'unknown'; readonly tag: string }
  /** It stands behind an operation that is not computed here, or on a message that cannot be a Merkle root. */
  | { readonly kind: 'not-computed'; readonly because: string };

export interface Proof {
  /** What hash the stamped file was given; all that is made here have SHA-256. */
  readonly hash: 'sha256' | 'sha1' | 'ripemd160' | 'keccak256';
  /** Lower-case hex of the stamped digest. */
  readonly digest: string;
  /** In the order of the file. */
  readonly attestations: readonly ProofAttestation[];
}

interface Operation {
  readonly tag: number;
  /** Of append and prepend. */
  readonly argument: Bytes | null;
}

interface Attestation {
  readonly tag: string;
  readonly payload: Bytes;
}

interface Tree {
  readonly attestations: Attestation[];
  readonly branches: { readonly operation: Operation; readonly tree: Tree }[];
}

const MAGIC = fromHex('004f70656e54696d657374616d7073000050726f6f6600bf89e2e884e89294');
const VERSION = 1;
const FORK = 0xff;
const ATTESTATION = 0x00;
const OP = {
  sha1: 0x02,
  ripemd160: 0x03,
  sha256: 0x08,
  keccak256: 0x67,
  append: 0xf0,
  prepend: 0xf1,
  reverse: 0xf2,
  hexlify: 0xf3,
} as const;
const OP_NAMES = new Map<number, string>(Object.entries(OP).map(([name, tag]) => [tag, name]));
const FILE_HASHES = {
  [OP.sha256]: { name: 'sha256', bytes: 32 },
  [OP.sha1]: { name: 'sha1', bytes: 20 },
  [OP.ripemd160]: { name: 'ripemd160', bytes: 20 },
  [OP.keccak256]: { name: 'keccak256', bytes: 32 },
} as const;
const PENDING = '83dfe30d2ef90c8e';
const BITCOIN = '0588960d73d71901';
/** Those that are the height of a block: Bitcoin, and Litecoin and Ethereum, which nothing is made of here. */
const HEIGHTS: readonly string[] = [BITCOIN, '06869a0d73d71b45', '30fe8087b5c7ead7'];
const TAG_BYTES = 8;

/** Those of python-opentimestamps, where it has them. */
const MOST_MESSAGE_BYTES = 4096;
const MOST_PAYLOAD_BYTES = 8192;
const MOST_ADDRESS_BYTES = 1000;
const MOST_DEPTH = 256;
const MOST_REPLY_BYTES = 10_000;
const MOST_PROOF_BYTES = 262_144;
/** Neither parameters nor passwords stand in an address of a calendar. */
const CALENDAR_ADDRESS = /^[\w./:-]*$/;

const NONCE_BYTES = 16;
const DIGEST_BYTES = 32;

export interface Submission {
  /** Kept for making the file. */
  readonly nonce: Bytes;
  /** What is sent to calendars (`POST /digest`): SHA-256 of the digest with the nonce behind it. */
  readonly commitment: Bytes;
}

/** For a SHA-256 digest: what is sent to calendars in its place, so that they do not learn the digest. */
export async function newSubmission(digest: Uint8Array): Promise<Submission> {
  requireDigest(digest);
  const nonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
  return { nonce, commitment: await hashed('SHA-256', joinBytes([digest, nonce])) };
}

/**
 * The `.ots` file for a SHA-256 digest, of what calendars answered (each the body of its reply) to the submission
 * with this nonce. Throws `OpenTimestampsError` where a reply cannot be read, `RangeError` where there is none.
 */
export function makeProof(digest: Uint8Array, nonce: Uint8Array, replies: readonly Uint8Array[]): Bytes {
  requireDigest(digest);
  if (nonce.length === 0 || replies.length === 0) throw new RangeError('nothing to make a proof of');
  const commitment: Tree = { attestations: [], branches: [] };
  for (const reply of replies) merge(commitment, readReply(reply));
  const hashing: Tree = {
    attestations: [],
    branches: [{ operation: { tag: OP.sha256, argument: null }, tree: commitment }],
  };
  const tree: Tree = {
    attestations: [],
    branches: [{ operation: { tag: OP.append, argument: new Uint8Array(nonce) }, tree: hashing }],
  };
  return writeFile(OP.sha256, digest, tree);
}

/**
 * What a `.ots` file says. Nothing in it is believed: a `bitcoin` attestation is worth what the header of that block
 * says. Rejects with `OpenTimestampsError` on anything that is no such file.
 */
export async function readProof(bytes: Uint8Array): Promise<Proof> {
  const { hashTag, digest, tree } = readFile(bytes);
  const attestations: ProofAttestation[] = [];
  await walk(tree, digest, (message, node) => {
    for (const attestation of node.attestations) attestations.push(describe(attestation, message));
  });
  return { hash: FILE_HASHES[hashTag].name, digest: toHex(digest), attestations };
}

/**
 * The file with what a calendar now answers for one of its commitments (`GET /timestamp/<commitment in hex>`) put
 * in; the pending attestation stays. Rejects with `OpenTimestampsError` where either cannot be read, or where the
 * file has no such commitment.
 */
export async function mergeUpgrade(file: Uint8Array, commitment: string, reply: Uint8Array): Promise<Bytes> {
  const { hashTag, digest, tree } = readFile(file);
  const upgrade = readReply(reply);
  // What it comes to must be computable as far as the file allows; else it is not put in.
  await walk(upgrade, fromHex(commitment), () => undefined);
  const places: Tree[] = [];
  await walk(tree, digest, (message, node) => {
    if (message instanceof Uint8Array && toHex(message) === commitment) places.push(node);
  });
  const [place] = places;
  if (place === undefined) throw new OpenTimestampsError('commitment-not-found', commitment);
  merge(place, upgrade);
  const merged = writeFile(hashTag, digest, tree);
  // Never deeper or larger than what is read again.
  readFile(merged);
  return merged;
}

function readFile(bytes: Uint8Array): { hashTag: keyof typeof FILE_HASHES; digest: Bytes; tree: Tree } {
  if (bytes.length > MOST_PROOF_BYTES) throw new OpenTimestampsError('too-large', `${bytes.length} bytes`);
  const reader = new Reader(bytes);
  if (bytes.length < MAGIC.length || toHex(reader.take(MAGIC.length)) !== toHex(MAGIC)) {
    throw new OpenTimestampsError('not-a-proof');
  }
  const version = reader.number();
  if (version !== VERSION) throw new OpenTimestampsError('version', String(version));
  const tag = reader.byte();
  if (!isFileHash(tag)) throw new OpenTimestampsError('malformed', `a file hash ${tag}`);
  const digest = reader.take(FILE_HASHES[tag].bytes);
  const tree = readTree(reader, MOST_DEPTH);
  reader.end();
  return { hashTag: tag, digest, tree };
}

/** The body of a calendar's reply: a tree without a header. */
function readReply(bytes: Uint8Array): Tree {
  if (bytes.length > MOST_REPLY_BYTES) throw new OpenTimestampsError('too-large', `${bytes.length} bytes`);
  const reader = new Reader(bytes);
  const tree = readTree(reader, MOST_DEPTH);
  reader.end();
  return tree;
}

function readTree(reader: Reader, depth: number): Tree {
  if (depth === 0) throw new OpenTimestampsError('too-deep');
  const tree: Tree = { attestations: [], branches: [] };
  const readOne = (tag: number): void => {
    if (tag === ATTESTATION) {
      tree.attestations.push(readAttestation(reader));
      return;
    }
    if (!OP_NAMES.has(tag)) throw new OpenTimestampsError('unknown-operation', tag.toString(16));
    const hasArgument = tag === OP.append || tag === OP.prepend;
    const argument = hasArgument ? reader.block(MOST_MESSAGE_BYTES) : null;
    if (argument?.length === 0)
      throw new OpenTimestampsError('malformed', 'an operation without its argument');
    tree.branches.push({ operation: { tag, argument }, tree: readTree(reader, depth - 1) });
  };
  let tag = reader.byte();
  while (tag === FORK) {
    readOne(reader.byte());
    tag = reader.byte();
  }
  readOne(tag);
  return tree;
}

function readAttestation(reader: Reader): Attestation {
  const tag = toHex(reader.take(TAG_BYTES));
  const payload = reader.block(MOST_PAYLOAD_BYTES);
  // Those that are known are held to their form here, so that nothing later meets another.
  if (tag === PENDING) readCalendar(payload);
  if (HEIGHTS.includes(tag)) readHeight(payload);
  return { tag, payload };
}

function readCalendar(payload: Bytes): string {
  const reader = new Reader(payload);
  const address = new TextDecoder().decode(reader.block(MOST_ADDRESS_BYTES));
  reader.end();
  if (!CALENDAR_ADDRESS.test(address)) throw new OpenTimestampsError('malformed', 'address of a calendar');
  return address;
}

function readHeight(payload: Bytes): number {
  const reader = new Reader(payload);
  const height = reader.number();
  reader.end();
  return height;
}

/** A message, or why it is not known. */
type Message = Bytes | string;

/** Goes through the messages of a tree, from that at its root. */
async function walk(
  tree: Tree,
  message: Message,
  visit: (message: Message, node: Tree) => void,
): Promise<void> {
  visit(message, tree);
  for (const { operation, tree: next } of tree.branches) {
    await walk(next, await apply(operation, message), visit);
  }
}

async function apply({ tag, argument }: Operation, message: Message): Promise<Message> {
  if (typeof message === 'string') return message;
  const result = await compute(tag, argument ?? new Uint8Array(0), message);
  if (typeof result !== 'string' && result.length > MOST_MESSAGE_BYTES) {
    throw new OpenTimestampsError('too-large', 'a message');
  }
  return result;
}

async function compute(tag: number, argument: Bytes, message: Bytes): Promise<Message> {
  switch (tag) {
    case OP.append:
      return joinBytes([message, argument]);
    case OP.prepend:
      return joinBytes([argument, message]);
    case OP.reverse:
      return message.toReversed();
    case OP.hexlify:
      return new TextEncoder().encode(toHex(message));
    case OP.sha256:
      return hashed('SHA-256', message);
    case OP.sha1:
      return hashed('SHA-1', message);
    default:
      return OP_NAMES.get(tag) ?? 'unknown';
  }
}

function describe({ tag, payload }: Attestation, message: Message): ProofAttestation {
  if (tag !== PENDING && tag !== BITCOIN) return { kind: 'unknown', tag };
  if (typeof message === 'string') return { kind: 'not-computed', because: message };
  if (tag === PENDING) {
    return { kind: 'pending', calendar: readCalendar(payload), commitment: toHex(message) };
  }
  if (message.length !== DIGEST_BYTES) return { kind: 'not-computed', because: `${message.length} bytes` };
  return { kind: 'bitcoin', height: readHeight(payload), merkleRoot: toHex(message.toReversed()) };
}

/** Puts all of `other` into `tree`, both for the same message. */
function merge(tree: Tree, other: Tree): void {
  for (const attestation of other.attestations) {
    if (!tree.attestations.some((one) => compareAttestations(one, attestation) === 0)) {
      tree.attestations.push(attestation);
    }
  }
  for (const branch of other.branches) {
    const same = tree.branches.find(({ operation }) => compareOperations(operation, branch.operation) === 0);
    if (same === undefined) tree.branches.push(branch);
    else merge(same.tree, branch.tree);
  }
}

function writeFile(hashTag: number, digest: Uint8Array, tree: Tree): Bytes {
  const out: number[] = [...MAGIC, VERSION, hashTag, ...digest];
  writeTree(out, tree);
  return Uint8Array.from(out);
}

/** In the order of python-opentimestamps: attestations, then operations, each sorted; all but the last behind a fork. */
function writeTree(out: number[], { attestations, branches }: Tree): void {
  const parts = [
    ...attestations.toSorted(compareAttestations).map(({ tag, payload }) => () => {
      out.push(ATTESTATION, ...fromHex(tag));
      writeBlock(out, payload);
    }),
    ...branches
      .toSorted((one, other) => compareOperations(one.operation, other.operation))
      .map(({ operation, tree }) => () => {
        out.push(operation.tag);
        if (operation.argument !== null) writeBlock(out, operation.argument);
        writeTree(out, tree);
      }),
  ];
  for (const [index, write] of parts.entries()) {
    if (index < parts.length - 1) out.push(FORK);
    write();
  }
}

function compareAttestations(one: Attestation, other: Attestation): number {
  if (one.tag !== other.tag) return one.tag < other.tag ? -1 : 1;
  if (HEIGHTS.includes(one.tag)) return readHeight(one.payload) - readHeight(other.payload);
  if (one.tag === PENDING) return compareText(readCalendar(one.payload), readCalendar(other.payload));
  return compareText(toHex(one.payload), toHex(other.payload));
}

function compareOperations(one: Operation, other: Operation): number {
  if (one.tag !== other.tag) return one.tag - other.tag;
  return compareText(toHex(one.argument ?? new Uint8Array(0)), toHex(other.argument ?? new Uint8Array(0)));
}

function compareText(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

function writeNumber(out: number[], value: number): void {
  let rest = value;
  for (; rest > 0x7f; rest = Math.floor(rest / 128)) out.push((rest % 128) | 0x80);
  out.push(rest);
}

function writeBlock(out: number[], bytes: Uint8Array): void {
  writeNumber(out, bytes.length);
  out.push(...bytes);
}

class Reader {
  private at = 0;
  private readonly bytes: Uint8Array;
  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  byte(): number {
    const byte = this.bytes[this.at];
    if (byte === undefined) throw new OpenTimestampsError('cut-off');
    this.at += 1;
    return byte;
  }

  /** A copy. */
  take(length: number): Bytes {
    if (this.at + length > this.bytes.length) throw new OpenTimestampsError('cut-off');
    this.at += length;
    return new Uint8Array(this.bytes.subarray(this.at - length, this.at));
  }

  /** LEB128 without a sign, up to 2^49. */
  number(): number {
    let value = 0;
    for (let factor = 1; factor <= 2 ** 42; factor *= 128) {
      const byte = this.byte();
      value += (byte & 0x7f) * factor;
      if (byte < 0x80) return value;
    }
    throw new OpenTimestampsError('malformed', 'a number too large');
  }

  block(most: number): Bytes {
    const length = this.number();
    if (length > most) throw new OpenTimestampsError('too-large', `a part of ${length} bytes`);
    return this.take(length);
  }

  end(): void {
    if (this.at < this.bytes.length) throw new OpenTimestampsError('trailing');
  }
}

function isFileHash(tag: number): tag is keyof typeof FILE_HASHES {
  return Object.hasOwn(FILE_HASHES, tag);
}

function requireDigest(digest: Uint8Array): void {
  if (digest.length !== DIGEST_BYTES) throw new RangeError(`digest of ${digest.length} bytes`);
}

async function hashed(name: 'SHA-256' | 'SHA-1', message: Bytes): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.digest(name, message));
}
