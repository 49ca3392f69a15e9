import type { FileMaterial, NewArtifact } from '../../domain/archive';
import { type CollectionFacts, NO_POST_FACTS } from '../../domain/capture';
import type { FileFacts, FileOrigin } from '../../domain/imported-file';
import { isoInZone } from '../../domain/local-time';
import { cleanText, cutText, FactList, readingOf } from '../../files/reading';
import type { ReadFile } from '../../files/read-file';
import type { Surroundings } from './import-messages';

const MOST_NAME = 400;

/** What nothing was read of. */
export function unreadFile(): ReadFile {
  const list = new FactList();
  list.remark('not-read');
  return { reading: readingOf('other', 'application/octet-stream', list), extension: 'bin' };
}

/** What is sealed beside the bytes of a file. */
export function fileMaterial(
  file: File,
  { reading, extension }: ReadFile,
  perceptualHash: string | null,
  origin: FileOrigin,
  surroundings: Surroundings,
  now: Date,
): FileMaterial {
  const importedAt = now.toISOString();
  const importedAtLocal = isoInZone(now, surroundings.timeZone);
  const name = cutText(cleanText(file.name), MOST_NAME);
  const original = `original.${extension}`;
  const facts: FileFacts = {
    name,
    sizeBytes: file.size,
    mediaType: reading.mediaType,
    kind: reading.kind,
    claimedType: file.type === '' ? null : cutText(cleanText(file.type), 100),
    lastModified: modifiedAt(file, origin),
    origin,
    importedAt,
    facts: reading.facts,
    remarks: reading.remarks,
    perceptualHash,
  };
  const made = (artifact: Pick<NewArtifact, 'name' | 'role' | 'mediaType'>, text: string): NewArtifact => ({
    ...artifact,
    bytes: new TextEncoder().encode(text),
    createdAt: importedAt,
    derivedFrom: [original],
  });
  const derived: NewArtifact[] = [];
  if (reading.text !== null)
    derived.push(made({ name: 'text.txt', role: 'text', mediaType: 'text/plain' }, reading.text));
  if (reading.transcript !== null) {
    derived.push(
      made(
        { name: 'messages.json', role: 'transcript', mediaType: 'application/json' },
        JSON.stringify(reading.transcript),
      ),
    );
  }
  return {
    start: {
      kind: 'file',
      url: 'about:blank',
      title: name,
      startedAt: importedAt,
      circumstances: { ...surroundings, trigger: 'import', startedAtLocal: importedAtLocal },
    },
    facts: {
      ...NO_POST_FACTS,
      ...reading.post,
      // The beginning is enough to find it by; all of it is a file of its own.
      text:
        reading.post.text ??
        (reading.text === null
          ? null
          : {
              value: cutText(reading.text, 20_000),
              how: 'file',
              where: 'text.txt',
              ...(reading.text.length > 20_000 ? { caveat: 'cut-at-bound' as const } : {}),
            }),
    },
    collection: {
      ...NO_PAGE,
      ...surroundings,
      title: name,
      capturedAt: importedAt,
      capturedAtLocal: importedAtLocal,
    },
    file: facts,
    original: {
      name: original,
      mediaType: reading.mediaType,
      ...(reading.pixels === null ? {} : { pixels: reading.pixels }),
    },
    derived,
  };
}

/** What is pasted was never a file: its time is that of pasting. */
function modifiedAt({ lastModified }: File, origin: FileOrigin): string | null {
  if (origin === 'pasted' || !Number.isFinite(lastModified) || lastModified <= 0) return null;
  return new Date(lastModified).toISOString();
}

/** No page was looked at. */
const NO_PAGE = {
  url: 'about:blank',
  urlAtLoad: null,
  redirectCount: null,
  urlAtEnd: null,
  canonicalUrl: null,
  referrer: null,
  kind: 'file',
  trigger: 'import',
  viewport: null,
  scale: null,
  zoom: null,
  scroll: null,
  documentSize: null,
  documentLanguage: null,
  loggedIn: 'unknown',
} as const satisfies Partial<CollectionFacts>;
