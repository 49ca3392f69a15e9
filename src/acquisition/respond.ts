import type { CaptureTrigger } from '../domain/capture';
import { asProblem, ProblemError } from '../domain/problem';
import type { CaptureWords } from '../i18n/capture-words';
import type { CaptureReceipt, Outcome, PostReference, TabDescription, Target } from '../messaging/calls';
import { announce } from '../messaging/announce';
import { pageCalls, uiCalls } from '../messaging/messenger';
import { isFromOwnPage } from '../messaging/own-page';
import { showBadge } from '../platform/badge';
import { onCommand } from '../platform/commands';
import { onMenuClick, type MenuAct } from '../platform/menus';
import { readOwnBase } from '../platform/own-pages';
import { readTabState, watchTabs } from '../platform/tab-state';
import type { Acquisition } from './acquire';
import { captureModeTabs } from './capture-mode-tabs';
import { openPagePort } from './page-port';
import { contentProblem, pageProblem } from './page-problem';

export interface ResponseParts {
  readonly acquisition: Acquisition;
  /** The words in the person's language of the moment. */
  readonly words: () => Promise<CaptureWords>;
  /** Something was added to the archive. */
  readonly onKept: () => void;
  /** Has the archive's state confirmed by others, where that is on; resolves when all were asked, rejects where that failed. */
  readonly stampNow: () => Promise<void>;
}

/** A long enough look at the sign on the toolbar button. Milliseconds. */
const BADGE_MS = 6000;

/** Answers everything a person can do: popup, menu, shortcut, the modes in the page. */
export function respond({ acquisition, words, onKept, stampNow }: ResponseParts): void {
  async function captureWithBadge(
    tabId: number,
    kind: 'post' | 'page' | 'full-page' | 'picture',
    trigger: CaptureTrigger,
    target: Target,
  ): Promise<Outcome<CaptureReceipt>> {
    // The sign on the button is not waited for: the capture matters more.
    void showBadge(tabId, 'working');
    const ownInterface = await captureModeTabs.has(tabId);
    const outcome = await acquisition.capture({ tabId, kind, trigger, target, ownInterface });
    void showBadge(tabId, outcome.ok && outcome.value.state === 'sealed' ? 'kept' : 'attention');
    setTimeout(() => void showBadge(tabId, 'idle'), BADGE_MS);
    if (outcome.ok || outcome.problem.kept === true) onKept();
    await announce('captureEnded', { tabId, outcome });
    return outcome;
  }

  async function describe(tabId: number): Promise<TabDescription> {
    const tab = await readTabState(tabId);
    const page = openPagePort(tabId);
    const unknown = {
      tabId,
      title: tab?.title ?? null,
      site: null,
      primary: 'page',
      postCount: 0,
      captureMode: false,
      shortened: false,
    } as const;
    if (acquisition.isRunning(tabId)) return { ...unknown, problem: { code: 'capture-running' } };
    try {
      await page.inject('capture.js');
    } catch (refusal) {
      return { ...unknown, problem: pageProblem(tab?.url ?? null, refusal) };
    }
    const described = await page.ask('describePage', {});
    return {
      ...described,
      tabId,
      site: described.host,
      primary: described.mainPost ? 'post' : 'page',
      problem: contentProblem(described.contentType),
    };
  }

  /** Puts our script into the page; fails with the problem where the browser does not allow it. */
  async function letIn(tabId: number): Promise<void> {
    try {
      await openPagePort(tabId).inject('capture.js');
    } catch (refusal) {
      throw new ProblemError(pageProblem((await readTabState(tabId))?.url ?? null, refusal), {
        cause: refusal,
      });
    }
  }

  async function startPick(tabId: number): Promise<null> {
    const w = await words();
    const page = openPagePort(tabId);
    await letIn(tabId);
    return page.ask('beginPick', {
      words: { hint: w.pickHint, chosen: w.pickChosen, nothingHere: w.pickNothingHere },
    });
  }

  async function setCaptureMode(tabId: number, on: boolean): Promise<null> {
    const page = openPagePort(tabId);
    if (on) {
      const w = await words();
      await letIn(tabId);
      await page.ask('startCaptureMode', {
        words: {
          capture: w.modeCapture,
          saving: w.modeSaving,
          kept: w.modeKept,
          failed: w.modeFailed,
          leave: w.modeLeave,
          label: w.modeLabel,
        },
      });
    } else await page.ask('stopCaptureMode', {});
    await captureModeTabs.set(tabId, on);
    return null;
  }

  async function outcomeOf<T>(work: Promise<T>): Promise<Outcome<T>> {
    try {
      return { ok: true, value: await work };
    } catch (error) {
      return { ok: false, problem: asProblem(error) };
    }
  }

  /** What is under the pointer; where nothing is recognised there, the person points. */
  async function captureAtPointer(tabId: number, trigger: CaptureTrigger, target: Target): Promise<void> {
    const outcome = await captureWithBadge(tabId, 'post', trigger, target);
    if (!outcome.ok && outcome.problem.code === 'no-post-here') await startPick(tabId);
  }

  uiCalls.onMessage('describeTab', async ({ data, sender }): Promise<Outcome<TabDescription>> => {
    requireOwnPage(sender.url);
    return outcomeOf(describe(data.tabId));
  });
  uiCalls.onMessage('capture', async ({ data, sender }) => {
    requireOwnPage(sender.url);
    const { tabId, kind, trigger } = data;
    return captureWithBadge(tabId, kind, trigger, { by: kind === 'post' ? 'main-post' : 'page' });
  });
  uiCalls.onMessage('cancelCapture', ({ data, sender }) => {
    requireOwnPage(sender.url);
    acquisition.cancel(data.tabId);
  });
  uiCalls.onMessage('startPick', ({ data, sender }) => {
    requireOwnPage(sender.url);
    return outcomeOf(startPick(data.tabId));
  });
  uiCalls.onMessage('setCaptureMode', ({ data, sender }) => {
    requireOwnPage(sender.url);
    return outcomeOf(setCaptureMode(data.tabId, data.on));
  });

  uiCalls.onMessage('stampNow', ({ sender }) => {
    requireOwnPage(sender.url);
    return outcomeOf(stampNow().then(() => null));
  });

  pageCalls.onMessage('postChosen', async ({ data, sender }): Promise<Outcome<null>> => {
    const tabId = sender.tab?.id;
    if (tabId === undefined || sender.frameId !== 0)
      return { ok: false, problem: { code: 'page-not-allowed' } };
    const reference: PostReference = data.reference;
    const trigger = data.trigger === 'pick' ? 'pick' : 'capture-mode';
    const outcome = await captureWithBadge(tabId, 'post', trigger, { by: 'reference', reference });
    if (trigger === 'capture-mode') {
      // The page may have gone meanwhile; then nobody is there to see the sign.
      await openPagePort(tabId)
        .ask('captureModeEnded', { reference, ok: outcome.ok })
        .catch(() => undefined);
    }
    return outcome.ok ? { ok: true, value: null } : outcome;
  });
  pageCalls.onMessage('pickLeft', () => undefined);
  pageCalls.onMessage('captureModeLeft', async ({ sender }) => {
    if (sender.tab?.id !== undefined) await captureModeTabs.set(sender.tab.id, false);
  });

  onCommand((command, tabId) => {
    if (command === 'capture-post') void captureAtPointer(tabId, 'shortcut', { by: 'pointer' });
  });

  const menuActs: Record<
    MenuAct,
    (tabId: number, pictureUrl: string | null, linkUrl: string | null) => Promise<unknown>
  > = {
    post: (tabId, pictureUrl, linkUrl) =>
      captureAtPointer(tabId, 'context-menu', {
        by: 'pointer',
        ...(linkUrl === null ? {} : { linkUrl }),
        ...(pictureUrl === null ? {} : { pictureUrl }),
      }),
    page: (tabId) => captureWithBadge(tabId, 'page', 'context-menu', { by: 'page' }),
    'full-page': (tabId) => captureWithBadge(tabId, 'full-page', 'context-menu', { by: 'pointer' }),
    picture: (tabId, pictureUrl) =>
      captureWithBadge(tabId, 'picture', 'context-menu', { by: 'picture', pictureUrl: pictureUrl ?? '' }),
  };
  onMenuClick(({ act, tabId, pictureUrl, linkUrl }) => void menuActs[act](tabId, pictureUrl, linkUrl));

  watchTabs({
    // A new document on the same site keeps our access in Chromium: the mode goes on. Elsewhere it ends.
    loaded(tabId) {
      void captureModeTabs.has(tabId).then(async (on) => {
        if (!on) return;
        const again = await outcomeOf(setCaptureMode(tabId, true));
        if (!again.ok) await captureModeTabs.set(tabId, false);
      });
    },
    closed: (tabId) => void captureModeTabs.set(tabId, false),
  });
}

/** Page scripts share the channel with our own pages, but only our own pages may give orders. */
function requireOwnPage(url: string | undefined): void {
  if (!isFromOwnPage({ url }, readOwnBase()))
    throw new ProblemError({ code: 'page-not-allowed', detail: 'not from a page of this extension' });
}
