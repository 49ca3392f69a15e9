import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { LANGUAGES } from '../../domain/settings';
import { makeVolume, smallArchive, type TestArchive, type TestFiles, utf8, zipOf } from '../test-bundle';
import type { Verification } from '../verify';
import { runVerifier } from './main';

let folder: string;
let archive: TestArchive;
let files: TestFiles;
let zip: string;
let cut: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tidemark-cli-'));
  archive = await smallArchive();
  files = await makeVolume(archive);
  const bytes = await zipOf(files);
  zip = join(folder, 'whole.zip');
  cut = join(folder, 'cut.zip');
  await writeFile(zip, bytes);
  await writeFile(cut, bytes.subarray(0, 3000));
});
afterAll(() => rm(folder, { recursive: true }));

async function run(...words: string[]): Promise<{ code: number; out: string; problem: string }> {
  let [out, problem] = ['', ''];
  const code = await runVerifier(
    words,
    { LANG: 'en_GB.UTF-8' },
    {
      out: (text) => {
        out += text;
      },
      problem: (text) => {
        problem += text;
      },
    },
  );
  return { code, out, problem };
}

async function unpack(into: string, content: TestFiles): Promise<string> {
  for (const [path, bytes] of content) {
    await mkdir(dirname(join(folder, into, path)), { recursive: true });
    await writeFile(join(folder, into, path), bytes);
  }
  return join(folder, into);
}

test('0, 1 and 2 for whole, not whole and unreadable', async () => {
  expect(await run(zip)).toMatchObject({ code: 0, problem: '' });
  const spoilt = new Map(files);
  spoilt.set('data/report.html', utf8('other'));
  const folderOfSpoilt = await unpack('spoilt', spoilt);
  const found = await run(folderOfSpoilt);
  expect(found.code).toBe(1);
  expect(found.out).toMatch(/^Not whole\./);
  expect(found.out).toContain('data/report.html');
  expect((await run(cut)).code).toBe(2);
  expect((await run(zip, cut)).code).toBe(2);
});

test('wrong use is 2 and says what is wrong', async () => {
  expect((await run()).code).toBe(2);
  for (const words of [
    ['--what', zip],
    [zip, '--lang', 'xx'],
    [zip, '--known', '12'],
    ['nowhere.zip'],
    [zip, '--ca', zip],
  ]) {
    const { code, problem, out } = await run(...words);
    expect({ words, code, out }).toEqual({ words, code: 2, out: '' });
    expect(problem).toContain('This cannot be used');
  }
});

test('the unpacked folder is checked like the zip, and a link in it is seen', async () => {
  const whole = await unpack('unpacked', files);
  expect((await run(whole)).code).toBe(0);
  await symlink('/etc/hostname', join(whole, 'data/link'));
  const { code, out } = await run(whole, '--verbose');
  expect(code).toBe(1);
  expect(out).toContain('data/link');
});

test('JSON holds the whole result and nothing else', async () => {
  const { out } = await run(zip, '--json');
  const result = JSON.parse(out) as Verification;
  expect(result).toMatchObject({ format: 'tidemark-verification/1', verdict: 'whole' });
  expect(result.bundles[0]?.key?.fingerprint).toBe(archive.fingerprint);
});

test('a fingerprint that is asked for must be the one', async () => {
  const spaced = archive.fingerprint.toUpperCase().replaceAll(/(..)(?=.)/g, '$1:');
  expect((await run(zip, '--known', spaced)).code).toBe(0);
  const other = await run(zip, '--known', '0'.repeat(64));
  expect(other.code).toBe(1);
  expect(other.out).toContain('The key is none of those that you named.');
});

test('any bag, as a bag', async () => {
  const bag: TestFiles = new Map([
    ['bagit.txt', utf8('BagIt-Version: 0.97\nTag-File-Character-Encoding: UTF-8\n')],
    ['manifest-md5.txt', utf8('900150983cd24fb0d6963f7d28e17f72  data/a.txt\n')],
    ['data/a.txt', utf8('abc')],
  ]);
  const path = await unpack('bag', bag);
  expect((await run(path, '--bag')).code).toBe(0);
  expect((await run(path)).code).toBe(1);
  await writeFile(join(path, 'data/a.txt'), 'abd');
  expect((await run(path, '--bag')).code).toBe(1);
});

test.each(LANGUAGES)('speaks %s', async (language) => {
  const whole = await run(zip, '--lang', language, '--verbose');
  const broken = await run(cut, '--lang', language, '--verbose');
  for (const { out } of [whole, broken]) {
    expect(out).not.toMatch(/\{\w+\}|undefined|verify\./);
    expect(out.split('\n')[0]?.length).toBeGreaterThan(20);
  }
  expect((await run('--help', '--lang', language)).code).toBe(0);
});

test('nothing that a bundle says can give the terminal orders', async () => {
  const named = await makeVolume(archive, { completeness: 'INCOMPLETE: \u001b]0;title\u0007' });
  const path = await unpack('orders', named);
  const { out } = await run(path, '--verbose');
  expect(out).toContain('title');
  // oxlint-disable-next-line no-control-regex
  expect(out).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/);
});
