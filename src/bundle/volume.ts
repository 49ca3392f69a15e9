/** Takes the bytes of one volume in order. */
export interface VolumeSink {
  /** Takes the bytes at once: whoever writes may use the buffer again. */
  write(chunk: Uint8Array): void;
}

/** One file of an export, first written, then read back, then handed over. */
export interface Volume extends VolumeSink {
  /** Ends the writing: what was written is in the file. Returns its size in bytes. */
  flush(): Promise<number>;
  /** After `flush`: bytes of the file, fewer only at its end. */
  read(offset: number, length: number): Promise<Uint8Array<ArrayBuffer>>;
  /** After `flush`: nothing is read any more through this. */
  close(): Promise<Blob>;
  /** At any time: leaves nothing behind. */
  abort(): Promise<void>;
}

/** Opens an empty volume; an older one of the same name is replaced. Throws `storage-full`. */
export type OpenVolume = (name: string) => Promise<Volume>;
