import { effect, signal } from '@preact/signals';
import type { Point } from '../../domain/annotation';
import { drawShapes } from '../../markup/draw';
import { type EditorModel, withPreview } from './editor-model';
import { beginGesture, type Gesture, type Guides, handleAt, NO_GUIDES } from './gestures';
import type { PictureStrips } from './picture-strips';
import { drawChosen, drawCrop, drawGuides, type Overlay } from './stage-overlay';
import { isDrawTool } from './tools';
import { createViewport, type Viewport } from './viewport';

export interface StageElements {
  /** What scrolls and takes the keyboard. */
  readonly scroller: HTMLElement;
  /** As large as picture and margin at this zoom. */
  readonly space: HTMLElement;
  /** The picture, redrawn when the view changes. */
  readonly under: HTMLCanvasElement;
  /** What is drawn over it, redrawn when that changes too; takes the pointers. */
  readonly over: HTMLCanvasElement;
}

/** Draws picture and shapes where they are in view, and turns pointers into gestures. */
export interface StageView {
  readonly viewport: Viewport;
  /** Gives up the gesture that goes on; `false` when there was none. */
  cancelGesture(): boolean;
  stop(): void;
}

const REACH = { mouse: 9, pen: 11, touch: 20 } as const;

export function createStageView(
  editor: EditorModel,
  picture: PictureStrips,
  { scroller, space, under, over }: StageElements,
): StageView {
  const guides = signal<Guides>(NO_GUIDES);
  let wanted: 'all' | 'over' | null = null;
  let frame = 0;
  let isCut = false;

  const viewport = createViewport(editor.picture, () => scroller, resize);

  function resize(): void {
    const { width, height } = viewport.content();
    space.style.width = `${width}px`;
    space.style.height = `${height}px`;
  }

  function request(what: 'all' | 'over'): void {
    if (wanted !== 'all') wanted = what;
    if (frame === 0) frame = requestAnimationFrame(draw);
  }

  /** Canvases in the pixels of the screen; setting a size clears, so only when it is another. */
  function sized(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
    const context = canvas.getContext('2d');
    if (context === null) throw new Error('this browser gives no canvas');
    const [width, height] = [scroller.clientWidth, scroller.clientHeight].map((length) =>
      Math.max(1, Math.round(length * devicePixelRatio)),
    ) as [number, number];
    if (canvas.width !== width || canvas.height !== height) {
      canvas.width = width;
      canvas.height = height;
      canvas.style.width = `${scroller.clientWidth}px`;
      canvas.style.height = `${scroller.clientHeight}px`;
    }
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, width, height);
    return context;
  }

  function draw(): void {
    frame = 0;
    const what = wanted;
    wanted = null;
    const area = viewport.area();
    const scale = viewport.zoom.value * devicePixelRatio;
    if (what === 'all') picture.draw(sized(under), area, scale);
    const context = sized(over);
    const shapes = withPreview(editor.drawing.value, editor.preview.value);
    drawShapes(context, shapes, { area, scale, drawnFor: 'editor' });
    const overlay: Overlay = { picture: editor.picture, area, scale, zoom: viewport.zoom.value };
    drawCrop(context, shapes, overlay);
    drawChosen(
      context,
      shapes.filter(({ id }) => editor.chosen.value.has(id)),
      overlay,
    );
    drawGuides(context, guides.value, overlay);
    if (!isCut) {
      // After the first frame, which must not wait for it.
      isCut = true;
      setTimeout(() => void picture.cut().then(() => request('all')), 0);
    }
  }

  // Pointers.
  const touches = new Map<number, Point>();
  let gesture: { readonly id: number; readonly of: Gesture } | null = null;
  let panning: { readonly id: number; at: Point } | null = null;
  let pinch: { readonly distance: number; readonly zoom: number; middle: Point } | null = null;
  let spaceHeld = false;

  const onStage = ({ clientX, clientY }: { clientX: number; clientY: number }): Point => {
    const { left, top } = scroller.getBoundingClientRect();
    return { x: clientX - left - scroller.clientLeft, y: clientY - top - scroller.clientTop };
  };
  const reachOf = (type: string): number =>
    type === 'touch' ? REACH.touch : type === 'pen' ? REACH.pen : REACH.mouse;

  function cancelGesture(): boolean {
    if (gesture === null) return false;
    gesture.of.cancel();
    gesture = null;
    return true;
  }

  function startPinch(): void {
    const [one, other] = [...touches.values()];
    if (one === undefined || other === undefined) return;
    cancelGesture();
    panning = null;
    pinch = {
      distance: Math.max(1, Math.hypot(one.x - other.x, one.y - other.y)),
      zoom: viewport.zoom.value,
      middle: { x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 },
    };
  }

  function onPointerDown(event: PointerEvent): void {
    if (event.button !== 0 && event.button !== 1) return;
    event.preventDefault();
    scroller.focus({ preventScroll: true });
    // What the browser no longer knows as pressed cannot be held; that is no reason to draw nothing.
    if (event.isTrusted) over.setPointerCapture(event.pointerId);
    const at = onStage(event);
    if (event.pointerType === 'touch') {
      touches.set(event.pointerId, at);
      if (touches.size === 2) return startPinch();
      if (touches.size > 2) return;
    }
    const place = viewport.toImage(at);
    const reach = reachOf(event.pointerType);
    const zoom = viewport.zoom.value;
    if (event.button === 1 || spaceHeld || editor.tool.value === 'hand') {
      panning = { id: event.pointerId, at };
      return;
    }
    const of = beginGesture(editor, place, {
      zoom,
      reach,
      adding: event.shiftKey,
      area: viewport.area(),
      guide: (now) => {
        guides.value = now;
      },
    });
    gesture = { id: event.pointerId, of };
  }

  function onPointerMove(event: PointerEvent): void {
    const at = onStage(event);
    if (touches.has(event.pointerId)) touches.set(event.pointerId, at);
    if (pinch !== null) {
      const [one, other] = [...touches.values()];
      if (one === undefined || other === undefined) return;
      const middle = { x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 };
      viewport.panBy(pinch.middle.x - middle.x, pinch.middle.y - middle.y);
      viewport.zoomTo((pinch.zoom * Math.hypot(one.x - other.x, one.y - other.y)) / pinch.distance, middle);
      pinch.middle = middle;
    } else if (panning?.id === event.pointerId) {
      viewport.panBy(panning.at.x - at.x, panning.at.y - at.y);
      panning.at = at;
    } else if (gesture?.id === event.pointerId) {
      const between = event.getCoalescedEvents().map((each) => viewport.toImage(onStage(each)));
      gesture.of.move({
        at: viewport.toImage(at),
        ...(between.length > 0 ? { between } : {}),
        even: event.shiftKey,
        free: event.ctrlKey || event.metaKey,
      });
    } else over.style.cursor = cursorAt(viewport.toImage(at), reachOf(event.pointerType));
  }

  function onPointerUp(event: PointerEvent): void {
    touches.delete(event.pointerId);
    if (pinch !== null) {
      if (touches.size < 2) pinch = null;
      return;
    }
    if (panning?.id === event.pointerId) panning = null;
    if (gesture?.id !== event.pointerId) return;
    const { of } = gesture;
    gesture = null;
    if (event.type === 'pointerup') of.end();
    else of.cancel();
  }

  function cursorAt(at: Point, reach: number): string {
    if (spaceHeld || editor.tool.value === 'hand') return 'grab';
    if (isDrawTool(editor.tool.value)) return 'crosshair';
    const held = handleAt(editor, at, { zoom: viewport.zoom.value, reach });
    if (held === null) return 'default';
    return held.handle === 'rotate' ? 'grab' : 'crosshair';
  }

  function onWheel(event: WheelEvent): void {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    // A notch of a wheel is some 100 pixels, a touch pad's pinch single ones.
    const factor = Math.exp(-event.deltaY * (event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? 0.0025 : 0.06));
    viewport.zoomTo(viewport.zoom.value * factor, onStage(event));
  }

  function onSpace(event: KeyboardEvent): void {
    if (event.key !== ' ') return;
    const down = event.type === 'keydown' && event.target === scroller;
    if (down) event.preventDefault();
    spaceHeld = down;
  }

  const listening = new AbortController();
  const { signal: until } = listening;
  over.addEventListener('pointerdown', onPointerDown, { signal: until });
  over.addEventListener('pointermove', onPointerMove, { signal: until });
  over.addEventListener('pointerup', onPointerUp, { signal: until });
  over.addEventListener('pointercancel', onPointerUp, { signal: until });
  scroller.addEventListener('wheel', onWheel, { passive: false, signal: until });
  scroller.addEventListener('scroll', () => request('all'), { passive: true, signal: until });
  scroller.addEventListener('keydown', onSpace, { signal: until });
  document.addEventListener('keyup', onSpace, { signal: until });

  const watching = new ResizeObserver(() => {
    resize();
    request('all');
  });
  watching.observe(scroller);
  resize();
  const stops = [
    effect(() => {
      void viewport.zoom.value;
      request('all');
    }),
    effect(() => {
      void [editor.drawing.value, editor.preview.value, editor.chosen.value, guides.value];
      request('over');
    }),
  ];

  return {
    viewport,
    cancelGesture,
    stop() {
      listening.abort();
      watching.disconnect();
      for (const stop of stops) stop();
      cancelAnimationFrame(frame);
    },
  };
}
