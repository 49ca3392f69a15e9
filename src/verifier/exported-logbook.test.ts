import { expect, test } from 'vitest';
import { captureSample } from '../archive/test-captures';
import { freshEngine, openAt } from '../archive/test-storage';
import { exportBundle } from '../bundle/export-bundle';
import type { ExportRequest } from '../bundle/export-types';
import { directSource } from '../bundle/file-source';
import { inventedCapture } from '../bundle/test-captures';
import { parseCsv } from '../bundle/test-csv';
import { inventedEntry, inventedLogbook } from '../bundle/test-entries';
import { ownPreview, testExport, textOf, unzip } from '../bundle/test-export';
import { memoryVolumes } from '../bundle/test-volumes';
import { sealManifests, type TestFiles } from './test-bundle';
import { faultsOf, verifyFiles, verifyZips } from './test-verify';

const INCIDENT = 'data/logbook/0007-2026-10-02-incident.json';
const entryIds = ['incident-1', 'person-1', 'report-1', 'order-1', 'witness-1'];

async function filesOf(change: Partial<ExportRequest> = {}, captures = [inventedCapture(1)]) {
  const made = await testExport(captures, change, memoryVolumes(), inventedLogbook());
  const result = await made.run();
  const files: TestFiles = new Map();
  for (const [path, bytes] of await unzip(result.volumes[0]?.file ?? new Blob()))
    files.set(path, new Uint8Array(bytes));
  return { files, result, keys: made.prover.keys };
}

/** The bundle after `change`, its manifests and signature made anew, as whoever holds the key could. */
async function verifyChanged(change: (files: TestFiles) => void, more: Partial<ExportRequest> = {}) {
  const { files, keys } = await filesOf(more);
  change(files);
  const payload = [...files].filter(([path]) => path.startsWith('data/'));
  const oxum = `${payload.reduce((sum, [, bytes]) => sum + bytes.byteLength, 0)}.${payload.length}`;
  const info = textOf(files, 'bag-info.txt')
    .replace('evidence-2026-11-21-143207', 'evidence-2026-10-03-1000')
    .replace(/Payload-Oxum: .*/, `Payload-Oxum: ${oxum}`);
  files.set('bag-info.txt', new TextEncoder().encode(info));
  return verifyFiles(await sealManifests(files, keys));
}

function replace(path: string, from: string | RegExp, to: string) {
  return (files: TestFiles): void => {
    const changed = textOf(files, path).replace(from, to);
    expect(changed).not.toBe(textOf(files, path));
    files.set(path, new TextEncoder().encode(changed));
  };
}

const everything = (files: TestFiles): string =>
  [...files.values()].map((bytes) => new TextDecoder().decode(bytes)).join('\n');

test('the logbook of a real archive leaves whole, with and without captures', async () => {
  const archive = await openAt(freshEngine());
  const { id } = await captureSample(archive);
  const { id: caseId } = await archive.addCase('Spring');
  await archive.saveEntry('incident', { id: 'i', from: 0, fields: { captures: [id], case: caseId } });
  const place = { captures: [id], place: 'x', placeIsOwnAddress: true };
  await archive.saveEntry('incident', { id: 'i', from: 1, fields: place, reason: 'remembered' });
  await archive.saveEntry('incident', { id: 'j', from: 0, fields: {} });
  await archive.moveEntriesToBin(['j']);
  await archive.saveEntry('case', { id: caseId, from: 0, fields: { title: 'Spring', background: 'b' } });
  await archive.saveEntry('incident', { id: 'k', from: 0, fields: { privateNote: 'p' } });
  await archive.moveEntriesToBin(['k']);
  await archive.restoreEntries(['k']);
  for (const captureIds of [[id], []]) {
    const volumes = memoryVolumes();
    const result = await exportBundle({
      reader: archive,
      prover: archive,
      captureIds,
      language: 'de',
      timeZone: 'Europe/Copenhagen',
      tool: { name: 'Tidemark', version: '0.1.0' },
      volumeBytes: 1_000_000_000,
      wacz: false,
      openVolume: volumes.open,
      source: directSource(archive, ownPreview),
      logbook: { entryIds: ['i', 'j', 'k', caseId], privateNotes: false, ownAddress: false },
      signal: new AbortController().signal,
      onProgress: () => undefined,
    });
    expect(result).toMatchObject({ complete: true, entriesIncluded: 3 });
    const verified = await verifyZips([...volumes.files.values()]);
    expect(faultsOf(verified)).toEqual([]);
    expect(verified.verdict).toBe('whole');
  }
});

test('the incident stands under its number in folder, table and report, with its correction', async () => {
  const { files } = await filesOf();
  expect([...files.keys()].filter((path) => path.startsWith('data/logbook/'))).toEqual([
    INCIDENT,
    'data/logbook/person-person-1.json',
    'data/logbook/report-report-1.json',
    'data/logbook/order-order-1.json',
    'data/logbook/witness-witness-1.json',
  ]);
  const [head = [], row = []] = parseCsv(textOf(files, 'data/incidents.csv'));
  const cell = (name: string) => row[head.indexOf(name)];
  expect(cell('No.')).toBe('0007');
  expect(cell('When')).toBe('about 2 Oct 2026, 14:05 (Europe/Copenhagen)');
  expect(cell('What happened')).toContain('Canary-second');
  expect(cell('Exact words')).toBe("'=1+1");
  expect(cell('Captures')).toBe('No. 0001');
  expect(cell('Who')).toBe('Canary-name');
  expect(cell('Days after it happened')).toBe('2');
  expect(cell('Corrections')).toBe('1');
  const report = textOf(files, 'data/report.html');
  for (const said of ['Canary-first', 'Canary-second', 'Canary-reason', '2 days after', 'Canary-witness'])
    expect(report).toContain(said);
  for (const table of ['people', 'reports', 'orders', 'witnesses'])
    expect(parseCsv(textOf(files, `data/${table}.csv`))).toHaveLength(2);
  expect(textOf(files, 'bag-info.txt')).toContain('Logbook-Count: 5\n');
});

test('the case stands on the first page of the report, made from nothing but what leaves', async () => {
  const { files } = await filesOf({ logbook: { entryIds, privateNotes: false, ownAddress: false } });
  const report = textOf(files, 'data/report.html');
  const page = report.slice(report.indexOf('class="case-summary"'), report.indexOf('class="summary"'));
  const index = report.slice(report.indexOf('id="incident-index"'), report.indexOf('class="logbook"'));
  for (const words of ['Canary-number', 'Canary-order', 'Canary-name', 'Canary-second', 'href="#entry-0007"'])
    expect(page).toContain(words);
  expect(page).not.toContain('Canary-first');
  const manifest = textOf(files, 'manifest-sha256.txt').split('\n');
  expect(index).toContain(manifest.find((line) => line.endsWith(INCIDENT))?.slice(0, 64));
});

test('a private note and an own address stay behind in every byte, unless asked for', async () => {
  const { files } = await filesOf();
  expect(everything(files)).not.toMatch(/Canary-private|Canary-address|privateNote/);
  const asked = await filesOf({ logbook: { entryIds, privateNotes: true, ownAddress: true } });
  for (const word of ['Canary-private', 'Canary-address'])
    for (const path of [INCIDENT, 'data/incidents.csv', 'data/report.html'])
      expect(textOf(asked.files, path)).toContain(word);
  expect(
    (await verifyChanged(() => undefined, { logbook: { entryIds, privateNotes: true, ownAddress: true } }))
      .verdict,
  ).toBe('whole');
});

test('words that are hidden in a redacted copy are hidden in the logbook too, and that is said', async () => {
  const redactions = new Map([['capture-1', { terms: ['Canary-name'], texts: 'without-terms' }]]) as never;
  const { files } = await filesOf({ redactions });
  expect(everything(files)).not.toContain('Canary-name');
  const result = await verifyChanged(() => undefined, { redactions });
  expect(result.verdict).toBe('whole');
  const codes = result.bundles.flatMap(({ volumes }) =>
    volumes.flatMap(({ findings }) => findings.map(({ code, path }) => `${code} ${path}`)),
  );
  expect(codes).toContain('log-entry-hidden data/logbook/person-person-1.json');
});

test('hidden words are taken out of texts and titles; times, choices and links stay what they are', async () => {
  const texts = { terms: ['Berlin', 'ada', 'school', 'Canary-title'], texts: 'without-terms' } as const;
  const redactions = new Map([['capture-1', texts]]);
  const logbook = [
    inventedEntry(
      'incident',
      'incident-1',
      {
        // Until after the clocks were put back.
        occurredAt: {
          precision: 'range',
          timeZone: 'Europe/Berlin',
          start: '2026-10-24T14:05',
          end: '2026-10-25T12:00',
        },
        whatHappened: 'In Berlin, before the school.',
        people: ['person-ada-1'],
        case: 'case-1',
      },
      { number: 7 },
    ),
    inventedEntry('person', 'person-ada-1', { name: 'Robin Example' }),
    inventedEntry('report', 'report-1', { to: 'school', recipient: 'Ada of the school' }),
  ];
  const made = await testExport([inventedCapture(1)], { redactions }, memoryVolumes(), logbook);
  made.archive.listCases = async () => [
    { id: 'case-1', title: 'Canary-title', createdAt: '2026-10-01T08:00:00.000Z' },
  ];
  const result = await made.run();
  const files = await unzip(result.volumes[0]?.file ?? new Blob());
  expect(everything(files as TestFiles)).not.toContain('Canary-title');
  expect(textOf(files, 'data/reports.csv')).not.toContain('Ada');
  const [head = [], row = []] = parseCsv(textOf(files, 'data/incidents.csv'));
  const cell = (name: string) => row[head.indexOf(name)];
  expect(cell('When')).toBe('between 24 Oct 2026, 14:05 and 25 Oct 2026, 13:00 (+02:00)');
  expect(cell('What happened')).toBe('In █████, before the █████.');
  expect(cell('Who')).toBe('Robin Example');
  expect(parseCsv(textOf(files, 'data/reports.csv'))[1]?.[0]).toBe('School');
  expect(textOf(files, 'data/logbook/0007-2026-10-24-incident.json')).not.toContain('Berlin');
});

test('an entry that nobody asked for stays behind', async () => {
  const { files } = await filesOf({
    logbook: { entryIds: ['order-1'], privateNotes: false, ownAddress: false },
  });
  expect(everything(files)).not.toMatch(/Canary-(?:second|name|witness)/);
  expect(textOf(files, 'journal/entries.jsonl')).not.toContain('incident-1');
});

test('what was put in the place of what was said is found, whoever sealed it anew', async () => {
  const altered = [`log-entry-altered ${INCIDENT}`];
  expect(faultsOf(await verifyChanged(() => undefined))).toEqual([]);
  expect(faultsOf(await verifyChanged(replace(INCIDENT, 'rang the bell twice', 'went away')))).toEqual(
    altered,
  );
  expect(
    faultsOf(await verifyChanged(replace(INCIDENT, '"value":"Canary-reason"', '"value":"none"'))),
  ).toEqual(altered);
  expect(
    faultsOf(await verifyChanged(replace(INCIDENT, '"editedAt":"2026-10-06T', '"editedAt":"2026-10-07T'))),
  ).toEqual(altered);
});

test('a revision that is left out, or an entry that the journal does not know, is found', async () => {
  const without = await verifyChanged((files) => {
    const parsed = JSON.parse(textOf(files, INCIDENT)) as { revisions: unknown[] };
    parsed.revisions.pop();
    files.set(INCIDENT, new TextEncoder().encode(JSON.stringify(parsed)));
  });
  expect(faultsOf(without)).toEqual([`log-entry-altered ${INCIDENT}`]);
  const gone = await verifyChanged((files) => void files.delete(INCIDENT));
  expect(faultsOf(gone)).toContain('malformed bag-info.txt');
  expect(faultsOf(gone).some((fault) => fault.startsWith('entry-foreign'))).toBe(true);
});

test.each([
  ['another number than its file has', '"number":7,"revisions"', '"number":8,"revisions"'],
  ['another format', 'tidemark-logbook-entry/1', 'tidemark-logbook-entry/2'],
  ['somebody else who entered it', '"enteredBy":"person"', '"enteredBy":"page"'],
])('an entry with %s is malformed', async (_, from, to) => {
  const result = await verifyChanged(replace(INCIDENT, from, to));
  expect(faultsOf(result)).toContain(`malformed ${INCIDENT}`);
});

test('an entry that says it was logged at two times is malformed', async () => {
  const result = await verifyChanged((files) => {
    const text = textOf(files, INCIDENT);
    const at = text.lastIndexOf('2026-10-05T08');
    files.set(INCIDENT, new TextEncoder().encode(`${text.slice(0, at)}2026-10-04T08${text.slice(at + 13)}`));
  });
  expect(faultsOf(result)).toContain(`malformed ${INCIDENT}`);
});

test('an entry that is not what the journal knows stays behind and is named', async () => {
  const logbook = inventedLogbook();
  const made = await testExport([inventedCapture(1)], {}, memoryVolumes(), logbook);
  const person = logbook.find(({ id }) => id === 'person-1')!;
  logbook[logbook.indexOf(person)] = { ...person, fields: { name: 'Somebody else' } };
  const result = await made.run();
  expect(result.complete).toBe(false);
  expect(result.entriesIncluded).toBe(4);
  expect(result.leftOut).toMatchObject([{ captureId: 'person-1', reason: 'file-changed' }]);
  const verified = await verifyZips(
    await Promise.all(result.volumes.map(async ({ file }) => new Uint8Array(await file.arrayBuffer()))),
  );
  expect(faultsOf(verified)).toEqual([]);
});
