/**
 * Draws a post or a page again, for when the browser gives no picture of the tab. The one door to html2canvas.
 *
 * html2canvas copies what it draws into a frame inside the document it is given, loads pictures anew and
 * clones live elements, which runs code of the page. It is therefore given no live document but the page's
 * own copy (complete in itself, without script), in a frame of ours inside a closed shadow root: all that
 * the page can see is one element that comes and goes. What comes out is a rendering, never a screenshot.
 */
import { html2canvas, Html2CanvasConfig, type Options } from 'html2canvas';
import type { Rect, Size } from '../domain/capture';
import type { ShadowRootLookup } from '../sites/site';
import { MARK } from './page-copy/copy-run';
import { takeDrawableCopy } from './page-copy/page-copy';
import { loadDrawable } from './drawable';
import { createOwnElement } from './own-element';

export interface RasteriseOptions {
  /** What is drawn; `null` for what the viewport shows of the page. */
  readonly target: Element | null;
  readonly shadowRootOf: ShadowRootLookup;
  /** Elements of Tidemark's own; the one that is needed here is added. */
  readonly own: WeakSet<Element>;
  readonly fetchIsSeen: boolean;
}

export interface Rendering {
  readonly png: Uint8Array<ArrayBuffer>;
  readonly pixels: Size;
  /** What was drawn, in viewport CSS pixels. */
  readonly area: Rect;
}

/** Pixels of the picture; a larger one is drawn smaller. */
const MAX_PIXELS = 16_000_000;
const READY_MS = 5_000;
/** Important ones, since the page's own rules may reach the host. */
const STAGE_STYLE = `
:host { all: initial !important; position: fixed !important; left: -100000px !important; top: 0 !important; width: 0 !important; height: 0 !important; contain: strict !important; visibility: hidden !important; }
iframe { position: absolute; border: 0; }
`;

export async function rasterise(options: RasteriseOptions): Promise<Rendering> {
  const area = areaOf(options.target);
  if (area.width < 1 || area.height < 1) throw new Error('there is nothing to draw');
  const copy = await takeDrawableCopy({
    document,
    target: options.target,
    shadowRootOf: options.shadowRootOf,
    isOwn: (element) => options.own.has(element),
    fetchIsSeen: options.fetchIsSeen,
  });
  const stage = await openStage(options.own);
  try {
    const drawn = await perform(copy, stage.frame, options.target !== null);
    const canvas = await draw(drawn, stage.frame, area, options.target === null);
    return { png: await toPng(canvas), pixels: { width: canvas.width, height: canvas.height }, area };
  } finally {
    stage.close();
  }
}

function areaOf(target: Element | null): Rect {
  if (target === null) return { x: 0, y: 0, width: innerWidth, height: innerHeight };
  const { x, y, width, height } = Element.prototype.getBoundingClientRect.call(target);
  return { x, y, width, height };
}

interface Stage {
  readonly frame: HTMLIFrameElement;
  close(): void;
}

/** A frame out of sight, of the viewport's size, so that the copy is laid out as the page is. */
async function openStage(own: WeakSet<Element>): Promise<Stage> {
  const host = createOwnElement('div');
  own.add(host);
  const frame = createOwnElement('iframe');
  frame.width = String(innerWidth);
  frame.height = String(innerHeight);
  if (Reflect.get(Document.prototype, 'compatMode', document) !== 'BackCompat')
    frame.srcdoc = '<!doctype html>';
  const loaded = new Promise<void>((resolve, reject) => {
    frame.addEventListener('load', () => resolve(), { once: true });
    setTimeout(() => reject(new Error('the frame for drawing did not open')), READY_MS);
  });
  const shadow = host.attachShadow({ mode: 'closed' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STAGE_STYLE);
  shadow.adoptedStyleSheets = [sheet];
  shadow.append(frame);
  Reflect.get(Document.prototype, 'documentElement', document).append(host);
  const close = (): void => host.remove();
  try {
    await loaded;
  } catch (error) {
    close();
    throw error;
  }
  return { frame, close };
}

/** Puts the copy into the frame and returns what is to be drawn. */
async function perform(copy: Document, frame: HTMLIFrameElement, marked: boolean): Promise<HTMLElement> {
  const inside = frame.contentDocument;
  if (inside === null) throw new Error('the frame for drawing cannot be reached');
  const root = inside.adoptNode(copy.documentElement);
  for (const { host, template } of templatesOf(root)) {
    const shadow = host.attachShadow({ mode: 'open' });
    shadow.append(...template.childNodes);
    template.remove();
  }
  inside.documentElement.replaceWith(root);
  const ready = [...inside.images].map((image) => image.decode().catch(() => undefined));
  await Promise.race([
    Promise.all([...ready, inside.fonts.ready]),
    new Promise((resolve) => setTimeout(resolve, READY_MS)),
  ]);
  const target = marked ? findMarked(root) : root;
  if (target === null) throw new Error('what was to be drawn is not in the copy');
  return target as HTMLElement;
}

function templatesOf(root: Element): { host: Element; template: Element }[] {
  const found: { host: Element; template: Element }[] = [];
  // Inner ones first, so that each is still found where the list says.
  for (const template of [...root.querySelectorAll('template[shadowrootmode]')].toReversed()) {
    if (template.parentElement !== null) found.push({ host: template.parentElement, template });
  }
  return found;
}

function findMarked(root: Element | ShadowRoot): Element | null {
  const selector = `[${MARK.target}]`;
  const found = root.querySelector(selector);
  if (found !== null) return found;
  for (const element of root.querySelectorAll('*')) {
    const inside = element.shadowRoot === null ? null : findMarked(element.shadowRoot);
    if (inside !== null) return inside;
  }
  return null;
}

/** What html2canvas asks for pictures; its types call for the whole class. */
interface Pictures {
  startDefer(): void;
  preloadAll(): Promise<void>;
  addImage(source: string): Promise<void>;
  match(source: string): Promise<HTMLCanvasElement | undefined> | undefined;
}

/** Pictures come out of the copy alone; whatever lies elsewhere is not there. */
function picturesOfCopy(): Pictures {
  const loaded = new Map<string, Promise<HTMLCanvasElement | undefined>>();
  const load = (source: string): Promise<HTMLCanvasElement | undefined> => {
    let picture = loaded.get(source);
    if (picture === undefined) {
      picture = source.startsWith('data:image/') ? loadDrawable(source) : Promise.resolve(undefined);
      loaded.set(source, picture);
    }
    return picture;
  };
  return {
    startDefer: () => undefined,
    preloadAll: async () => {
      await Promise.all(loaded.values());
    },
    addImage: async (source) => {
      await load(source);
    },
    match: load,
  };
}

async function draw(
  element: HTMLElement,
  frame: HTMLIFrameElement,
  area: Rect,
  whole: boolean,
): Promise<HTMLCanvasElement> {
  const scale = Math.min(devicePixelRatio, Math.sqrt(MAX_PIXELS / (area.width * area.height)));
  const settings: Partial<Options> = {
    scale,
    logging: false,
    allowTaint: false,
    useCORS: false,
    foreignObjectRendering: false,
    skipValidation: true,
    windowWidth: innerWidth,
    windowHeight: innerHeight,
    scrollX: 0,
    scrollY: 0,
    cache: picturesOfCopy() as unknown as NonNullable<Options['cache']>,
    ...(whole ? { x: scrollX, y: scrollY, width: area.width, height: area.height } : {}),
  };
  const view = frame.contentWindow;
  try {
    return await html2canvas(element, settings, new Html2CanvasConfig(view === null ? {} : { window: view }));
  } catch (error) {
    // Firefox, where the page demands trusted types: what is thrown belongs to the page's world and says nothing.
    if (error instanceof Error) throw error;
    throw new Error('the page does not let a copy of it be drawn', { cause: error });
  }
}

async function toPng(canvas: HTMLCanvasElement): Promise<Uint8Array<ArrayBuffer>> {
  const blob = await new Promise<Blob | null>((resolve) => {
    canvas.toBlob(resolve, 'image/png');
  });
  if (blob === null) throw new Error('the drawing is too large to be written');
  return new Uint8Array(await blob.arrayBuffer());
}
