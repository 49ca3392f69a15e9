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
  /** Whether single letters act in the archive; who speaks to the computer or is apt to hit keys may turn it off. */
  readonly singleKeys: boolean;
}

/** JSZip has no ZIP64 (4 GiB), and mail and court portals take far less: a gigabyte is the start. */
export const DEFAULT_SETTINGS: Settings = {
  language: 'auto',
  volumeBytes: 1_000_000_000,
  introductionSeen: false,
  singleKeys: true,
};
