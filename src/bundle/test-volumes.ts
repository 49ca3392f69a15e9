import type { OpenVolume } from './volume';

export interface MemoryVolumes {
  readonly open: OpenVolume;
  /** What is there, by name: nothing of what was aborted. */
  readonly files: ReadonlyMap<string, Uint8Array<ArrayBuffer>>;
}

interface Options {
  /** Called with every write's size; may throw. */
  readonly onWrite?: (written: number) => void;
  /** Changes what is read back, as a bad disk does. */
  readonly spoil?: (bytes: Uint8Array<ArrayBuffer>) => void;
}

/** Volumes in memory, for tests. */
export function memoryVolumes({ onWrite, spoil }: Options = {}): MemoryVolumes {
  const files = new Map<string, Uint8Array<ArrayBuffer>>();
  const open: OpenVolume = async (name) => {
    const chunks: Uint8Array[] = [];
    let written = 0;
    files.set(name, new Uint8Array(0));
    return {
      write(chunk) {
        chunks.push(chunk.slice());
        written += chunk.byteLength;
        onWrite?.(written);
      },
      async flush() {
        const bytes = new Uint8Array(await new Blob(chunks as Uint8Array<ArrayBuffer>[]).arrayBuffer());
        spoil?.(bytes);
        files.set(name, bytes);
        return bytes.byteLength;
      },
      read: async (offset, length) => (files.get(name) ?? new Uint8Array(0)).slice(offset, offset + length),
      close: async () => new Blob([files.get(name) ?? new Uint8Array(0)]),
      async abort() {
        files.delete(name);
      },
    };
  };
  return { open, files };
}
