import { type Archive, openArchive } from '../../archive/archive';
import { directSource } from '../../bundle/file-source';
import { UNREADABLE } from '../../bundle/unreadable';
import { asProblem } from '../../domain/problem';
import { sha256Hex } from '../../integrity/digest';
import { drawOffScreen } from './draw-picture';
import { makeImagePreview } from './image-preview';
import type { ReadingAnswer, ReadingCall, ToReadingWorker } from './reading-messages';

/*
 * Opens, hashes and reduces files for an export, on a thread of its own. Bytes go over by transfer, so none is
 * ever there twice.
 */
const scope = self as unknown as {
  addEventListener(type: 'message', listener: (event: MessageEvent<ToReadingWorker>) => void): void;
};
let opening: Promise<Archive> | null = null;

scope.addEventListener('message', ({ data: { port } }) => {
  port.addEventListener('message', ({ data }: MessageEvent<ReadingCall>) => {
    void answer(data, (told, transfer) => {
      port.postMessage(told, transfer);
    });
  });
  port.start();
});

/** Ends in a message whatever happens: somebody waits for it. */
async function answer(
  call: ReadingCall,
  tell: (answer: ReadingAnswer, transfer: Transferable[]) => void,
): Promise<void> {
  try {
    if (call.kind === 'digest') {
      const sha256 = await sha256Hex(call.bytes);
      tell({ call: call.call, kind: 'digest', sha256 }, []);
      return;
    }
    opening ??= openArchive();
    const source = directSource(await opening, makeImagePreview, drawOffScreen);
    if (call.kind === 'draw') {
      const drawn = await source.draw(call.artifact, call.order, call.slices);
      const buffers = typeof drawn === 'string' ? [] : buffersOf(drawn);
      tell({ call: call.call, kind: 'drawn', file: drawn }, buffers);
      return;
    }
    const file = await source.read(call.artifact, call.slices);
    const told = file === UNREADABLE ? 'unreadable' : file;
    tell({ call: call.call, kind: 'file', file: told }, buffersOf(told));
  } catch (error) {
    tell({ call: call.call, kind: 'failed', problem: asProblem(error) }, []);
  }
}

function buffersOf(file: Extract<ReadingAnswer, { kind: 'file' }>['file']): Transferable[] {
  if (file === null || file === 'unreadable') return [];
  const slices = file.preview?.slices.map(({ bytes }) => bytes.buffer) ?? [];
  // A picture that is small enough is its own preview.
  return [...new Set([file.bytes.buffer, ...slices])];
}
