import type { Rect } from '../domain/capture';
import type { FullPageStep } from '../messaging/calls';
import { LARGEST_SIDE, pictureArea } from '../platform/screenshots';
import { STEP_MS, TILES_LIMIT } from './capture-tiles';
import { pngSize } from './crop-picture';
import { pictureOfTab, stoppedAt, type Run, type Tiles } from './take-screen';

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
export async function captureWhole(run: Run): Promise<Tiles | null> {
  const { session, page, plan, beforeLast } = run;
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
      return { reachedEnd: false, gaps: [stoppedAt(next)], scale, stitched: Promise.resolve() };
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
  run.tiles = parts;
  return { reachedEnd: true, gaps: [], scale, stitched: Promise.resolve() };
}
