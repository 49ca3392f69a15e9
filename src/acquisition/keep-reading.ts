import { fromBase64 } from '../domain/base64';
import type { Artifact, PostFacts } from '../domain/capture';
import type { ContentReading, PostReference } from '../messaging/calls';
import type { CaptureSession } from './capture-session';
import { PageSilent, type PagePort } from './page-port';

/** The page copy of a large page takes a while; a page that needs longer is kept without. Milliseconds. */
const PAGE_COPY_MS = 90_000;
const RENDER_MS = 60_000;
/** The slowest film, and what comes before it. */
const MEDIA_MS = 90_000;

const encoder = new TextEncoder();

/** Writes a file of JSON: what is given, or text that is JSON already. */
export function keepJson(
  session: CaptureSession,
  role: 'posts' | 'layout' | 'conversation',
  json: unknown,
): void {
  void session.keep({
    name: `${role}.json`,
    role,
    mediaType: 'application/json',
    bytes: encoder.encode(typeof json === 'string' ? json : JSON.stringify(json, null, 2)),
    createdAt: session.now().toISOString(),
  });
}

/** Writes the visible text, and the facts of each post where there are any. */
export function keepReading(session: CaptureSession, reading: ContentReading): void {
  const createdAt = session.now().toISOString();
  void session.keep({
    name: 'text.txt',
    role: 'text',
    mediaType: 'text/plain; charset=utf-8',
    bytes: encoder.encode(reading.text),
    createdAt,
  });
  if (reading.posts.length > 0) keepJson(session, 'posts', reading.posts satisfies readonly PostFacts[]);
  if (reading.layout !== null) keepJson(session, 'layout', reading.layout);
  session.leaveOutAll(reading.notIncluded);
  for (const frame of reading.page.unreadableFrames) session.leaveOut(frame, 'frame-picture-only');
}

/** Takes the page copy; a failure is named and costs the capture nothing else. */
export async function keepPageCopy(session: CaptureSession, page: PagePort): Promise<void> {
  try {
    await page.inject('page-copy.js');
    const copy = await page.ask('takePageCopy', { reference: null }, PAGE_COPY_MS);
    const html = await page.fetchTransfer(copy);
    session.leaveOutAll(copy.notIncluded);
    session.serverDate = copy.serverDate;
    await session.keep({
      name: 'page.html',
      role: 'page-copy',
      mediaType: 'text/html; charset=utf-8',
      bytes: encoder.encode(html),
      createdAt: session.now().toISOString(),
    });
  } catch (error) {
    session.goOn();
    if (error instanceof PageSilent || !(await session.pageIsThere()))
      session.leaveOut('page copy', 'page-changed-meanwhile');
    else session.leaveOut('page copy', 'page-copy-failed');
  }
}

/** Draws the post (or the page) again where true pixels are not to be had; labelled as what it is. */
export async function keepRendered(
  session: CaptureSession,
  page: PagePort,
  reference: PostReference | null,
): Promise<Artifact | null> {
  try {
    await page.inject('rasterise.js');
    const { pixels, area, ...transfer } = await page.ask('renderTarget', { reference }, RENDER_MS);
    const bytes = fromBase64(await page.fetchTransfer(transfer));
    return await session.keep({
      name: 'rendered.png',
      role: 'rendered',
      mediaType: 'image/png',
      bytes,
      createdAt: session.now().toISOString(),
      pixels,
      area,
    });
  } catch {
    session.goOn();
    session.leaveOut('rendered picture', 'screenshot-refused');
    return null;
  }
}

/** The files of the media of what was read last, one by one as the page script finds them; what it cannot have is named. */
export async function keepMedia(session: CaptureSession, page: PagePort): Promise<void> {
  try {
    await page.inject('page-copy.js');
    for (let done = 0; ; done += 1) {
      const { file, total, notIncluded } = await session.unlessStopped(page.ask('nextMedia', {}, MEDIA_MS));
      session.leaveOutAll(notIncluded);
      if (file === null) return;
      await session.step('media', done, total);
      const { role, name, mediaType, sourceUrl, mediaSize, pixels } = file;
      await session.keep({
        name,
        role: role === 'media' ? role : 'media-pixels',
        mediaType,
        bytes: await session.unlessStopped(page.fetchFile(file)),
        createdAt: session.now().toISOString(),
        sourceUrl,
        mediaSize,
        ...(pixels && { pixels }),
      });
    }
  } catch {
    page.ask('nextMedia', { stop: true }).catch(() => undefined);
    session.goOn();
    session.leaveOut('media', 'interrupted');
  }
}
