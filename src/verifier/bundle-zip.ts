import { looksLikeBundle } from './bundle-layout';
import { type Container, commonRoot, storedFile } from './container';
import type { FindingList } from './findings';
import { partOf, type VerifierSource } from './source';
import { listZip } from './zip-reader';
import { readZipStructure } from './zip-structure';

/**
 * Opens the zip of a bundle: walked byte by byte, and listed by another reader beside it, so that nobody can be shown
 * other files than those that are verified. `null` where nothing can be read; why stands in `findings`.
 */
export async function openBundleZip(
  source: VerifierSource,
  findings: FindingList,
  signal: AbortSignal,
): Promise<Container | null> {
  const entries = await readZipStructure(source, findings, signal);
  if (entries === null) return null;
  const listed = await listZip(source);
  if (listed.error !== null) findings.add('readers-disagree', null, listed.error);
  else {
    const others = new Map(listed.entries.map((entry) => [entry.name, entry]));
    for (const { name, size, crc32, offset } of entries) {
      const other = others.get(name);
      others.delete(name);
      const same =
        other !== undefined &&
        !other.directory &&
        other.size === size &&
        other.crc32 === crc32 &&
        other.offset === offset;
      if (!same) findings.add('readers-disagree', name);
    }
    for (const name of others.keys()) findings.add('readers-disagree', name);
  }

  if (!entries.some(({ name }) => looksLikeBundle(name.slice(name.indexOf('/') + 1)))) {
    findings.add('not-a-bundle');
    return null;
  }
  const root = commonRoot(entries.map(({ name }) => name));
  if (root === null) {
    findings.add('several-folders');
    return null;
  }
  const files = new Map(
    entries.map(({ name, size, crc32, dataOffset }) => {
      const path = name.slice(root.length + 1);
      return [path, storedFile(path, partOf(source, dataOffset, size, name), crc32)] as const;
    }),
  );
  return { kind: 'zip', root, files: [...files.values()], folders: new Set() };
}
