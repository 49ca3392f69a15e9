import { signal, type ReadonlySignal } from '@preact/signals';
import type { Artifact } from '../../domain/capture';
import { asProblem, ProblemError, type Problem } from '../../domain/problem';
import type { Archive } from '../ports';
import { createEditorModel, type EditorModel } from './editor-model';
import { PictureStrips } from './picture-strips';

export type Opening =
  | { readonly is: 'covered'; readonly artifact: Artifact | null }
  | { readonly is: 'reading' }
  | { readonly is: 'missing' }
  | {
      readonly is: 'failed';
      readonly problem: Problem;
      /** Of what was drawn some cannot be read: how many steps before it can. */
      readonly readable: number | null;
    }
  | { readonly is: 'open'; readonly editor: EditorModel; readonly picture: PictureStrips };

export interface EditorOpener {
  readonly state: ReadonlySignal<Opening>;
  /** What lies behind the cover; reads no byte of the picture. */
  find(): Promise<void>;
  /** Reads picture and draft. */
  uncover(): Promise<void>;
  /** Leaves what cannot be read of the steps, with all that came after it, and opens with the rest. */
  goOnWithReadable(): Promise<void>;
  /** All that was drawn is on disk and kept; the picture's memory is given back. */
  cover(): Promise<void>;
  /** Saves and keeps what is drawn, and goes on. */
  keep(): Promise<void>;
}

/** Pictures that can be drawn over: what a canvas takes. */
export function canAnnotate({ mediaType, role }: Artifact): boolean {
  return /^image\/(?:png|jpeg|webp|gif|avif)$/.test(mediaType) && role !== 'record';
}

export function createEditorOpener(archive: Archive, captureId: string, name: string): EditorOpener {
  const state = signal<Opening>({ is: 'covered', artifact: null });
  let artifact: Artifact | null = null;

  async function find(): Promise<void> {
    try {
      const [listed, record] = await Promise.all([
        archive.listArtifacts(captureId),
        archive.readRecord(captureId),
      ]);
      const found = listed.find((one) => one.name === name && canAnnotate(one));
      artifact = record === null ? null : (found ?? null);
      state.value = artifact === null ? { is: 'missing' } : { is: 'covered', artifact };
    } catch (error) {
      state.value = { is: 'failed', problem: asProblem(error), readable: null };
    }
  }

  async function readPicture({ id, mediaType }: Artifact): Promise<PictureStrips> {
    const bytes = await archive.readArtifact(id);
    if (bytes === null) throw new ProblemError({ code: 'archive-unreadable', detail: `${name} is missing` });
    return PictureStrips.open(bytes, mediaType);
  }

  async function uncover(): Promise<void> {
    const of = artifact;
    if (of === null || state.value.is === 'open' || state.value.is === 'reading') return;
    state.value = { is: 'reading' };
    try {
      // The picture is decoded while the steps are being opened.
      const [read, opened] = await Promise.allSettled([readPicture(of), archive.readDraft(of.id)]);
      if (read.status === 'rejected') throw read.reason;
      if (opened.status === 'rejected') {
        read.value.close();
        throw opened.reason;
      }
      const [picture, draft] = [read.value, opened.value];
      const measures = new OffscreenCanvas(1, 1).getContext('2d');
      if (measures === null) throw new Error('this browser gives no canvas');
      const pixels = picture.size;
      const editor = createEditorModel({
        picture: pixels,
        draft,
        measures,
        port: {
          saveStep: (from, change) => archive.saveDraft(captureId, of.id, { from, change, pixels }),
          keep: () => archive.saveAnnotation(captureId, of.id),
        },
      });
      state.value = { is: 'open', editor, picture };
    } catch (error) {
      const steps = await archive.countReadableSteps(of.id).catch(() => null);
      state.value = { is: 'failed', problem: asProblem(error), readable: steps };
    }
  }

  async function goOnWithReadable(): Promise<void> {
    if (artifact === null) return;
    try {
      await archive.dropUnreadableSteps(captureId, artifact.id);
    } catch (error) {
      state.value = { is: 'failed', problem: asProblem(error), readable: null };
      return;
    }
    await uncover();
  }

  async function keep(): Promise<void> {
    if (state.value.is === 'open') await state.value.editor.saver.keep();
  }

  return {
    state,
    find,
    uncover,
    goOnWithReadable,
    async cover() {
      const open = state.value;
      if (open.is !== 'open') return;
      await open.editor.saver.keep();
      // What could not be saved is still here only.
      if (open.editor.saver.state.value === 'failed') return;
      open.editor.saver.stop();
      state.value = { is: 'covered', artifact };
      open.picture.close();
    },
    keep,
  };
}
