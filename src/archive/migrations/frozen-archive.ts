import { ENTRY_KINDS } from '../../domain/logbook-fields';
import type { Archive } from '../archive';
import { ArchiveDatabase, type StorageEngine } from '../database';
import { readRawRows } from '../test-storage';
import { MIGRATIONS } from './migrations';

/**
 * An archive as a certain version left it on disk, and what it held, for tests: every later version must
 * still read it. `migrations/frozen/version-N.json` is written once, by that version, and never again.
 */
export interface FrozenArchive {
  readonly version: number;
  /** The wrapping key, which no real archive gives out; hex. */
  readonly wrappingKey: string;
  /** PKCS #8 of the signing key, which no real archive gives out either; base64. Absent before version 3. */
  readonly signingKey?: string;
  readonly rows: Readonly<Record<string, readonly unknown[]>>;
  readonly content: ArchiveContent;
  /** Absent before version 3. */
  readonly proofs?: Awaited<ReturnType<typeof readProofs>>;
  /** Absent before version 4. */
  readonly drawn?: Awaited<ReturnType<typeof readDrawn>>;
  /** Absent before version 6. */
  readonly logbook?: Awaited<ReturnType<typeof readLogbook>>;
}

export type ArchiveContent = Awaited<ReturnType<typeof readContent>>;

/** Everything that can be read from an archive, bytes in base64. */
export async function readContent(archive: Archive) {
  const summaries = [...(await archive.listSummaries()), ...(await archive.listSummaries({ binned: true }))];
  const captures = [];
  for (const summary of summaries) {
    const artifacts = await archive.listArtifacts(summary.id);
    const payloads = await Promise.all(artifacts.map(({ id }) => archive.readArtifact(id)));
    captures.push({
      summary,
      record: await archive.readRecord(summary.id),
      artifacts,
      payloads: payloads.map((bytes) => (bytes === null ? null : Buffer.from(bytes).toString('base64'))),
      revisions: await archive.listRemarkRevisions(summary.id),
    });
  }
  const { archiveBytes } = await archive.storage();
  return { captures, cases: await archive.listCases(), journal: await archive.listJournal(), archiveBytes };
}

/** What came with version 4: what was drawn over pictures, kept and not kept yet. */
export async function readDrawn(archive: Archive) {
  const summaries = [...(await archive.listSummaries()), ...(await archive.listSummaries({ binned: true }))];
  const drawn = [];
  for (const { id } of summaries) {
    for (const { id: artifactId } of await archive.listArtifacts(id)) {
      const [draft, revisions] = await Promise.all([
        archive.readDraft(artifactId),
        archive.listAnnotationRevisions(artifactId),
      ]);
      if (draft !== null) drawn.push({ artifactId, draft, revisions });
    }
  }
  return drawn;
}

/** What came with version 6: the logbook, with what is in the bin and what is being written. */
export async function readLogbook(archive: Archive) {
  const entries = [];
  for (const kind of ENTRY_KINDS) {
    for (const binned of [false, true]) entries.push(...(await archive.listEntries(kind, { binned })));
  }
  const revisions = await Promise.all(entries.map(({ id }) => archive.listEntryRevisions(id)));
  return { entries, revisions, drafts: await archive.listEntryDrafts() };
}

/** What came with version 3: the key, the heads that were kept, the stamps, and the tree that they are of. */
export async function readProofs(archive: Archive) {
  const heads = await archive.listHeads();
  const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
  const { head } = await archive.signHead();
  return {
    publicKey: base64(await archive.readPublicKey()),
    heads: heads.map(({ signature, bytes, ...kept }) => ({
      ...kept,
      signature: base64(signature),
      bytes: base64(bytes),
    })),
    stamps: await archive.listStamps(),
    size: head.size,
    rootSha256: head.rootSha256,
    inclusion: await archive.proveInclusion(1, head.size),
    consistency: await archive.proveConsistency(1, head.size),
  };
}

/** Puts the rows of a frozen archive into `engine`, under the version that wrote them. */
export async function thaw(frozen: FrozenArchive, engine: StorageEngine): Promise<void> {
  const migrations = MIGRATIONS.filter(({ version }) => version <= frozen.version);
  const database = new ArchiveDatabase({ name: 'archive', engine, migrations });
  const wrappingKey = await crypto.subtle.importKey(
    'raw',
    Buffer.from(frozen.wrappingKey, 'hex'),
    'AES-GCM',
    false,
    ['wrapKey', 'unwrapKey'],
  );
  const privateKey =
    frozen.signingKey === undefined
      ? null
      : await crypto.subtle.importKey(
          'pkcs8',
          Buffer.from(frozen.signingKey, 'base64'),
          { name: 'ECDSA', namedCurve: 'P-256' },
          false,
          ['sign'],
        );
  for (const [table, rows] of Object.entries(frozen.rows)) {
    const restored = rows.map((row) => {
      const bytes = withBytes(row) as object;
      if (table === 'keys') return { ...bytes, wrappingKey };
      return table === 'signers' ? { ...bytes, privateKey } : bytes;
    });
    await database.table(table).bulkAdd(restored);
  }
  database.close();
}

/** The rows in `engine` in the form that is kept, without the wrapping key. */
export async function freezeRows(engine: StorageEngine): Promise<Record<string, unknown[]>> {
  const rows = await readRawRows(engine);
  const frozen = Object.entries(rows).map(([table, stored]) => [
    table,
    stored.map((row) => withoutBytes(row)),
  ]);
  return Object.fromEntries(frozen) as Record<string, unknown[]>;
}

function withoutBytes(row: unknown): object {
  const columns = Object.entries(row as object)
    .filter(([, value]) => !(value instanceof CryptoKey))
    .map(([column, value]: [string, unknown]) => [
      column,
      value instanceof Uint8Array ? { base64: Buffer.from(value).toString('base64') } : value,
    ]);
  return Object.fromEntries(columns) as object;
}

function withBytes(row: unknown): unknown {
  const columns = Object.entries(row as object).map(([column, value]: [string, unknown]) => [
    column,
    isBase64(value) ? new Uint8Array(Buffer.from(value.base64, 'base64')) : value,
  ]);
  return Object.fromEntries(columns);
}

function isBase64(value: unknown): value is { base64: string } {
  return typeof value === 'object' && value !== null && 'base64' in value;
}
