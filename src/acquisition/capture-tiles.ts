import type { CompletenessGap } from '../domain/capture';
import type { FullPageStep } from '../messaging/calls';
import type { CaptureSession } from './capture-session';
import { Stitcher, type Strip } from './stitch';
import { keepScreen, stoppedAt, takeScreen, type Run, type Tiles } from './take-screen';

/** An endless feed must end somewhere; beyond it the receipt says so. */
export const TILES_LIMIT = 400;
export const STEP_MS = 15_000;

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

/** Screen by screen from the top, each tile written as it arrives and drawn into the stitched picture. */
export async function captureTiles(run: Run): Promise<Tiles> {
  const { session, plan } = run;
  const inner = plan.scroller === 'element';
  const gaps: CompletenessGap[] = [];
  const names: string[] = [];
  let stitcher: Stitcher | null = null;
  let drawing: Promise<void> = Promise.resolve();
  let scale: number | null = null;
  let next = 0;
  let joined = 0;
  let reachedEnd = false;
  let bound = true;
  let seen = 0;

  for (let number = 1; number <= TILES_LIMIT && !session.stopped; number += 1) {
    const screen = await takeScreen(run, number, next, STEP_MS);
    const { step, name, png, size } = screen;
    scale ??= size.width / plan.viewport.width;
    const strip = stripOf(step, scale, size, inner);
    names.push(name);
    keepScreen(run, screen, true);
    seen = step.seen;
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
      bound = false;
      break;
    }
    next = onward;
  }
  if (session.stopped) gaps.push(stoppedAt(next));
  else if (!reachedEnd && bound) {
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
  return { reachedEnd, gaps, scale, stitched };
}
