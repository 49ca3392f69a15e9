import { fromBase64 } from '../../domain/base64';

/** A data address of the bytes, made by the browser's own reader. */
export function toDataAddress(bytes: Blob, type: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => resolve(reader.result as string));
    reader.addEventListener('error', () => reject(reader.error ?? new Error('the bytes could not be read')));
    reader.readAsDataURL(new Blob([bytes], { type }));
  });
}

/** Base64. What `arrayBuffer` gives may not be looked into by a content script in Firefox. */
export async function readBase64(bytes: Blob): Promise<string> {
  const address = await toDataAddress(bytes, '');
  return address.slice(address.indexOf(',') + 1);
}

/** The first bytes, at most `length`. */
export async function headOf(bytes: Blob, length: number): Promise<Uint8Array> {
  return fromBase64(await readBase64(bytes.slice(0, length)));
}
