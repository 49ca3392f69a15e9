import type { ArchiveWriter, CaptureParts, NewArtifact } from '../domain/archive';
import type {
  Artifact,
  CaptureKind,
  CaptureTrigger,
  CollectionFacts,
  CompletenessReceipt,
  NotIncluded,
  NotIncludedReason,
  PostFacts,
  ServerDate,
} from '../domain/capture';
import { ProblemError } from '../domain/problem';
import { scrubAddress } from '../domain/scrub-address';
import type { CaptureProgress, CaptureReceipt, CaptureStep, PageReading } from '../messaging/calls';
import type { Environment } from '../platform/environment';
import { readTabState, type TabState } from '../platform/tab-state';
import { isoInZone } from '../domain/local-time';
import { wellFormed } from './well-formed';

/** The moment now, and what stands around it; given from outside so that tests can set it. */
export interface CaptureSurroundings {
  readonly archive: ArchiveWriter;
  readonly environment: Environment;
  readonly now: () => Date;
  readonly progress: (progress: CaptureProgress) => void;
  readonly signal: AbortSignal;
}

export interface CaptureAct {
  readonly tab: TabState;
  readonly kind: CaptureKind;
  readonly trigger: CaptureTrigger;
}

function toolOf({ toolVersion }: Environment): CollectionFacts['tool'] {
  return { name: 'Tidemark', version: toolVersion };
}

function browserOf({ browserName, browserVersion, userAgent }: Environment): CollectionFacts['browser'] {
  return { name: browserName, version: browserVersion, userAgent };
}

/**
 * One capture on its way from the act to the seal. Everything it is given goes to the archive at once; what
 * could not be had is named.
 */
export class CaptureSession {
  readonly act: CaptureAct;
  readonly #surroundings: CaptureSurroundings;
  readonly #id: Promise<{ id: string; sequence: number }>;
  readonly #notIncluded: NotIncluded[] = [];
  readonly #writes = new Set<Promise<unknown>>();
  #artifacts = 0;
  #bytes = 0;
  #capturedAt: Date | null = null;
  #completeness: CompletenessReceipt | null = null;
  #stopped = false;
  /** Comes with the page copy. */
  serverDate: ServerDate | null = null;

  constructor(act: CaptureAct, surroundings: CaptureSurroundings) {
    this.act = act;
    this.#surroundings = surroundings;
    const startedAt = surroundings.now();
    const { environment } = surroundings;
    this.#id = surroundings.archive.begin({
      kind: act.kind,
      url: scrubAddress(act.tab.url ?? 'about:blank').url,
      title: wellFormed(act.tab.title),
      startedAt: startedAt.toISOString(),
      circumstances: {
        startedAtLocal: isoInZone(startedAt, environment.timeZone),
        timeZone: environment.timeZone,
        trigger: act.trigger,
        tool: toolOf(environment),
        browser: browserOf(environment),
        operatingSystem: environment.operatingSystem,
        languages: environment.languages,
      },
    });
    // Whoever awaits a write sees its failure; this only keeps it from being reported twice.
    this.#id.catch(() => undefined);
  }

  get signal(): AbortSignal {
    return this.#surroundings.signal;
  }

  async captureId(): Promise<string> {
    return (await this.#id).id;
  }

  now(): Date {
    return this.#surroundings.now();
  }

  async step(step: CaptureStep, done: number, total: number | null, oldest?: string | null): Promise<void> {
    this.#surroundings.progress({
      tabId: this.act.tab.tabId,
      captureId: await this.captureId(),
      step,
      done,
      total,
      oldest,
    });
  }

  /** Names something that belongs to this capture and could not be kept. */
  leaveOut(what: string, reason: NotIncludedReason): void {
    if (!this.#notIncluded.some((known) => known.what === what && known.reason === reason)) {
      this.#notIncluded.push({ what, reason });
    }
  }

  leaveOutAll(list: readonly NotIncluded[]): void {
    for (const { what, reason } of list) this.leaveOut(what, reason);
  }

  hasLeftOut(reason: NotIncludedReason): boolean {
    return this.#notIncluded.some((known) => known.reason === reason);
  }

  /** The moment the first picture was in hand. */
  pictured(at: Date): void {
    this.#capturedAt ??= at;
  }

  /** Starts writing an artifact; awaited at the latest by `seal`. */
  keep(artifact: NewArtifact): Promise<Artifact> {
    const written = this.#track(
      this.captureId().then((id) => this.#surroundings.archive.addArtifact(id, artifact)),
    );
    this.#artifacts += 1;
    this.#bytes += artifact.bytes.byteLength;
    return written;
  }

  keepParts(parts: Partial<CaptureParts>): Promise<void> {
    return this.#track(
      this.captureId().then((id) => this.#surroundings.archive.saveParts(id, wellFormed(parts))),
    );
  }

  #track<T>(write: Promise<T>): Promise<T> {
    this.#writes.add(write);
    write.catch(() => undefined);
    return write;
  }

  /** Fails when the person stopped this capture. */
  goOn(): void {
    if (this.signal.aborted && !this.#stopped)
      throw new ProblemError({ code: 'cancelled', kept: this.#artifacts > 0 });
  }

  /** The work's result, or at once a failure when the person stops this capture. */
  unlessStopped<T>(work: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      const { signal } = this;
      work.then(resolve, reject);
      if (signal.aborted) reject(signal.reason as Error);
      signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
    });
  }

  /** The person stopped it, and what there is will be sealed: nothing more is begun, nothing fails for it. */
  stop(): void {
    this.#stopped = true;
    this.leaveOut('capture', 'cancelled');
  }

  get stopped(): boolean {
    return this.#stopped;
  }

  /** Resolves once all that was given so far is on disk. */
  async written(): Promise<void> {
    await Promise.all(this.#writes);
  }

  setCompleteness(receipt: CompletenessReceipt): void {
    this.#completeness = receipt;
  }

  collection(
    reading: PageReading | null,
    more: { urlAtEnd: string | null; scale: number | null; zoom: number | null },
  ): CollectionFacts {
    const { environment } = this.#surroundings;
    const at = this.#capturedAt ?? this.now();
    return {
      url: reading?.url ?? scrubAddress(this.act.tab.url ?? 'about:blank').url,
      urlAtLoad: reading?.urlAtLoad ?? null,
      redirectCount: reading?.redirectCount ?? null,
      urlAtEnd: more.urlAtEnd,
      canonicalUrl: reading?.canonicalUrl ?? null,
      referrer: reading?.referrer ?? null,
      title: reading?.title ?? this.act.tab.title,
      capturedAt: at.toISOString(),
      capturedAtLocal: isoInZone(at, environment.timeZone),
      timeZone: environment.timeZone,
      kind: this.act.kind,
      trigger: this.act.trigger,
      tool: toolOf(environment),
      browser: browserOf(environment),
      operatingSystem: environment.operatingSystem,
      viewport: reading?.viewport ?? null,
      scale: more.scale,
      zoom: more.zoom,
      scroll: reading?.scroll ?? null,
      documentSize: reading?.documentSize ?? null,
      languages: reading?.languages ?? environment.languages,
      documentLanguage: reading?.documentLanguage ?? null,
      loggedIn: 'unknown',
      serverDate: this.serverDate,
    };
  }

  /** Waits for every write, then seals. `incomplete` when something that belongs to it is missing. */
  async seal(facts: PostFacts, collection: CollectionFacts, incomplete: boolean): Promise<CaptureReceipt> {
    const { id, sequence } = await this.#id;
    void this.keepParts({
      facts,
      collection,
      notIncluded: this.#notIncluded,
      completeness: this.#completeness,
    });
    await Promise.all(this.#writes);
    const record = await this.#surroundings.archive.seal(id, incomplete ? 'incomplete' : 'sealed');
    return {
      captureId: id,
      sequence,
      state: record.state,
      kind: this.act.kind,
      capturedAt: collection.capturedAt,
      files: record.artifacts.length,
      sizeBytes: this.#bytes,
      notIncluded: this.#notIncluded.length,
      completeness: this.#completeness,
    };
  }

  /**
   * Ends a capture that cannot go on: what was written is sealed as incomplete, or, where nothing was, the
   * empty capture is dropped. Says whether anything was kept.
   */
  async abandon(reason: 'interrupted' | 'cancelled'): Promise<boolean> {
    const { id } = await this.#id;
    const written = await Promise.allSettled(this.#writes);
    if (this.#artifacts === 0 || written.every(({ status }) => status === 'rejected')) {
      await this.#surroundings.archive.discard(id);
      return false;
    }
    this.leaveOut('capture', reason);
    const notIncluded = wellFormed(this.#notIncluded);
    await this.#surroundings.archive.saveParts(id, { notIncluded, completeness: this.#completeness });
    await this.#surroundings.archive.seal(id, 'incomplete');
    return true;
  }

  async pageIsThere(): Promise<boolean> {
    return (await readTabState(this.act.tab.tabId)) !== null;
  }

  /** The tab as it is now; fails when it is gone or no longer in front, since a picture would show another page. */
  async tabInFront(): Promise<TabState> {
    const tab = await readTabState(this.act.tab.tabId);
    if (tab === null) throw new ProblemError({ code: 'tab-gone', kept: this.#artifacts > 0 });
    if (!tab.active || tab.windowId !== this.act.tab.windowId) {
      throw new ProblemError({
        code: 'page-navigated',
        detail: 'the tab is no longer in front',
        kept: this.#artifacts > 0,
      });
    }
    return tab;
  }
}
