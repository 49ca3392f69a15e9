import { browser } from 'wxt/browser';

/**
 * Small values that outlive the background's worker but not the browser (`storage.session`, in memory).
 * Never content: only tab ids and states.
 */
export async function readSession<T>(key: string): Promise<T | null> {
  const stored = await browser.storage.session.get(key);
  return (stored[key] as T | undefined) ?? null;
}

export async function writeSession(key: string, value: unknown): Promise<void> {
  await browser.storage.session.set({ [key]: value });
}
