import { type Archive, openArchive } from '../../src/archive/archive.ts';
import { sampleCollection, sampleFacts, sampleStart } from '../../src/archive/test-captures.ts';
import { fromBase64 } from '../../src/domain/base64.ts';
import type { DrawingStep, Shape } from '../../src/domain/annotation.ts';
import { stepBetween } from '../../src/markup/history.ts';
import { EMPTY_DRAWING } from '../../src/markup/shape.ts';
import { anyShape, chance, KINDS } from '../../src/markup/test-shapes.ts';
import type { EditorModel } from '../../src/ui/annotate/editor-model.ts';
import { createEditorOpener } from '../../src/ui/annotate/open-editor.ts';
import { createStageView } from '../../src/ui/annotate/stage-view.ts';

/*
 * Runs in a page of the extension, in the extension's own archive. Built into a copy of the extension by
 * annotate-rows.ts; no part of what is shipped.
 */

const PICTURE = { width: 1280, height: 20_000 };
const NAME = 'stitched.png';

let captureId = '';
let artifactId = '';

/** Something like a long page: lines of words, a picture now and then. */
async function drawPage(): Promise<Uint8Array<ArrayBuffer>> {
  const canvas = new OffscreenCanvas(PICTURE.width, PICTURE.height);
  const pen = canvas.getContext('2d');
  if (pen === null) throw new Error('no canvas');
  const by = chance(1);
  pen.fillStyle = '#ffffff';
  pen.fillRect(0, 0, PICTURE.width, PICTURE.height);
  pen.font = '16px sans-serif';
  for (let y = 40; y < PICTURE.height; y += 24) {
    pen.fillStyle = '#1b1b1b';
    const words = Array.from({ length: 16 }, () => by.whole(1e4, 1e9).toString(36));
    pen.fillText(words.join(' '), 200, y);
    if (by.next() > 0.03) continue;
    for (let cell = 0; cell < 4000; cell += 1) {
      pen.fillStyle = `hsl(${by.whole(0, 360)} 40% ${by.whole(20, 80)}%)`;
      pen.fillRect(200 + (cell % 80) * 8, y + Math.floor(cell / 80) * 6, 8, 6);
    }
    y += 320;
  }
  return new Uint8Array(await (await canvas.convertToBlob({ type: 'image/png' })).arrayBuffer());
}

/** A capture with that picture. */
async function keepPicture(
  archive: Archive,
  bytes: Uint8Array<ArrayBuffer>,
  pixels: { width: number; height: number },
): Promise<{ id: string; artifact: { id: string } }> {
  const { id } = await archive.begin(sampleStart({ kind: 'full-page' }));
  const artifact = await archive.addArtifact(id, {
    name: NAME,
    role: 'stitched',
    mediaType: 'image/png',
    bytes,
    createdAt: new Date().toISOString(),
    pixels,
  });
  await archive.savePart(id, 'facts', sampleFacts());
  await archive.savePart(id, 'collection', sampleCollection());
  await archive.savePart(id, 'notIncluded', []);
  await archive.savePart(id, 'completeness', null);
  await archive.seal(id, 'sealed');
  return { id, artifact };
}

/** A capture with a long picture and that many shapes drawn over it, each by a step of its own. */
async function setUp(count: number): Promise<number> {
  const archive = await openArchive();
  const bytes = await drawPage();
  const { id, artifact } = await keepPicture(archive, bytes, PICTURE);
  const by = chance(2);
  const kinds = KINDS.filter((kind) => kind !== 'crop' && kind !== 'redact');
  const shapes: Shape[] = Array.from({ length: count }, (_, index) => ({
    ...anyShape(by, kinds[index % kinds.length]),
    id: `s${index}`,
  }));
  const steps: DrawingStep[] = shapes.map((_, index) => {
    const step = stepBetween(
      { ...EMPTY_DRAWING, shapes: shapes.slice(0, index) },
      { ...EMPTY_DRAWING, shapes: shapes.slice(0, index + 1) },
    );
    if (step === null) throw new Error('no step');
    return step;
  });
  await archive.saveDraft(id, artifact.id, {
    from: { steps: 0, done: 0 },
    change: { keep: 0, added: steps, done: steps.length },
    pixels: PICTURE,
  });
  archive.close();
  captureId = id;
  artifactId = artifact.id;
  return bytes.byteLength;
}

const frame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));

/** By the object model: the extension's policy takes no style attributes. */
function stageElements() {
  const scroller = document.createElement('section');
  scroller.tabIndex = 0;
  scroller.style.cssText = 'position:fixed;inset:0;overflow:auto';
  const space = document.createElement('div');
  const hold = document.createElement('div');
  hold.style.cssText = 'position:sticky;inset-block-start:0;inset-inline-start:0;inline-size:0;block-size:0';
  const [under, over] = [document.createElement('canvas'), document.createElement('canvas')];
  for (const canvas of [under, over]) canvas.style.cssText = 'position:absolute;inset:0 auto auto 0';
  hold.append(under, over);
  space.append(hold);
  scroller.append(space);
  document.body.append(scroller);
  return { scroller, space, under, over };
}

/** Opens the picture in the editor's own way until its first frame is drawn, and gives it back. */
async function openOnce() {
  const archive = await openArchive();
  const opener = createEditorOpener(archive, captureId, NAME);
  await opener.find();
  const began = performance.now();
  await opener.uncover();
  const state = opener.state.value;
  if (state.is !== 'open') throw new Error(`the editor is ${JSON.stringify(state)}`);
  const elements = stageElements();
  const view = createStageView(state.editor, state.picture, elements);
  view.viewport.fit('width');
  await frame();
  await frame();
  const took = performance.now() - began;
  const close = (): void => {
    view.stop();
    state.editor.saver.stop();
    state.picture.close();
    elements.scroller.remove();
    archive.close();
  };
  return { took, editor: state.editor, view, elements, close };
}

/** Opening with everything drawn, and decoding the same bytes to their pixels alone, ms, one pair. */
async function openPair(): Promise<{ opened: number; bare: number }> {
  const archive = await openArchive();
  const bytes = await archive.readArtifact(artifactId);
  archive.close();
  if (bytes === null) throw new Error('no picture');
  const began = performance.now();
  const decoded = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
  // Only what was drawn is known to be decoded.
  const pen = new OffscreenCanvas(800, 600).getContext('2d');
  pen?.drawImage(decoded, 0, 0);
  pen?.getImageData(0, 0, 1, 1);
  const bare = performance.now() - began;
  decoded.close();
  const { took, close } = await openOnce();
  close();
  return { opened: took, bare };
}

function pointer(type: string, x: number, y: number): PointerEvent {
  return new PointerEvent(type, {
    bubbles: true,
    cancelable: true,
    pointerId: 1,
    pointerType: 'mouse',
    button: 0,
    clientX: x,
    clientY: y,
  });
}

/** Frames of dragging one shape about among all the others: from one to the next, and the work in each; ms. */
async function drag(frames: number): Promise<{ between: number[]; work: number[] }> {
  const { editor, view, elements, close } = await openOnce();
  const { over, scroller } = elements;
  await new Promise((resolve) => setTimeout(resolve, 1500));
  const shape = await visibleBox(editor, view.viewport.zoom.value, scroller);
  const { x, y } = shape;
  over.dispatchEvent(pointer('pointerdown', x, y));
  const between: number[] = [];
  const work: number[] = [];
  let last = await frame();
  for (let index = 0; index < frames; index += 1) {
    const began = performance.now();
    over.dispatchEvent(pointer('pointermove', x + 120 * Math.sin(index / 9), y + 90 * Math.cos(index / 7)));
    const now = await frame();
    // The stage asked for this frame before us, so it has been drawn.
    work.push(performance.now() - began - Math.max(0, now - began));
    between.push(now - last);
    last = now;
  }
  over.dispatchEvent(pointer('pointerup', x, y));
  close();
  return { between, work };
}

/** Puts a box in the middle of the view, so that there is one to take. */
async function visibleBox(
  editor: EditorModel,
  zoom: number,
  scroller: HTMLElement,
): Promise<{ x: number; y: number }> {
  const { clientWidth, clientHeight } = scroller;
  const corner = { x: Math.max(32, (clientWidth - PICTURE.width * zoom) / 2), y: 32 };
  const middle = { x: (clientWidth / 2 - corner.x) / zoom, y: (clientHeight / 2 - corner.y) / zoom };
  editor.take('box');
  const shape = editor.shapeOf('box', [middle, { x: middle.x + 200, y: middle.y + 120 }], 1);
  if (shape === null) throw new Error('no box');
  editor.add(shape);
  await frame();
  // On its upper edge, clear of the handles at corner and middle.
  return { x: clientWidth / 2 + 50 * zoom, y: clientHeight / 2 };
}

/** Whether a drag really moved the box: how far it lies from where it was. */
async function isDragging(): Promise<number> {
  const { editor, view, elements, close } = await openOnce();
  const at = await visibleBox(editor, view.viewport.zoom.value, elements.scroller);
  const before = JSON.stringify(editor.drawing.value.shapes.at(-1));
  elements.over.dispatchEvent(pointer('pointerdown', at.x, at.y));
  elements.over.dispatchEvent(pointer('pointermove', at.x + 60, at.y + 40));
  const moved = editor.preview.value.length;
  elements.over.dispatchEvent(pointer('pointerup', at.x + 60, at.y + 40));
  const after = JSON.stringify(editor.drawing.value.shapes.at(-1));
  close();
  return moved > 0 && before !== after ? 1 : 0;
}

/** Opens a picture as tall as a captured thread, goes to its end, and gives the grey that is shown there. */
async function openTall(base64: string, height: number): Promise<{ took: number; grey: number } | string> {
  const archive = await openArchive();
  const bytes = fromBase64(base64);
  captureId = (await keepPicture(archive, bytes, { width: PICTURE.width, height })).id;
  archive.close();
  let opened: Awaited<ReturnType<typeof openOnce>>;
  try {
    opened = await openOnce();
  } catch (error) {
    return (error as Error).message;
  }
  const { took, elements, close } = opened;
  elements.scroller.scrollTop = elements.scroller.scrollHeight;
  for (let count = 0; count < 4; count += 1) await frame();
  const { under } = elements;
  // Above the margin at the end of the picture.
  const [grey = 0] = under.getContext('2d')!.getImageData(under.width / 2, under.height - 80, 1, 1).data;
  close();
  return { took, grey };
}

Object.assign(globalThis, { bench: { setUp, openPair, drag, isDragging, openTall } });
