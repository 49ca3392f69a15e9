import { joinBytes } from '../domain/bytes';
import { crc32 } from '../integrity/crc32';
import { throwIfCancelled } from './cancel';
import type { ZipWriting } from './zip-entry';

/** APPNOTE 6.3.3: what every header of a bundle says, whatever the file. */
const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const VERSION_NEEDED = 10;
const VERSION_MADE_BY = 20;

/**
 * Writes the same zip as `writeZip` does, byte for byte, for volumes with a file that must not lie in memory: JSZip
 * wants each file whole, or a stream that only Node has, and would leave its size and CRC-32 out of the header.
 */
export async function writeStoredZip({
  entries,
  wallClock,
  sink,
  signal,
  onEntry,
}: ZipWriting): Promise<void> {
  const central: Uint8Array[] = [];
  const stamp = dosStamp(wallClock);
  const encoder = new TextEncoder();
  let at = 0;
  const write = (bytes: Uint8Array): void => {
    throwIfCancelled(signal);
    sink.write(bytes);
    at += bytes.byteLength;
  };
  for (const entry of entries) {
    throwIfCancelled(signal);
    const bytes = await entry.read();
    const name = encoder.encode(entry.path);
    const sum = bytes instanceof Uint8Array ? crc32(bytes) : bytes.crc32;
    const described = joinBytes([
      number(2, VERSION_NEEDED),
      number(2, 0), // flags
      number(2, 0), // stored
      stamp,
      number(4, sum),
      number(4, bytes.byteLength),
      number(4, bytes.byteLength),
      number(2, name.byteLength),
      number(2, 0), // extra field
    ]);
    const offset = at;
    write(joinBytes([number(4, LOCAL), described, name]));
    if (bytes instanceof Uint8Array) write(bytes);
    else for await (const piece of bytes.pieces()) write(piece);
    if (at !== offset + 30 + name.byteLength + bytes.byteLength)
      throw new Error(`${entry.path} is not as long as it was`);
    // Comment, disk and attributes: none.
    central.push(
      number(4, CENTRAL),
      number(2, VERSION_MADE_BY),
      described,
      new Uint8Array(10),
      number(4, offset),
      name,
    );
    onEntry(entry);
  }
  const directory = joinBytes(central);
  const start = at;
  write(directory);
  write(
    joinBytes([
      number(4, END),
      new Uint8Array(4),
      number(2, entries.length),
      number(2, entries.length),
      number(4, directory.byteLength),
      number(4, start),
      new Uint8Array(2),
    ]),
  );
}

function number(size: 2 | 4, value: number): Uint8Array {
  const bytes = new Uint8Array(size);
  const view = new DataView(bytes.buffer);
  if (size === 2) view.setUint16(0, value, true);
  else view.setUint32(0, value, true);
  return bytes;
}

/** Time and date as MS-DOS has them, two seconds a step. */
function dosStamp(clock: Date): Uint8Array {
  const time = (clock.getUTCHours() << 11) | (clock.getUTCMinutes() << 5) | (clock.getUTCSeconds() >> 1);
  const date = ((clock.getUTCFullYear() - 1980) << 9) | ((clock.getUTCMonth() + 1) << 5) | clock.getUTCDate();
  return joinBytes([number(2, time), number(2, date)]);
}
