import { NO_POST_FACTS, type Rect } from '../domain/capture';
import { ProblemError } from '../domain/problem';
import type { CaptureReceipt, Target, TargetReading } from '../messaging/calls';
import { CAN_PICTURE_AREAS, LARGEST_SIDE, pictureArea, pictureViewport } from '../platform/screenshots';
import { readZoom } from '../platform/tab-state';
import type { CaptureSession } from './capture-session';
import { cropArea, cropPng, pngSize } from './crop-picture';
import { keepMedia, keepPageCopy, keepReading, keepRendered } from './keep-reading';
import type { PagePort } from './page-port';

/** Context around a post's picture, CSS pixels. */
const MARGIN = 24;

/** What makes a capture incomplete; other omissions are named, but the capture does what it says. */
export const MAKES_INCOMPLETE = [
  'screenshot-refused',
  'page-copy-failed',
  'page-changed-meanwhile',
  'stitching-failed',
  'interrupted',
  'cancelled',
] as const;

export function isIncomplete(session: CaptureSession): boolean {
  return MAKES_INCOMPLETE.some((reason) => session.hasLeftOut(reason));
}

export interface VisibleOptions {
  readonly target: Target;
  /** Tidemark's own elements are in the page and must not be in the picture. */
  readonly ownInterface: boolean;
  /** Resolves once the page script is in the page; fails with the problem where it may not be. */
  readonly letIn: Promise<void>;
}

interface Viewport {
  readonly png: Uint8Array<ArrayBuffer>;
  readonly name: string;
}

/** The viewport as it is now. `null`, and named, where the browser refuses. */
async function keepViewport(
  session: CaptureSession,
  page: PagePort,
  { ownInterface, letIn }: VisibleOptions,
  found: Promise<unknown>,
): Promise<Viewport | null> {
  if (ownInterface) {
    await letIn;
    await page.ask('hideInterface', {});
  }
  let png: Uint8Array<ArrayBuffer>;
  try {
    png = await pictureViewport(session.act.tab.windowId);
  } catch {
    await found;
    session.leaveOut('screenshot', 'screenshot-refused');
    return null;
  } finally {
    if (ownInterface) await page.ask('showInterface', {});
  }
  const at = session.now();
  // Another tab may have come to the front while the browser took the picture: then it shows that one.
  // Where there is nothing of what was asked for, nothing is kept by its name.
  await Promise.all([session.tabInFront(), found]);
  session.pictured(at);
  void session.step('picture', 1, 1);
  const name = 'screenshot.png';
  void session.keep({
    name,
    role: 'viewport',
    mediaType: 'image/png',
    bytes: png,
    createdAt: at.toISOString(),
    pixels: pngSize(png),
  });
  return { png, name };
}

/** The target's own picture: cut from the viewport, or in Firefox taken whole. */
async function keepTargetPicture(
  session: CaptureSession,
  page: PagePort,
  viewport: Viewport | null,
  target: TargetReading,
  role: 'post' | 'picture',
): Promise<void> {
  const { box, page: reading } = target.reading;
  if (box === null) return;
  const name = `${role}.png`;
  if (viewport !== null) {
    const size = pngSize(viewport.png);
    const scale = size.width / reading.viewport.width;
    const { documentBox } = target;
    if (
      CAN_PICTURE_AREAS &&
      !target.wholeInView &&
      documentBox !== null &&
      documentBox.height * scale < LARGEST_SIDE
    ) {
      const area: Rect = {
        x: Math.max(0, documentBox.x - MARGIN),
        y: Math.max(0, documentBox.y - MARGIN),
        width: documentBox.width + 2 * MARGIN,
        height: documentBox.height + 2 * MARGIN,
      };
      const { windowId } = await session.tabInFront();
      const png = await pictureArea(windowId, area, scale);
      const at = session.now();
      await session.tabInFront();
      void session.keep({
        name,
        role,
        mediaType: 'image/png',
        bytes: png,
        createdAt: at.toISOString(),
        pixels: pngSize(png),
        area,
      });
      return;
    }
    const area = cropArea(box, scale, MARGIN, size);
    const cut = await cropPng(viewport.png, area);
    if (cut !== null) {
      void session.keep({
        name,
        role,
        mediaType: 'image/png',
        bytes: cut.png,
        createdAt: session.now().toISOString(),
        pixels: cut.pixels,
        area: {
          x: area.x / scale,
          y: area.y / scale,
          width: area.width / scale,
          height: area.height / scale,
        },
        derivedFrom: [viewport.name],
      });
    }
    if (target.wholeInView) return;
  }
  // The screenshot cannot show all of it: the whole is drawn again, and says so.
  if (viewport !== null) session.leaveOut(role, 'outside-viewport');
  await keepRendered(session, page, target.reference);
}

async function readTarget(
  session: CaptureSession,
  page: PagePort,
  { target, letIn }: VisibleOptions,
): Promise<TargetReading> {
  await letIn;
  const read = await page.ask('readTarget', { target, withPosts: session.act.kind === 'page' });
  if (read === null) throw new ProblemError({ code: 'no-post-here' });
  return read;
}

/** Captures what is in view: a post, the page or one picture of it. Nothing scrolls. */
export async function captureVisible(
  session: CaptureSession,
  page: PagePort,
  options: VisibleOptions,
): Promise<CaptureReceipt> {
  const found = readTarget(session, page, options);
  found.catch(() => undefined);
  const pictureTaken = keepViewport(session, page, options, found);
  pictureTaken.catch(() => undefined);
  const zoomRead = readZoom(session.act.tab.tabId);
  zoomRead.catch(() => undefined);
  const read = await found;
  const viewport = await pictureTaken;
  session.goOn();
  keepReading(session, read.reading);
  void session.step('facts', 1, 1);
  const scale = viewport === null ? null : pngSize(viewport.png).width / read.reading.page.viewport.width;
  const zoom = await zoomRead;
  // Early, so that a capture that is interrupted from here on already knows where and when it was made.
  void session.keepParts({
    facts: read.reading.facts,
    collection: session.collection(read.reading.page, { urlAtEnd: null, scale, zoom }),
  });

  if (session.act.kind === 'post') await keepTargetPicture(session, page, viewport, read, 'post');
  else if (session.act.kind === 'picture') {
    await keepTargetPicture(session, page, viewport, read, 'picture');
    await keepMedia(session, page);
  } else if (viewport === null) await keepRendered(session, page, null);

  // Said only when it is true: whoever closes the page from here on loses nothing but the page copy.
  await session.written();
  await session.step('page-copy', 0, 1);
  await keepPageCopy(session, page);
  if (session.act.kind === 'post') await keepMedia(session, page);
  session.goOn();
  await session.step('sealing', 0, 1);
  const urlAtEnd = await page.ask('readAddress', {});
  if (urlAtEnd !== read.reading.page.url) session.leaveOut(urlAtEnd, 'page-changed-meanwhile');
  const facts = read.reading.facts ?? NO_POST_FACTS;
  return session.seal(
    facts,
    session.collection(read.reading.page, { urlAtEnd, scale, zoom }),
    isIncomplete(session),
  );
}
