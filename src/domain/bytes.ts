/** All of them one after the other, as one. */
export function joinBytes(chunks: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(chunks.reduce((sum, { byteLength }) => sum + byteLength, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.byteLength;
  }
  return whole;
}

/** Less than this is left to the collector, bytes. */
const WORTH_GIVING_BACK = 1024 * 1024;

/**
 * Gives the memory of a large buffer back at once; nothing can be read of it any more. A collector that waits lets
 * hundreds of MB gather meanwhile. Sent to nobody instead of `transfer(0)`: where the browser itself made a buffer (of
 * a file, of what it sealed), Chromium keeps the memory of one that was only transferred, and counts it no more.
 */
export function giveBack(buffer: ArrayBuffer): void {
  if (buffer.byteLength < WORTH_GIVING_BACK) return;
  const { port1, port2 } = new MessageChannel();
  port2.close();
  port1.postMessage(null, [buffer]);
  port1.close();
}
