/** Lines of a text: LF, CR and CRLF each end one (RFC 8493 section 2.1.3). What follows the last end is a line if it is not empty. */
export function linesOf(text: string): string[] {
  const lines = text.split(/\r\n|\r|\n/);
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

/**
 * Text in a character encoding by its IANA name; `null` where the name is unknown to us or the bytes are not of it.
 * UTF-16 without a byte order mark is big-endian (RFC 2781 section 4.3).
 */
export function decodeText(bytes: Uint8Array, encoding: string): string | null {
  const name = encoding.trim().toLowerCase();
  const label = /^utf-?16$/.test(name)
    ? bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : 'utf-16be'
    : name;
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof RangeError || error instanceof TypeError) return null;
    throw error;
  }
}
