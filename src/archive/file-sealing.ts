import type { FileMaterial, FileToKeep } from '../domain/archive';
import type { Artifact, CaptureRecord, CaptureSummary } from '../domain/capture';
import { canonicalBytes } from '../integrity/canonical-json';
import { sha256Hex } from '../integrity/digest';
import { type ArchiveContext, instant } from './archive-context';
import { makeRecord, type SealedSummary, summaryOfRecord } from './capture-record';
import { RECORD_ORDINAL, sealArtifact, sealSummary, toSummary } from './capture-rows';
import { describeRecord } from './capture-sealing';
import type { JournalDraft } from './journal';
import { sealPayload } from './payload';
import type { ArtifactRow, CaptureRow, PayloadRow } from './rows';

/** Everything of a file that can be sealed before it has a number. */
export interface DescribedFile {
  readonly captureId: string;
  readonly material: FileMaterial;
  /** Of its bytes. */
  readonly sha256: string;
  readonly files: readonly Artifact[];
  /** Of all its files, the record not counted. */
  readonly sizeBytes: number;
  readonly artifactRows: readonly ArtifactRow[];
  readonly payloadRows: readonly PayloadRow[];
}

/** What its number is part of. */
export interface SealedFile {
  readonly record: CaptureRecord;
  readonly row: CaptureRow;
  readonly line: CaptureSummary;
  readonly artifactRow: ArtifactRow;
  readonly payloadRows: readonly PayloadRow[];
  /** Of all its files with the record. */
  readonly totalBytes: number;
  readonly draft: JournalDraft;
}

/** What does not depend on where in the archive the file comes to stand. `early`: its bytes, where they are not written yet. */
export async function describeFile(
  { vault }: ArchiveContext,
  { staged, material }: FileToKeep,
  early: readonly PayloadRow[],
): Promise<DescribedFile> {
  const captureId = crypto.randomUUID();
  const createdAt = material.file.importedAt;
  const original: Artifact = {
    id: staged.artifactId,
    role: 'original',
    ...material.original,
    sizeBytes: staged.sizeBytes,
    sha256: staged.sha256,
    createdAt,
  };
  const derived = await Promise.all(
    material.derived.map(async ({ bytes, ...described }) => {
      const id = crypto.randomUUID();
      const artifact: Artifact = {
        id,
        ...described,
        sizeBytes: bytes.byteLength,
        sha256: await sha256Hex(bytes),
      };
      return { artifact, rows: await sealPayload(vault, id, bytes) };
    }),
  );
  const files = [original, ...derived.map(({ artifact }) => artifact)];
  return {
    captureId,
    material,
    sha256: staged.sha256,
    files,
    sizeBytes: files.reduce((sum, artifact) => sum + artifact.sizeBytes, 0),
    artifactRows: await Promise.all(
      files.map(async (artifact, index) => ({
        id: artifact.id,
        captureId,
        ordinal: index + 1,
        sizeBytes: artifact.sizeBytes,
        description: await sealArtifact(vault, captureId, artifact),
      })),
    ),
    payloadRows: [...early, ...derived.flatMap(({ rows }) => rows)],
  };
}

/** Record, line of the list and entry of one file, for the number it is to have. */
export async function sealFile(
  context: ArchiveContext,
  described: DescribedFile,
  sequence: number,
): Promise<SealedFile> {
  const { vault } = context;
  const { captureId, material, files, sizeBytes } = described;
  const record = makeRecord({
    id: captureId,
    sequence,
    state: 'sealed',
    sealedAt: instant(context),
    start: material.start,
    parts: { facts: material.facts, collection: material.collection },
    artifacts: files,
    interrupted: false,
    file: material.file,
  });
  const bytes = canonicalBytes(record);
  const sha256 = await sha256Hex(bytes);
  const artifact = describeRecord({ sha256, sizeBytes: bytes.byteLength, createdAt: record.sealedAt });
  const content: SealedSummary = {
    ...summaryOfRecord(record, sha256),
    fileKind: material.file.kind,
    fileSha256: described.sha256,
    ...(material.file.perceptualHash === null ? {} : { fileHash: material.file.perceptualHash }),
  };
  const clear = {
    sequence,
    id: captureId,
    state: 'sealed',
    binned: 0,
    ending: null,
    sizeBytes,
    artifactCount: files.length,
  } as const;
  const [summary, description, payloadRows] = await Promise.all([
    sealSummary(vault, captureId, content),
    sealArtifact(vault, captureId, artifact),
    sealPayload(vault, artifact.id, bytes),
  ]);
  const row = { ...clear, summary };
  const { id, sizeBytes: recordBytes } = artifact;
  return {
    record,
    row,
    line: toSummary(row, content),
    artifactRow: { id, captureId, ordinal: RECORD_ORDINAL, sizeBytes: recordBytes, description },
    payloadRows,
    totalBytes: sizeBytes + recordBytes,
    draft: {
      act: 'imported',
      captureId,
      sha256,
      detail: { sequence, state: 'sealed', files: files.length, recordId: id, recordBytes },
    },
  };
}
