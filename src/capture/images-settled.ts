import { boxOf, hasAttribute, queryAll, shownSourceOf } from '../sites/dom';
import type { Scroller } from './scroller';

/** How long one step waits for pictures that load when they come into view. Milliseconds. */
const IMAGES_MS = 2000;
/** Pictures looked at for each step. */
const IMAGES_LIMIT = 5000;

function imagesInView(scroller: Scroller): HTMLImageElement[] {
  const area = scroller.area();
  const images: HTMLImageElement[] = [];
  for (const image of queryAll(scroller.element ?? document, 'img', IMAGES_LIMIT)) {
    if (!(image instanceof HTMLImageElement) || image.complete) continue;
    if (shownSourceOf(image) === '' && !hasAttribute(image, 'src')) continue;
    const box = boxOf(image);
    if (box.bottom > area.y && box.top < area.y + area.height) images.push(image);
  }
  return images;
}

/** Waits until the pictures in view have loaded or failed; names those that did neither in time. */
export async function imagesSettled(scroller: Scroller, waitMs = IMAGES_MS): Promise<string[]> {
  const until = performance.now() + waitMs;
  let waiting = imagesInView(scroller);
  while (waiting.length > 0 && performance.now() < until) {
    await new Promise((resolve) => {
      setTimeout(resolve, 40);
    });
    waiting = imagesInView(scroller);
  }
  return waiting.map((image) => shownSourceOf(image) || image.src);
}
