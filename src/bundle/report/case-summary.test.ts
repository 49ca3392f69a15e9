import { describe, expect, test } from 'vitest';
import type { CaptureSummary } from '../../domain/capture';
import type { FieldValue } from '../../domain/logbook';
import type { EntryKind } from '../../domain/logbook-fields';
import { LANGUAGES } from '../../domain/settings';
import { renderCaseSummary, renderIncidentIndex, type ShownEntry, type SummaryInput } from './case-summary';
import { createWords } from './words';

const DIGEST = 'ab'.repeat(32);

function entry(
  kind: EntryKind,
  id: string,
  fields: Readonly<Record<string, FieldValue>>,
  number: number | null = null,
): ShownEntry {
  return { id, kind, number, loggedAt: '2026-11-20T12:00:00.000Z', fields, sha256: DIGEST };
}

const capture: CaptureSummary = {
  id: 'a',
  sequence: 3,
  state: 'sealed',
  kind: 'post',
  capturedAt: '2026-03-05T10:00:00.000Z',
  title: null,
  url: 'https://harbour.example/1',
  site: 'harbour.example',
  platform: null,
  authorName: 'Name on a page',
  authorHandle: null,
  authorId: null,
  excerpt: 'words of a page',
  sizeBytes: 1,
  artifactCount: 1,
  binnedAt: null,
};

const day = (start: string): FieldValue => ({ precision: 'day', timeZone: 'UTC', start });
const input: SummaryInput = {
  entries: [
    entry(
      'incident',
      'i',
      { occurredAt: day('2026-01-02'), whatHappened: 'Rang <b>the</b> bell.', breach: true },
      4,
    ),
    entry('person', 'p', { name: 'Robin Example' }),
    entry('report', 'r', { to: 'police', referenceNumber: 'ST/0042/26', reportedAt: day('2026-02-01') }),
    entry('order', 'o', { what: 'No contact', number: '7 F 19/26', expires: '2026-05-01' }),
    entry('case', 'c', { title: 'Winter', background: 'Since the move.', examples: ['i'], worst: 'i' }),
  ],
  captures: [capture],
  nameOf: (id) => `Case ${id}`,
  madeAt: '2026-11-21T12:00:00.000Z',
  timeZone: 'UTC',
  places: { hrefOf: (id) => (id === 'i' ? '#entry-0004' : null), otherVolumeOf: () => null },
};

const pageIn = (language: (typeof LANGUAGES)[number], given: SummaryInput = input): string =>
  renderCaseSummary(given, createWords(language)).source;

describe('the case on one page', () => {
  test('has what the person entered, the numbers and the digest', () => {
    const page = pageIn('en');
    for (const words of [
      'Winter',
      'Since the move.',
      'Robin Example',
      'ST/0042/26',
      'Police',
      '7 F 19/26',
      'ended on 1 May 2026',
      'Capture on harbour.example',
      'href="#entry-0004"',
    ])
      expect(page).toContain(words);
    expect(page.indexOf('The worst, as I see it')).toBeGreaterThan(page.indexOf('First and latest'));
  });

  test('has nothing of a page but its site, and markup of nobody', () => {
    const page = pageIn('en');
    expect(page).not.toContain('Name on a page');
    expect(page).not.toContain('words of a page');
    expect(page).not.toContain('<b>');
    expect(page).toContain('Rang &lt;b&gt;the&lt;/b&gt; bell.');
  });

  test('counts by month, months without anything too', () => {
    const rows = [
      ...pageIn('en').matchAll(
        /<th scope="row">([^<]*)<\/th>\s*<td class="number">(\d+)<\/td>\s*<td class="number">(\d+)</g,
      ),
    ];
    expect(rows.map(([, ...cells]) => cells)).toEqual([
      ['Jan 2026', '1', '0'],
      ['Feb 2026', '0', '0'],
      ['Mar 2026', '0', '1'],
    ]);
  });

  test('never tells when something was saved as when it happened', () => {
    const note = 'when it was posted or made is not known';
    expect(pageIn('en')).toContain('saved 5 Mar 2026');
    expect(pageIn('en')).toContain(note);
    const posted = { ...capture, postedAt: '2025-12-24T10:00:00.000Z' };
    const page = pageIn('en', { ...input, captures: [posted] });
    expect(page).toContain('24 Dec 2025, 10:00');
    expect(page).not.toContain('saved');
    expect(page).not.toContain(note);
  });

  test('of several cases has no title of one', () => {
    const page = pageIn('en', {
      ...input,
      entries: [...input.entries, entry('case', 'd', { title: 'Summer' })],
    });
    expect(page).not.toContain('Winter');
    expect(page).not.toContain('Summer');
    expect(page).toContain('everything in this export');
  });

  test('has the title of the one case that is named, also where nothing more was said of it', () => {
    const [, ...rest] = input.entries;
    const linked = entry('incident', 'i', { case: 'k' }, 4);
    expect(
      pageIn('en', { ...input, entries: [linked, ...rest.filter(({ kind }) => kind !== 'case')] }),
    ).toContain('Case k');
  });

  test('an order is in force for the whole of its last day where the person is', () => {
    const order = entry('order', 'o', { what: 'No contact', expires: '2026-11-21' });
    const at = (madeAt: string, timeZone: string): string =>
      pageIn('en', { ...input, entries: [order], madeAt, timeZone });
    expect(at('2026-11-22T01:00:00.000Z', 'America/New_York')).toContain('until 21 Nov 2026');
    expect(at('2026-11-21T23:30:00.000Z', 'Europe/Copenhagen')).toContain('ended on 21 Nov 2026');
  });

  test('tells what happened once, and then where it was told', () => {
    const page = pageIn('en');
    expect(page.split('Rang &lt;b&gt;the').length).toBe(2);
    expect(page).toContain('(see above)');
  });

  test('lists incidents by what they are, with their digests', () => {
    const index = renderIncidentIndex(input, createWords('en')).source;
    for (const words of ['href="#entry-0004"', 'Rang &lt;b&gt;the&lt;/b&gt; bell.', DIGEST])
      expect(index).toContain(words);
    const long = entry('incident', 'i', { setting: 'phone', whatHappened: `${'word '.repeat(40)}end` }, 4);
    const cut = renderIncidentIndex({ ...input, entries: [long] }, createWords('en')).source;
    expect(cut).toContain('By phone: word word');
    expect(cut).not.toContain('end');
    expect(renderIncidentIndex({ ...input, entries: [] }, createWords('en')).source).toBe('');
  });

  test('is not there where no entry leaves', () => {
    expect(pageIn('en', { ...input, entries: [] })).toBe('');
  });

  test.each(LANGUAGES)('is whole in %s', (language) => {
    const page = pageIn(language);
    expect(page).toContain('ST/0042/26');
    expect(page).not.toMatch(/\{\w+\}|undefined|null/);
  });
});
