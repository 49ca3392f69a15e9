/**
 * CRC-32 as zip has it (ISO 3309, reflected polynomial 0xEDB88320), eight bytes a step. The browser has none,
 * and the libraries' own are not exported; Node's zlib is the oracle in the test.
 */
const TABLES: readonly Int32Array[] = makeTables();

/** CRC-32 of `bytes`, unsigned; goes on from `before`, the CRC-32 of the bytes in front of them. */
export function crc32(bytes: Uint8Array, before = 0): number {
  const [t0, t1, t2, t3, t4, t5, t6, t7] = TABLES as readonly [
    Int32Array,
    Int32Array,
    Int32Array,
    Int32Array,
    Int32Array,
    Int32Array,
    Int32Array,
    Int32Array,
  ];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let crc = ~before;
  let at = 0;
  for (const end = bytes.byteLength - 8; at <= end; at += 8) {
    const low = crc ^ view.getInt32(at, true);
    const high = view.getInt32(at + 4, true);
    crc =
      (t7[low & 255] as number) ^
      (t6[(low >>> 8) & 255] as number) ^
      (t5[(low >>> 16) & 255] as number) ^
      (t4[low >>> 24] as number) ^
      (t3[high & 255] as number) ^
      (t2[(high >>> 8) & 255] as number) ^
      (t1[(high >>> 16) & 255] as number) ^
      (t0[high >>> 24] as number);
  }
  for (; at < bytes.byteLength; at += 1) {
    crc = (crc >>> 8) ^ (t0[(crc ^ view.getUint8(at)) & 255] as number);
  }
  return ~crc >>> 0;
}

function makeTables(): Int32Array[] {
  const tables = Array.from({ length: 8 }, () => new Int32Array(256));
  const entry = (table: number, place: number): number => tables[table]?.[place] ?? 0;
  for (let byte = 0; byte < 256; byte += 1) {
    let remainder = byte;
    for (let bit = 0; bit < 8; bit += 1) {
      remainder = remainder & 1 ? (remainder >>> 1) ^ 0xedb88320 : remainder >>> 1;
    }
    tables[0]?.fill(remainder, byte, byte + 1);
  }
  for (let table = 1; table < 8; table += 1) {
    for (let byte = 0; byte < 256; byte += 1) {
      const before = entry(table - 1, byte);
      tables[table]?.fill((before >>> 8) ^ entry(0, before & 255), byte, byte + 1);
    }
  }
  return tables;
}
