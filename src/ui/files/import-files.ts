import type { ArchiveReader, FileIntake, FileMaterial, StagedFile } from '../../domain/archive';
import type { CaptureRecord } from '../../domain/capture';
import { FileRefused } from '../../domain/imported-file';
import { asProblem, ProblemError } from '../../domain/problem';
import { bitsApart, NEAR_BITS, type PictureHash, readHash } from '../../files/picture-likeness';
import { fileMaterial, unreadFile } from './file-material';
import type { FileReader } from './file-reader';
import type { ImportOrder, ImportOutcome, ImportProgress, KnownFile, Surroundings } from './import-messages';
import { prepareAhead, type Ready } from './prepare-ahead';

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

type Prepared =
  | {
      readonly is: 'ready';
      readonly staged: StagedFile;
      readonly answer: Exclude<Awaited<ReturnType<FileReader['read']>>, { kind: 'refused' }>;
    }
  | { readonly is: 'not'; readonly outcome: ImportOutcome };

interface Keepable {
  readonly index: number;
  readonly staged: StagedFile;
  readonly hash: string | null;
  readonly material: FileMaterial;
}

/**
 * Takes files into the archive in their order, each with an outcome of its own: one that is refused or broken costs
 * the others nothing. Several are read and sealed at a time, and what is ready is written together: a commit that
 * waits for the disk costs as much for one as for many. What was kept stays when it is cancelled.
 */
export async function importFiles(importing: Importing): Promise<void> {
  const { archive, order, onProgress, onOutcome } = importing;
  const known = await listKnown(archive);
  const bytesOf = order.files.map(() => 0);
  let doneBytes = 0;
  let settled = 0;
  const tell = (): void => {
    onProgress({ number: Math.min(settled + 1, order.files.length), doneBytes });
  };
  const count = (index: number, bytes: number): void => {
    bytesOf[index] = (bytesOf[index] ?? 0) + bytes;
    doneBytes += bytes;
    tell();
  };
  const settle = (index: number, outcome: ImportOutcome): void => {
    settled += 1;
    count(index, (order.files[index]?.size ?? 0) - (bytesOf[index] ?? 0));
    onOutcome(index, outcome);
  };
  tell();
  await prepareAhead(
    order.files,
    (file, index) => prepare(importing, file, (bytes) => count(index, bytes)),
    (group) => keepGroup(importing, group, known, settle),
  );
}

/** Hashes and seals a file while what it says of itself is read. Never rejects. */
async function prepare(
  { archive, reader, signal }: Importing,
  file: File,
  onBytes: (bytes: number) => void,
): Promise<Prepared> {
  // Nothing of what comes after is read any more.
  if (signal.aborted) return { is: 'not', outcome: { is: 'cancelled' } };
  const [staging, reading] = await Promise.allSettled([
    archive.stageFile(file, signal, onBytes),
    reader.read(file),
  ]);
  if (staging.status === 'rejected') return { is: 'not', outcome: outcomeOf(staging.reason) };
  const staged = staging.value;
  const not = async (outcome: ImportOutcome): Promise<Prepared> => {
    await giveUp(archive, staged);
    return { is: 'not', outcome };
  };
  if (reading.status === 'rejected') return not(outcomeOf(reading.reason));
  if (reading.value?.kind === 'refused') return not({ is: 'refused', reason: reading.value.reason });
  return { is: 'ready', staged, answer: reading.value };
}

type Settle = (index: number, outcome: ImportOutcome) => void;

/** Keeps those of a group that are ready and new. Never rejects. */
async function keepGroup(
  importing: Importing,
  group: readonly Ready<Prepared>[],
  known: Known,
  settle: Settle,
): Promise<void> {
  const { archive, order, surroundings, signal, now } = importing;
  const keepable: Keepable[] = [];
  const digests = new Set<string>();
  /** Of the same bytes as one before them in this group: looked at once that one was kept, or was not. */
  const later: Ready<Prepared>[] = [];
  for (const ready of group) {
    const { index, file, prepared } = ready;
    if (prepared.is === 'not') {
      settle(index, prepared.outcome);
      continue;
    }
    const { staged, answer } = prepared;
    const same = known.byDigest.get(staged.sha256);
    if (same === undefined && !signal.aborted && digests.has(staged.sha256)) {
      later.push(ready);
      continue;
    }
    try {
      if (same !== undefined || signal.aborted) {
        await archive.dropStaged(staged);
        settle(index, same === undefined ? { is: 'cancelled' } : { is: 'same', as: same });
        continue;
      }
      const read = answer?.kind === 'read' ? answer.read : unreadFile();
      const hash = answer?.kind === 'read' ? answer.perceptualHash : null;
      const material = fileMaterial(file, read, hash, order.origin, surroundings, now());
      digests.add(staged.sha256);
      keepable.push({ index, staged, hash, material });
    } catch (error) {
      await giveUp(archive, staged);
      settle(index, outcomeOf(error));
    }
  }
  await keep(archive, keepable, known, settle);
  if (later.length > 0) await keepGroup(importing, later, known, settle);
}

/** All together, or where that fails each by itself: what finds no room does not take the others with it. */
async function keep(
  archive: FileIntake,
  files: readonly Keepable[],
  known: Known,
  settle: Settle,
): Promise<void> {
  let records: readonly CaptureRecord[];
  try {
    records = await archive.keepFiles(files);
  } catch (error) {
    if (files.length > 1) {
      for (const file of files) await keep(archive, [file], known, settle);
      return;
    }
    for (const { index, staged } of files) {
      await giveUp(archive, staged);
      settle(index, outcomeOf(error));
    }
    return;
  }
  for (const [at, { id, sequence }] of records.entries()) {
    const file = files[at];
    if (file === undefined) continue;
    const kept = { captureId: id, sequence, binned: false };
    settle(file.index, { is: 'kept', captureId: id, sequence, near: nearest(known, file.hash) });
    known.byDigest.set(file.staged.sha256, kept);
    if (file.hash !== null) known.hashes.push({ hash: readHash(file.hash), file: kept });
  }
}

/** What cannot even be taken away again is found by the next who brings something in. */
async function giveUp(archive: FileIntake, staged: StagedFile): Promise<void> {
  await archive.dropStaged(staged).catch(() => undefined);
}

function outcomeOf(error: unknown): ImportOutcome {
  if (error instanceof FileRefused) return { is: 'refused', reason: error.reason };
  if (error instanceof ProblemError && error.problem.code === 'cancelled') return { is: 'cancelled' };
  return { is: 'failed', problem: asProblem(error) };
}

interface Known {
  readonly byDigest: Map<string, KnownFile>;
  readonly hashes: { readonly hash: PictureHash; readonly file: KnownFile }[];
}

/** Digests and hashes of all files that were brought in before, those in the bin too. */
async function listKnown(archive: Pick<ArchiveReader, 'listSummaries'>): Promise<Known> {
  const known: Known = { byDigest: new Map(), hashes: [] };
  for (const binned of [true, false]) {
    for (const { id, sequence, fileSha256, fileHash } of await archive.listSummaries({ binned })) {
      if (fileSha256 === undefined) continue;
      const file = { captureId: id, sequence, binned };
      known.byDigest.set(fileSha256, file);
      if (fileHash !== undefined) known.hashes.push({ hash: readHash(fileHash), file });
    }
  }
  return known;
}

function nearest({ hashes }: Known, hash: string | null): KnownFile[] {
  if (hash === null) return [];
  const own = readHash(hash);
  return hashes
    .map(({ hash: other, file }) => ({ file, distance: bitsApart(own, other) }))
    .filter(({ distance }) => distance <= NEAR_BITS)
    .sort((one, other) => one.distance - other.distance)
    .slice(0, MOST_NEAR)
    .map(({ file }) => file);
}
