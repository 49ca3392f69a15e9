import { browser } from 'wxt/browser';
import {
  DEFAULT_SETTINGS,
  LANGUAGES,
  readServiceAddress,
  type Settings,
  type StampingSettings,
  type StampService,
} from '../domain/settings';

const KEY = 'settings';

/** What is stored may be of an older version or damaged: each value that is not one of ours is the default. */
function toSettings(stored: unknown): Settings {
  const given = (typeof stored === 'object' && stored !== null ? stored : {}) as Partial<
    Record<keyof Settings, unknown>
  >;
  const {
    language,
    volumeBytes,
    introductionSeen,
    singleKeys,
    stamping,
    country,
    withoutPictures,
    fullSizeMedia,
  } = given;
  return {
    language: LANGUAGES.find((known) => known === language) ?? DEFAULT_SETTINGS.language,
    volumeBytes:
      typeof volumeBytes === 'number' && Number.isSafeInteger(volumeBytes) && volumeBytes > 0
        ? volumeBytes
        : DEFAULT_SETTINGS.volumeBytes,
    introductionSeen: introductionSeen === true,
    singleKeys: singleKeys !== false,
    country: typeof country === 'string' ? country : null,
    withoutPictures: withoutPictures === true,
    fullSizeMedia: fullSizeMedia !== false,
    stamping: toStamping(stamping),
  };
}

function toStamping(stored: unknown): StampingSettings {
  if (typeof stored !== 'object' || stored === null) return DEFAULT_SETTINGS.stamping;
  const { on, services } = stored as Partial<Record<keyof StampingSettings, unknown>>;
  const known = (Array.isArray(services) ? services : []).flatMap((service: unknown): StampService[] => {
    if (typeof service !== 'object' || service === null) return [];
    const { kind, address } = service as Partial<Record<keyof StampService, unknown>>;
    if ((kind !== 'rfc3161' && kind !== 'opentimestamps') || typeof address !== 'string') return [];
    return readServiceAddress(address) === null ? [] : [{ kind, address }];
  });
  return { on: on === true && known.length > 0, services: known };
}

/** The person's settings, from this machine's own storage (never the synced one). */
export async function readSettings(): Promise<Settings> {
  const stored = await browser.storage.local.get(KEY);
  return toSettings(stored[KEY]);
}

/** Changes some settings and gives back all of them as stored. */
export async function saveSettings(change: Partial<Settings>): Promise<Settings> {
  const settings = { ...(await readSettings()), ...change };
  await browser.storage.local.set({ [KEY]: settings });
  return settings;
}

/** Calls back with the settings whenever any page of ours changes them; returns how to stop. */
export function observeSettings(listener: (settings: Settings) => void): () => void {
  const onChanged = (changes: Record<string, { newValue?: unknown }>, area: string): void => {
    if (area === 'local' && KEY in changes) listener(toSettings(changes[KEY]?.newValue));
  };
  browser.storage.onChanged.addListener(onChanged);
  return () => browser.storage.onChanged.removeListener(onChanged);
}
