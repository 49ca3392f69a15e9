import { inParallel } from '../domain/parallel';
import type { FindingList } from './findings';
import type { VerifierSource } from './source';

/** One file of a zip whose headers were read. */
export interface ZipFileEntry {
  readonly name: string;
  readonly crc32: number;
  readonly size: number;
  /** Where its header begins, and its content. */
  readonly offset: number;
  readonly dataOffset: number;
}

const END_BYTES = 22;
const CENTRAL_BYTES = 46;
const LOCAL_BYTES = 30;
/** 65,535 entries with names of 400 bytes. */
const MOST_DIRECTORY_BYTES = 32 * 1024 * 1024;
const AT_ONCE = 8;

/** What every header of a bundle's zip says, whatever the file (docs/bundle-format.md). */
const VERSION_MADE_BY = 20;
const VERSION_NEEDED = 10;
const STORED = 0;
/** No encryption, no data descriptor (sizes stand in the local header), names in ASCII. */
const FLAGS = 0;
const NAME = /^[A-Za-z0-9._/-]+$/;

interface Central extends ZipFileEntry {
  readonly time: number;
  readonly end: number;
  /** The local header up to the sizes' end, as it has to be. */
  readonly raw: Uint8Array;
}

/**
 * Walks a bundle's zip and accounts for every byte outside the files' content: end record, central directory, local
 * headers, and that nothing lies before, between or after them (APPNOTE 6.3.3 sections 4.3.7, 4.3.12 and 4.3.16). The content itself is left to whoever reads it. Returns `null`, having said so in
 * `findings`, where there is no directory to go by.
 */
export async function readZipStructure(
  source: VerifierSource,
  findings: FindingList,
  signal: AbortSignal,
): Promise<ZipFileEntry[] | null> {
  const differs = (path: string | null, detail: string): void => {
    findings.add('structure-differs', path, detail);
  };
  if (source.size < END_BYTES) {
    findings.add('not-a-zip', null, 'shorter than an end record');
    return null;
  }
  const endAt = source.size - END_BYTES;
  const end = viewOf(await source.read(endAt, END_BYTES));
  if (end.byteLength !== END_BYTES || end.getUint32(0, true) !== 0x06054b50) {
    findings.add('not-a-zip', null, 'no end record where the file ends');
    return null;
  }
  if (end.getUint16(4, true) !== 0 || end.getUint16(6, true) !== 0) differs(null, 'end: disk numbers');
  const count = end.getUint16(10, true);
  if (end.getUint16(8, true) !== count) differs(null, 'end: entries on this disk');
  if (end.getUint16(20, true) !== 0) differs(null, 'end: comment length');
  const directoryBytes = end.getUint32(12, true);
  const directoryAt = end.getUint32(16, true);
  if (directoryAt + directoryBytes !== endAt || directoryBytes > MOST_DIRECTORY_BYTES) {
    findings.add('directory-unreadable', null, `${directoryBytes} bytes at ${directoryAt}, end at ${endAt}`);
    return null;
  }

  const directory = await source.read(directoryAt, directoryBytes);
  const entries = readDirectory(directory, count, findings);
  if (entries === null) return null;

  const names = new Set<string>();
  let at = 0;
  for (const entry of entries) {
    if (names.has(entry.name)) findings.add('name-twice', entry.name, 'central directory');
    names.add(entry.name);
    if (!NAME.test(entry.name) || entry.name.split('/').some((part) => /^\.*$/.test(part)))
      findings.add('unsafe-name', entry.name);
    if (entry.offset !== at) {
      findings.add('unaccounted-bytes', entry.name, `header at ${entry.offset}, expected at ${at}`);
    }
    if (entry.time !== entries[0]?.time) differs(entry.name, 'central: time is not that of the others');
    at = entry.end;
  }
  if (at !== directoryAt) {
    findings.add('unaccounted-bytes', null, `directory at ${directoryAt}, expected at ${at}`);
  }

  await inParallel(
    entries,
    AT_ONCE,
    () => signal.throwIfAborted(),
    (entry) => checkLocal(source, entry, findings),
  );
  return entries.map(({ name, crc32, size, offset, dataOffset }) => ({
    name,
    crc32,
    size,
    offset,
    dataOffset,
  }));
}

function readDirectory(
  directory: Uint8Array<ArrayBuffer>,
  count: number,
  findings: FindingList,
): Central[] | null {
  const view = viewOf(directory);
  const entries: Central[] = [];
  let at = 0;
  while (at < directory.byteLength) {
    if (at + CENTRAL_BYTES > directory.byteLength || view.getUint32(at, true) !== 0x02014b50) {
      findings.add('directory-unreadable', null, `no entry at ${at} of the directory`);
      return null;
    }
    const nameBytes = view.getUint16(at + 28, true);
    const end = at + CENTRAL_BYTES + nameBytes;
    if (view.getUint16(at + 10, true) !== STORED || view.getUint16(at + 30, true) !== 0) {
      // Packed anew by another program. Where the content lies is then not ours to guess.
      findings.add('entry-unsupported', null, `method or extra field of the entry at ${at} of the directory`);
      return null;
    }
    if (end > directory.byteLength) {
      findings.add('directory-unreadable', null, `the entry at ${at} of the directory is cut`);
      return null;
    }
    const name = readName(directory.subarray(at + CENTRAL_BYTES, end));
    const fixed = (place: number, bytes: 2 | 4, wanted: number, what: string): void => {
      const found = bytes === 2 ? view.getUint16(at + place, true) : view.getUint32(at + place, true);
      if (found !== wanted) findings.add('structure-differs', name, `central: ${what} is ${found}`);
    };
    const size = view.getUint32(at + 24, true);
    fixed(4, 2, VERSION_MADE_BY, 'version made by');
    fixed(6, 2, VERSION_NEEDED, 'version needed');
    fixed(8, 2, FLAGS, 'flags');
    fixed(20, 4, size, 'compressed size');
    fixed(32, 2, 0, 'comment length');
    fixed(34, 2, 0, 'disk');
    fixed(36, 2, 0, 'internal attributes');
    fixed(38, 4, 0, 'external attributes');
    const offset = view.getUint32(at + 42, true);
    const dataOffset = offset + LOCAL_BYTES + nameBytes;
    entries.push({
      name,
      time: view.getUint32(at + 12, true),
      crc32: view.getUint32(at + 16, true),
      size,
      offset,
      dataOffset,
      end: dataOffset + size,
      raw: directory.subarray(at + 4, end),
    });
    at = end;
  }
  if (entries.length !== count) {
    findings.add(
      'structure-differs',
      null,
      `end: ${count} entries announced, ${entries.length} in the directory`,
    );
  }
  return entries;
}

/** The local header says what the directory says. */
async function checkLocal(source: VerifierSource, entry: Central, findings: FindingList): Promise<void> {
  const differs = (detail: string): void => {
    findings.add('structure-differs', entry.name, detail);
  };
  const nameBytes = entry.raw.byteLength - (CENTRAL_BYTES - 4);
  const bytes = await source.read(entry.offset, LOCAL_BYTES + nameBytes);
  if (bytes.byteLength !== LOCAL_BYTES + nameBytes) return differs('local: cut');
  const view = viewOf(bytes);
  const central = viewOf(entry.raw);
  if (view.getUint32(0, true) !== 0x04034b50) differs('local: signature');
  // Version needed, flags, method, time, date: the same five fields in the same order.
  for (let field = 0; field < 10; field += 2) {
    if (view.getUint16(4 + field, true) !== central.getUint16(2 + field, true)) {
      differs(`local: field at ${4 + field}`);
    }
  }
  const wanted = [entry.crc32, entry.size, entry.size];
  ['CRC-32', 'compressed size', 'size'].forEach((what, place) => {
    if (view.getUint32(14 + 4 * place, true) !== wanted[place]) differs(`local: ${what}`);
  });
  if (view.getUint16(26, true) !== nameBytes) differs('local: name length');
  if (view.getUint16(28, true) !== 0) differs('local: extra length');
  const name = readName(bytes.subarray(LOCAL_BYTES));
  if (name !== entry.name) differs(`local: named ${name}`);
}

/** Every byte is one character, so that two names are the same only when their bytes are. */
function readName(bytes: Uint8Array): string {
  let name = '';
  for (const byte of bytes) name += String.fromCharCode(byte);
  return name;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
