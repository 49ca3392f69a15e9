import { inParallel } from '../domain/parallel';
import { type Bag, readBag } from './bag';
import { isDamage } from './attempt';
import { looksLikeBundle } from './bundle-layout';
import { openBundleZip } from './bundle-zip';
import { type Container, folderContainer } from './container';
import { FindingList } from './findings';
import type { HashAlgorithm, Hashing } from './hashing';
import { readFile } from './read-file';
import { type AnySource, isFolder, PIECE_BYTES } from './source';
import { openForeignZip } from './zip-reader';

/** A bundle of ours, held to all of its format, or any bag, held to BagIt alone. */
export type Mode = 'bundle' | 'bag';

export interface OpenedVolume {
  readonly name: string;
  readonly findings: FindingList;
  /** `null` where nothing could be read. */
  readonly container: Container | null;
  readonly bag: Bag | null;
  /** SHA-256 of every file that could be read; of a bundle only. */
  readonly sha256: ReadonlyMap<string, string>;
}

interface Reading {
  readonly source: AnySource;
  readonly mode: Mode;
  readonly hashing: Hashing;
  readonly signal: AbortSignal;
  /** Bytes that were read since the last call. */
  readonly onBytes: (bytes: number) => void;
}

const AT_ONCE = 3;

/** Opens a zip or a folder, reads every file of it once and compares it with what zip and manifests say. */
export async function openVolume(reading: Reading): Promise<OpenedVolume> {
  const { source, mode } = reading;
  const findings = new FindingList();
  const sha256 = new Map<string, string>();
  const opened = { name: source.name, findings, sha256, container: null, bag: null };
  try {
    const container = await openContainer(reading, findings);
    if (container === null) return opened;
    if (mode === 'bundle' && !container.files.some(({ path }) => looksLikeBundle(path))) {
      findings.add('not-a-bundle');
      return opened;
    }
    const bag = await readBag(container, findings);
    await readFiles(reading, container, bag, findings, sha256);
    return { ...opened, container, bag };
  } catch (error) {
    if (reading.signal.aborted) throw error;
    findings.add(isDamage(error) ? 'malformed' : 'read-failed', null, String(error));
    return opened;
  }
}

function openContainer(
  { source, mode, signal }: Reading,
  findings: FindingList,
): Promise<Container | null> | Container {
  if (isFolder(source)) {
    for (const path of source.odd) findings.add('odd-file', path);
    return folderContainer(source);
  }
  return mode === 'bundle' ? openBundleZip(source, findings, signal) : openForeignZip(source, findings);
}

async function readFiles(
  { mode, hashing, signal, onBytes }: Reading,
  { files }: Container,
  bag: Bag | null,
  findings: FindingList,
  sha256: Map<string, string>,
): Promise<void> {
  // As many as there are files in work at once.
  const buffers: ArrayBuffer[] = [];
  const read = async (file: (typeof files)[number]): Promise<void> => {
    const buffer = buffers.pop() ?? new ArrayBuffer(PIECE_BYTES);
    const expected = bag?.expected.get(file.path) ?? [];
    const algorithms = new Set<HashAlgorithm>(expected.map(({ algorithm }) => algorithm));
    if (mode === 'bundle') algorithms.add('sha256');
    try {
      const found = await readFile(file, [...algorithms], hashing, signal, buffer);
      if (found.size !== file.size) findings.add('file-altered', file.path, `${found.size} bytes`);
      if (found.crc32 !== file.crc32) findings.add('checksum-differs', file.path);
      for (const { algorithm, hex, manifest } of expected) {
        if (found.digests.get(algorithm) !== hex) findings.add('file-altered', file.path, manifest);
      }
      const digest = found.digests.get('sha256');
      if (digest !== undefined) sha256.set(file.path, digest);
    } catch (error) {
      if (signal.aborted) throw error;
      // What is cut off or does not unpack was damaged; that a disk does not give it is another matter.
      const damaged = isDamage(error) || mode === 'bag';
      findings.add(damaged ? 'file-altered' : 'read-failed', file.path, String(error));
    }
    buffers.push(buffer);
    onBytes(file.size);
  };
  const small = files.filter(({ size }) => size <= PIECE_BYTES);
  const stop = (): void => signal.throwIfAborted();
  await inParallel(small, AT_ONCE, stop, read);
  await inParallel(
    files.filter(({ size }) => size > PIECE_BYTES),
    1,
    stop,
    read,
  );
}
