import type { ArchiveKeeper, ArchiveReader } from '../domain/archive';
import type { ArchiveProver, StampLedger } from '../domain/integrity';
import type { Settings } from '../domain/settings';
import type { OpenedText, UiCalls, UiEvents } from '../messaging/calls';

/*
 * What the pages need from outside. Entry points hand in the real ones, so that no page of the interface knows
 * the browser's API and each can be shown with made-up content.
 */

export interface Archive
  extends
    ArchiveReader,
    ArchiveKeeper,
    Pick<ArchiveProver, 'readPublicKey' | 'listStamps'>,
    Pick<StampLedger, 'findStamps'> {
  /** Calls back after anything in the archive changed, from whatever page; returns how to stop. */
  observe(listener: () => void): () => void;
}

export interface SettingsPort {
  read(): Promise<Settings>;
  save(change: Partial<Settings>): Promise<Settings>;
  observe(listener: (settings: Settings) => void): () => void;
}

/** Fingerprints of keys that the person asked to remember. */
export interface KnownKeysPort {
  read(): Promise<readonly string[]>;
  /** Keeps or drops one, and gives back all. */
  save(fingerprint: string, known: boolean): Promise<readonly string[]>;
}

export interface TabsPort {
  readActiveTabId(): Promise<number | null>;
  openArchivePage(hash?: string): Promise<void>;
  leaveToNewTab(): Promise<void>;
}

type Call<Name extends keyof UiCalls> = (
  call: Parameters<UiCalls[Name]>[0],
) => Promise<ReturnType<UiCalls[Name]>>;

/** The background as the popup sees it, and the page where only it is needed. */
export interface BackgroundPort {
  readonly describeTab: Call<'describeTab'>;
  readonly capture: Call<'capture'>;
  readonly cancelCapture: Call<'cancelCapture'>;
  readonly startPick: Call<'startPick'>;
  readonly setCaptureMode: Call<'setCaptureMode'>;
  /** Presses the control that the description of the tab offers. Rejects where the page went while it did. */
  openWholeText(call: { tabId: number }): Promise<OpenedText>;
  onProgress(listener: UiEvents['captureProgress']): () => void;
  onEnded(listener: UiEvents['captureEnded']): () => void;
}

/** Time-stamp services: whether we may reach them is the browser's to ask the person. */
export interface StampingPort {
  /** Straight from a click. */
  askToReach(...addresses: readonly string[]): Promise<boolean>;
  giveUpReaching(address: string, stillNeeded: readonly string[]): Promise<void>;
  /** Asks the services now; resolves when all were asked. */
  stampNow(): Promise<void>;
}

export interface Machine {
  /** The browser's languages, most wanted first. */
  readonly languages: readonly string[];
  readonly timeZone: string;
  /** The time now, UTC, ISO 8601. */
  readonly now: () => string;
  readonly version: string;
}
