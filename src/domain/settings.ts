import type { StampKind } from './integrity';

/** Choices of the person about the tool itself. Never about people or evidence: these are not sealed. */
export const LANGUAGES = ['en', 'de', 'fr', 'nl', 'da'] as const;
export type Language = (typeof LANGUAGES)[number];

export interface Settings {
  /** `auto`: the browser's language, English where that is none of ours. */
  readonly language: Language | 'auto';
  /** Largest volume of an exported bundle, bytes. */
  readonly volumeBytes: number;
  /** Whether the person has read what is explained once, on the first visit to the archive. */
  readonly introductionSeen: boolean;
  readonly stamping: StampingSettings;
  /** Whether single letters act in the archive; who speaks to the computer or is apt to hit keys may turn it off. */
  readonly singleKeys: boolean;
  /** For which country help is shown, ISO 3166-1 alpha-2; `null`: the language's. */
  readonly country: string | null;
  /** No picture is shown anywhere, also when asked for: for who reads a case with somebody, or for somebody. */
  readonly withoutPictures: boolean;
  /** Whether larger sizes of a post's pictures, and its films, are asked of the site's own media host. */
  readonly fullSizeMedia: boolean;
}

/** Somebody who confirms that a state of the journal existed at a certain time. */
export interface StampService {
  readonly kind: StampKind;
  /** `https:` or `http:`. */
  readonly address: string;
}

/** Off until the person turns it on: nothing else of what is kept ever leaves by itself, and this is a hash. */
export interface StampingSettings {
  readonly on: boolean;
  readonly services: readonly StampService[];
}

/** JSZip has no ZIP64 (4 GiB), and mail and court portals take far less: a gigabyte is the start. */
export const DEFAULT_SETTINGS: Settings = {
  language: 'auto',
  volumeBytes: 1_000_000_000,
  introductionSeen: false,
  singleKeys: true,
  country: null,
  withoutPictures: false,
  fullSizeMedia: true,
  stamping: { on: false, services: [] },
};

/**
 * The address of a time-stamp service as it is kept, or `null` for what is none: `https:` or `http:` without a
 * password or a fragment. A bare host gets `https:`.
 */
export function readServiceAddress(typed: string): string | null {
  const text = typed.trim();
  const whole = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`;
  if (text === '' || /\s/.test(text) || !URL.canParse(whole)) return null;
  const url = new URL(whole);
  const plain = url.username === '' && url.password === '' && url.hash === '';
  return plain && (url.protocol === 'https:' || url.protocol === 'http:') ? url.href : null;
}
