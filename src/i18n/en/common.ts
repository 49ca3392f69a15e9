/** Words that more than one part of the interface uses. */
export const common = {
  productName: 'Tidemark',
  languageName: 'English',
  language: 'Language',
  languageOfBrowser: 'As in the browser',

  today: 'Today',
  yesterday: 'Yesterday',
  numbered: 'No. {number}',
  files: { one: '{count} file', other: '{count} files' },

  cancel: 'Cancel',
  close: 'Close',
  done: 'Done',
  tryAgain: 'Try again',

  digestOf: 'SHA-256 of: {what}',
  digestWhole: 'Show all of it',
  digestShorten: 'Shorten',
  copyDigestOf: 'Copy the SHA-256 of: {what}',
  copied: 'Copied',

  leave: 'Leave now',
  leaveHint: 'Goes to a new tab and closes Tidemark. Or press Shift three times.',
  leaveCount: {
    one: 'Press Shift {count} more time to leave',
    other: 'Press Shift {count} more times to leave',
  },

  exportStarting: 'Starting',
  exportReading: 'Reading your archive',
  exportWriting: 'Writing the zip',
  exportChecking: 'Reading the zip back and checking every file',
  exportCancelHint: 'Cancelling leaves nothing behind.',
  filesOf: { one: '{done} of {count} file', other: '{done} of {count} files' },
  bytesOf: '{done} of {total}',
  lessThanAMinute: 'less than a minute left',
  minutesLeft: { one: 'about {count} minute left', other: 'about {count} minutes left' },
  exportSaved: {
    one: 'Saved: {verified} of {count} file checked',
    other: 'Saved: {verified} of {count} files checked',
  },
  exportSavedHint: 'The zip was read back, and every file is as it was when you captured it.',
  exportIncomplete: {
    one: 'Not complete: {verified} of {count} file checked',
    other: 'Not complete: {verified} of {count} files checked',
  },
  exportLeftOut: {
    one: '{count} thing could not be included. The bundle itself says so too.',
    other: '{count} things could not be included. The bundle itself says so too.',
  },
  volumeOf: { one: '{count} file, {size}', other: '{count} files, {size}' },
  volumesHint: 'Download every part: each can be opened and checked by itself.',
} as const;
