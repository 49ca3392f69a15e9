import { showBadge } from '../platform/badge';
import { removeUserStyle } from '../platform/scripting';
import { readSession, writeSession } from '../platform/session-store';
import { openPagePort } from './page-port';

const KEY = 'scrolledTabs';
/** The next capture waits for this. Milliseconds. */
const ANSWER_MS = 2000;

/** Tab id → the style rules that may be set in its page now. */
type Noted = Readonly<Record<string, readonly string[]>>;

/** One change after the other: two tabs may be captured at the same time. */
let changes: Promise<unknown> = Promise.resolve();

function change(apply: (noted: Noted) => Noted): Promise<void> {
  const changed = changes.then(async () => writeSession(KEY, apply((await readSession<Noted>(KEY)) ?? {})));
  changes = changed.catch(() => undefined);
  return changed;
}

/**
 * Notes that the page of this tab is being scrolled through and which style rules may be set in it; `null` once it
 * is put back. The note outlives a background that is ended on the way.
 */
export async function noteScrolledTab(tabId: number, styles: readonly string[] | null): Promise<void> {
  await change((noted) => {
    const others = Object.entries(noted).filter(([key]) => key !== String(tabId));
    return Object.fromEntries(styles === null ? others : [...others, [String(tabId), styles]]);
  });
}

/**
 * Puts back what a background that was ended in the middle has left as it was: scrolling, style rules, the sign on
 * the button. For the start of a background, before anything is captured. A page that is gone needs nothing.
 */
export async function putBackLeftPages(): Promise<void> {
  const noted = (await readSession<Noted>(KEY)) ?? {};
  for (const [key, styles] of Object.entries(noted)) {
    const tabId = Number(key);
    const page = openPagePort(tabId);
    await Promise.allSettled([
      ...styles.map((css) => removeUserStyle(tabId, css)),
      page.ask('endFullPage', {}, ANSWER_MS),
      showBadge(tabId, 'idle'),
    ]);
    await noteScrolledTab(tabId, null);
  }
}
