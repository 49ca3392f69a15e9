// @vitest-environment happy-dom
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { siteFor } from '../sites/index';
import { postAtPoint } from './post-at-point';

const FIXTURE = join(process.cwd(), 'src/sites/instagram/fixtures/open-post-2025.html');

it('takes words of others, for which no post is known, for nobody’s post, whatever lies around them', () => {
  document.write(readFileSync(FIXTURE, 'utf8'));
  const url = new URL('https://www.instagram.com/p/DRExampleAb/');
  const page = { document, url };
  const site = siteFor(page);
  const hits = (inner: Element): Element[] => {
    const around: Element[] = [];
    for (let at: Element | null = inner; at !== null; at = at.parentElement) around.push(at);
    return around;
  };
  let pointed: Element = document.querySelector('[data-apart] span')!;
  // The DOM of the test has no layout to hit.
  Object.defineProperty(Document.prototype, 'elementsFromPoint', {
    configurable: true,
    value: () => hits(pointed),
  });
  expect(postAtPoint(site, page, { x: 5, y: 5 }, null, false)).toBeNull();
  pointed = document.querySelector('main a[href="/anna.example/"] span')!;
  expect(postAtPoint(site, page, { x: 5, y: 5 }, null, false)).toBe(document.querySelector('main'));
});
