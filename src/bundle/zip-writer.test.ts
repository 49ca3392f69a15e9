import { describe, expect, it } from 'vitest';
import { ProblemError } from '../domain/problem';
import { memoryVolumes } from './test-volumes';
import { writeZip, type ZipEntry } from './zip-writer';

const NEVER = new AbortController().signal;
const CLOCK = new Date('2026-11-21T14:32:06Z');

function entry(path: string, bytes: Uint8Array<ArrayBuffer>, onRead: () => void = () => undefined): ZipEntry {
  return {
    path,
    sizeBytes: bytes.byteLength,
    read: async () => {
      onRead();
      return bytes;
    },
  };
}

async function write(entries: readonly ZipEntry[], signal = NEVER): Promise<Uint8Array<ArrayBuffer>> {
  const volumes = memoryVolumes();
  const volume = await volumes.open('a.zip');
  await writeZip({ entries, wallClock: CLOCK, sink: volume, signal, onEntry: () => undefined });
  await volume.flush();
  return volumes.files.get('a.zip') ?? new Uint8Array(0);
}

describe('writeZip', () => {
  it('writes headers that hold size and CRC, so that a zip can be read as a stream', async () => {
    const zip = await write([
      entry('b/empty', new Uint8Array(0)),
      entry('b/x', new TextEncoder().encode('123456789')),
    ]);
    const view = new DataView(zip.buffer);
    const second = 30 + 'b/empty'.length;
    expect(view.getUint32(0, true)).toBe(0x04034b50);
    expect(view.getUint32(second, true)).toBe(0x04034b50);
    // No data descriptor, stored, CRC and both sizes.
    expect(view.getUint16(second + 6, true) & 0x0008).toBe(0);
    expect(view.getUint16(second + 8, true)).toBe(0);
    expect(view.getUint32(second + 14, true)).toBe(0xcbf43926);
    expect(view.getUint32(second + 18, true)).toBe(9);
    expect(view.getUint32(second + 22, true)).toBe(9);
    // 14:32:06 on 21 November 2026, as MS-DOS has it.
    expect(view.getUint16(second + 10, true)).toBe((14 << 11) | (32 << 5) | 3);
    expect(view.getUint16(second + 12, true)).toBe(((2026 - 1980) << 9) | (11 << 5) | 21);
  });

  it('reads an entry only when its turn is near, and each once, in order', async () => {
    const order: number[] = [];
    let written = -1;
    let furthest = 0;
    const entries = Array.from({ length: 200 }, (_, place) =>
      entry(`b/${place}`, new Uint8Array(40_000), () => {
        order.push(place);
        furthest = Math.max(furthest, place - written);
      }),
    );
    const volume = await memoryVolumes().open('a.zip');
    await writeZip({
      entries,
      wallClock: CLOCK,
      sink: volume,
      signal: NEVER,
      onEntry: ({ path }) => {
        written = Number(path.slice(2));
      },
    });
    expect(order).toEqual(entries.map((_, place) => place));
    expect(furthest).toBeLessThanOrEqual(4);
    expect(written).toBe(199);
  });

  it('holds few bytes ahead: a large entry waits for the one before', async () => {
    const large = 60 * 1024 * 1024;
    let held = 0;
    let most = 0;
    const entries = [0, 1, 2].map((place): ZipEntry => ({
      path: `b/${place}`,
      sizeBytes: large,
      read: async () => {
        held += 1;
        most = Math.max(most, held);
        return new Uint8Array(1);
      },
    }));
    await writeZip({
      entries,
      wallClock: CLOCK,
      sink: await memoryVolumes().open('a.zip'),
      signal: NEVER,
      onEntry: () => {
        held -= 1;
      },
    });
    expect(most).toBe(1);
  });

  it('refuses two entries of the same name', async () => {
    const same = [entry('b/x', new Uint8Array(1)), entry('b/x', new Uint8Array(1))];
    await expect(write(same)).rejects.toThrow('two entries');
  });

  it('rejects with the error of a read, and reads nothing more', async () => {
    const reads: number[] = [];
    const entries = Array.from({ length: 50 }, (_, place): ZipEntry => ({
      path: `b/${place}`,
      sizeBytes: 10,
      read: async () => {
        reads.push(place);
        if (place === 7) throw new Error('unreadable');
        return new Uint8Array(10);
      },
    }));
    await expect(write(entries)).rejects.toThrow('unreadable');
    expect(Math.max(...reads)).toBeLessThanOrEqual(11);
  });

  it('rejects with the error of a write', async () => {
    const volumes = memoryVolumes({
      onWrite: (written) => {
        if (written > 100_000) throw new ProblemError({ code: 'storage-full' });
      },
    });
    const entries = Array.from({ length: 50 }, (_, place) => entry(`b/${place}`, new Uint8Array(10_000)));
    const writing = writeZip({
      entries,
      wallClock: CLOCK,
      sink: await volumes.open('a.zip'),
      signal: NEVER,
      onEntry: () => undefined,
    });
    await expect(writing).rejects.toMatchObject({ problem: { code: 'storage-full' } });
  });

  it('stops when cancelled, also while it waits for a read that never ends', async () => {
    const cancelling = new AbortController();
    const waiting = write(
      [{ path: 'b/x', sizeBytes: 1, read: () => new Promise(() => undefined) }],
      cancelling.signal,
    );
    setTimeout(() => {
      cancelling.abort();
    }, 10);
    await expect(waiting).rejects.toMatchObject({ problem: { code: 'cancelled' } });
    await expect(write([entry('b/x', new Uint8Array(1))], cancelling.signal)).rejects.toMatchObject({
      problem: { code: 'cancelled' },
    });
  });
});
