import { browser } from 'wxt/browser';

const KEY = 'known-keys';
/** Far more than anybody receives bundles from. */
const MOST = 1000;

/** What is stored may be of an older version or damaged: what is no fingerprint is left out. */
function toFingerprints(stored: unknown): string[] {
  if (!Array.isArray(stored)) return [];
  return stored.filter((item): item is string => typeof item === 'string' && /^[0-9a-f]{64}$/.test(item));
}

/** Fingerprints of keys that the person asked to remember, lower-case hex, oldest first. */
export async function readKnownKeys(): Promise<string[]> {
  const stored = await browser.storage.local.get(KEY);
  return toFingerprints(stored[KEY]);
}

/** Keeps or drops a fingerprint and gives back all of them as stored. */
export async function saveKnownKey(fingerprint: string, known: boolean): Promise<string[]> {
  const others = (await readKnownKeys()).filter((one) => one !== fingerprint);
  const keys = known ? [...others, fingerprint].slice(-MOST) : others;
  await browser.storage.local.set({ [KEY]: keys });
  return keys;
}
