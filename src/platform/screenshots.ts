import { fromBase64 } from '../domain/base64';
import { browser } from 'wxt/browser';
import type { Rect } from '../domain/capture';

/** `MAX_CAPTURE_VISIBLE_TAB_CALLS_PER_SECOND` of Chromium's tabs API; Firefox has no such limit. */
const CALLS_PER_WINDOW = 2;
/** A little more than a second: the browser's count begins a moment after our call does. */
const WINDOW_MS = 1010;

/** Firefox's `ImageDetails`, which the types (Chromium's) do not know. */
interface AreaDetails {
  readonly format: 'png';
  readonly rect: Rect;
  readonly scale: number;
}
type CaptureArea = (windowId: number, details: AreaDetails) => Promise<string>;

let windowStartedAt = 0;
let callsInWindow = 0;

/** Whether this browser can picture any part of a page, seen or not, in one call (`rect` of `ImageDetails`). */
export const CAN_PICTURE_AREAS: boolean = import.meta.env.FIREFOX;

/** The largest side of a picture that this browser was seen to give whole, image pixels. */
export const LARGEST_SIDE: number = import.meta.env.FIREFOX ? 32_000 : 65_000;

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}

function bytesOfDataUrl(dataUrl: string): Uint8Array<ArrayBuffer> {
  return fromBase64(dataUrl.slice(dataUrl.indexOf(',') + 1));
}

/** Milliseconds until the browser will take another picture; 0 where it would now. */
export function waitForNextFrame(): number {
  if (CAN_PICTURE_AREAS || callsInWindow < CALLS_PER_WINDOW) return 0;
  return Math.max(0, windowStartedAt + WINDOW_MS - performance.now());
}

function isFrameLimit(error: unknown): boolean {
  return error instanceof Error && error.message.includes('MAX_CAPTURE_VISIBLE_TAB_CALLS_PER_SECOND');
}

/**
 * PNG of the active tab of that window, true pixels. Chromium counts two calls in each second; we wait for
 * our turn instead of failing. Throws what the browser throws where the page may not be pictured.
 */
export async function pictureViewport(windowId: number): Promise<Uint8Array<ArrayBuffer>> {
  for (let attempt = 0; ; attempt += 1) {
    const wait = waitForNextFrame();
    if (wait > 0 && attempt === 0) await pause(wait);
    if (!CAN_PICTURE_AREAS) {
      if (attempt > 0 || performance.now() - windowStartedAt >= WINDOW_MS) {
        windowStartedAt = performance.now();
        callsInWindow = 0;
      }
      callsInWindow += 1;
    }
    try {
      return bytesOfDataUrl(await browser.tabs.captureVisibleTab(windowId, { format: 'png' }));
    } catch (error) {
      // The browser's own count may have begun before this worker did.
      if (!isFrameLimit(error) || attempt >= 20) throw error;
      await pause(60);
    }
  }
}

/**
 * PNG of a part of the active tab's document (Firefox only). `area` in document CSS pixels, `scale` image
 * pixels for one CSS pixel.
 */
export async function pictureArea(
  windowId: number,
  area: Rect,
  scale: number,
): Promise<Uint8Array<ArrayBuffer>> {
  if (!CAN_PICTURE_AREAS) throw new Error('this browser pictures only what is in view');
  const capture = browser.tabs.captureVisibleTab as unknown as CaptureArea;
  return bytesOfDataUrl(await capture(windowId, { format: 'png', rect: area, scale }));
}
