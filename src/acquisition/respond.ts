import type { CaptureKind, CaptureTrigger } from '../domain/capture';
import { asProblem, ProblemError } from '../domain/problem';
import type { Language } from '../domain/settings';
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
import { openPagePort, type PagePort } from './page-port';
import { contentProblem, pageProblem } from './page-problem';

export interface ResponseParts {
  readonly acquisition: Acquisition;
  /** The person's language of the moment. */
  readonly language: () => Promise<Language>;
  /** Something was added to the archive. */
  readonly onKept: () => void;
  /** Has the archive's state confirmed by others, where that is on; resolves when all were asked, rejects where that failed. */
  readonly stampNow: () => Promise<void>;
}

/** A long enough look at the sign on the toolbar button. Milliseconds. */
const BADGE_MS = 6000;

/** Answers everything a person can do: popup, menu, shortcut, the modes in the page. */
export function respond({ acquisition, language, onKept, stampNow }: ResponseParts): void {
  async function captureWithBadge(
    tabId: number,
    kind: CaptureKind,
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
      conversation: false,
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

  /** The page with our script in it; throws the problem where that may not be. */
  async function enter(tabId: number): Promise<PagePort> {
    const page = openPagePort(tabId);
    try {
      await page.inject('capture.js');
      return page;
    } catch (refusal) {
      throw new ProblemError(pageProblem((await readTabState(tabId))?.url ?? null, refusal), {
        cause: refusal,
      });
    }
  }

  async function startPick(tabId: number, ends?: true): Promise<null> {
    const call = { language: await language() };
    const page = await enter(tabId);
    return page.ask(ends === true ? 'beginEnds' : 'beginPick', call);
  }

  async function setCaptureMode(tabId: number, on: boolean): Promise<null> {
    if (on) await (await enter(tabId)).ask('startCaptureMode', { language: await language() });
    else await openPagePort(tabId).ask('stopCaptureMode', {});
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
    const { tabId, kind, trigger, range } = data;
    return captureWithBadge(
      tabId,
      kind,
      trigger,
      range === undefined ? { by: kind === 'post' ? 'main-post' : 'page' } : { by: 'conversation', range },
    );
  });
  uiCalls.onMessage('cancelCapture', ({ data, sender }) => {
    requireOwnPage(sender.url);
    acquisition.cancel(data.tabId);
  });
  uiCalls.onMessage('startPick', ({ data, sender }) => {
    requireOwnPage(sender.url);
    return outcomeOf(startPick(data.tabId, data.ends));
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
    const reference: PostReference | null = data.reference;
    const trigger = data.trigger === 'pick' ? 'pick' : 'capture-mode';
    const outcome =
      reference === null
        ? await captureWithBadge(tabId, 'conversation', trigger, {
            by: 'conversation',
            range: { to: 'message' },
          })
        : await captureWithBadge(tabId, 'post', trigger, { by: 'reference', reference });
    if (trigger === 'capture-mode' && reference !== null) {
      // The page may have gone meanwhile; then nobody is there to see the sign.
      await openPagePort(tabId)
        .ask('captureModeEnded', { reference, ok: outcome.ok })
        .catch(() => undefined);
    }
    return outcome.ok ? { ok: true, value: null } : outcome;
  });
  // Only while the person's capture of this tab runs: a page script has nothing read by itself.
  pageCalls.onMessage('readWorld', async ({ sender: { tab } }) => ({
    said:
      tab?.id !== undefined && acquisition.isRunning(tab.id) ? await openPagePort(tab.id).readWorld() : null,
  }));
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
    // Both ends are pointed at, as from the popup; where the page may not be entered the sign says so.
    conversation: (tabId) => startPick(tabId, true).catch(() => showBadge(tabId, 'attention')),
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
