import { type Entry, type FileEntry, Reader, ZipReader } from '@zip.js/zip.js/lib/zip-core-custom.js';
import { type Container, type ContainerFile, commonRoot } from './container';
import type { FindingList } from './findings';
import type { VerifierSource } from './source';

export interface ListedEntry {
  readonly name: string;
  readonly directory: boolean;
  readonly size: number;
  readonly crc32: number;
  readonly offset: number;
}

/** What another implementation finds in a zip's directory. */
export async function listZip(
  source: VerifierSource,
): Promise<{ readonly entries: readonly ListedEntry[]; readonly error: string | null }> {
  const reader = new ZipReader(new SourceReader(source), { strictness: 'strict' });
  try {
    const entries: ListedEntry[] = [];
    for await (const entry of reader.getEntriesGenerator()) {
      entries.push({
        name: entry.filename,
        directory: entry.directory,
        size: entry.uncompressedSize,
        crc32: entry.crc32 ?? -1,
        offset: entry.offset,
      });
    }
    return { entries, error: null };
  } catch (error) {
    return { entries: [], error: String(error) };
  } finally {
    await reader.close();
  }
}

/**
 * Opens a zip that others made: compressed entries, extra fields, ZIP64 and comments are theirs to use. What makes a
 * zip ambiguous (two files of one name, names that lead elsewhere) is a finding here too.
 */
export async function openForeignZip(
  source: VerifierSource,
  findings: FindingList,
): Promise<Container | null> {
  const reader = new ZipReader(new SourceReader(source), { strictness: 'balanced', checkAmbiguity: false });
  let entries: Entry[];
  try {
    entries = await reader.getEntries();
  } catch (error) {
    findings.add('not-a-zip', null, String(error));
    return null;
  }
  const names = new Set<string>();
  for (const { filename } of entries) {
    if (names.has(filename)) findings.add('name-twice', filename);
    names.add(filename);
  }
  const root = commonRoot(entries.map(({ filename, directory }) => (directory ? `${filename}/` : filename)));
  if (root === null) {
    findings.add('several-folders');
    return null;
  }
  const within = (name: string): string => name.slice(root.length + 1);
  const folders = new Set<string>();
  const files = new Map<string, ContainerFile>();
  for (const entry of entries) {
    const path = within(entry.filename);
    for (let at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1)) folders.add(path.slice(0, at));
    if (!entry.directory) {
      files.set(path, { path, size: entry.uncompressedSize, crc32: null, pieces: () => unpacked(entry) });
    }
  }
  return { kind: 'zip', root, files: [...files.values()], folders };
}

/** The content of an entry, unpacked by the platform's own inflate; its CRC-32 is checked on the way. */
async function* unpacked(entry: FileEntry): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const { readable, writable } = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>();
  const reader = readable.getReader();
  // Where the unpacking fails the stream need not end by itself: the failure ends the waiting.
  let packed: Promise<unknown> = Promise.resolve();
  const failure = new Promise<never>((_, reject) => {
    packed = entry.getData(writable, { checkSignature: true, useWebWorkers: false }).catch(reject);
  });
  failure.catch(() => undefined);
  for (;;) {
    const next = await Promise.race([reader.read(), failure]);
    if (next.done) break;
    yield next.value;
  }
  await Promise.race([packed, failure]);
}

/** Reads through a source. */
class SourceReader extends Reader<null> {
  readonly #source: VerifierSource;
  constructor(source: VerifierSource) {
    super(null);
    this.#source = source;
    this.size = source.size;
  }
  override readUint8Array(index: number, length: number): Promise<Uint8Array<ArrayBuffer>> {
    return this.#source.read(index, length);
  }
}
