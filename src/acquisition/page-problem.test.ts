import { describe, expect, it } from 'vitest';
import { contentProblem, pageProblem } from './page-problem';

describe('pageProblem', () => {
  it.each([
    ['chrome://settings/', 'Cannot access a chrome:// URL', 'page-browser-internal'],
    ['about:addons', 'Missing host permission for the tab', 'page-browser-internal'],
    [
      'https://chromewebstore.google.com/detail/x',
      'The extensions gallery cannot be scripted.',
      'page-extension-store',
    ],
    [
      'https://addons.mozilla.org/en-US/firefox/',
      'Missing host permission for the tab',
      'page-extension-store',
    ],
    [null, 'The extensions gallery cannot be scripted.', 'page-extension-store'],
    [null, 'Cannot access a chrome-extension:// URL of different extension', 'page-other-extension'],
    ['moz-extension://1234/options.html', 'Missing host permission for the tab', 'page-other-extension'],
    [null, 'Cannot access a chrome:// URL', 'page-browser-internal'],
    ['file:///tmp/x.html', 'Cannot access contents of url', 'page-local-file'],
    ['https://example.org/', 'Missing host permission for the tab', 'page-not-allowed'],
    ['about:license', 'No script ran in this page', 'page-browser-internal'],
    ['https://example.org/a/table.PDF?v=2', 'Missing host permission for the tab', 'page-pdf-viewer'],
    ['https://example.org/table.pdf/comments', 'Missing host permission for the tab', 'page-not-allowed'],
    // a page that only looks like a store is an ordinary page
    ['https://addons.mozilla.org.example/', 'Missing host permission for the tab', 'page-not-allowed'],
    [null, 'No tab with id: 12.', 'tab-gone'],
    [null, 'Frame with ID 0 is showing error page', 'page-still-loading'],
  ])('%s, "%s" is %s', (address, refusal, code) => {
    expect(pageProblem(address, new Error(refusal)).code).toBe(code);
  });

  it("keeps the browser's own words for the technical fold", () => {
    expect(pageProblem(null, new Error('odd')).detail).toBe('odd');
  });
});

describe('contentProblem', () => {
  it('names the PDF viewer, and nothing else', () => {
    expect(contentProblem('application/pdf')?.code).toBe('page-pdf-viewer');
    expect(contentProblem('text/html')).toBeNull();
  });
});
