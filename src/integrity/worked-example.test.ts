import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { JournalEntry } from '../domain/journal';
import { toHex } from './digest';
import { entryBytes, verifyChain } from './journal-chain';
import { consistencyPath, hashesOf, inclusionPath, leafHash, rootOf } from './merkle-tree';

const TEXT = readFileSync(join(import.meta.dirname, '../../docs/bundle-format.md'), 'utf8');

test('the worked example of the specification is what the program makes', async () => {
  const example = TEXT.slice(TEXT.indexOf('## Worked example'));
  const lines = /```json\n([\s\S]*?)```/.exec(example)?.[1]?.trimEnd().split('\n') ?? [];
  expect(lines).toHaveLength(3);
  const entries = lines.map((line) => JSON.parse(line) as JournalEntry);
  expect(entries.map((entry) => new TextDecoder().decode(entryBytes(entry)))).toEqual(lines);
  expect(await verifyChain(entries)).toMatchObject({ intact: true, length: 3 });
  const leaves = await Promise.all(entries.map((entry) => leafHash(entryBytes(entry))));
  const hashes = hashesOf(leaves);
  const [two, three] = await Promise.all([rootOf(leaves.slice(0, 2)), rootOf(leaves)]);
  const table = [...example.matchAll(/\| `([0-9a-f]{64})` \|/g)].map((match) => match[1]);
  expect(table).toEqual([...leaves, two, three].map(toHex));
  const short = (hash: Uint8Array): string => `${toHex(hash).slice(0, 8)}…`;
  const inclusion = (await inclusionPath(hashes, 0, 3)).map(short);
  expect(example).toContain(`"inclusion":[{"path":${JSON.stringify(inclusion)},"size":3}]`);
  const consistency = (await consistencyPath(hashes, 2, 3)).map(short);
  expect(example).toContain(`"path":${JSON.stringify(consistency)},"rootSha256":"${short(two)}","size":2`);
});
