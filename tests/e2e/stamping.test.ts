import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cp, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { Demo } from '../../demo/server.ts';
import type { TreeHead } from '../../src/domain/integrity';
import type { JournalEntry } from '../../src/domain/journal';
import { en } from '../../src/i18n/en/index';
import type { Asked, LocalService } from '../../src/stamping/test-services.ts';
import { startPages } from '../pages/serve.ts';
import { captureByPopup, exportEverything, waitForCaptures } from './harness/acts.ts';
import { requireBuiltExtension } from './harness/built-extension.ts';
import { judgeBag, judgeZip, type Bundle } from './harness/bundle.ts';
import { launchChromium } from './harness/chromium.ts';
import { launchFirefox } from './harness/firefox.ts';
import { serveCalendar, StampAuthority } from './harness/stamp-services.ts';
import { makeTemporaryFolder, type TemporaryFolder } from './harness/temporary.ts';
import type { TestBrowser } from './harness/test-browser.ts';
import type { View } from './harness/view.ts';
import { patternOf } from './harness/words.ts';

const BROWSERS = {
  chromium: ['chrome-mv3', launchChromium],
  firefox: ['firefox-mv3', launchFirefox],
} as const;

const run = promisify(execFile);

interface Said {
  readonly code: number;
  readonly output: string;
}

async function runProgram(program: string, args: readonly string[], cwd: string): Promise<Said> {
  try {
    const { stdout, stderr } = await run(program, [...args], { cwd, maxBuffer: 50_000_000 });
    return { code: 0, output: stdout + stderr };
  } catch (error) {
    const { code, stdout, stderr } = error as { code?: number | string; stdout?: string; stderr?: string };
    if (typeof code !== 'number') throw error;
    return { code, output: `${stdout ?? ''}${stderr ?? ''}` };
  }
}

const shell = (command: string, cwd: string): Promise<Said> => runProgram('bash', ['-c', command], cwd);

/** What the verifier that `npm run build` makes says of a bundle. */
async function verify(zip: string, ...more: string[]): Promise<Said> {
  const program = join(requireBuiltExtension('chrome-mv3'), '../verify/tidemark-verify.mjs');
  return runProgram(process.execPath, [program, '--lang', 'en', ...more, zip], join(zip, '..'));
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

async function readLines<T>(path: string): Promise<T[]> {
  const text = await readFile(path, 'utf8');
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as T);
}

/** The lines of READ-ME-FIRST.txt that are commands for a shell of Linux or macOS, as they are printed. */
async function commandsOf(root: string): Promise<string[]> {
  const text = await readFile(join(root, 'READ-ME-FIRST.txt'), 'utf8');
  return text
    .split('\r\n')
    .filter((line) => /^ {4}(?:sha256sum|shasum|find|openssl) /.test(line))
    .map((line) => line.slice(4));
}

/** Neither a cookie, nor a page that it came from, nor a name for whoever asks. */
function expectBare({ headers }: Asked): void {
  expect(headers).not.toHaveProperty('cookie');
  expect(headers).not.toHaveProperty('referer');
  expect(headers).not.toHaveProperty('authorization');
  expect(headers.origin ?? 'null').toMatch(/^(?:null|(?:chrome|moz)-extension:\/\/[\w-]+)$/);
}

describe.each(['chromium', 'firefox'] as const)('confirmations of time in %s', (name) => {
  const authority = new StampAuthority();
  let calendar: LocalService;
  let demo: Demo;
  let folder: TemporaryFolder;
  let browser: TestBrowser;
  let page: Page;
  let archive: View;
  let captures = 0;
  let first: { zip: string; bundle: Bundle };

  beforeAll(async () => {
    await authority.open();
    calendar = await serveCalendar();
    demo = await startPages();
    folder = await makeTemporaryFolder('stamping');
    const [target, launch] = BROWSERS[name];
    const extension = join(folder.path, target);
    await cp(requireBuiltExtension(target), extension, { recursive: true });
    // What a person allows in a window of the browser's own, which no test can click.
    const manifest = JSON.parse(await readFile(join(extension, 'manifest.json'), 'utf8')) as object;
    await writeFile(
      join(extension, 'manifest.json'),
      JSON.stringify({ ...manifest, host_permissions: ['http://127.0.0.1/*'] }),
    );
    browser = await launch({ extension });
    page = await browser.openPage(`${demo.origin}/post/418199`);
    // Whatever is asked of this host from here on could carry it.
    await page.evaluate(() => {
      document.cookie = 'follows=me; path=/; max-age=86400';
    });
    archive = await browser.openExtensionPage('options.html');
  });
  afterAll(async () => {
    await browser?.close();
    await authority.close();
    await calendar?.close();
    await demo?.close();
    await folder?.remove();
    authority.openssl.done();
  });

  const submitted = (): Asked[] => calendar.asked.filter(({ method }) => method === 'POST');
  async function capture(): Promise<string> {
    const said = await captureByPopup(browser, page, en.popup.capturePost);
    captures += 1;
    await waitForCaptures(archive, captures);
    return said;
  }
  /** In a tab in front, where a page is drawn as fast as anybody looks. */
  async function open(hash: string, words: string): Promise<void> {
    await archive.close();
    archive = await browser.openExtensionPage(`options.html${hash}`);
    await archive.waitForText(words);
  }
  const openSettings = (): Promise<void> => open('#/settings', en.stamping.title);
  async function openCapture(sequence: number): Promise<void> {
    const id = (await waitForCaptures(archive, captures)).find((one) => one.sequence === sequence)?.id ?? '';
    await open(`#/capture/${id}`, en.detail.checkNow);
  }
  /** Each is put aside. */
  async function exportAside(as: string): Promise<{ zip: string; bundle: Bundle }> {
    const into = join(folder.path, as);
    await mkdir(into, { recursive: true });
    const { zip, bundle } = await exportEverything(browser, page, into);
    const aside = join(folder.path, `${as}.zip`);
    await rename(zip, aside);
    return { zip: aside, bundle };
  }
  async function add(address: string): Promise<void> {
    await archive.click(en.stamping.address);
    await archive.type(address);
    await archive.press('Enter');
  }

  it('asks nobody for anything until it is turned on', async () => {
    await capture();
    await openSettings();
    await archive.waitForText(en.stamping.none);
    await add('no address');
    await archive.waitForText(en.stamping.addressWrong);
    const field = await archive.evaluate(() => {
      const active = document.activeElement as HTMLInputElement;
      const error = document.getElementById(active.getAttribute('aria-describedby') ?? '');
      const typed = active.value;
      active.select();
      return { typed, invalid: active.getAttribute('aria-invalid'), error: error?.textContent };
    });
    expect(field).toEqual({ typed: 'no address', invalid: 'true', error: en.stamping.addressWrong });
    await archive.press('Backspace');
    await add(authority.address);
    await archive.waitForText(en.stamping.notYet);
    await archive.evaluate((label: string) => {
      const select = [...document.querySelectorAll('label')].find((each) => each.textContent === label)
        ?.control as HTMLSelectElement;
      select.value = 'opentimestamps';
      select.dispatchEvent(new Event('change', { bubbles: true }));
    }, en.stamping.kind);
    await add(calendar.address);
    await archive.waitFor('two services', () => document.querySelectorAll('.stamp-service').length === 2, []);
    await capture();
    expect([authority.asked, calendar.asked]).toEqual([[], []]);
  });

  it('has the archive as it is confirmed once it is turned on', async () => {
    await archive.click(en.stamping.on);
    await archive.waitForText(patternOf(en.stamping.kept.one));
    await archive.waitForText(patternOf(en.stamping.pending.one));
    await archive.waitForText(en.stamping.asked);
    expect([authority.asked, submitted()].map(({ length }) => length)).toEqual([1, 1]);
  });

  it('has each capture confirmed, and says so with it', async () => {
    await capture();
    await openCapture(captures);
    await archive.waitForText(patternOf(en.stamping.existedBy));
    expect(await archive.text()).toContain(new URL(authority.address).host);
    expect([authority.asked, submitted()].map(({ length }) => length)).toEqual([2, 2]);
  });

  it('sends a digest and nothing beside it', () => {
    for (const asked of authority.asked) {
      expect(asked).toMatchObject({ method: 'POST', path: '/tsr' });
      expect(asked.body).toHaveLength(69);
      expect(asked.headers['content-type']).toBe('application/timestamp-query');
      expectBare(asked);
    }
    for (const asked of submitted()) {
      expect(asked.path).toBe('/digest');
      expect(asked.body).toHaveLength(32);
    }
    for (const asked of calendar.asked) {
      // What became of a promise is asked for by what was submitted.
      if (asked.method === 'GET') expect(asked.path).toMatch(/^\/timestamp\/[0-9a-f]{64}$/);
      expectBare(asked);
    }
  });

  it('keeps a capture as ever while nobody answers, says why, and asks again when told', async () => {
    await authority.close();
    expect(await capture()).toMatch(/^Kept|\nKept/);
    await openSettings();
    const waits = await archive.waitForText(patternOf(en.stamping.waiting.one));
    expect(waits).toMatch(/1 waiting: \S/);
    await authority.open();
    await archive.click(en.stamping.askNow);
    const said = await archive.waitForText(/3 confirmations, last/);
    expect(said).not.toContain('waiting');
    await openCapture(captures);
    await archive.waitForText(patternOf(en.stamping.existedBy));
  });

  it.each(['expired', 'forged'] as const)('keeps an answer that is %s apart, and says so', async (manner) => {
    authority.manner = manner;
    await capture();
    await openSettings();
    const count = manner === 'expired' ? 1 : 2;
    const form = count === 1 ? en.stamping.refused.one : en.stamping.refused.other;
    const said = await archive.waitForText(patternOf(form.replace('{count}', String(count))));
    expect(said).toMatch(manner === 'expired' ? /: validity/ : /: signature/);
    await openCapture(captures);
    await archive.waitForText(patternOf(en.stamping.promised));
    expect(await archive.text()).not.toMatch(patternOf(en.stamping.existedBy));
    authority.manner = 'well';
  });

  it('exports it all so that programs of others accept it', async () => {
    await capture();
    first = await exportAside('first');
    const { zip, bundle } = first;
    expect(bundle.records).toHaveLength(captures);
    const verdicts = [...(await judgeZip(zip)), ...(await judgeBag(bundle.root))];
    expect(verdicts.filter(({ accepted }) => !accepted)).toEqual([]);
    for (const [signature, file] of [
      ['tree-head.json.sig', 'journal/tree-head.json'],
      ['tagmanifest-sha256.txt.sig', 'tagmanifest-sha256.txt'],
    ] as const) {
      const command = `openssl dgst -sha256 -verify signatures/signer-public-key.pem -signature signatures/${signature} ${file}`;
      expect(await shell(command, bundle.root)).toEqual({ code: 0, output: 'Verified OK\n' });
    }
  });

  it('has commands in its READ-ME-FIRST that work as they are printed', async () => {
    const { root, files } = first.bundle;
    const commands = await commandsOf(root);
    const head = JSON.parse(await readFile(join(root, 'journal/tree-head.json'), 'utf8')) as TreeHead;
    for (const command of commands.filter((each) => !each.startsWith('openssl ts'))) {
      const { code, output } = await shell(command, root);
      expect([command, code, output]).toEqual([command, 0, expect.any(String)]);
      if (command.startsWith('sha256sum') || command.startsWith('find')) expect(output).toBe('');
      if (command.startsWith('openssl pkey')) expect(output).toContain(head.archive);
      if (command.startsWith('openssl dgst')) expect(output).toBe('Verified OK\n');
    }
    expect(commands).toHaveLength(6);
    const stamp = commands.find((each) => each.startsWith('openssl ts')) ?? '';
    const tokens = files.filter((file) => file.endsWith('.tsr'));
    expect(tokens.length).toBeGreaterThanOrEqual(3);
    for (const token of tokens) {
      const own = stamp
        .replaceAll('NAME', basename(token, '.tsr'))
        .replace('authority.pem', `'${authority.root.certificate}'`);
      const { code, output } = await shell(own, join(root, token, '..'));
      expect([token, code, output]).toEqual([token, 0, expect.stringContaining('Verification: OK')]);
    }
  });

  it('has every record in the journal, and no answer that failed the check', async () => {
    const { root, records, files } = first.bundle;
    const lines = await readLines<{ entry: JournalEntry; inclusion: { size: number }[] }>(
      join(root, 'journal/entries.jsonl'),
    );
    for (const { record, readBytes } of records) {
      const digest = sha256(await readBytes('record.json'));
      const own = lines.filter(({ entry }) => entry.act === 'captured' && entry.sha256 === digest);
      expect(own.map(({ entry }) => entry.captureId)).toEqual([record.id]);
    }
    expect(authority.wrong).toHaveLength(2);
    const wrong = authority.wrong.map(sha256);
    for (const file of files) expect(wrong).not.toContain(sha256(await readFile(join(root, file))));
  });

  it('has promises of the calendar that OpenTimestamps’ own library reads', async () => {
    const { root, files } = first.bundle;
    const proofs = files.filter((file) => file.endsWith('.ots'));
    expect(proofs.length).toBeGreaterThanOrEqual(3);
    const oracle = join(import.meta.dirname, '../../src/integrity/test-open-timestamps.py');
    for (const file of proofs) {
      const proof = await readFile(join(root, file));
      await writeFile(join(folder.path, 'ask'), `${JSON.stringify(['read', proof.toString('hex')])}\n`);
      const { output } = await shell(`/usr/bin/python3 '${oracle}' < '${folder.path}/ask'`, '/');
      const stamped = await readFile(join(root, file, '../tree-head.json'));
      expect(JSON.parse(output)).toMatchObject({
        digest: sha256(stamped),
        attestations: [['pending', calendar.address.replace(/\/$/, ''), expect.any(String)]],
      });
    }
  });

  it('later exports so that it shows what the first did, and more', async () => {
    await capture();
    const later = await exportAside('later');
    const { root } = later.bundle;
    const read = async (at: string): Promise<TreeHead> =>
      JSON.parse(await readFile(join(at, 'journal/tree-head.json'), 'utf8')) as TreeHead;
    const [before, after] = [await read(first.bundle.root), await read(root)];
    expect(after.archive).toBe(before.archive);
    expect(after.size).toBeGreaterThan(before.size);
    const lines = await readLines<{ size: number; rootSha256: string; path: string[] }>(
      join(root, 'journal/consistency.jsonl'),
    );
    const own = lines.find(({ size }) => size === before.size);
    expect(own?.rootSha256).toBe(before.rootSha256);
    expect(own?.path.length).toBeGreaterThan(0);
    expect(await verify(later.zip)).toMatchObject({ code: 0 });
  });

  it('is whole to the verifier, with the authority’s certificate too, and not after one byte', async () => {
    const { zip } = first;
    const unjudged = await verify(zip);
    expect(unjudged).toMatchObject({ code: 0, output: expect.stringContaining(en.verify.tokenUnjudged) });
    const trusted = await verify(zip, '--ca', authority.root.certificate);
    expect(trusted).toMatchObject({ code: 0, output: expect.stringContaining(en.verify.tokenAnchored) });
    expect(trusted.output).not.toContain(en.verify.tokenUnjudged);
    const bytes = await readFile(zip);
    const at = bytes.indexOf('"tidemark-tree-head/1"') + 3;
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    const altered = join(folder.path, 'altered.zip');
    await writeFile(altered, bytes);
    expect(await verify(altered)).toMatchObject({ code: 1 });
  });

  it('lets its pages themselves reach nobody', async () => {
    const before = authority.asked.length;
    const popup = await browser.openPopup(page);
    await popup.waitForText(en.popup.capturePost);
    for (const view of [archive, popup]) {
      const refused = await view.evaluate(async (address: string) => {
        const seen = new Promise<string>((resolve) => {
          addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective));
        });
        const answer = await fetch(address).catch(() => null);
        return answer === null ? seen : 'answered';
      }, authority.address);
      expect(refused).toBe('connect-src');
    }
    await popup.close();
    expect(authority.asked).toHaveLength(before);
  });
});
