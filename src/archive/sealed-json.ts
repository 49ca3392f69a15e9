import { canonicalBytes } from '../integrity/canonical-json';
import type { Sealed } from './rows';
import type { Opener, SealContext, Sealer } from './vault';

/** Seals the canonical JSON of `value`. Throws `TypeError` on what JSON could not give back as it was. */
export function sealJson(sealer: Sealer, context: SealContext, value: unknown): Promise<Sealed> {
  return sealer.seal(context, canonicalBytes(value));
}

/** What `sealJson` sealed in this place. That the seal opens is what vouches for the type. */
export async function openJson<T>(opener: Opener, context: SealContext, sealed: Sealed): Promise<T> {
  return JSON.parse(new TextDecoder().decode(await opener.open(context, sealed))) as T;
}
