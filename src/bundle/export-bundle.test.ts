import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../domain/settings';
import { sha256Hex } from '../integrity/digest';
import { parseManifest } from './bag';
import { found, inventedCapture, inventedFile, TINY_PNG } from './test-captures';
import { TAG_MANIFEST_SIGNATURE } from './proofs';
import { testExport, textOf, unzip } from './test-export';
import { memoryVolumes } from './test-volumes';

const MEGA = 1_000_000;

function filled(bytes: number, value = 7): Uint8Array<ArrayBuffer> {
  return new Uint8Array(bytes).fill(value);
}

describe('a bundle', () => {
  it('is one bag in one folder, and every file of it is listed once', async () => {
    const made = await testExport([inventedCapture(3), inventedCapture(1, { remark: { note: 'A note' } })]);
    const result = await made.run();
    expect(result).toMatchObject({ capturesIncluded: 2, complete: true, leftOut: [], splitCaptures: [] });
    expect(result.volumes.map(({ name }) => name)).toEqual(['evidence-2026-11-21-143207.zip']);
    const [volume] = result.volumes;
    const files = await unzip(volume?.file ?? new Blob());
    expect(result.filesVerified).toBe(files.size);
    expect(result.filesExpected).toBe(files.size);
    expect(volume?.files).toBe(files.size);
    expect([...files.keys()]).toEqual([
      ...['record.json', 'viewport.png', 'post.png', 'page.html', 'text.txt', 'remark.json'].map(
        (name) => `data/captures/0001-2026-10-02-harbour.example/${name}`,
      ),
      ...['record.json', 'viewport.png', 'post.png', 'page.html', 'text.txt'].map(
        (name) => `data/captures/0003-2026-10-04-harbour.example/${name}`,
      ),
      'data/report.html',
      'data/captures.csv',
      'bagit.txt',
      'bag-info.txt',
      'manifest-sha256.txt',
      'READ-ME-FIRST.txt',
      'journal/tree-head.json',
      'journal/entries.jsonl',
      'journal/consistency.jsonl',
      'signatures/signer-public-key.pem',
      'signatures/tree-head.json.sig',
      'tagmanifest-sha256.txt',
      'signatures/tagmanifest-sha256.txt.sig',
    ]);
    const payload = parseManifest(textOf(files, 'manifest-sha256.txt'));
    const tags = parseManifest(textOf(files, 'tagmanifest-sha256.txt'));
    for (const [path, bytes] of files) {
      if (path === 'tagmanifest-sha256.txt' || path === TAG_MANIFEST_SIGNATURE) continue;
      const listed = path.startsWith('data/') ? payload : tags;
      expect(listed.get(path)).toBe(await sha256Hex(new Uint8Array(bytes)));
      listed.delete(path);
    }
    expect([...payload.keys(), ...tags.keys()]).toEqual([]);
    const oxum = [...files].filter(([path]) => path.startsWith('data/'));
    const bytes = oxum.reduce((sum, [, content]) => sum + content.byteLength, 0);
    expect(textOf(files, 'bag-info.txt')).toContain(`Payload-Oxum: ${bytes}.${oxum.length}\n`);
    expect(volume?.sha256).toBe(
      await sha256Hex(new Uint8Array(await (volume?.file ?? new Blob()).arrayBuffer())),
    );
    expect(volume?.tagManifestSha256).toBe(
      await sha256Hex(new Uint8Array(files.get('tagmanifest-sha256.txt') ?? [])),
    );
  });

  it('holds the record as it was sealed, byte for byte', async () => {
    const made = await testExport([inventedCapture(1)]);
    const result = await made.run();
    const files = await unzip(result.volumes[0]?.file ?? new Blob());
    const sealed = made.archive.records.get('capture-1');
    expect([...(files.get('data/captures/0001-2026-10-02-harbour.example/record.json') ?? [])]).toEqual([
      ...(sealed as Uint8Array),
    ]);
  });

  it('names a capture that is asked for twice once', async () => {
    const made = await testExport([inventedCapture(1)], { captureIds: ['capture-1', 'capture-1'] });
    expect(await made.run()).toMatchObject({ capturesIncluded: 1, complete: true });
  });

  it('is the same with many captures, which are asked for in another way', async () => {
    const captures = Array.from({ length: 60 }, (_, place) =>
      inventedCapture(place + 1, place === 5 ? { remark: { note: 'Only here' } } : {}),
    );
    const made = await testExport([
      ...captures,
      inventedCapture(61, { binnedAt: '2026-11-01T00:00:00.000Z' }),
    ]);
    const result = await made.run();
    expect(result).toMatchObject({ capturesIncluded: 60, complete: false });
    expect(result.leftOut.map(({ reason }) => reason)).toEqual(['in-bin']);
    const files = await unzip(result.volumes[0]?.file ?? new Blob());
    expect([...files.keys()].filter((path) => path.endsWith('remark.json'))).toHaveLength(1);
    expect(textOf(files, 'data/report.html').match(/<article /g)).toHaveLength(60);
  });

  it('carries a private note nowhere', async () => {
    const made = await testExport([
      inventedCapture(1, {
        remark: {
          note: 'For the report',
          tags: ['threat'],
          privateNote: 'CANARY-4711',
          reason: 'CANARY-4712',
          caseId: 'CANARY-4713',
        },
      }),
    ]);
    const result = await made.run();
    const files = await unzip(result.volumes[0]?.file ?? new Blob());
    for (const [path, bytes] of files) expect(Buffer.from(bytes).includes('CANARY'), path).toBe(false);
    const folder = 'data/captures/0001-2026-10-02-harbour.example';
    expect(JSON.parse(textOf(files, `${folder}/remark.json`))).toEqual({
      format: 'tidemark-remark/1',
      captureId: 'capture-1',
      enteredBy: 'person',
      revision: 1,
      editedAt: '2026-11-02T08:00:00.000Z',
      note: 'For the report',
      tags: ['threat'],
      salt: null,
    });
    for (const path of ['data/report.html', 'data/captures.csv']) {
      expect(textOf(files, path)).toContain('For the report');
    }
  });

  it.each(LANGUAGES)('speaks %s throughout, with every place filled', async (language) => {
    const captures = [
      inventedCapture(1, { remark: { note: 'x', tags: ['t'] } }),
      inventedCapture(2, {
        record: {
          state: 'incomplete',
          notIncluded: [{ what: 'frame', reason: 'frame-picture-only' }],
          completeness: {
            seen: 3,
            saved: 1,
            announced: 9,
            tiles: 2,
            reachedEnd: false,
            gaps: [{ reason: 'cancelled', where: '2' }],
          },
        },
      }),
    ];
    const made = await testExport(captures, { language, captureIds: ['capture-1', 'capture-2', 'gone'] });
    const result = await made.run();
    const files = await unzip(result.volumes[0]?.file ?? new Blob());
    const report = textOf(files, 'data/report.html');
    expect(report).toContain(`<html lang="${language}"`);
    const words = report.slice(report.indexOf('</style>'));
    for (const text of [words, textOf(files, 'READ-ME-FIRST.txt').split('PowerShell')[0] ?? '']) {
      expect(text).not.toMatch(/\{[a-z]+\}/i);
      expect(text).not.toContain('undefined');
    }
    const marks = {
      en: 'Exhibit 0001',
      de: 'Anlage 0001',
      fr: 'Pièce 0001',
      nl: 'Bijlage 0001',
      da: 'Bilag 0001',
    };
    expect(report).toContain(marks[language]);
  });

  it('gives every entry the wall clock of the export, and no folder an entry', async () => {
    const made = await testExport([inventedCapture(1)]);
    await made.run();
    const zip = [...made.volumes.files.values()][0] ?? new Uint8Array(0);
    const view = new DataView(zip.buffer);
    let entries = 0;
    for (let at = 0; view.getUint32(at, true) === 0x04034b50; entries += 1) {
      const nameLength = view.getUint16(at + 26, true);
      const name = new TextDecoder().decode(zip.subarray(at + 30, at + 30 + nameLength));
      expect(name).toMatch(/^evidence-2026-11-21-143207\/[A-Za-z0-9._-]+(?:\/[A-Za-z0-9._-]+)*$/);
      expect(view.getUint16(at + 10, true), name).toBe((14 << 11) | (32 << 5) | 3);
      expect(view.getUint16(at + 12, true), name).toBe((46 << 9) | (11 << 5) | 21);
      at += 30 + nameLength + view.getUint16(at + 28, true) + view.getUint32(at + 18, true);
    }
    expect(entries).toBe(18);
  });

  it('lets no name of a page or of a damaged record reach the zip', async () => {
    const hostile = [
      '../../evil.sh',
      '/etc/passwd',
      'a\u0000b',
      'CON',
      'Text.TXT',
      'text.txt',
      'x:y',
      'ünï.png',
      '',
    ];
    const made = await testExport([
      inventedCapture(1, {
        collection: { url: 'https://xn--e1afmkfd.example/..%2f..', capturedAtLocal: '../../2026' },
        files: hostile.map((name) => inventedFile(name, 'x')),
      }),
    ]);
    const result = await made.run();
    expect(result.complete).toBe(true);
    const files = await unzip(result.volumes[0]?.file ?? new Blob());
    const names = [...files.keys()].filter((path) => path.startsWith('data/captures/'));
    expect(names).toHaveLength(hostile.length + 1);
    for (const path of files.keys())
      expect(path).toMatch(
        /^(?:journal\/|signatures\/|data\/(?:captures\/0001-undated-xn--e1afmkfd\.example\/)?)?[A-Za-z0-9_-][A-Za-z0-9._-]*$/,
      );
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
  });
});

describe('progress', () => {
  it('goes through its phases, never backwards, to the end', async () => {
    const made = await testExport(Array.from({ length: 5 }, (_, place) => inventedCapture(place + 1)));
    await made.run();
    const phases = [...new Set(made.progress.map(({ phase }) => phase))];
    expect(phases).toEqual(['reading', 'writing', 'checking']);
    for (const phase of phases) {
      const steps = made.progress.filter((step) => step.phase === phase);
      const last = steps.at(-1);
      expect(last?.doneFiles).toBe(last?.totalFiles);
      expect(last?.doneBytes).toBe(last?.totalBytes);
      steps.reduce((before, step) => {
        expect(step.doneFiles).toBeGreaterThanOrEqual(before.doneFiles);
        return step;
      });
    }
    expect(made.progress.find(({ phase }) => phase === 'writing')?.totalFiles).toBe(25);
  });
});

describe('what is missing', () => {
  it('is named when it was never there, in the bundle and in the result', async () => {
    const made = await testExport(
      [
        inventedCapture(1),
        inventedCapture(2, { pending: true }),
        inventedCapture(3, { binnedAt: '2026-11-01T00:00:00.000Z' }),
      ],
      { captureIds: ['capture-1', 'capture-2', 'capture-3', 'gone'] },
    );
    const result = await made.run();
    expect(result).toMatchObject({ capturesIncluded: 1, complete: false });
    expect(result.leftOut).toEqual([
      { captureId: 'gone', sequence: null, file: null, reason: 'not-found' },
      { captureId: 'capture-2', sequence: 2, file: null, reason: 'pending' },
      { captureId: 'capture-3', sequence: 3, file: null, reason: 'in-bin' },
    ]);
    const files = await unzip(result.volumes[0]?.file ?? new Blob());
    expect(textOf(files, 'bag-info.txt')).toContain(
      'Completeness: INCOMPLETE: 3 not included, see READ-ME-FIRST.txt\n',
    );
    for (const path of ['READ-ME-FIRST.txt', 'data/report.html']) {
      const text = textOf(files, path);
      expect(text).toContain('INCOMPLETE: 3 items');
      expect(text).toContain('Exhibit 0002: still being captured');
      expect(text).toContain('Exhibit 0003: lies in the bin');
    }
  });

  it.each([
    ['missing', 'file-missing', (files: Map<string, unknown>) => files.delete('capture-2-1')],
    [
      'unreadable',
      'file-unreadable',
      (files: Map<string, unknown>) => files.set('capture-2-1', 'unreadable'),
    ],
    [
      'changed',
      'file-changed',
      (files: Map<string, unknown>) => files.set('capture-2-1', filled(TINY_PNG.length)),
    ],
    ['longer', 'file-changed', (files: Map<string, unknown>) => files.set('capture-2-1', filled(500))],
  ] as const)('a file that is %s is left out by name, and all else is there', async (_, reason, spoil) => {
    const made = await testExport([1, 2, 3].map((sequence) => inventedCapture(sequence)));
    spoil(made.archive.payloads);
    const result = await made.run();
    expect(result).toMatchObject({ capturesIncluded: 3, complete: false });
    expect(result.leftOut).toEqual([{ captureId: 'capture-2', sequence: 2, file: 'post.png', reason }]);
    const [volume] = result.volumes;
    const files = await unzip(volume?.file ?? new Blob());
    expect([...files.keys()].filter((path) => path.startsWith('data/captures/'))).toHaveLength(14);
    expect([...files.keys()].some((path) => path.includes('0002') && path.endsWith('post.png'))).toBe(false);
    const report = textOf(files, 'data/report.html');
    expect(report.match(/Exhibit 0002, file post\.png: /g)).toHaveLength(2);
    expect(textOf(files, 'READ-ME-FIRST.txt')).toContain('Exhibit 0002, file post.png: ');
    expect(textOf(files, 'bag-info.txt')).toContain('INCOMPLETE: 1 not included');
    expect(made.volumes.files.size).toBe(1);
  });

  it('several faults are found in one go', async () => {
    const made = await testExport(Array.from({ length: 8 }, (_, place) => inventedCapture(place + 1)));
    for (const id of ['capture-2-0', 'capture-2-2', 'capture-5-3', 'capture-8-1'])
      made.archive.payloads.delete(id);
    const result = await made.run();
    expect(result.leftOut.map(({ sequence, file }) => `${sequence} ${file}`)).toEqual([
      '2 viewport.png',
      '2 page.html',
      '5 text.txt',
      '8 post.png',
    ]);
    expect(result.filesVerified).toBe(result.filesExpected);
  });

  it.each([
    ['does not open', 'record-unreadable', 'unreadable' as const],
    [
      'is another than the journal says',
      'record-changed',
      new TextEncoder().encode('{"format":"tidemark-record/1"}'),
    ],
  ])('a capture whose record %s is left out whole', async (_, reason, held) => {
    const made = await testExport([inventedCapture(1), inventedCapture(2)]);
    made.archive.records.set('capture-2', held);
    const result = await made.run();
    expect(result).toMatchObject({ capturesIncluded: 1, complete: false });
    expect(result.leftOut).toEqual([{ captureId: 'capture-2', sequence: 2, file: null, reason }]);
  });

  it.each([2, 60])('of %i captures, one of which an act does not open is left out', async (count) => {
    const captures = Array.from({ length: count }, (_, place) =>
      inventedCapture(place + 1, { files: [inventedFile('text.txt', filled(10))] }),
    );
    const made = await testExport(captures);
    made.archive.damagedJournal.add('capture-2');
    const result = await made.run();
    expect(result).toMatchObject({ capturesIncluded: count - 1, complete: false });
    expect(result.leftOut).toEqual([
      { captureId: 'capture-2', sequence: 2, file: null, reason: 'journal-unreadable' },
    ]);
  });

  it('nothing at all to export gives no volume, and says why', async () => {
    const made = await testExport([], { captureIds: ['gone'] });
    const result = await made.run();
    expect(result).toMatchObject({ volumes: [], capturesIncluded: 0, complete: false, filesExpected: 0 });
    expect(result.leftOut).toHaveLength(1);
    expect(made.volumes.files.size).toBe(0);
  });
});

describe('volumes', () => {
  it('are each a whole bag of one group, and no capture lies in two', async () => {
    const files = () => [
      inventedFile('viewport.png', filled(2 * MEGA), { role: 'viewport', mediaType: 'image/png' }),
    ];
    const captures = Array.from({ length: 5 }, (_, place) => inventedCapture(place + 1, { files: files() }));
    const made = await testExport(captures, { volumeBytes: 6 * MEGA });
    const result = await made.run();
    expect(result.volumes.length).toBeGreaterThan(1);
    const groups = new Set<string>();
    const records = new Set<string>();
    for (const [place, volume] of result.volumes.entries()) {
      expect(volume.name).toBe(`evidence-2026-11-21-143207-${place + 1}of${result.volumes.length}.zip`);
      expect(volume.sizeBytes).toBeLessThanOrEqual(6 * MEGA);
      const content = await unzip(volume.file);
      const info = textOf(content, 'bag-info.txt');
      expect(info).toContain(`Bag-Count: ${place + 1} of ${result.volumes.length}\n`);
      groups.add(/Bag-Group-Identifier: (.+)/.exec(info)?.[1] ?? '');
      for (const path of content.keys()) if (path.endsWith('record.json')) records.add(path);
      expect(textOf(content, 'READ-ME-FIRST.txt')).toContain(`part ${place + 1} of ${result.volumes.length}`);
    }
    expect(groups.size).toBe(1);
    expect(records.size).toBe(5);
    expect(result).toMatchObject({ complete: true, capturesIncluded: 5, splitCaptures: [] });
  });

  it('divide a capture only where it alone is too large, and say so where it lies', async () => {
    const files = [1, 2, 3].map((number) =>
      inventedFile(`tile-00${number}.png`, filled(2.5 * MEGA, number), {
        role: 'tile',
        mediaType: 'image/png',
      }),
    );
    const made = await testExport([inventedCapture(7, { files })], { volumeBytes: 5 * MEGA });
    const result = await made.run();
    expect(result.splitCaptures).toEqual([7]);
    expect(result.capturesIncluded).toBe(1);
    const tiles: string[] = [];
    for (const volume of result.volumes) {
      const content = await unzip(volume.file);
      tiles.push(...[...content.keys()].filter((path) => path.includes('tile-')));
      expect([...content.keys()].some((path) => path.endsWith('record.json'))).toBe(true);
      expect(textOf(content, 'READ-ME-FIRST.txt')).toContain('Exhibit 0007 did not fit one part');
      expect(textOf(content, 'data/report.html')).toContain('Its other files lie in: evidence-');
    }
    expect(tiles).toHaveLength(3);
  });

  it('are larger than asked for only where one file is, and say so', async () => {
    const files = [inventedFile('media-1.bin', filled(7 * MEGA), { role: 'media', mediaType: 'video/mp4' })];
    const made = await testExport([inventedCapture(1), inventedCapture(2, { files })], {
      volumeBytes: 5 * MEGA,
    });
    const result = await made.run();
    expect(result.volumes.map(({ oversize }) => oversize)).toEqual([false, true]);
    const content = await unzip(result.volumes[1]?.file ?? new Blob());
    expect(textOf(content, 'READ-ME-FIRST.txt')).toContain('larger than was asked for');
  });

  it('hold to their size with the largest previews and the longest texts', async () => {
    const preview = async () => ({
      width: 1,
      height: 1,
      cut: false,
      slices: [{ mediaType: 'image/jpeg' as const, bytes: filled(120_000) }],
    });
    const captures = Array.from({ length: 40 }, (_, place) =>
      inventedCapture(place + 1, {
        facts: { text: found('&"<ü🙃'.repeat(20_000)), authorName: found('<'.repeat(5_000)) },
        remark: { note: '"'.repeat(20_000), tags: ['&'.repeat(500)] },
      }),
    );
    const base = await testExport(captures);
    const made = await testExport(captures, {
      volumeBytes: 8 * MEGA,
      source: {
        read: async (artifact) => {
          const bytes = await base.archive.readArtifact(artifact.id);
          return bytes === null ? null : { bytes, sha256: await sha256Hex(bytes), preview: await preview() };
        },
        draw: async () => 'not-drawn',
        digest: sha256Hex,
      },
    });
    const result = await made.run();
    expect(result.volumes.length).toBeGreaterThan(2);
    for (const { sizeBytes } of result.volumes) expect(sizeBytes).toBeLessThanOrEqual(8 * MEGA);
  });
});

describe('an export that does not come to its end', () => {
  it.each(['reading', 'writing', 'checking'] as const)(
    'leaves nothing when it is cancelled while %s',
    async (phase) => {
      const cancelling = new AbortController();
      const captures = Array.from({ length: 30 }, (_, place) =>
        inventedCapture(place + 1, { files: [inventedFile('a.bin', filled(300_000))] }),
      );
      const made = await testExport(captures, {
        volumeBytes: 5 * MEGA,
        signal: cancelling.signal,
        onProgress: (step) => {
          if (step.phase === phase && step.doneFiles > step.totalFiles / 2) cancelling.abort();
        },
      });
      await expect(made.run()).rejects.toMatchObject({ problem: { code: 'cancelled' } });
      expect([...made.volumes.files.keys()]).toEqual([]);
      if (phase === 'reading') expect(made.archive.reads()).toBe(0);
    },
  );

  it('leaves nothing when the disk is full', async () => {
    const volumes = memoryVolumes({
      onWrite: (written) => {
        if (written > 20_000) throw new Error('no room');
      },
    });
    const made = await testExport([inventedCapture(1)], {}, volumes);
    await expect(made.run()).rejects.toThrow('no room');
    expect(volumes.files.size).toBe(0);
  });

  it('leaves nothing, and is no success, when the disk gives back something else', async () => {
    const volumes = memoryVolumes({
      spoil: (bytes) => {
        const place = Buffer.from(bytes).indexOf('Words of post 1');
        bytes[place] = 'V'.charCodeAt(0);
      },
    });
    const made = await testExport([inventedCapture(1)], {}, volumes);
    await expect(made.run()).rejects.toThrow('reading the bundle back');
    expect(volumes.files.size).toBe(0);
  });
});
