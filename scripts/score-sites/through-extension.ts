/**
 * Each listed post in real Chromium: the page under its own address, the post picked with the extension's own
 * "Pick a post" by a click on it, the facts taken from the records of the exported zip.
 */
import { isUtf8 } from 'node:buffer';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { Page } from 'puppeteer-core';

import type { PostFacts } from '../../src/domain/capture';
import { en } from '../../src/i18n/en/index';
import {
  hintsOf,
  isProfile,
  mayBeProfile,
  saysAuthor,
  scoreFacts,
  type SavedPage,
  type Score,
  type Truth,
} from '../../src/sites/score';
import { findPlaces, type PlaceHints } from '../../src/sites/score-places';
import { exportEverything, waitForCaptures } from '../../tests/e2e/harness/acts';
import { launchChromium, type Chromium } from '../../tests/e2e/harness/chromium';
import { makeTemporaryFolder } from '../../tests/e2e/harness/temporary';
import { readList, resultOf, type Result } from './saved-pages';

/** Opens the page under its own address without its scripts; nothing else is fetched from anywhere. */
async function open(chromium: Chromium, saved: SavedPage, html: Buffer): Promise<Page> {
  const page = await chromium.browser.newPage();
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    const isPage = request.isNavigationRequest() && request.frame() === page.mainFrame();
    const answer = isPage
      ? request.respond({
          status: 200,
          // Older pages say in themselves how they are encoded.
          contentType: isUtf8(html) ? 'text/html; charset=utf-8' : 'text/html',
          headers: { 'content-security-policy': "script-src 'none'" },
          body: html,
        })
      : request.abort();
    answer.catch(() => undefined);
  });
  await page.goto(saved.url, { waitUntil: 'load' });
  return page;
}

/**
 * Scrolls to the likeliest place that shows this post and says where a click reaches it. What lies over it is made to
 * let the click through; nothing else of the page changes.
 */
async function findPoint(page: Page, hints: PlaceHints): Promise<{ x: number; y: number } | null> {
  const places = await page.evaluateHandle(findPlaces, hints);
  return page.evaluate((holders) => {
    for (const holder of holders) {
      if (!holder.checkVisibility()) continue;
      holder.scrollIntoView({ block: 'center', behavior: 'instant' });
      for (const { x, y, width, height } of holder.getClientRects()) {
        const at = { x: x + Math.min(width / 2, 40), y: y + height / 2 };
        if (width === 0) continue;
        // A saved page may have lost the style sheet that keeps its pictures in their places.
        for (let count = 0; count < 100; count += 1) {
          const hit = document.elementFromPoint(at.x, at.y);
          if (hit === null) break;
          if (holder.contains(hit) || hit.contains(holder)) return at;
          (hit as HTMLElement).style.setProperty('pointer-events', 'none', 'important');
        }
      }
    }
    return null;
  }, places);
}

/** Captures the whole page, as a person does who wants a profile, or to whom the page shows no post. */
async function capturePage(chromium: Chromium, page: Page, isKept: () => Promise<boolean>): Promise<boolean> {
  const popup = await chromium.openPopup(page);
  await popup.click(new RegExp(`^(?:${en.popup.capturePage}|${en.popup.capturePost})$`));
  const kept = await isKept();
  await popup.close();
  return kept;
}

/** Captures the post that the truth is of, the page where it has none. */
async function capture(
  chromium: Chromium,
  page: Page,
  truth: Truth,
  isKept: () => Promise<boolean>,
): Promise<void> {
  const at = isProfile(truth) ? null : await findPoint(page, hintsOf(truth));
  if (at !== null) {
    const popup = await chromium.openPopup(page);
    await popup.click(en.popup.pick);
    await popup.waitUntilClosed();
    await page.mouse.move(at.x, at.y - 3);
    await page.mouse.move(at.x, at.y);
    await page.mouse.click(at.x, at.y);
    if (!(await isKept())) await page.keyboard.press('Escape');
  }
  // Somebody who wants a profile has its words on the page as well.
  if (at === null || mayBeProfile(truth)) await capturePage(chromium, page, isKept);
}

interface Attempt {
  readonly saved: SavedPage;
  readonly truth: Truth;
  /** Numbers of the captures that were made for it. */
  readonly captures: readonly number[];
}

export async function scoreFolder(directory: string): Promise<Result> {
  const folder = await makeTemporaryFolder('score-sites');
  const chromium = await launchChromium();
  try {
    const archive = await chromium.openExtensionPage('options.html');
    const attempts: Attempt[] = [];
    let captures = 0;
    let last: Page | null = null;
    const isKept = async (): Promise<boolean> => {
      try {
        await waitForCaptures(archive, captures + 1, 15_000);
        captures += 1;
        return true;
      } catch {
        // Nothing was captured in time: it counts as missing.
        return false;
      }
    };
    for (const saved of await readList(directory)) {
      const html = await readFile(join(directory, saved.file));
      if (last !== null) await last.close();
      last = await open(chromium, saved, html);
      for (const truth of saved.groundTruth) {
        const before = captures;
        try {
          await capture(chromium, last, truth, isKept);
        } catch (error) {
          // One post that cannot be captured is missing; the others are scored all the same.
          process.stderr.write(`${saved.file}: ${String(error)}\n`);
        }
        const made = Array.from({ length: captures - before }, (_, index) => before + index + 1);
        attempts.push({ saved, truth, captures: made });
      }
    }
    const facts = new Map<number, PostFacts>();
    if (last !== null && captures > 0) {
      const { bundle } = await exportEverything(chromium, last, folder.path);
      for (const { record } of bundle.records) facts.set(record.sequence, record.facts);
    }
    const scores: Score[] = attempts.flatMap(({ saved, truth, captures: numbers }) => {
      const read = numbers.map((number) => facts.get(number) ?? null);
      return scoreFacts(saved, truth, read.find(saysAuthor) ?? read[0] ?? null);
    });
    return resultOf(scores);
  } finally {
    await chromium.close();
    await folder.remove();
  }
}
