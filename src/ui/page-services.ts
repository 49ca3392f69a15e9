import { ProblemError } from '../domain/problem';
import { pageRequests, uiCalls, uiEvents } from '../messaging/messenger';
import { readNow, readTimeZone } from '../platform/clock';
import { askToReach, giveUpReaching } from '../platform/host-access';
import { readOwnVersion } from '../platform/own-pages';
import { observeSettings, readSettings, saveSettings } from '../platform/settings-store';
import { readKnownKeys, saveKnownKey } from '../platform/known-keys-store';
import { leaveToNewTab, openArchivePage, readActiveTabId } from '../platform/tabs';
import type { BackgroundPort, KnownKeysPort, Machine, SettingsPort, StampingPort, TabsPort } from './ports';

/** The browser behind what the pages need from outside; the entry points hand it in. */
export const settings: SettingsPort = { read: readSettings, save: saveSettings, observe: observeSettings };

export const knownKeys: KnownKeysPort = { read: readKnownKeys, save: saveKnownKey };

export const tabs: TabsPort = { readActiveTabId, openArchivePage, leaveToNewTab };

export const machine: Machine = {
  languages: navigator.languages,
  timeZone: readTimeZone(),
  now: readNow,
  version: readOwnVersion(),
};

export const stamping: StampingPort = {
  askToReach,
  giveUpReaching,
  async stampNow() {
    const asked = await uiCalls.sendMessage('stampNow', {});
    if (!asked.ok) throw new ProblemError(asked.problem);
  },
};

export const background: BackgroundPort = {
  describeTab: (call) => uiCalls.sendMessage('describeTab', call),
  capture: (call) => uiCalls.sendMessage('capture', call),
  cancelCapture: (call) => uiCalls.sendMessage('cancelCapture', call),
  startPick: (call) => uiCalls.sendMessage('startPick', call),
  setCaptureMode: (call) => uiCalls.sendMessage('setCaptureMode', call),
  openWholeText: ({ tabId }) => pageRequests.sendMessage('openWholeText', {}, { tabId, frameId: 0 }),
  onProgress: (listener) => uiEvents.onMessage('captureProgress', ({ data }) => listener(data)),
  onEnded: (listener) => uiEvents.onMessage('captureEnded', ({ data }) => listener(data)),
};
