import type { ArchiveWriter } from '../domain/archive';
import type { CaptureKind, CaptureTrigger } from '../domain/capture';
import type { Language } from '../domain/settings';
import { asProblem, ProblemError } from '../domain/problem';
import type { CaptureProgress, CaptureReceipt, Outcome, Target } from '../messaging/calls';
import type { Environment } from '../platform/environment';
import { readTabState } from '../platform/tab-state';
import { whileAwake } from '../platform/wake';
import { captureFullPage } from './capture-full-page';
import { CaptureSession } from './capture-session';
import { captureVisible } from './capture-visible';
import { openPagePort, PageSilent, type PagePort } from './page-port';
import { contentProblem, pageProblem } from './page-problem';

export interface CaptureRequest {
  readonly tabId: number;
  readonly kind: CaptureKind;
  readonly trigger: CaptureTrigger;
  readonly target: Target;
  /** Whether Tidemark's own elements are in the page. */
  readonly ownInterface: boolean;
}

export interface AcquisitionParts {
  /** Resolves once captures that an earlier background left behind are finished. */
  readonly archive: () => Promise<ArchiveWriter>;
  readonly environment: () => Promise<Environment>;
  readonly now: () => Date;
  /** The person's language of the moment. */
  readonly language: () => Promise<Language>;
  readonly progress: (progress: CaptureProgress) => void;
}

/** What kind of document it is; puts our script into the page unless it is there already. */
async function readKind(page: PagePort, address: string | null): Promise<{ contentType: string }> {
  try {
    return await page.ask('readKind', {});
  } catch {
    // Nobody answered: our script is not there yet.
  }
  try {
    await page.inject('capture.js');
  } catch (refusal) {
    throw new ProblemError(pageProblem(address, refusal), { cause: refusal });
  }
  return page.ask('readKind', {});
}

export interface Acquisition {
  capture(request: CaptureRequest): Promise<Outcome<CaptureReceipt>>;
  /** Stops the capture that runs in this tab, if one does. What was written is kept. */
  cancel(tabId: number): void;
  isRunning(tabId: number): boolean;
}

/** Makes captures, one at a time in each window's front tab, and turns every failure into a named problem. */
export function createAcquisition(parts: AcquisitionParts): Acquisition {
  const running = new Map<number, AbortController>();

  async function run(request: CaptureRequest, signal: AbortSignal): Promise<CaptureReceipt> {
    const { tabId, kind, trigger, target } = request;
    const tab = await readTabState(tabId);
    if (tab === null) throw new ProblemError({ code: 'tab-gone' });
    if (!tab.active) throw new ProblemError({ code: 'page-navigated', detail: 'the tab is not in front' });
    const page = openPagePort(tabId);
    const [archive, environment] = await Promise.all([parts.archive(), parts.environment()]);
    const session = new CaptureSession(
      { tab, kind, trigger },
      { archive, environment, now: parts.now, progress: parts.progress, signal },
    );
    // The picture does not wait for the page script, but is kept only once the page has let us in.
    const letIn = (async () => {
      const { contentType } = await readKind(page, tab.url);
      const viewer = contentProblem(contentType);
      if (viewer !== null) throw new ProblemError(viewer);
    })();
    letIn.catch(() => undefined);
    try {
      return kind === 'full-page' || kind === 'conversation'
        ? await captureFullPage(session, page, target, { letIn, language: parts.language() })
        : await captureVisible(session, page, { target, ownInterface: request.ownInterface, letIn });
    } catch (error) {
      const kept = await session.abandon(signal.aborted ? 'cancelled' : 'interrupted');
      const problem =
        error instanceof PageSilent ||
        (error instanceof Error && /no response|receiving end|message port/i.test(error.message))
          ? { code: 'page-navigated' as const, detail: error.message }
          : asProblem(error);
      throw new ProblemError({ ...problem, kept }, { cause: error });
    }
  }

  return {
    async capture(request) {
      if (running.has(request.tabId)) return { ok: false, problem: { code: 'capture-running' } };
      const stop = new AbortController();
      running.set(request.tabId, stop);
      try {
        return { ok: true, value: await whileAwake(() => run(request, stop.signal)) };
      } catch (error) {
        return { ok: false, problem: asProblem(error) };
      } finally {
        running.delete(request.tabId);
      }
    },
    cancel(tabId) {
      running.get(tabId)?.abort();
    },
    isRunning: (tabId) => running.has(tabId),
  };
}
