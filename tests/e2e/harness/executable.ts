import { existsSync } from 'node:fs';

const PLACES = {
  chromium: [
    process.env['CHROMIUM'],
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  ],
  firefox: [
    process.env['FIREFOX'],
    '/usr/bin/firefox-esr',
    '/usr/bin/firefox',
    '/Applications/Firefox.app/Contents/MacOS/firefox',
    'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
  ],
} as const;

/** Path of an installed browser; the variables CHROMIUM and FIREFOX come first. */
export function requireExecutable(browser: keyof typeof PLACES): string {
  const found = PLACES[browser].find((place) => place !== undefined && place !== '' && existsSync(place));
  if (found === undefined) {
    throw new Error(`no ${browser} found; install it or set ${browser.toUpperCase()} to its path`);
  }
  return found;
}
