import { type BundledAnnotation, bundledAnnotation } from '../../domain/annotation';
import type { ArchiveReader } from '../../domain/archive';
import type { Artifact, CaptureRecord } from '../../domain/capture';
import { layoutOf, type PageLayout, readLayout } from '../../domain/page-layout';
import type { BundledRemark } from '../../domain/remark';
import { canonicalBytes } from '../../integrity/canonical-json';
import { sha256Hex } from '../../integrity/digest';
import { shownArea } from '../../markup/shape';
import { type DrawOrder, piecesOf } from '../draw-picture';
import type { LeftOut, LeftOutReason } from '../export-types';
import type { FileSource, SourceFile } from '../file-source';
import { drawPieces, type PlannedFile, stemOf } from '../marks';
import { safeFileName } from '../names';
import { UNREADABLE, unlessUnreadable } from '../unreadable';
import {
  fileOf,
  hideInAnnotation,
  hideInRecord,
  hideInText,
  marksOf,
  type RedactedFile,
  type RedactedRecord,
  type Redaction,
  redactBoxes,
  type WithheldReason,
} from './redacted-record';
import { boxesOfPictures, isPicture } from './regions';
import { createCoverHider } from './phrases';
import { boxesOfWords } from './word-boxes';
import { coveredBy } from './covered-words';
import { createHider, readTerms } from './terms';

export const REDACTED_RECORD_NAME = 'redacted-record.json';

export interface RedactedPlan {
  /** In the form of a record, for report and table. */
  readonly record: CaptureRecord;
  readonly statement: RedactedRecord;
  /** `redacted-record.json`. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly sha256: string;
  readonly files: readonly PlannedFile[];
  readonly remark: BundledRemark | null;
  readonly marks: readonly BundledAnnotation[];
  /** What should be in it and could not be made; what stays behind on purpose is in the statement. */
  readonly leftOut: readonly LeftOut[];
}

export interface RedactedInput {
  readonly reader: Pick<ArchiveReader, 'listAnnotations'>;
  readonly source: FileSource;
  readonly record: CaptureRecord;
  readonly recordSha256: string;
  readonly remark: BundledRemark | null;
  readonly redaction: Redaction;
  /** UTC. */
  readonly redactedAt: string;
  /** Names that no file may have. */
  readonly taken: Set<string>;
  readonly keep: (bytes: number) => boolean;
}

/** Files of words, which leave without those that are hidden. */
const HAS_WORDS: ReadonlySet<Artifact['role']> = new Set(['text', 'posts', 'conversation']);

interface Work extends RedactedInput {
  /** Out of what the page or the person said: terms, and what lies under the boxes. */
  readonly hide: (text: string) => string;
  /** Out of names that may hold a term. */
  readonly hideTerms: (text: string) => string;
  readonly files: PlannedFile[];
  readonly listed: RedactedFile[];
  readonly withheld: { original: string; role: Artifact['role']; reason: WithheldReason }[];
  readonly leftOut: LeftOut[];
}

/**
 * Everything of a capture that leaves as a redacted copy: pictures with the boxes burnt in, texts without the terms,
 * and the statement that ties them to the original record by its digest. `null` where what was drawn cannot be
 * read: then nobody knows what has to be hidden.
 */
export async function planRedacted(input: RedactedInput): Promise<RedactedPlan | null> {
  const { reader, record, recordSha256, redaction, redactedAt } = input;
  const drawn = await unlessUnreadable(reader.listAnnotations(record.id));
  if (drawn === UNREADABLE) return null;
  const leaving = drawn.map(bundledAnnotation);
  const boxed = leaving.map((annotation) => ({
    name: annotation.picture.name,
    boxes: redactBoxes(annotation),
  }));
  const layout = await readLayoutFile(input);
  const covered = layout === null ? null : coveredBy(record, layout, boxed);
  const hideTerms = createHider([...redaction.terms, ...(covered?.names ?? [])]);
  const hideCovered = covered === null ? null : createCoverHider(covered);
  const hide = hideCovered === null ? hideTerms : (text: string) => hideTerms(hideCovered(text));
  const annotations = leaving.map((annotation) => hideInAnnotation(annotation, hide));
  // A box over a picture that is not the one it was drawn for hides the wrong thing.
  const isOf = (annotation: BundledAnnotation, artifact: Artifact): boolean =>
    annotation.picture.name === artifact.name && annotation.picture.sha256 === artifact.sha256;
  if (!annotations.every((one) => record.artifacts.some((artifact) => isOf(one, artifact)))) return null;

  const work: Work = { ...input, hide, hideTerms, files: [], listed: [], withheld: [], leftOut: [] };
  const boxes = boxesOfPictures(record, boxed);
  const isBoxed = boxed.some((picture) => picture.boxes.length > 0);
  let wordBoxes = 0;
  const photos = redaction.photos ?? 'copy';
  const hasPhoto = record.artifacts.some((artifact) => isPhotoFile(record, artifact));
  for (const artifact of record.artifacts) {
    if (artifact.role === 'page-copy') withhold(work, artifact, 'page-copy');
    else if (artifact.role === 'layout') withhold(work, artifact, 'layout');
    else if (HAS_WORDS.has(artifact.role)) await addText(work, artifact);
    else if (!isPicture(artifact)) withhold(work, artifact, 'media-file');
    else {
      const isPhoto = isPhotoFile(record, artifact);
      const own = boxes.get(artifact.name) ?? 'unknown';
      const annotation = annotations.find(({ picture }) => picture.name === artifact.name) ?? null;
      const words = layout === null ? null : boxesOfWords(record, layout, artifact, redaction.terms);
      // Where nobody drew a box nobody looked at the picture either: it must be known where the words stand on it.
      const mayShowWords = words === null && !isBoxed && readTerms(redaction.terms).length > 0;
      if (own === 'unknown' || mayShowWords) withhold(work, artifact, 'region-unknown');
      else if (isPhoto && (photos === 'left-out' || (photos === 'copy' && artifact.pixels === undefined)))
        withhold(work, artifact, 'photo-file');
      else {
        wordBoxes += words?.length ?? 0;
        await addPicture(
          work,
          artifact,
          [...own, ...(words ?? [])],
          annotation,
          isPhoto && photos === 'copy',
        );
      }
    }
  }

  const hidden = hideInRecord(record, hide, redaction.texts);
  const remark =
    input.remark === null
      ? null
      : {
          ...input.remark,
          note: input.remark.note === null ? null : hide(input.remark.note),
          tags: input.remark.tags.map(hide),
          // Without it the digest in the journal tells nothing of the words that were hidden.
          salt: null,
        };
  const statement: RedactedRecord = {
    format: 'tidemark-redacted-record/1',
    captureId: record.id,
    sequence: record.sequence,
    redactedAt,
    originalRecordSha256: recordSha256,
    state: record.state,
    sealedAt: record.sealedAt,
    facts: hidden.facts,
    collection: hidden.collection,
    notIncluded: hidden.notIncluded,
    completeness: hidden.completeness,
    files: work.listed,
    withheld: work.withheld,
    hidden: {
      boxes: boxed.reduce((sum, picture) => sum + picture.boxes.length, 0),
      terms: readTerms(redaction.terms).length,
      texts: redaction.texts,
      ...(hasPhoto ? { photos } : {}),
      wordBoxes,
      underBoxes: covered === null ? 'unknown' : covered.complete ? 'known' : 'partly',
    },
    remark:
      remark === null
        ? null
        : { revision: remark.revision, editedAt: remark.editedAt, note: remark.note, tags: remark.tags },
    marks: annotations.map(marksOf).filter(({ legend, comments }) => legend.length + comments.length > 0),
  };
  const bytes = canonicalBytes(statement);
  return {
    record: { ...hidden, artifacts: work.files.map(({ artifact }) => artifact) },
    statement,
    bytes,
    sha256: await sha256Hex(bytes),
    files: work.files,
    remark,
    marks: annotations,
    leftOut: work.leftOut,
  };
}

/** A photo that was brought in as a file: what a browser made of a page has no metadata of anybody. */
function isPhotoFile({ file }: CaptureRecord, artifact: Artifact): boolean {
  return file !== undefined && artifact.role === 'original' && isPicture(artifact);
}

/** Where everything stood; `null` where the capture does not say, or it cannot be read. */
async function readLayoutFile({ source, record }: RedactedInput): Promise<PageLayout | null> {
  const artifact = layoutOf(record);
  if (artifact === null) return null;
  const found = await source.read(artifact, 0);
  if (found === null || found === UNREADABLE || found.sha256 !== artifact.sha256) return null;
  return readLayout(new TextDecoder().decode(found.bytes));
}

function withhold({ withheld, hideTerms }: Work, { name, role }: Artifact, reason: WithheldReason): void {
  withheld.push({ original: hideTerms(name), role, reason });
}

/** What should be there and is not: named in the statement and as left out. */
function miss(work: Work, artifact: Artifact, reason: LeftOutReason): void {
  withhold(work, artifact, reason === 'not-drawn' ? 'not-drawn' : 'not-readable');
  const { id: captureId, sequence } = work.record;
  work.leftOut.push({ captureId, sequence, file: work.hideTerms(artifact.name), reason });
}

function addFile({ files, listed, hideTerms }: Work, file: PlannedFile): void {
  files.push(file);
  const { artifact, name, made } = file;
  listed.push(fileOf(name, artifact, hideTerms(made?.of ?? artifact.name), made !== undefined));
}

async function addPicture(
  work: Work,
  artifact: Artifact,
  boxes: DrawOrder['boxes'],
  annotation: BundledAnnotation | null,
  /** Drawn again also where nothing is to be covered: the pixels leave, and nothing that tells about them. */
  anew: boolean,
): Promise<void> {
  const { source, taken, keep, hideTerms } = work;
  const shapes = annotation?.shapes ?? [];
  if (boxes.length === 0 && shapes.length === 0 && !anew) {
    addFile(work, {
      artifact: { ...artifact, name: hideTerms(artifact.name) },
      name: safeFileName(hideTerms(artifact.name), taken),
    });
    return;
  }
  const pixels = annotation?.picture.pixels ?? artifact.pixels;
  if (pixels === undefined) return withhold(work, artifact, 'region-unknown');
  const orders = piecesOf(shownArea({ shapes }, pixels)).map((area): DrawOrder => ({
    pixels,
    area,
    boxes,
    shapes,
  }));
  const stem = `${stemOf(hideTerms(artifact.name))}-redacted`;
  const made = await drawPieces({ source, original: artifact, orders, stem, kind: 'redacted', taken, keep });
  if (typeof made === 'string') miss(work, artifact, made);
  else for (const piece of made) addFile(work, piece);
}

async function addText(work: Work, artifact: Artifact): Promise<void> {
  const { source, redaction, hide, hideTerms, taken, keep } = work;
  if (redaction.texts === 'left-out') return withhold(work, artifact, 'text-not-reviewed');
  const make = async (): Promise<SourceFile | LeftOutReason> => {
    const found = await source.read(artifact, 0);
    if (found === null) return 'file-missing';
    if (found === UNREADABLE) return 'file-unreadable';
    if (found.sha256 !== artifact.sha256) return 'file-changed';
    const text = new TextDecoder().decode(found.bytes);
    const bytes = new TextEncoder().encode(
      hideInText(text, artifact.mediaType.startsWith('application/json'), hide, hideTerms),
    );
    return { bytes, sha256: await sha256Hex(bytes), preview: null };
  };
  const first = await make();
  if (typeof first === 'string') return miss(work, artifact, first);
  const { id, role, mediaType, createdAt } = artifact;
  const held = keep(first.bytes.byteLength) ? first : null;
  const name = hideTerms(artifact.name);
  const dot = name.slice(stemOf(name).length);
  addFile(work, {
    name: safeFileName(`${stemOf(name)}-redacted${dot}`, taken),
    artifact: {
      id,
      name,
      role,
      mediaType,
      sizeBytes: first.bytes.byteLength,
      sha256: first.sha256,
      createdAt,
      derivedFrom: [name],
    },
    made: {
      kind: 'redacted',
      of: name,
      load: async () => (held === null ? make() : { ...held, bytes: held.bytes.slice() }),
    },
  });
}
