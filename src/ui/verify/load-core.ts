import { blobSource } from '../../verifier/source';
import type { VerifierCore } from './verify-model';

/** The verifier weighs more than the page around it, and few visits need it. */
export async function loadCore(): Promise<VerifierCore> {
  const [{ verify }, { browserHashing }, { readAnchors }] = await Promise.all([
    import('../../verifier/verify'),
    import('../../verifier/browser-hashing'),
    import('../../verifier/anchors'),
  ]);
  return { verify, hashing: browserHashing, readAnchors };
}

export const fileSource = blobSource;
