import type { NotIncludedReason } from '../../domain/capture';
import { headOf } from '../page-copy/blob-bytes';
import { recognise } from '../page-copy/resource-reader';
import type { MediaAttempt } from './media-plan';
import type { MediaSource } from '../../sites/site';

export type MediaAnswer =
  | { readonly bytes: Blob; readonly type: string }
  | { readonly bytes: null; readonly reason: NotIncludedReason };

/**
 * How each place is asked. Of another host: without cookies, without a word of where the person is beyond the `Origin` that
 * the browser adds, and only there: an answer that leads elsewhere is not followed.
 */
const ASKED: Readonly<Record<MediaAttempt['read'], RequestInit>> = {
  here: {},
  cache: { cache: 'only-if-cached', mode: 'same-origin', redirect: 'manual' },
  host: {
    cache: 'force-cache',
    mode: 'cors',
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    redirect: 'manual',
  },
};

const FAILED: Readonly<Record<MediaAttempt['read'], NotIncludedReason>> = {
  here: 'not-in-cache',
  cache: 'not-in-cache',
  host: 'media-host-refused',
};

const IMAGE = /^image\/[a-z0-9.+-]{1,60}$/;
const FILM = /^(?:video|audio)\/[a-z0-9.+-]{1,60}$/;

const no = (reason: NotIncludedReason): MediaAnswer => ({ bytes: null, reason });

/** The type of what came, where it is of the kind that was wanted: as declared, else by its first bytes. */
async function typeOf(bytes: Blob, declared: string, kind: MediaSource['kind']): Promise<string | null> {
  const isWanted = (type: string): boolean =>
    (kind !== 'video' && kind !== 'audio' && IMAGE.test(type)) || (kind !== 'image' && FILM.test(type));
  if (isWanted(declared)) return declared;
  const told = (await recognise(bytes)) ?? (await recogniseFilm(bytes));
  return told !== null && isWanted(told) ? told : null;
}

/** ISO base media file format (ISO/IEC 14496-12, 4.3), Matroska (RFC 8794, 11.2.1), Ogg (RFC 3533, 6). */
async function recogniseFilm(bytes: Blob): Promise<string | null> {
  const text = String.fromCharCode(...(await headOf(bytes, 12)));
  if (text.slice(4, 8) === 'ftyp') return 'video/mp4';
  if (text.startsWith('\u001A\u0045\u00DF\u00A3')) return 'video/webm';
  return text.startsWith('OggS') ? 'audio/ogg' : null;
}

/** A body that never ends is given up at the bound, whatever its header said. `null`: it is larger. */
async function readBody(response: Response, limit: number): Promise<Blob | null> {
  if (Number(response.headers.get('content-length') ?? 0) > limit) {
    await response.body?.cancel();
    return null;
  }
  if (response.body === null) return new Blob([]);
  const reader = response.body.getReader();
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return new Blob(chunks);
    size += value.byteLength;
    if (size > limit) {
      await reader.cancel();
      return null;
    }
    chunks.push(value);
  }
}

/**
 * One file, byte for byte, or why it is not there. Never throws for what a page or a server does.
 * @param limit bytes
 */
export async function readMedia(
  { url, read }: MediaAttempt,
  kind: MediaSource['kind'],
  limit: number,
  signal: AbortSignal,
): Promise<MediaAnswer> {
  // A film's `blob:` that cannot be read is fed by the site's script: Media Source Extensions, section 3.
  const failed = read === 'here' && (kind === 'video' || kind === 'audio') ? 'media-in-pieces' : FAILED[read];
  try {
    const response = await fetch(url, { ...ASKED[read], signal });
    if (response.type === 'opaqueredirect') return no('media-redirected');
    if (!response.ok) {
      await response.body?.cancel();
      return no(failed);
    }
    const declared = (response.headers.get('content-type') ?? '').split(';', 1)[0]!.trim().toLowerCase();
    const bytes = await readBody(response, limit);
    if (bytes === null) return no('too-large');
    const type = await typeOf(bytes, declared, kind);
    return type === null || bytes.size === 0 ? no('media-other-kind') : { bytes, type };
  } catch {
    // Not in the cache, refused, no network, ended on the way: in Firefox not even errors of a kind that this script knows.
    return no(signal.aborted ? 'media-too-slow' : failed);
  }
}
