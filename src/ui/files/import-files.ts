import type { ArchiveReader, FileIntake, StagedFile } from '../../domain/archive';
import { FileRefused } from '../../domain/imported-file';
import { asProblem, ProblemError } from '../../domain/problem';
import { hashDistance, NEAR_BITS } from '../../files/picture';
import { fileMaterial, unreadFile } from './file-material';
import type { FileReader } from './file-reader';
import type { ImportOrder, ImportOutcome, ImportProgress, KnownFile, Surroundings } from './import-messages';

export interface Importing {
  readonly archive: FileIntake & Pick<ArchiveReader, 'listSummaries'>;
  readonly reader: Pick<FileReader, 'read'>;
  readonly order: ImportOrder;
  readonly surroundings: Surroundings;
  readonly signal: AbortSignal;
  readonly now: () => Date;
  readonly onProgress: (progress: ImportProgress) => void;
  readonly onOutcome: (index: number, outcome: ImportOutcome) => void;
}

/** How many files that look alike are named at most. */
const MOST_NEAR = 3;
/** While one file is kept the next is read, unless both are large. Bytes. */
const AHEAD_BYTES = 16 * 1024 * 1024;

type Prepared =
  | {
      readonly is: 'ready';
      readonly staged: StagedFile;
      readonly answer: Awaited<ReturnType<FileReader['read']>>;
    }
  | { readonly is: 'not'; readonly outcome: ImportOutcome };

/**
 * Takes files into the archive in their order, each with an outcome of its own: one that is refused or broken costs
 * the others nothing. Stops when nothing can be written any more, and when it is cancelled; what was kept stays.
 */
export async function importFiles(importing: Importing): Promise<void> {
  const { archive, order, signal, onProgress, onOutcome } = importing;
  const known = await listKnown(archive);
  let done = 0;
  let ahead: Promise<Prepared> | null = null;
  for (const [index, file] of order.files.entries()) {
    const told = (bytes: number): void => onProgress({ number: index + 1, doneBytes: done + bytes });
    told(0);
    const preparing = ahead ?? prepare(importing, file, told);
    const next = order.files[index + 1];
    const prepared = await preparing;
    ahead =
      next !== undefined && next.size <= AHEAD_BYTES && !signal.aborted
        ? prepare(importing, next, () => undefined)
        : null;
    onOutcome(index, prepared.is === 'not' ? prepared.outcome : await keep(importing, file, prepared, known));
    done += file.size;
  }
}

/** Hashes and seals a file while what it says of itself is read. Never rejects. */
async function prepare(
  { archive, reader, signal }: Importing,
  file: File,
  onBytes: (bytes: number) => void,
): Promise<Prepared> {
  // Nothing of what comes after is read any more.
  if (signal.aborted) return { is: 'not', outcome: { is: 'cancelled' } };
  let bytes = 0;
  const staging = archive.stageFile(file, signal, (more) => onBytes((bytes += more)));
  const [staged, answer] = await Promise.allSettled([staging, reader.read(file)]);
  if (staged.status === 'rejected') return { is: 'not', outcome: outcomeOf(staged.reason) };
  if (answer.status === 'fulfilled' && answer.value?.kind !== 'refused')
    return { is: 'ready', staged: staged.value, answer: answer.value };
  await archive.dropStaged(staged.value);
  if (answer.status === 'rejected') return { is: 'not', outcome: outcomeOf(answer.reason) };
  return {
    is: 'not',
    outcome:
      answer.value?.kind === 'refused' ? { is: 'refused', reason: answer.value.reason } : { is: 'cancelled' },
  };
}

async function keep(
  { archive, order, surroundings, signal, now }: Importing,
  file: File,
  { staged, answer }: Extract<Prepared, { is: 'ready' }>,
  known: Known,
): Promise<ImportOutcome> {
  try {
    const same = known.byDigest.get(staged.sha256);
    if (same !== undefined || signal.aborted) {
      await archive.dropStaged(staged);
      return same === undefined ? { is: 'cancelled' } : { is: 'same', as: same };
    }
    const read = answer?.kind === 'read' ? answer.read : unreadFile();
    const hash = answer?.kind === 'read' ? answer.perceptualHash : null;
    const material = fileMaterial(file, read, hash, order.origin, surroundings, now());
    const { id, sequence } = await archive.keepFile(staged, material);
    const near = hash === null ? [] : nearest(known, hash);
    const kept = { captureId: id, sequence, binned: false };
    known.byDigest.set(staged.sha256, kept);
    if (hash !== null) known.hashes.push({ hash, file: kept });
    return { is: 'kept', captureId: id, sequence, near };
  } catch (error) {
    // What cannot even be taken away again is found by the next who brings something in.
    await archive.dropStaged(staged).catch(() => undefined);
    return outcomeOf(error);
  }
}

function outcomeOf(error: unknown): ImportOutcome {
  if (error instanceof FileRefused) return { is: 'refused', reason: error.reason };
  if (error instanceof ProblemError && error.problem.code === 'cancelled') return { is: 'cancelled' };
  return { is: 'failed', problem: asProblem(error) };
}

interface Known {
  readonly byDigest: Map<string, KnownFile>;
  readonly hashes: { readonly hash: string; readonly file: KnownFile }[];
}

/** Digests and hashes of all files that were brought in before, those in the bin too. */
async function listKnown(archive: Pick<ArchiveReader, 'listSummaries'>): Promise<Known> {
  const known: Known = { byDigest: new Map(), hashes: [] };
  for (const binned of [true, false]) {
    for (const { id, sequence, fileSha256, fileHash } of await archive.listSummaries({ binned })) {
      if (fileSha256 === undefined) continue;
      const file = { captureId: id, sequence, binned };
      known.byDigest.set(fileSha256, file);
      if (fileHash !== undefined) known.hashes.push({ hash: fileHash, file });
    }
  }
  return known;
}

function nearest({ hashes }: Known, hash: string): KnownFile[] {
  return hashes
    .map(({ hash: other, file }) => ({ file, distance: hashDistance(hash, other) }))
    .filter(({ distance }) => distance <= NEAR_BITS)
    .sort((one, other) => one.distance - other.distance)
    .slice(0, MOST_NEAR)
    .map(({ file }) => file);
}
