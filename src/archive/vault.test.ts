import { beforeEach, describe, expect, test } from 'vitest';
import { ProblemError } from '../domain/problem';
import { utf8 } from './test-captures';
import { createKeyRow, type SealContext, unlockVault, type Vault } from './vault';

const here: SealContext = { type: 'payload', id: 'a', chunk: { index: 0, last: true } };
const plain = utf8('what was said');

let vault: Vault;

beforeEach(async () => {
  vault = await unlockVault(await createKeyRow(1));
});

async function problemOf(opening: Promise<unknown>): Promise<string> {
  const error: unknown = await opening.catch((caught: unknown) => caught);
  return error instanceof ProblemError ? error.problem.code : `no problem: ${String(error)}`;
}

describe('sealed bytes', () => {
  test('open in their place and hold nothing of the plain ones', async () => {
    const sealed = await vault.seal(here, plain);
    expect(await vault.open(here, sealed)).toEqual(plain);
    expect([...sealed.subarray(0, 2)]).toEqual([1, 1]);
    expect(sealed.byteLength).toBe(2 + 12 + plain.byteLength + 16);
    expect(new TextDecoder('latin1').decode(sealed)).not.toContain('said');
  });

  test.each<[string, SealContext]>([
    ['another record', { ...here, id: 'b' }],
    ['another kind', { ...here, type: 'artifact' }],
    ['another chunk', { ...here, chunk: { index: 1, last: true } }],
    ['the middle instead of the end', { ...here, chunk: { index: 0, last: false } }],
    ['no chunk', { type: 'payload', id: 'a' }],
    ['an id that only looks the same', { type: 'payload', id: 'a",0,true' }],
  ])('do not open as %s', async (_, elsewhere) => {
    const sealed = await vault.seal(here, plain);
    expect(await problemOf(vault.open(elsewhere, sealed))).toBe('archive-unreadable');
  });

  test('do not open with any one bit changed, nor cut', async () => {
    const sealed = await vault.seal(here, plain);
    for (let index = 0; index < sealed.byteLength; index += 1) {
      const changed = sealed.slice();
      changed[index]! ^= 1;
      expect(await problemOf(vault.open(here, changed))).toBe('archive-unreadable');
      expect(await problemOf(vault.open(here, sealed.slice(0, index)))).toBe('archive-unreadable');
    }
  });

  test('never share an IV', async () => {
    const heads = await Promise.all(
      Array.from({ length: 2000 }, async () => (await vault.seal(here, plain)).subarray(2, 14).join()),
    );
    expect(new Set(heads).size).toBe(2000);
  });

  test('do not open with another archive key', async () => {
    const other = await unlockVault(await createKeyRow(1));
    expect(await problemOf(other.open(here, await vault.seal(here, plain)))).toBe('archive-unreadable');
  });
});

describe('the key', () => {
  test('is stored only wrapped, under a key that cannot be exported', async () => {
    const row = await createKeyRow(1);
    expect(row.wrappingKey.extractable).toBe(false);
    await expect(crypto.subtle.exportKey('raw', row.wrappingKey)).rejects.toThrow(/extractable/);
    expect(row.wrapped.byteLength).toBe(32 + 16);
  });

  test('does not unwrap when changed, nor under another number', async () => {
    const row = await createKeyRow(1);
    const wrapped = row.wrapped.slice();
    wrapped[0]! ^= 1;
    expect(await problemOf(unlockVault({ ...row, wrapped }))).toBe('archive-unreadable');
    expect(await problemOf(unlockVault({ ...row, keyNumber: 2 }))).toBe('archive-unreadable');
  });

  // What a passphrase will need: the same archive key under a new wrap, nothing sealed anew.
  test('can be wrapped anew without sealing anything anew', async () => {
    const row = await createKeyRow(1);
    const sealed = await (await unlockVault(row)).seal(here, plain);
    const algorithm = { name: 'AES-GCM', iv: row.iv, additionalData: utf8('["tidemark-key",1]') };
    const key = await crypto.subtle.unwrapKey(
      'raw',
      row.wrapped,
      row.wrappingKey,
      algorithm,
      'AES-GCM',
      true,
      ['encrypt', 'decrypt'],
    );
    const wrappingKey = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, [
      'wrapKey',
      'unwrapKey',
    ]);
    const wrapped = new Uint8Array(await crypto.subtle.wrapKey('raw', key, wrappingKey, algorithm));
    const anew = await unlockVault({ ...row, wrappingKey, wrapped });
    expect(await anew.open(here, sealed)).toEqual(plain);
  });
});
