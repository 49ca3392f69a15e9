import type { CompletenessGap, Size } from '../domain/capture';
import type { FullPagePlan, FullPageStep } from '../messaging/calls';
import { pictureViewport } from '../platform/screenshots';
import type { CaptureSession } from './capture-session';
import { pngSize } from './crop-picture';
import type { PagePort } from './page-port';
import type { PageStyle } from './page-style';
import type { ReadOnTheWay } from './read-on-the-way';

/** One long capture under way. */
export interface Run {
  readonly session: CaptureSession;
  readonly page: PagePort;
  readonly plan: FullPagePlan;
  readonly style: PageStyle;
  readonly read: ReadOnTheWay;
  /** Pictures so far. */
  tiles: number;
  /** What can be done while the last picture is waited for. */
  readonly beforeLast: () => unknown;
}

/** What a long capture brought. */
export interface Tiles {
  readonly reachedEnd: boolean;
  readonly gaps: readonly CompletenessGap[];
  /** Image pixels for one CSS pixel. */
  readonly scale: number | null;
  readonly stitched: Promise<void>;
}

/** One screen: where the page is, and its picture. */
export interface Screen {
  readonly step: FullPageStep;
  readonly name: string;
  readonly png: Uint8Array<ArrayBuffer>;
  readonly at: Date;
  readonly size: Size;
}

/** The viewport as it is now, the tab being looked at before and after. */
export async function pictureOfTab({ session }: Run): Promise<{ png: Uint8Array<ArrayBuffer>; at: Date }> {
  const { windowId } = await session.tabInFront();
  const png = await pictureViewport(windowId);
  const at = session.now();
  await session.tabInFront();
  session.pictured(at);
  return { png, at };
}

/** Has the page go to its next screen, lets it paint what that needs, and takes the picture. `top`: CSS pixels. */
export async function takeScreen(run: Run, number: number, top: number, limitMs: number): Promise<Screen> {
  const { session, page, plan, style } = run;
  session.goOn();
  const step = await page.ask('stepFullPage', { top, first: number === 1 }, limitMs);
  for (const image of step.imagesMissing) session.leaveOut(image, 'lazy-image-not-loaded');
  if (await style.set([plan.style, step.style].filter((css) => css !== '').join('\n')))
    await page.ask('hideInterface', {});
  // The browser's frame limit makes us wait here anyway: what else has to be done runs meanwhile.
  if (step.atEnd) run.beforeLast();
  const { png, at } = await pictureOfTab(run);
  if (step.stopped) session.stop();
  return { step, name: `tile-${String(number).padStart(3, '0')}.png`, png, at, size: pngSize(png) };
}

/** Keeps a screen's picture. */
export function keepScreen(run: Run, { step, name, png, at, size }: Screen, hasPlace: boolean): void {
  const { area, top } = step;
  run.tiles += 1;
  void run.session.keep({
    name,
    role: 'tile',
    mediaType: 'image/png',
    bytes: png,
    createdAt: at.toISOString(),
    pixels: size,
    ...(hasPlace ? { area: { x: area.x, y: top, width: area.width, height: area.height } } : {}),
  });
}

export function stoppedAt(top: number): CompletenessGap {
  return { reason: 'cancelled', where: `${Math.round(top)} px` };
}
