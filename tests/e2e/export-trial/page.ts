import { openArchive } from '../../../src/archive/archive';
import type { NewArtifact } from '../../../src/domain/archive';
import { inventedCapture } from '../../../src/bundle/test-captures';
import type { ExportProgress } from '../../../src/bundle/export-types';
import { type ExportRun, type FinishedExport, startExport } from '../../../src/ui/export/start-export';

/** What each capture that is made here holds, bytes. */
export interface Mix {
  /** A picture of this size in pixels, 0 for none. */
  readonly picture: number;
  readonly pageCopy: number;
}

let run: ExportRun | null = null;
let finished: FinishedExport | null = null;
let progress: ExportProgress | null = null;

/** Bytes that nothing can compress, the same each time. */
function noise(length: number, seed: number): Uint8Array<ArrayBuffer> {
  const words = new Uint32Array(Math.ceil(length / 4));
  let state = seed * 2_654_435_761 + 1;
  for (let place = 0; place < words.length; place += 1) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    words[place] = state;
  }
  return new Uint8Array(words.buffer, 0, length);
}

/** A picture as a browser gives one: areas, lines of text, a photograph. */
async function picture(width: number, seed: number): Promise<Uint8Array<ArrayBuffer>> {
  const height = Math.round(width * 0.64);
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('no canvas');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, width, height);
  const photo = context.createImageData(Math.round(width / 2), Math.round(height / 2));
  const grain = noise(photo.data.length, seed);
  photo.data.forEach((_, place) => {
    const wave = 120 + 80 * Math.sin(place / 4000 + seed);
    photo.data[place] = place % 4 === 3 ? 255 : wave + (grain[place] ?? 0) / 12;
  });
  context.putImageData(photo, Math.round(width / 4), Math.round(height / 3));
  context.fillStyle = '#222';
  context.font = '15px sans-serif';
  for (let line = 0; line * 24 < height; line += 1)
    context.fillText(`Line ${line} of picture ${seed}`, 12, 20 + line * 24);
  const blob = await canvas.convertToBlob({ type: 'image/png' });
  return new Uint8Array(await blob.arrayBuffer());
}

const trial = {
  /** Adds captures to the archive; numbers go on from what is there. */
  async seed(count: number, mix: Mix): Promise<number> {
    const archive = await openArchive();
    const pictures =
      mix.picture === 0 ? [] : await Promise.all([1, 2, 3].map((seed) => picture(mix.picture, seed)));
    let bytes = 0;
    for (let place = 0; place < count; place += 1) {
      const { collection, facts } = inventedCapture(place + 1).record;
      const { url, title, kind, capturedAt, capturedAtLocal, timeZone, trigger, tool, browser } = collection;
      const { operatingSystem, languages } = collection;
      const circumstances = {
        timeZone,
        trigger,
        tool,
        browser,
        operatingSystem,
        languages,
        startedAtLocal: capturedAtLocal,
      };
      const { id } = await archive.begin({ kind, url, title, startedAt: capturedAt, circumstances });
      const add = async (artifact: Omit<NewArtifact, 'createdAt'>): Promise<void> => {
        bytes += artifact.bytes.byteLength;
        await archive.addArtifact(id, { ...artifact, createdAt: capturedAt });
      };
      const shot = pictures[place % pictures.length];
      if (shot !== undefined) {
        const pixels = { width: mix.picture, height: Math.round(mix.picture * 0.64) };
        await add({ name: 'post.png', role: 'post', mediaType: 'image/png', bytes: shot.slice(), pixels });
      }
      await add({
        name: 'page.html',
        role: 'page-copy',
        mediaType: 'text/html',
        bytes: noise(mix.pageCopy, place + 1),
      });
      await archive.savePart(id, 'facts', facts);
      await archive.savePart(id, 'collection', collection);
      await archive.seal(id, 'sealed');
    }
    archive.close();
    return bytes;
  },

  async start(volumeBytes: number): Promise<void> {
    const archive = await openArchive();
    const captureIds = (await archive.listSummaries()).map(({ id }) => id);
    archive.close();
    finished = null;
    progress = null;
    run = startExport(
      {
        captureIds,
        language: 'en',
        timeZone: 'Europe/Copenhagen',
        tool: { name: 'Tidemark', version: '0.1.0' },
        volumeBytes,
        wacz: false,
      },
      (step) => {
        progress = step;
      },
    );
  },

  /** Waits for the export that was started: what came out, without the files. */
  async result(): Promise<unknown> {
    try {
      finished = (await run?.result) ?? null;
      const { volumes, release: _, ...rest } = finished as FinishedExport;
      return {
        ...rest,
        volumes: volumes.map(({ file, ...volume }) => ({ ...volume, blobBytes: file.size })),
      };
    } catch (error) {
      return { failed: String(error) };
    }
  },

  progress: (): ExportProgress | null => progress,
  cancel: (): void => run?.cancel(),
  release: async (): Promise<void> => finished?.release(),

  /** The bytes of a volume, base64. */
  async read(place: number): Promise<string> {
    const bytes = new Uint8Array((await finished?.volumes[place]?.file.arrayBuffer()) ?? new ArrayBuffer(0));
    let binary = '';
    for (let from = 0; from < bytes.length; from += 0x8000) {
      binary += String.fromCharCode(...bytes.subarray(from, from + 0x8000));
    }
    return btoa(binary);
  },

  /** How many bytes of a volume can be read. */
  async readable(place: number): Promise<number> {
    return (await finished?.volumes[place]?.file.arrayBuffer())?.byteLength ?? 0;
  },

  /** Paths of all files in the origin's private file system. */
  async stored(): Promise<string[]> {
    const paths: string[] = [];
    const visit = async (directory: FileSystemDirectoryHandle, path: string): Promise<void> => {
      for await (const [name, handle] of directory.entries()) {
        if (handle.kind === 'directory') await visit(handle, `${path}${name}/`);
        else paths.push(path + name);
      }
    };
    await visit(await navigator.storage.getDirectory(), '/');
    return paths;
  },
};

export type Trial = typeof trial;

Object.assign(globalThis, { trial });
