import { FileRefused } from '../../domain/imported-file';
import type { ReadRange } from '../../files/media';
import { PICTURE_HEAD_BYTES } from '../../files/picture';
import { readFile } from '../../files/read-file';
import type { ReadFileAnswer, ReadFileCall, ToFileReader } from './import-messages';
import { hashPicture } from './picture-hash';

/*
 * Reads what files say of themselves, on a thread of its own and without a way to the archive: a file that was made
 * to harm whoever reads it can stop nothing but this.
 */
const scope = self as unknown as {
  addEventListener(type: 'message', listener: (event: MessageEvent<ToFileReader>) => void): void;
};

scope.addEventListener('message', ({ data: { port } }) => {
  port.addEventListener('message', ({ data }: MessageEvent<ReadFileCall>) => {
    void answer(data).then((answered) => port.postMessage(answered));
  });
  port.start();
});

/** Ends in an answer whatever happens: somebody waits for it. */
async function answer({ call, file }: ReadFileCall): Promise<ReadFileAnswer> {
  try {
    const range = rangeReader(file);
    const read = await readFile({ name: file.name, sizeBytes: file.size, read: range });
    const { mediaType, pixels } = read.reading;
    return { call, kind: 'read', read, perceptualHash: await hashPicture(file, mediaType, pixels, range) };
  } catch (error) {
    if (error instanceof FileRefused) return { call, kind: 'refused', reason: error.reason };
    return { call, kind: 'failed', detail: String(error) };
  }
}

/** Reads stretches of a file. Its beginning, which is looked at several times, is asked of the browser once. */
function rangeReader(file: File): ReadRange {
  const ask: ReadRange = async (from, to) => new Uint8Array(await file.slice(from, to).arrayBuffer());
  let head: Promise<Uint8Array<ArrayBuffer>> | null = null;
  return async (from, to) => {
    if (to > PICTURE_HEAD_BYTES) return ask(from, to);
    head ??= ask(0, PICTURE_HEAD_BYTES);
    return (await head).slice(from, to);
  };
}
