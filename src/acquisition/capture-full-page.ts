import type { Language } from '../domain/settings';
import type { CaptureReceipt, Target } from '../messaging/calls';
import { CAN_PICTURE_AREAS } from '../platform/screenshots';
import { readZoom } from '../platform/tab-state';
import type { CaptureSession } from './capture-session';
import { captureTiles } from './capture-tiles';
import { isIncomplete } from './capture-visible';
import { captureWalk } from './capture-walk';
import { captureWhole } from './capture-whole';
import { keepJson, keepPageCopy, keepReading } from './keep-reading';
import { noteScrolledTab } from './left-pages';
import type { PagePort } from './page-port';
import { PageStyle } from './page-style';
import { ReadOnTheWay } from './read-on-the-way';
import type { Run } from './take-screen';

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
  const read = new ReadOnTheWay();
  let run: Run | null = null;
  let copied: Promise<void> | null = null;
  const copyPage = (): Promise<void> => (copied ??= keepPageCopy(session, page));
  try {
    await page.ask('hideInterface', {});
    await noteScrolledTab(session.act.tab.tabId, []);
    const plan = await page.ask('beginFullPage', { target, language: await language });
    await style.set(plan.style);
    run = { session, page, plan, style, read, tiles: 0, beforeLast: copyPage };
    const tiles = plan.walks
      ? await captureWalk(run)
      : ((CAN_PICTURE_AREAS ? await captureWhole(run) : null) ?? (await captureTiles(run)));
    if (!session.stopped) void copyPage();
    const { reading, completeness, conversation } = await page.ask('readFullPage', {});
    keepReading(session, reading);
    if (conversation) {
      keepJson(session, 'conversation', await page.fetchTransfer(conversation));
      read.clear();
    }
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
      tiles: run.tiles,
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
    read.keep(session, run?.tiles ?? 0);
    // The page is put back whatever happened; when it is gone there is nothing to put back.
    await Promise.allSettled([page.ask('endFullPage', {}), style.set('')]);
    await noteScrolledTab(session.act.tab.tabId, null).catch(() => undefined);
    throw error;
  } finally {
    await page.ask('showInterface', {}).catch(() => undefined);
  }
}
