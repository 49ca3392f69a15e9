declare module 'exifr/dist/lite.esm.mjs' {
  export function parse(data: Uint8Array, options: object): Promise<unknown>;
  export function orientation(data: Uint8Array): Promise<number | undefined>;
  export function thumbnail(data: Uint8Array): Promise<Uint8Array | undefined>;
}
