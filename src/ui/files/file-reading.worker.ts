import { FileRefused } from '../../domain/imported-file';
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
    const read = await readFile({
      name: file.name,
      sizeBytes: file.size,
      read: async (from, to) => new Uint8Array(await file.slice(from, to).arrayBuffer()),
    });
    const { mediaType, pixels } = read.reading;
    return { call, kind: 'read', read, perceptualHash: await hashPicture(file, mediaType, pixels) };
  } catch (error) {
    if (error instanceof FileRefused) return { call, kind: 'refused', reason: error.reason };
    return { call, kind: 'failed', detail: String(error) };
  }
}
