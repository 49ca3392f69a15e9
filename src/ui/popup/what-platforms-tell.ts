/**
 * What a platform tells the other side by itself when somebody reads, looks or pictures. Only what has a source is
 * said; `unknown` is said as such. `docs/what-platforms-tell.md` has the same with the words of the sources.
 */

export interface PlatformTells {
  readonly platform: string;
  /** Lower case, each with the names below it. */
  readonly hosts: readonly string[];
  /** Whoever wrote a message sees that it was opened. */
  readonly read: 'told' | 'unknown';
  /** `stories`: who viewed one is listed; `history`: only where both sides switched that on. */
  readonly viewed: 'stories' | 'history' | 'unknown';
  /** `encrypted`: in end-to-end encrypted chats, where the app notices it. */
  readonly screenshot: 'told' | 'encrypted' | 'unknown';
  /** Where each of it stands; empty where there is no source. */
  readonly sources: readonly string[];
}

/** The day on which the sources were read. */
export const TELLS_AS_OF = '2026-11-21';

const UNKNOWN = { read: 'unknown', viewed: 'unknown', screenshot: 'unknown', sources: [] } as const;

export const PLATFORMS_TELL: readonly PlatformTells[] = [
  {
    ...UNKNOWN,
    platform: 'WhatsApp',
    hosts: ['web.whatsapp.com'],
    read: 'told',
    sources: ['faq.whatsapp.com/665923838265756'],
  },
  {
    ...UNKNOWN,
    platform: 'Messenger',
    hosts: ['messenger.com'],
    screenshot: 'encrypted',
    sources: ['messenger.com/help/880518629146125'],
  },
  {
    ...UNKNOWN,
    platform: 'Facebook',
    hosts: ['facebook.com'],
    screenshot: 'encrypted',
    sources: ['messenger.com/help/880518629146125'],
  },
  {
    ...UNKNOWN,
    platform: 'Instagram',
    hosts: ['instagram.com'],
    viewed: 'stories',
    sources: ['bustle.com/articles/176391'],
  },
  {
    ...UNKNOWN,
    platform: 'X',
    hosts: ['x.com', 'twitter.com'],
    read: 'told',
    sources: ['developer.x.com (direct messages: typing indicator and read receipts)'],
  },
  {
    ...UNKNOWN,
    platform: 'TikTok',
    hosts: ['tiktok.com'],
    viewed: 'history',
    sources: ['support.tiktok.com (TikTok post view history)'],
  },
  {
    ...UNKNOWN,
    platform: 'LinkedIn',
    hosts: ['linkedin.com'],
    read: 'told',
    sources: ['typoro.com/blog/does-linkedin-have-read-receipts'],
  },
  {
    ...UNKNOWN,
    platform: 'Telegram',
    hosts: ['web.telegram.org'],
    read: 'told',
    sources: ['teleggid.com/galochki-v-telegram'],
  },
  {
    ...UNKNOWN,
    platform: 'Snapchat',
    hosts: ['snapchat.com'],
    screenshot: 'told',
    sources: ['socialmediafixed.com/why-does-it-say-i-screenshot-on-snapchat'],
  },
  { ...UNKNOWN, platform: 'Discord', hosts: ['discord.com'] },
  { ...UNKNOWN, platform: 'Threads', hosts: ['threads.com', 'threads.net'] },
  { ...UNKNOWN, platform: 'Tinder', hosts: ['tinder.com'] },
  { ...UNKNOWN, platform: 'Bumble', hosts: ['bumble.com'] },
];

/** @param site host name, as the popup has it */
export function whatPlatformTells(site: string | null): PlatformTells | null {
  const host = site?.toLowerCase() ?? '';
  return (
    PLATFORMS_TELL.find(({ hosts }) => hosts.some((one) => host === one || host.endsWith(`.${one}`))) ?? null
  );
}
