import { type Archive, openArchive } from '../../archive/archive';
import { directSource } from '../../bundle/file-source';
import { UNREADABLE } from '../../bundle/unreadable';
import { asProblem } from '../../domain/problem';
import { sha256Hex } from '../../integrity/digest';
import { drawOffScreen } from './draw-picture';
import { makeImagePreview } from './image-preview';
import { buffersOf, type ReadingAnswer, type ReadingCall } from './reading-messages';

/*
 * Opens, hashes and reduces files for an export, on a thread of its own. Bytes go over by transfer, so none is
 * ever there twice.
 */
const scope = self as unknown as {
  postMessage(message: ReadingAnswer, transfer: Transferable[]): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<ReadingCall>) => void): void;
};
let opening: Promise<Archive> | null = null;

scope.addEventListener('message', ({ data }) => {
  void answer(data);
});

/** Ends in a message whatever happens: somebody waits for it. */
async function answer(question: ReadingCall): Promise<void> {
  const told = await find(question).catch((error: unknown): ReadingAnswer => ({
    call: question.call,
    kind: 'failed',
    problem: asProblem(error),
  }));
  scope.postMessage(told, buffersOf(told));
}

async function find(question: ReadingCall): Promise<ReadingAnswer> {
  const { call } = question;
  if (question.kind === 'digest') return { call, kind: 'digest', sha256: await sha256Hex(question.bytes) };
  opening ??= openArchive();
  const source = directSource(await opening, makeImagePreview, drawOffScreen);
  if (question.kind === 'draw') {
    return {
      call,
      kind: 'drawn',
      file: await source.draw(question.artifact, question.order, question.slices),
    };
  }
  const file = await source.read(question.artifact, question.slices);
  return { call, kind: 'file', file: file === UNREADABLE ? 'unreadable' : file };
}
