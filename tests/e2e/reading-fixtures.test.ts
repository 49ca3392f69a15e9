import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Expectation } from '../../src/sites/fixture.ts';
import { ReadingBrowser } from './reading/isolated-page.ts';

const sites = path.join(import.meta.dirname, '../../src/sites');
const fixtures = readdirSync(sites, { recursive: true, encoding: 'utf8' }).filter((name) =>
  /^[^/]+\/fixtures\/[^/]+\.html$/.test(name),
);

describe.each(['chromium', 'firefox'] as const)('the fixtures of every site in real %s', (name) => {
  let browser: ReadingBrowser;
  beforeAll(async () => {
    browser = await ReadingBrowser.start(name);
  });
  afterAll(() => browser.close());

  it.each(fixtures)('%s', async (fixture) => {
    const file = path.join(sites, fixture.slice(0, -'.html'.length));
    const { url, urlAtLoad, ...expected } = JSON.parse(readFileSync(`${file}.json`, 'utf8')) as Expectation;
    const page = await browser.open(url, readFileSync(`${file}.html`, 'utf8'), {
      'content-security-policy': "script-src 'none'",
    });
    expect(await page.read(`reading.fixture(${JSON.stringify(urlAtLoad ?? url)})`)).toEqual(expected);
    await page.close();
  });
});
