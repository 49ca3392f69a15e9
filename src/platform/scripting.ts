import { browser } from 'wxt/browser';

/** The scripts that a capture may put into a page; each is injected only by an act of the person. */
export type PageScript = 'capture.js' | 'page-copy.js' | 'rasterise.js' | 'page-world.js';

/**
 * Runs a script of ours in the page's isolated world, or in its own, and gives back what it returned there. Throws where
 * the browser does not allow it.
 */
export async function injectScript(
  tabId: number,
  script: PageScript,
  world: 'ISOLATED' | 'MAIN' = 'ISOLATED',
): Promise<unknown> {
  // WXT types the files that a build has; which scripts there are is settled by `entrypoints/`.
  const files = [`/${script}`] as unknown as NonNullable<
    Parameters<typeof browser.scripting.executeScript>[0]['files']
  >;
  const ran: readonly ({ readonly result?: unknown } | null)[] = await browser.scripting.executeScript({
    target: { tabId },
    files,
    world,
  });
  // On some of its own pages (about:license) Firefox refuses without an error: the one result is empty.
  if (ran.every((result) => result === null || result === undefined)) {
    throw new Error('No script ran in this page');
  }
  return ran[0]?.result;
}

/** Sets style rules as the user's own style sheet: no node, no attribute, nothing in `document.styleSheets`. */
export async function insertUserStyle(tabId: number, css: string): Promise<void> {
  await browser.scripting.insertCSS({ target: { tabId }, css, origin: 'USER' });
}

/** Takes away exactly what `insertUserStyle` set with the same text. */
export async function removeUserStyle(tabId: number, css: string): Promise<void> {
  await browser.scripting.removeCSS({ target: { tabId }, css, origin: 'USER' });
}
