declare module 'exifr/dist/lite.esm.mjs' {
  const exifr: {
    parse(data: Uint8Array, options: object): Promise<unknown>;
    thumbnail(data: Uint8Array): Promise<Uint8Array | undefined>;
  };
  export default exifr;
}
