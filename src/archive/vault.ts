import { giveBack } from '../domain/bytes';
import { ProblemError } from '../domain/problem';
import type { KeyRow, Sealed } from './rows';

/**
 * Sealing: AES-256-GCM with a fresh random 96-bit IV for every blob. What the blob is and which record it
 * belongs to is authenticated with it, so a blob that was put elsewhere does not open.
 *
 *     byte 0      scheme: 1 = sealed with the archive key
 *     byte 1      number of the key
 *     bytes 2–13  IV
 *     then        ciphertext and its tag of 16 bytes
 *
 * Sealing to a public key while the archive is locked would be scheme 2, a new key number 2; both can stand
 * beside what was sealed before. That is why writing asks for a `Sealer` only.
 */
const SCHEME_ARCHIVE_KEY = 1;
const IV_BYTES = 12;
const HEAD_BYTES = 2 + IV_BYTES;
const TAG_BYTES = 16;

export type SealedType =
  | 'summary'
  | 'block'
  | 'part'
  | 'artifact'
  | 'payload'
  | 'remark'
  | 'case'
  | 'annotation'
  | 'draft'
  | 'step'
  | 'own'
  | 'entry'
  | 'entry-revision'
  | 'entry-draft'
  | 'journal'
  | 'journal-digest'
  | 'tile'
  | 'head'
  | 'stamp';

export interface SealContext {
  readonly type: SealedType;
  /** Id of the record; where a row has two keys, both with a `/` between. */
  readonly id: string;
  /** For a payload: which chunk, and whether it is the last, so that none can be left out or swapped. */
  readonly chunk?: { readonly index: number; readonly last: boolean };
}

export interface Sealer {
  seal(context: SealContext, plain: Uint8Array<ArrayBuffer>): Promise<Sealed>;
}

export interface Opener {
  /** Throws `archive-unreadable` when the bytes are not what was sealed in this place. */
  open(context: SealContext, sealed: Sealed): Promise<Uint8Array<ArrayBuffer>>;
}

export interface Vault extends Sealer, Opener {}

/**
 * A new random archive key, wrapped under a key of this browser profile that cannot be exported. The archive
 * key can be exported only within this call.
 */
export async function createKeyRow(keyNumber: number): Promise<KeyRow> {
  const algorithm = { name: 'AES-GCM', length: 256 };
  const [archiveKey, wrappingKey] = await Promise.all([
    crypto.subtle.generateKey(algorithm, true, ['encrypt', 'decrypt']),
    crypto.subtle.generateKey(algorithm, false, ['wrapKey', 'unwrapKey']),
  ]);
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
  const wrapped = await crypto.subtle.wrapKey('raw', archiveKey, wrappingKey, {
    name: 'AES-GCM',
    iv,
    additionalData: wrapData(keyNumber),
  });
  return { keyNumber, kind: 'device', wrappingKey, iv, wrapped: new Uint8Array(wrapped) };
}

/** The vault of a stored key. Throws `archive-unreadable` when the key does not unwrap. */
export async function unlockVault({ keyNumber, wrappingKey, iv, wrapped }: KeyRow): Promise<Vault> {
  const key = await crypto.subtle
    .unwrapKey(
      'raw',
      wrapped,
      wrappingKey,
      { name: 'AES-GCM', iv, additionalData: wrapData(keyNumber) },
      { name: 'AES-GCM' },
      false,
      ['encrypt', 'decrypt'],
    )
    .catch((cause: unknown) => {
      throw new ProblemError(
        { code: 'archive-unreadable', detail: 'the archive key does not open' },
        { cause },
      );
    });
  return createVault(key, keyNumber);
}

/** Seals and opens with `key`, which must be AES-GCM with 256 bits. */
export function createVault(key: CryptoKey, keyNumber: number): Vault {
  return {
    async seal(context, plain) {
      const sealed = new Uint8Array(HEAD_BYTES + plain.byteLength + TAG_BYTES);
      sealed[0] = SCHEME_ARCHIVE_KEY;
      sealed[1] = keyNumber;
      const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
      sealed.set(iv, 2);
      const additionalData = sealData(keyNumber, context);
      const ciphertext = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData }, key, plain);
      sealed.set(new Uint8Array(ciphertext), HEAD_BYTES);
      giveBack(ciphertext);
      return sealed;
    },

    async open(context, sealed) {
      const unreadable = (why: string, cause?: unknown) =>
        new ProblemError(
          { code: 'archive-unreadable', detail: `${context.type} ${context.id}: ${why}` },
          { cause },
        );
      if (!(sealed instanceof Uint8Array) || sealed.byteLength < HEAD_BYTES + TAG_BYTES) {
        throw unreadable('not sealed bytes');
      }
      if (sealed[0] !== SCHEME_ARCHIVE_KEY) throw unreadable(`sealed by scheme ${sealed[0]}`);
      if (sealed[1] !== keyNumber) throw unreadable(`sealed with key ${sealed[1]}`);
      const iv = sealed.subarray(2, HEAD_BYTES);
      const additionalData = sealData(keyNumber, context);
      try {
        const parameters = { name: 'AES-GCM', iv, additionalData };
        return new Uint8Array(await crypto.subtle.decrypt(parameters, key, sealed.subarray(HEAD_BYTES)));
      } catch (cause) {
        throw unreadable('the seal does not open', cause);
      }
    },
  };
}

const encoder = new TextEncoder();

/** JSON of an array: no two contexts share it, whatever stands in an id. */
function sealData(keyNumber: number, { type, id, chunk }: SealContext): Uint8Array<ArrayBuffer> {
  const place = chunk === undefined ? [type, id] : [type, id, chunk.index, chunk.last];
  return encoder.encode(JSON.stringify(['tidemark-seal', SCHEME_ARCHIVE_KEY, keyNumber, ...place]));
}

function wrapData(keyNumber: number): Uint8Array<ArrayBuffer> {
  return encoder.encode(JSON.stringify(['tidemark-key', keyNumber]));
}
