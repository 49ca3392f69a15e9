import { describe, expect, it } from 'vitest';
import { BAGIT_TXT, bagInfoText, manifestText, parseManifest } from './bag';

const DIGEST = 'a'.repeat(64);
const INFO = {
  date: '2026-11-21',
  agent: 'Tidemark 0.1.0',
  identifier: 'evidence-2026-11-21-143207-2of3',
  groupIdentifier: 'urn:uuid:9a6305e7-6d71-48c1-a9eb-ee091901b7bf',
  part: 2,
  parts: 3,
  captures: 12,
  entries: 0,
  incomplete: null,
};

describe('tag files', () => {
  it('bagit.txt is the two lines of the standard', () => {
    expect(BAGIT_TXT).toBe('BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n');
  });

  it('bag-info.txt has each label once, and counts bytes and files', () => {
    const text = bagInfoText(INFO, [
      { path: 'data/a', sha256: DIGEST, sizeBytes: 10 },
      { path: 'data/b', sha256: DIGEST, sizeBytes: 5 },
    ]);
    const lines = text.split('\n').slice(0, -1);
    expect(lines).toContain('Payload-Oxum: 15.2');
    expect(lines).toContain('Bag-Count: 2 of 3');
    expect(lines).toContain('Bagging-Date: 2026-11-21');
    expect(lines).toContain('Completeness: complete');
    expect(lines.every((line) => /^[A-Za-z-]+: \S.*$/.test(line))).toBe(true);
    const labels = lines.map((line) => line.split(':')[0]);
    expect(new Set(labels).size).toBe(labels.length);
  });

  it('bag-info.txt says what is missing, and no value breaks its line', () => {
    const text = bagInfoText({ ...INFO, incomplete: '2 not included\nPayload-Oxum: 0.0' }, []);
    expect(text).toContain('Completeness: INCOMPLETE: 2 not included Payload-Oxum: 0.0\n');
    expect(text.match(/^Payload-Oxum:/gm)).toHaveLength(1);
  });
});

describe('parseManifest', () => {
  it('reads what manifestText wrote', () => {
    const files = [
      { path: 'data/report.html', sha256: DIGEST, sizeBytes: 1 },
      { path: 'data/captures/0001-2026-11-21-example.org/post.png', sha256: 'b'.repeat(64), sizeBytes: 2 },
    ];
    const text = manifestText(files);
    expect(text).toBe(`${DIGEST}  data/report.html\n${'b'.repeat(64)}  ${files[1]?.path}\n`);
    expect([...parseManifest(text)]).toEqual(files.map(({ path, sha256 }) => [path, sha256]));
    expect(parseManifest('').size).toBe(0);
  });

  it.each([
    ['a byte order mark', `\uFEFF${DIGEST}  data/a\n`],
    ['CRLF', `${DIGEST}  data/a\r\n`],
    ['one space', `${DIGEST} data/a\n`],
    ['binary mode', `${DIGEST} *data/a\n`],
    ['capital hex', `${DIGEST.toUpperCase()}  data/a\n`],
    ['a short digest', `${DIGEST.slice(1)}  data/a\n`],
    ['percent-encoding', `${DIGEST}  data/a%0Ab\n`],
    ['a backslash', `${DIGEST}  data\\a\n`],
    ['no end of line', `${DIGEST}  data/a`],
    ['the same path twice', `${DIGEST}  data/a\n${DIGEST}  data/a\n`],
  ])('refuses %s', (_, text) => {
    expect(() => parseManifest(text)).toThrow();
  });
});
