import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../domain/settings';
import {
  LINUX_UNCHANGED,
  MAC_UNCHANGED,
  type ReadMe,
  readMeText,
  OPENSSL_FINGERPRINT,
  OPENSSL_SIGNATURE,
  OPENSSL_STAMP,
  UNIX_ADDED,
  WINDOWS_CHECK,
  WINDOWS_SINGLE,
} from './read-me';
import { createWords } from './report/words';

const WHOLE: ReadMe = {
  tool: { name: 'Tidemark', version: '0.1.0' },
  madeAt: '2026-11-21T13:32:07.000Z',
  timeZone: 'Europe/Copenhagen',
  part: 1,
  parts: 1,
  captures: 3,
  entries: 0,
  files: 17,
  reports: ['report.html'],
  logbookVolume: null,
  oversize: false,
  split: [],
  leftOut: [],
  fingerprint: '0123456789abcdef'.repeat(4),
  wacz: true,
  marked: true,
  redacted: 1,
  stamped: true,
};

describe.each(LANGUAGES)('READ-ME-FIRST.txt in %s', (language) => {
  const words = createWords(language);
  const text = readMeText(WHOLE, words);

  it('has lines that every editor shows, and no byte order mark', () => {
    expect(text.startsWith('\uFEFF')).toBe(false);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(text.endsWith('\r\n')).toBe(true);
    const commands = new Set([
      LINUX_UNCHANGED,
      MAC_UNCHANGED,
      UNIX_ADDED,
      ...WINDOWS_CHECK,
      WINDOWS_SINGLE,
      OPENSSL_SIGNATURE,
      OPENSSL_FINGERPRINT,
      OPENSSL_STAMP,
    ]);
    for (const line of text.split('\r\n'))
      if (!commands.has(line.trim())) expect(line.length).toBeLessThanOrEqual(80);
  });

  it('tells whose key signed, and whether others confirmed the time', () => {
    expect(text).toContain(`    ${WHOLE.fingerprint}\r\n`);
    expect(text).toContain(OPENSSL_STAMP);
    expect(readMeText({ ...WHOLE, stamped: false }, words)).not.toContain(OPENSSL_STAMP);
  });

  it('has every command whole on a line of its own', () => {
    const lines = text.split('\r\n').map((line) => line.trim());
    for (const command of [LINUX_UNCHANGED, MAC_UNCHANGED, UNIX_ADDED, ...WINDOWS_CHECK, WINDOWS_SINGLE]) {
      expect(lines).toContain(command);
    }
  });

  it('says in which of several parts the logbook lies', () => {
    const logbookVolume = { name: 'evidence-1of2', entries: 7, here: false };
    const told = readMeText({ ...WHOLE, logbookVolume, part: 2, parts: 2 }, words);
    expect(told).toContain('evidence-1of2.zip');
    expect(readMeText({ ...WHOLE, logbookVolume }, words)).not.toContain('evidence-1of2');
  });

  it('says what is missing, and that only where something is', () => {
    const incomplete = words.t('report.statusIncomplete', { count: 1 }).split(':')[0] ?? '';
    expect(text).not.toContain(incomplete);
    const leftOut = [{ captureId: 'x', sequence: 7, file: 'post.png', reason: 'file-changed' as const }];
    const told = readMeText({ ...WHOLE, leftOut, part: 2, parts: 3, oversize: true, split: ['0007'] }, words);
    expect(told).toContain(incomplete);
    expect(told).toContain('post.png');
    expect(told.length).toBeGreaterThan(text.length + 200);
  });
});

describe('READ-ME-FIRST.txt', () => {
  it('never says that a page was authentic', () => {
    for (const language of LANGUAGES) {
      const text = readMeText(WHOLE, createWords(language));
      expect(text).not.toMatch(/authenti(?:c|sch|que)|echt heid|ægthed/i);
    }
  });
});
