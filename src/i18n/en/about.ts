/** What the archive proves and what it does not, in plain words. */
export const about = {
  title: 'What this proves and what it does not',
  what: 'Tidemark keeps what you saw in your browser: a picture, a copy of the page, its text, and how and when it was captured. It all stays on this device until you export it.',
  provesTitle: 'What it can show',
  provesUnchanged:
    'That a file has not changed since it was captured. Its digest (SHA-256) is taken at that moment; if a single byte changes, it no longer matches.',
  provesWhen: 'What your computer’s clock said, and at which address the page was.',
  provesHow: 'How it was captured: with which browser, what was clicked, what could not be kept.',
  provesNotTitle: 'What it cannot show',
  provesNotAuthor: 'Who really wrote something. A name on a page is only what the page says.',
  provesNotPage: 'That the page was not altered in your browser before the capture.',
  provesNotClock: 'That your computer’s clock was right.',
  provesNotAll: 'That there is nothing else. What was not captured is not here.',
  original: 'So leave the original where it is if you can: do not delete the message, and keep the device.',
  whereTitle: 'Where it is kept',
  whereHere: 'Only in this browser profile. Nothing is sent anywhere, and there is no account.',
  whereUninstall:
    'Removing the extension, or clearing all of its data, erases the archive. An exported bundle is your backup.',
  whereOthers: 'Whoever can use this browser profile can open the archive.',
  whereSpyware:
    'If somebody watches this device with spyware, no extension can protect you. Use another device if you can.',
  version: 'Version {version}',
  licence: 'Free software under the AGPL, version 3 or later.',
} as const;
