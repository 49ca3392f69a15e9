import { sha256Hex } from '../../integrity/digest';
import { writeZip } from '../zip-writer';
import {
  DIGEST_PATH,
  digestBytes,
  INDEX_PATH,
  layOutWacz,
  PACKAGE_PATH,
  packageBytes,
  PAGES_PATH,
  type WaczPlan,
  type WaczSource,
  WARC_PATH,
} from './plan-wacz';

/** While a WACZ is made, so many times its size is in memory: the WARC file and the zip around it. */
export const HELD_TIMES = 2;

/**
 * The bytes of a WACZ 1.1.1: a zip of `plan.sizeBytes`, nothing compressed. The same plan gives the same bytes.
 * `load` gives the content of one source at a time, which has to be what its artifact says.
 */
export async function makeWacz(
  { subject, sources, sizeBytes }: WaczPlan,
  load: (source: WaczSource) => Promise<Uint8Array>,
): Promise<Uint8Array<ArrayBuffer>> {
  const layout = layOutWacz(subject, sources);
  const warc = new Uint8Array(layout.warcBytes);
  let at = 0;
  for (const part of layout.warc) {
    const bytes = part instanceof Uint8Array ? part : await load(part);
    warc.set(bytes, at);
    at += bytes.byteLength;
  }
  if (at !== warc.byteLength) throw new Error(`the WARC file has ${at} bytes, not ${warc.byteLength}`);

  const listed = [
    { path: WARC_PATH, content: warc },
    { path: INDEX_PATH, content: layout.index },
    { path: PAGES_PATH, content: layout.pages },
  ];
  const described = packageBytes(
    subject,
    await Promise.all(
      listed.map(async ({ path, content }) => ({
        path,
        sha256: await sha256Hex(content),
        bytes: content.byteLength,
      })),
    ),
  );
  const files = [
    ...listed,
    { path: PACKAGE_PATH, content: described },
    { path: DIGEST_PATH, content: digestBytes(await sha256Hex(described)) },
  ];
  const zip = new Uint8Array(sizeBytes);
  let written = 0;
  await writeZip({
    entries: files.map(({ path, content }) => ({
      path,
      sizeBytes: content.byteLength,
      read: async () => content,
    })),
    wallClock: new Date(subject.capturedAt),
    sink: {
      write(chunk) {
        zip.set(chunk, written);
        written += chunk.byteLength;
      },
    },
    signal: new AbortController().signal,
    onEntry: () => undefined,
  });
  if (written !== sizeBytes) throw new Error(`the WACZ has ${written} bytes, not ${sizeBytes}`);
  return zip;
}
