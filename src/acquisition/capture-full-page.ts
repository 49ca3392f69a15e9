import type { CompletenessGap, Rect } from '../domain/capture';
import type { Language } from '../domain/settings';
import type { CaptureReceipt, FullPagePlan, FullPageStep, Target } from '../messaging/calls';
import { CAN_PICTURE_AREAS, LARGEST_SIDE, pictureArea, pictureViewport } from '../platform/screenshots';
import { insertUserStyle, removeUserStyle } from '../platform/scripting';
import { readZoom } from '../platform/tab-state';
import { isIncomplete } from './capture-visible';
import type { CaptureSession } from './capture-session';
import { pngSize } from './crop-picture';
import { keepConversation, keepPageCopy, keepReading } from './keep-reading';
import { noteScrolledTab } from './left-pages';
import type { PagePort } from './page-port';
import { Stitcher, type Strip } from './stitch';

/** An endless feed must end somewhere; beyond it the receipt says so. */
const TILES_LIMIT = 400;
const STEP_MS = 15_000;
/** A conversation is read to the end that the person asked for, and waits for what the site loads. */
const WALK_LIMIT = 5000;
const WALK_STEP_MS = 60_000;

/** The user style sheet of the moment: what is set is taken away exactly. */
class PageStyle {
  readonly #tabId: number;
  #set = '';
  constructor(tabId: number) {
    this.#tabId = tabId;
  }
  /** Returns whether anything changed, so that the caller lets the page paint. */
  async set(css: string): Promise<boolean> {
    if (css === this.#set) return false;
    await noteScrolledTab(
      this.#tabId,
      [this.#set, css].filter((each) => each !== ''),
    );
    if (css !== '') await insertUserStyle(this.#tabId, css);
    if (this.#set !== '') await removeUserStyle(this.#tabId, this.#set);
    this.#set = css;
    return true;
  }
}

interface Run {
  readonly session: CaptureSession;
  readonly page: PagePort;
  readonly plan: FullPagePlan;
  readonly style: PageStyle;
}

interface Tiles {
  readonly count: number;
  readonly reachedEnd: boolean;
  readonly gaps: CompletenessGap[];
  /** Image pixels for one CSS pixel. */
  readonly scale: number | null;
  readonly stitched: Promise<void>;
}

function tileName(number: number): string {
  return `tile-${String(number).padStart(3, '0')}.png`;
}

/** Takes the step's style and lets the page paint it. */
async function settle({ page, style, plan }: Run, step: FullPageStep): Promise<void> {
  if (await style.set([plan.style, step.style].filter((css) => css !== '').join('\n')))
    await page.ask('hideInterface', {});
}

async function pictureOfTab({ session }: Run): Promise<{ png: Uint8Array<ArrayBuffer>; at: Date }> {
  const { windowId } = await session.tabInFront();
  const png = await pictureViewport(windowId);
  const at = session.now();
  await session.tabInFront();
  session.pictured(at);
  return { png, at };
}

/** The strip of a tile that shows the scroller, and where it belongs in the whole; image pixels. */
function stripOf(
  step: FullPageStep,
  scale: number,
  tile: { width: number; height: number },
  inner: boolean,
): Strip {
  const left = inner ? Math.round(step.area.x * scale) : 0;
  const top = inner ? Math.round(step.area.y * scale) : 0;
  const width = inner ? Math.min(tile.width - left, Math.round(step.area.width * scale)) : tile.width;
  const height = Math.min(tile.height - top, inner ? Math.round(step.area.height * scale) : tile.height);
  return { x: left, y: top, width, height, top: Math.round(step.top * scale) };
}

async function keepStitched(
  session: CaptureSession,
  stitcher: Stitcher,
  scale: number,
  tileNames: readonly string[],
): Promise<void> {
  try {
    const parts = await stitcher.finish();
    for (const [index, part] of parts.entries()) {
      void session.keep({
        name:
          parts.length === 1 ? 'full-page.png' : `full-page-part-${String(index + 1).padStart(2, '0')}.png`,
        role: 'stitched',
        mediaType: 'image/png',
        bytes: part.png,
        createdAt: session.now().toISOString(),
        pixels: part.pixels,
        area: {
          x: 0,
          y: part.top / scale,
          width: part.pixels.width / scale,
          height: part.pixels.height / scale,
        },
        derivedFrom: tileNames,
        part: { number: index + 1, of: parts.length },
      });
    }
  } catch {
    session.leaveOut('full-page.png', 'stitching-failed');
  }
}

function stoppedAt(top: number): CompletenessGap {
  return { reason: 'cancelled', where: `${Math.round(top)} px` };
}

/** Screen by screen from the top, each tile written as it arrives and drawn into the stitched picture. */
async function captureTiles(run: Run, beforeLast: () => unknown): Promise<Tiles> {
  const { session, page, plan } = run;
  const inner = plan.scroller === 'element';
  const walks = plan.walks === true;
  const gaps: CompletenessGap[] = [];
  const names: string[] = [];
  let stitcher: Stitcher | null = null;
  let drawing: Promise<void> = Promise.resolve();
  let scale: number | null = null;
  let next = 0;
  let joined = 0;
  let reachedEnd = false;
  let seen = 0;

  for (let number = 1; number <= (walks ? WALK_LIMIT : TILES_LIMIT); number += 1) {
    // What was read of a conversation is kept with its pictures.
    if (walks && session.signal.aborted && number > 1) session.stop();
    if (session.stopped) break;
    session.goOn();
    const first = number === 1;
    const step = await page.ask('stepFullPage', { top: next, first }, walks ? WALK_STEP_MS : STEP_MS);
    for (const image of step.imagesMissing) session.leaveOut(image, 'lazy-image-not-loaded');
    await settle(run, step);
    // The browser's frame limit makes us wait here anyway: what else has to be done runs meanwhile.
    if (step.atEnd) beforeLast();
    const { png, at } = await pictureOfTab(run);
    const size = pngSize(png);
    scale ??= size.width / plan.viewport.width;
    const strip = stripOf(step, scale, size, inner);
    const name = tileName(number);
    names.push(name);
    void session.keep({
      name,
      role: 'tile',
      mediaType: 'image/png',
      bytes: png,
      createdAt: at.toISOString(),
      pixels: size,
      // A list that loads more above has no place that stays.
      ...(walks
        ? {}
        : { area: { x: step.area.x, y: step.top, width: step.area.width, height: step.area.height } }),
    });
    seen = step.seen;
    if (step.stopped) session.stop();
    if (walks) {
      await session.step('messages', seen, null, step.oldest);
      if (step.atEnd) {
        reachedEnd = true;
        break;
      }
      continue;
    }
    if (strip.top > joined + 1) {
      gaps.push({
        reason: 'tiles-do-not-meet',
        where: `${Math.round(joined / scale)}–${Math.round(step.top)} px`,
      });
    }
    joined = Math.max(joined, strip.top + strip.height);
    const heightGuess = Math.ceil(step.contentHeight * scale);
    const drawn = drawing;
    drawing = (async () => {
      await drawn;
      stitcher ??= new Stitcher(strip.width, heightGuess);
      await stitcher.add(png, strip);
    })();
    drawing.catch(() => undefined);
    const screens = Math.ceil(step.contentHeight / Math.max(1, step.area.height));
    await session.step('tiles', number, Math.max(number, screens));
    if (step.atEnd) {
      reachedEnd = true;
      break;
    }
    const onward = step.top + Math.floor(step.area.height);
    if (onward <= next && number > 1) {
      // It does not scroll any further although it says that there is more.
      gaps.push({ reason: 'stopped-at-bound', where: `${Math.round(step.top + step.area.height)} px` });
      break;
    }
    next = onward;
  }
  if (!walks && session.stopped) gaps.push(stoppedAt(next));
  else if (!walks && !reachedEnd && gaps.every(({ reason }) => reason !== 'stopped-at-bound')) {
    gaps.push({ reason: 'stopped-at-bound', where: `${Math.round(next)} px, ${seen}` });
    session.leaveOut('page', 'page-longer-than-bound');
  }
  const stitched = (async () => {
    try {
      await drawing;
    } catch {
      session.leaveOut('full-page.png', 'stitching-failed');
      return;
    }
    if (stitcher !== null && scale !== null) await keepStitched(session, stitcher, scale, names);
  })();
  return { count: names.length, reachedEnd, gaps, scale, stitched };
}

/**
 * Keeps what is in view before anything is scrolled: it stays when the page leaves on the way, or the person stops it.
 * @returns image pixels for one CSS pixel
 */
async function keepFirstView(run: Run): Promise<number> {
  const { png, at } = await pictureOfTab(run);
  const pixels = pngSize(png);
  void run.session.keep({
    name: 'screenshot.png',
    role: 'viewport',
    mediaType: 'image/png',
    bytes: png,
    createdAt: at.toISOString(),
    pixels,
  });
  return pixels.width / run.plan.viewport.width;
}

/** Firefox pictures the whole document at once; `null` where the page must be taken screen by screen. */
async function captureWhole(run: Run, beforeLast: () => unknown): Promise<Tiles | null> {
  const { session, page, plan } = run;
  if (plan.scroller === 'element') return null;
  let step: FullPageStep | null = null;
  let scale: number | null = null;
  let next = 0;
  // Through the page once, so that what loads when it comes into view has loaded.
  for (let number = 1; number <= TILES_LIMIT; number += 1) {
    session.goOn();
    step = await page.ask('stepFullPage', { top: next, first: true, unseen: number > 1 }, STEP_MS);
    for (const image of step.imagesMissing) session.leaveOut(image, 'lazy-image-not-loaded');
    scale ??= await keepFirstView(run);
    await session.step('tiles', number, null);
    if (step.stopped) {
      session.stop();
      return { count: 0, reachedEnd: false, gaps: [stoppedAt(next)], scale, stitched: Promise.resolve() };
    }
    if (step.dropsNodes) return null;
    if (step.atEnd) break;
    next = step.top + Math.floor(step.area.height);
  }
  if (step === null || !step.atEnd || scale === null) return null;
  const back = await page.ask('stepFullPage', { top: 0, first: true }, STEP_MS);
  beforeLast();
  const { windowId } = await session.tabInFront();
  const height = Math.floor(LARGEST_SIDE / scale);
  const parts = Math.ceil(back.contentHeight / height);
  for (let part = 0; part < parts; part += 1) {
    session.goOn();
    const area: Rect = {
      x: 0,
      y: part * height,
      width: plan.area.width,
      height: Math.min(height, back.contentHeight - part * height),
    };
    const png = await pictureArea(windowId, area, scale);
    const at = session.now();
    await session.tabInFront();
    void session.keep({
      name: parts === 1 ? 'full-page.png' : `full-page-part-${String(part + 1).padStart(2, '0')}.png`,
      role: 'full-page',
      mediaType: 'image/png',
      bytes: png,
      createdAt: at.toISOString(),
      pixels: pngSize(png),
      area,
      part: { number: part + 1, of: parts },
    });
    await session.step('tiles', part + 1, parts);
  }
  return { count: parts, reachedEnd: true, gaps: [], scale, stitched: Promise.resolve() };
}

/**
 * Captures everything there is to scroll through, and puts scrolling back. Fixed and sticky elements stand
 * once; the texts read on the way are merged; the receipt says what was seen, what was kept and what is missing.
 */
export async function captureFullPage(
  session: CaptureSession,
  page: PagePort,
  target: Target,
  { letIn, language }: { readonly letIn: Promise<void>; readonly language: Promise<Language> },
): Promise<CaptureReceipt> {
  await letIn;
  const style = new PageStyle(session.act.tab.tabId);
  const zoom = await readZoom(session.act.tab.tabId);
  let copied: Promise<void> | null = null;
  const copyPage = (): Promise<void> => (copied ??= keepPageCopy(session, page));
  try {
    await page.ask('hideInterface', {});
    await noteScrolledTab(session.act.tab.tabId, []);
    const plan = await page.ask('beginFullPage', { target, language: await language });
    await style.set(plan.style);
    const run: Run = { session, page, plan, style };
    const whole = CAN_PICTURE_AREAS && plan.walks !== true ? await captureWhole(run, copyPage) : null;
    const tiles = whole ?? (await captureTiles(run, copyPage));
    if (!session.stopped) void copyPage();
    const { reading, completeness, conversation } = await page.ask('readFullPage', {});
    keepReading(session, reading);
    if (conversation !== undefined) await keepConversation(session, page, conversation);
    void session.keepParts({
      facts: reading.facts,
      collection: session.collection(reading.page, { urlAtEnd: null, scale: tiles.scale, zoom }),
    });
    await page.ask('endFullPage', {});
    await style.set('');
    await noteScrolledTab(session.act.tab.tabId, null);
    session.setCompleteness({
      reachedEnd: tiles.reachedEnd,
      ...completeness,
      tiles: tiles.count,
      gaps: [...completeness.gaps, ...tiles.gaps],
    });
    if (plan.walks !== true) await session.step('stitching', 0, 1);
    await tiles.stitched;
    if (!session.stopped) {
      await session.step('page-copy', 0, 1);
      await copyPage();
      session.goOn();
    }
    await session.step('sealing', 0, 1);
    const urlAtEnd = await page.ask('readAddress', {});
    if (urlAtEnd !== reading.page.url) session.leaveOut(urlAtEnd, 'page-changed-meanwhile');
    return await session.seal(
      reading.facts,
      session.collection(reading.page, { urlAtEnd, scale: tiles.scale, zoom }),
      isIncomplete(session),
    );
  } catch (error) {
    // The page is put back whatever happened; when it is gone there is nothing to put back.
    await Promise.allSettled([page.ask('endFullPage', {}), style.set('')]);
    await noteScrolledTab(session.act.tab.tabId, null).catch(() => undefined);
    throw error;
  } finally {
    await page.ask('showInterface', {}).catch(() => undefined);
  }
}
