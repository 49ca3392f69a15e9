import { Window } from 'happy-dom';
import { describe, expect, it } from 'vitest';
import type { LogEntry } from '../../domain/logbook';
import type { EntryKind } from '../../domain/logbook-fields';
import { verifyZips } from '../../verifier/test-verify';
import { inventedCapture, inventedFile } from '../test-captures';
import { testExport, textOf, unzip } from '../test-export';
import { memoryVolumes } from '../test-volumes';

function entry(
  kind: EntryKind,
  id: string,
  fields: LogEntry['fields'],
  number: number | null = null,
): LogEntry {
  const at = '2026-10-03T08:00:00.000Z';
  const salt = '0f'.repeat(16);
  return {
    id,
    kind,
    number,
    revision: 1,
    loggedAt: at,
    editedAt: at,
    reason: null,
    salt,
    fields,
    binnedAt: null,
  };
}

const large = (sequence: number) =>
  inventedCapture(sequence, {
    files: [inventedFile('text.txt', new Uint8Array(3_000_000).fill(sequence))],
  });

async function exported(
  logbook: readonly LogEntry[],
  captures = [inventedCapture(1)],
  change: Parameters<typeof testExport>[1] = {},
) {
  const made = await testExport(captures, change, memoryVolumes(), logbook);
  const { volumes } = await made.run();
  return Promise.all(volumes.map(async ({ file }) => ({ file, files: await unzip(file) })));
}

function parse(page: string) {
  const window = new Window({ settings: { disableJavaScriptEvaluation: true } });
  return new window.DOMParser().parseFromString(page, 'text/html');
}

/** Every link of every page of the report leads to something. */
function expectLinksLead(files: ReadonlyMap<string, Uint8Array>): number {
  const pages = new Map(
    [...files.keys()]
      .filter((path) => /^data\/[^/]+\.html$/.test(path))
      .map((path) => [path.slice('data/'.length), parse(textOf(files, path))]),
  );
  let links = 0;
  for (const [name, page] of pages) {
    for (const link of page.querySelectorAll('a')) {
      const [target = '', anchor = ''] = (link.getAttribute('href') ?? '').split('#');
      const other = pages.get(target === '' ? name : target);
      expect(other, `${name} -> ${target}`).toBeDefined();
      if (anchor !== '') expect(other?.getElementById(anchor), `${target}#${anchor}`).not.toBeNull();
      links += 1;
    }
  }
  return links;
}

describe('what a person entered, in the report', () => {
  it('comes in the order in which it explains itself, each link to where it is told', async () => {
    const [volume] = await exported(
      [
        entry(
          'incident',
          'I1',
          { people: ['P1'], captures: ['capture-1', 'capture-2', 'gone'], case: 'C1' },
          7,
        ),
        entry('person', 'P1', { name: 'Robin Example', photo: 'capture-1' }),
        entry('report', 'R1', { to: 'police', recipient: 'Station 12', incidents: ['I1'] }),
        entry('case', 'C1', { title: 'Winter', worst: 'I1' }),
      ],
      [inventedCapture(1), inventedCapture(2)],
      { captureIds: ['capture-1'] },
    );
    const files = volume?.files ?? new Map<string, Uint8Array>();
    const page = parse(textOf(files, 'data/report.html'));
    expect(page.querySelector('.summary h1')?.textContent).toBe(
      'Report on captured web pages and the logbook',
    );
    const told = [...page.querySelectorAll('.entry h4')].map(({ textContent }) => textContent);
    expect(told).toEqual(['Winter', 'Robin Example', 'Police, Station 12', 'No. 0007']);
    const incident = page.getElementById('entry-0007')?.parentElement;
    expect([...(incident?.querySelectorAll('a') ?? [])].map((link) => link.getAttribute('href'))).toEqual([
      '#person-p1',
      '#exhibit-0001',
      '#case-c1',
    ]);
    // One that is in the archive but not in this export is known by its number, and that it is not here.
    expect(incident?.textContent).toContain('No. 0002 (not in this bundle)');
    expect(expectLinksLead(files)).toBeGreaterThan(6);
  });

  it('says that an own address was left out, and of an empty entry that it is one', async () => {
    const [volume] = await exported([
      entry('incident', 'I1', { place: 'Canary Street 3', placeIsOwnAddress: true }, 7),
      entry('incident', 'I2', {}, 8),
    ]);
    const page = parse(textOf(volume?.files ?? new Map(), 'data/report.html'));
    const text = (id: string): string => page.getElementById(id)?.parentElement?.textContent ?? '';
    expect(text('entry-0007')).toContain('own address, left out here');
    expect(text('entry-0007')).not.toContain('Canary');
    expect(text('entry-0008')).toContain('Nothing more was entered.');
  });

  it('has pages of its own where it is long, with a way there and back', async () => {
    const long = 'What happened, told at length. '.repeat(700);
    const many = Array.from({ length: 220 }, (_, index) =>
      entry('incident', `I${index}`, { whatHappened: `${long}${index}.`, people: ['P1'] }, 10 + index),
    );
    const [volume] = await exported([...many, entry('person', 'P1', { name: 'Robin Example' })]);
    const files = volume?.files ?? new Map<string, Uint8Array>();
    const names = [...files.keys()].filter((path) => path.startsWith('data/logbook-'));
    expect(names).toEqual(['data/logbook-1.html', 'data/logbook-2.html', 'data/logbook-3.html']);
    for (const name of [...names, 'data/report.html'])
      expect(files.get(name)?.byteLength).toBeLessThan(2_500_000);
    expect(textOf(files, 'READ-ME-FIRST.txt')).toContain('data/logbook-3.html');
    const contents = parse(textOf(files, 'data/report.html')).getElementById('logbook')?.parentElement;
    expect(contents?.textContent).toContain('People (1); Incidents 0010 –');
    const told = names.flatMap((name) => [...parse(textOf(files, name)).querySelectorAll('.entry')]);
    expect(told).toHaveLength(221);
    expect(expectLinksLead(files)).toBeGreaterThan(440);
    expect((await verifyZips([new Uint8Array((await volume?.file.arrayBuffer()) ?? [])])).verdict).toBe(
      'whole',
    );
  }, 60_000);

  it('says in every part where it lies, and in which part a capture is', async () => {
    const parts = await exported(
      [entry('incident', 'I1', { captures: ['capture-1', 'capture-3'] }, 7)],
      [large(1), large(2), large(3)],
      { volumeBytes: 5_000_000 },
    );
    expect(parts.length).toBeGreaterThan(1);
    const [first, ...others] = parts;
    const report = textOf(first?.files ?? new Map(), 'data/report.html');
    expect(report).toContain('1 entry, all of it in this part');
    expect(parse(report).getElementById('entry-0007')?.parentElement?.textContent).toContain(
      `No. 0003 (in part ${parts.length})`,
    );
    for (const { files } of others) {
      for (const file of ['data/report.html', 'READ-ME-FIRST.txt'])
        expect(textOf(files, file).replaceAll(/\s+/g, ' ')).toMatch(/in part 1: evidence-\S+-1of\d\.zip/);
      expect(files.has('data/incidents.csv')).toBe(false);
    }
  });
});
