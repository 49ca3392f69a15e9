import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { announce } from './announce';
import { pageCalls, uiCalls, uiEvents } from './messenger';

type Listener = (message: unknown, sender: unknown, respond: (response: unknown) => void) => boolean;

/** The browser's channel as the messenger sees it: every listener is offered every message, in order. */
function openChannel(): void {
  const listeners = new Set<Listener>();
  const runtime: {
    lastError: { message: string } | undefined;
    sendMessage(message: unknown, callback: (response: unknown) => void): void;
    onMessage: { addListener(listener: Listener): void; removeListener(listener: Listener): void };
  } = {
    lastError: undefined,
    sendMessage(message, callback) {
      let answered = false;
      const copy: unknown = structuredClone(message);
      for (const listener of listeners) {
        if (listener(copy, { url: 'chrome-extension://own/popup.html' }, callback)) answered = true;
      }
      if (answered) return;
      runtime.lastError = { message: 'Could not establish connection. Receiving end does not exist.' };
      callback(undefined);
      runtime.lastError = undefined;
    },
    onMessage: {
      addListener: (listener) => listeners.add(listener),
      removeListener: (listener) => listeners.delete(listener),
    },
  };
  vi.stubGlobal('chrome', { runtime });
}

beforeEach(openChannel);
afterEach(() => {
  uiCalls.removeAllListeners();
  uiEvents.removeAllListeners();
  pageCalls.removeAllListeners();
  vi.unstubAllGlobals();
});

describe('the shared channel', () => {
  test('a message is answered by the listener of its own map', async () => {
    uiEvents.onMessage('captureProgress', () => undefined);
    pageCalls.onMessage('postChosen', () => ({ ok: true, value: null }));
    uiCalls.onMessage('setCaptureMode', ({ data }) => ({
      ok: false,
      problem: { code: 'tab-gone', values: { tabId: data.tabId } },
    }));
    expect(await uiCalls.sendMessage('setCaptureMode', { tabId: 7, on: true })).toEqual({
      ok: false,
      problem: { code: 'tab-gone', values: { tabId: 7 } },
    });
    expect(await pageCalls.sendMessage('postChosen', { reference: 'a', trigger: 'pick' })).toEqual({
      ok: true,
      value: null,
    });
  });

  test('a call that nobody answers is refused, not answered with nothing', async () => {
    uiEvents.onMessage('captureProgress', () => undefined);
    await expect(uiCalls.sendMessage('setCaptureMode', { tabId: 1, on: true })).rejects.toThrow(
      /receiving end/i,
    );
  });
});

describe('announce', () => {
  const ended = { tabId: 3, outcome: { ok: false, problem: { code: 'cancelled' } } } as const;

  test('reaches a listener, and is no error when there is none', async () => {
    await expect(announce('captureEnded', ended)).resolves.toBeUndefined();
    const seen: unknown[] = [];
    uiEvents.onMessage('captureEnded', ({ data }) => {
      seen.push(data);
    });
    await announce('captureEnded', ended);
    expect(seen).toEqual([ended]);
  });

  test('an error in a listener is not taken for nobody listening', async () => {
    uiEvents.onMessage('captureEnded', () => {
      throw new Error('broken page');
    });
    await expect(announce('captureEnded', ended)).rejects.toThrow('broken page');
  });
});
