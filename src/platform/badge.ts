import { browser } from 'wxt/browser';

export type BadgeState = 'idle' | 'working' | 'kept' | 'attention';

/** Signs only, no words and no counts: the badge can be read by whoever looks at the screen. */
const SIGN: Record<BadgeState, string> = { idle: '', working: '…', kept: '✓', attention: '!' };
const COLOUR: Record<BadgeState, string> = {
  idle: '#0f4c5c',
  working: '#0f4c5c',
  kept: '#0f4c5c',
  attention: '#8a5a00',
};

/** Shows on the toolbar button how the last act in this tab stands. */
export async function showBadge(tabId: number, state: BadgeState): Promise<void> {
  try {
    await browser.action.setBadgeBackgroundColor({ color: COLOUR[state], tabId });
    await browser.action.setBadgeText({ text: SIGN[state], tabId });
  } catch (error) {
    // The tab was closed in between: there is no button left to mark.
    if (!(error instanceof Error) || !/tab/i.test(error.message)) throw error;
  }
}
