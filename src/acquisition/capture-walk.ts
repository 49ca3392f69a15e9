import { keepScreen, takeScreen, type Run, type Tiles } from './take-screen';

/** A conversation is read to the end that the person asked for, and waits for what the site loads. */
const WALK_LIMIT = 5000;
const WALK_STEP_MS = 60_000;

/** Screen by screen as the page goes through a conversation. */
export async function captureWalk(run: Run): Promise<Tiles> {
  const { session, plan, read } = run;
  let scale: number | null = null;
  let reachedEnd = false;
  for (let number = 1; number <= WALK_LIMIT && !reachedEnd; number += 1) {
    // What was read is kept with its pictures.
    if (session.signal.aborted && number > 1) session.stop();
    if (session.stopped) break;
    const screen = await takeScreen(run, number, 0, WALK_STEP_MS);
    const { step, size } = screen;
    scale ??= size.width / plan.viewport.width;
    // A list that loads more above has no place that stays.
    keepScreen(run, screen, false);
    if (step.read) read.add(step.read);
    await session.step('messages', step.seen, null, step.oldest);
    reachedEnd = step.atEnd;
  }
  return { reachedEnd, gaps: [], scale, stitched: Promise.resolve() };
}
