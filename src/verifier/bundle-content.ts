import {
  readAnnotation,
  type RecordOutline,
  readRecord,
  readRedactedRecord,
  readRemarkCapture,
} from './bundle-json';
import { CAPTURES } from './bundle-layout';
import type { Container, ContainerFile } from './container';
import type { FindingList } from './findings';
import { attempt } from './attempt';
import { readBounded } from './read-file';

/** A capture as a volume holds it. */
export interface HeldCapture {
  readonly record: RecordOutline;
  readonly folder: string;
  /** Of the record that the journal knows: of a redacted copy that of its original, as the copy says. */
  readonly recordSha256: string | null;
  /** Parts were hidden on purpose, and the record itself is not here. */
  readonly redacted: boolean;
  readonly remarkSha256: string | null;
  /** What was drawn over a picture, by the picture's name in the record. */
  readonly annotations: ReadonlyMap<string, { readonly path: string; readonly sha256: string | null }>;
  /** Artifacts that are not in this volume. */
  readonly absent: RecordOutline['artifacts'];
}

const RECORD = 'record.json';
export const REDACTED_RECORD = 'redacted-record.json';
const REMARK = 'remark.json';
/** Made from a capture when it was exported, and no part of its record. */
const MADE_AT_EXPORT = new Set(['page.wacz']);
/** What was drawn over a picture; the marked-up copy has the same beginning. */
const ANNOTATION = /-annotation(?:-\d+)?\.json$/;
const MARKED_UP = /-annotated(?:-\d+of\d+)?(?:-\d+)?\.png$/;
const MOST_RECORD_BYTES = 16 * 1024 * 1024;

/** Reads every record, and compares the files beside it with what it lists. By capture id. */
export async function readCaptures(
  container: Container,
  sha256: ReadonlyMap<string, string>,
  findings: FindingList,
): Promise<Map<string, HeldCapture>> {
  const folders = new Map<string, Map<string, ContainerFile>>();
  for (const file of container.files) {
    if (!file.path.startsWith(CAPTURES)) continue;
    const [folder = '', ...rest] = file.path.slice(CAPTURES.length).split('/');
    const name = rest.join('/');
    if (name === '') findings.add('artifact-extra', file.path);
    else folders.set(folder, (folders.get(folder) ?? new Map<string, ContainerFile>()).set(name, file));
  }
  const captures = new Map<string, HeldCapture>();
  for (const [folder, files] of folders) {
    const redactedFile = files.has(RECORD) ? undefined : files.get(REDACTED_RECORD);
    if (redactedFile !== undefined) {
      const path = redactedFile.path;
      const read = await attempt(findings, path, async () => readRedactedRecord(await textOf(redactedFile)));
      if (read === null) continue;
      const { record, originalRecordSha256 } = read;
      if (captures.has(record.id)) {
        findings.add('capture-twice', path);
        continue;
      }
      findings.add('capture-redacted', path);
      captures.set(record.id, {
        record,
        folder,
        recordSha256: originalRecordSha256,
        redacted: true,
        remarkSha256: null,
        annotations: new Map(),
        absent: compareArtifacts(record, files, sha256, findings, true),
      });
      continue;
    }
    const record = await outlineOf(files.get(RECORD), `${CAPTURES}${folder}/${RECORD}`, findings);
    if (record === null) continue;
    if (captures.has(record.id)) {
      findings.add('capture-twice', `${CAPTURES}${folder}/${RECORD}`);
      continue;
    }
    const remark = files.get(REMARK);
    if (remark !== undefined) {
      const about = await attempt(findings, remark.path, async () => readRemarkCapture(await textOf(remark)));
      if (about !== null && about !== record.id) findings.add('malformed', remark.path, 'captureId');
    }
    captures.set(record.id, {
      record,
      folder,
      recordSha256: sha256.get(`${CAPTURES}${folder}/${RECORD}`) ?? null,
      redacted: false,
      remarkSha256: remark === undefined ? null : (sha256.get(remark.path) ?? null),
      annotations: await readAnnotations(record, files, sha256, findings),
      absent: compareArtifacts(record, files, sha256, findings),
    });
  }
  return captures;
}

/** Compares each with the picture that it is of. One that the record lists itself is a file like others. */
async function readAnnotations(
  record: RecordOutline,
  files: ReadonlyMap<string, ContainerFile>,
  sha256: ReadonlyMap<string, string>,
  findings: FindingList,
): Promise<HeldCapture['annotations']> {
  const annotations = new Map<string, { readonly path: string; readonly sha256: string | null }>();
  for (const [name, file] of files) {
    if (!ANNOTATION.test(name) || record.artifacts.some((artifact) => artifact.name === name)) continue;
    const read = await attempt(findings, file.path, async () => readAnnotation(await textOf(file)));
    if (read === null) continue;
    const original = record.artifacts.find((artifact) => artifact.name === read.picture);
    if (read.captureId !== record.id) findings.add('malformed', file.path, 'captureId');
    else if (original?.sha256 !== read.pictureSha256) findings.add('malformed', file.path, 'picture');
    else if (annotations.has(read.picture)) findings.add('malformed', file.path, 'picture twice');
    else annotations.set(read.picture, { path: file.path, sha256: sha256.get(file.path) ?? null });
  }
  return annotations;
}

async function outlineOf(
  file: ContainerFile | undefined,
  path: string,
  findings: FindingList,
): Promise<RecordOutline | null> {
  if (file === undefined) {
    findings.add('required-missing', path);
    return null;
  }
  return attempt(findings, path, async () => readRecord(await textOf(file)));
}

async function textOf(file: ContainerFile): Promise<string> {
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(
    await readBounded(file, MOST_RECORD_BYTES),
  );
}

/** Whether a file beside those of the record is one that the format makes of them. */
function isMadeAtExport(name: string, others: ReadonlyMap<string, ContainerFile>): boolean {
  if (MADE_AT_EXPORT.has(name) || ANNOTATION.test(name)) return true;
  const [stem, ending] = name.split(MARKED_UP);
  const marks = `${stem ?? ''}-annotation`;
  return (
    ending === '' && [...others.keys()].some((other) => ANNOTATION.test(other) && other.startsWith(marks))
  );
}

/** Returns what is not there. A name that had to be changed for the bundle is found by its digest. */
function compareArtifacts(
  record: RecordOutline,
  files: ReadonlyMap<string, ContainerFile>,
  sha256: ReadonlyMap<string, string>,
  findings: FindingList,
  redacted = false,
): RecordOutline['artifacts'] {
  const others = new Map(files);
  // A redacted copy has nothing beside its files: what was written or drawn is in the statement.
  for (const own of redacted ? [REDACTED_RECORD] : [RECORD, REMARK]) others.delete(own);
  const absent: RecordOutline['artifacts'][number][] = [];
  const renamed: RecordOutline['artifacts'][number][] = [];
  for (const artifact of record.artifacts) {
    const file = others.get(artifact.name);
    others.delete(artifact.name);
    if (file === undefined) renamed.push(artifact);
    else if (file.size !== artifact.sizeBytes || sha256.get(file.path) !== artifact.sha256) {
      findings.add('artifact-altered', file.path);
    }
  }
  for (const artifact of renamed) {
    const found = [...others].find(
      ([, file]) => file.size === artifact.sizeBytes && sha256.get(file.path) === artifact.sha256,
    );
    if (found === undefined) absent.push(artifact);
    else others.delete(found[0]);
  }
  for (const [name, file] of others) {
    if (redacted || !isMadeAtExport(name, others)) findings.add('artifact-extra', file.path);
  }
  return absent;
}
