import { describe, expect, it } from 'vitest';
import { isoInZone } from '../domain/local-time';
import { bundleName, captureFolder, safeFileName, siteOf } from './names';

const NAME = /^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?$/;

describe('safeFileName', () => {
  it.each([
    ['post.png', 'post.png'],
    ['tile-003.png', 'tile-003.png'],
    ['../../etc/passwd', 'etc-passwd'],
    ['..\\..\\windows\\system32', 'windows-system32'],
    ['/absolute.txt', 'absolute.txt'],
    ['C:\\x.exe', 'c-x.exe'],
    ['a\u0000b.png', 'a-b.png'],
    ['.htaccess', 'htaccess'],
    ['name.', 'name'],
    ['a..b', 'a.b'],
    ['~$x', 'x'],
    ['', 'file'],
    ['...', 'file'],
    ['con', 'file-con'],
    ['NUL.txt', 'file-nul.txt'],
    ['com1.png', 'file-com1.png'],
    ['lpt9', 'file-lpt9'],
    ['console.txt', 'console.txt'],
    ['Grüße an dich.png', 'gr-e-an-dich.png'],
    ['\u202Egnp.exe', 'gnp.exe'],
    ['100%25.png', '100-25.png'],
  ])('%j becomes %j', (name, expected) => {
    expect(safeFileName(name, new Set())).toBe(expected);
  });

  it('keeps apart what differs only by case or by what was taken out', () => {
    const taken = new Set(['record.json']);
    const names = ['Post.png', 'post.png', 'POST.PNG', 'po/st.png', 'po:st.png', 'record.json'];
    const safe = names.map((name) => safeFileName(name, taken));
    expect(safe).toEqual([
      'post.png',
      'post-2.png',
      'post-3.png',
      'po-st.png',
      'po-st-2.png',
      'record-2.json',
    ]);
  });

  it('stays short and keeps the extension', () => {
    const name = safeFileName(`${'x'.repeat(4000)}.png`, new Set());
    expect(name).toBe(`${'x'.repeat(80)}.png`);
  });

  it('gives nothing but letters, digits, dots and hyphens, whatever comes', () => {
    for (let code = 0; code < 0x3000; code += 1) {
      const character = String.fromCodePoint(code);
      for (const name of [character, `a${character}b`, `${character}.png`, `x.${character}`]) {
        if (!NAME.test(safeFileName(name, new Set())))
          throw new Error(`${JSON.stringify(name)} came through`);
      }
    }
    expect(safeFileName('\u0000', new Set())).toMatch(NAME);
  });
});

describe('captureFolder', () => {
  it.each([
    [7, '2026-11-21T14:32:07.000+01:00', 'https://www.example.org/a?b#c', '0007-2026-11-21-example.org'],
    [
      12_345,
      '2026-11-21T00:01:00+02:00',
      'https://sub.example.org:8443/',
      '12345-2026-11-21-sub.example.org',
    ],
    [1, '2026-11-21T14:32:07Z', 'https://bücher.example/', '0001-2026-11-21-xn--bcher-kva.example'],
    [1, '2026-11-21T14:32:07Z', 'http://[::1]/', '0001-2026-11-21-1'],
    [1, '2026-11-21T14:32:07Z', 'about:blank', '0001-2026-11-21-page'],
    [1, '2026-11-21T14:32:07Z', 'not an address ../..', '0001-2026-11-21-page'],
    [1, '../../x', 'https://example.org/', '0001-undated-example.org'],
    [1, '2026-11-21T14:32:07Z', `https://${'a'.repeat(60)}.example/`, `0001-2026-11-21-${'a'.repeat(40)}`],
  ])('of %d at %s from %s', (sequence, at, url, expected) => {
    expect(captureFolder(sequence, at, url, 'page')).toBe(expected);
  });

  it('of a file from elsewhere says so', () => {
    expect(captureFolder(9, '2026-11-21T14:32:07Z', 'about:blank', 'file')).toBe('0009-2026-11-21-file');
  });
});

describe('bundleName', () => {
  it('tells the time of the zone, over midnight', () => {
    const local = isoInZone(new Date('2026-11-21T23:30:05Z'), 'Europe/Copenhagen');
    expect(bundleName(local, 1, 1)).toBe('evidence-2026-11-22-003005');
  });

  it('numbers the parts only where there are several', () => {
    const local = isoInZone(new Date('2026-11-21T13:32:07Z'), 'Europe/Copenhagen');
    expect(bundleName(local, 1, 1)).toBe('evidence-2026-11-21-143207');
    expect(bundleName(local, 2, 3)).toBe('evidence-2026-11-21-143207-2of3');
  });
});

describe('siteOf', () => {
  it('is the host, or the address where it has none, or nothing where there is no address', () => {
    expect(siteOf('https://www.example.org/a')).toBe('example.org');
    expect(siteOf('urn:isbn:1')).toBe('urn:isbn:1');
    expect(siteOf('about:blank')).toBe('');
  });
});
