import { createSHA256 } from 'hash-wasm';

/** SHA-256 of bytes that come piece by piece. The browser's own implementation wants them all at once. */
export interface StreamingDigest {
  /** The buffer may be used again afterwards. */
  update(piece: Uint8Array<ArrayBuffer>): void;
  /** Lower-case hex; called once, at the end. */
  end(): string;
}

export async function startSha256(): Promise<StreamingDigest> {
  const hasher = await createSHA256();
  hasher.init();
  return {
    update: (piece) => {
      hasher.update(piece);
    },
    end: () => hasher.digest('hex'),
  };
}
