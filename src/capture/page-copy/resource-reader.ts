import type { NotIncludedReason } from '../../domain/capture';
import { headOf } from './blob-bytes';
import { readLivePixels, readPixelsInUse } from './live-pixels';
import { decideResource, type ResourceSituation } from './resource-policy';

export interface ReaderLimits {
  /** Bytes of one resource. */
  readonly each: number;
  /** Bytes of all resources together. */
  readonly all: number;
  /** Milliseconds until one resource is given up. */
  readonly waitMs: number;
  /** Milliseconds until everything that is not there yet is given up. */
  readonly allMs: number;
  readonly atOnce: number;
}

export const READER_LIMITS: ReaderLimits = {
  each: 10_000_000,
  all: 60_000_000,
  waitMs: 10_000,
  allMs: 45_000,
  atOnce: 6,
};

export type ResourceUse = 'image' | 'font' | 'media' | 'text';

export type ReadResource =
  | { readonly bytes: Blob; readonly type: string }
  /** `shown` false: it belongs to nothing that was displayed, so that nothing is missing. */
  | { readonly bytes: null; readonly reason: NotIncludedReason; readonly shown: boolean };

export interface ResourceReader {
  /** @param url absolute, without fragment */
  read(url: string, use: ResourceUse): Promise<ReadResource>;
}

export interface ReaderParts extends ResourceSituation {
  /** Displayed pictures, to take the pixels from where the bytes cannot be had. */
  readonly pictures: ReadonlyMap<string, HTMLImageElement>;
  readonly picturesInUse: ReadonlySet<string>;
  /** Pictures that the page itself could not load; they are neither asked for nor missed. */
  readonly broken: ReadonlySet<string>;
  /** Whether `requested` is all that the page has requested; browsers list the first 250 only. */
  readonly requestedIsWhole: boolean;
  readonly limits?: Partial<ReaderLimits>;
}

const TYPES: Readonly<Record<ResourceUse, RegExp>> = {
  image: /^image\//,
  font: /^(?:font\/|application\/(?:x-)?font|application\/vnd\.ms-fontobject)/,
  media: /^(?:video|audio)\//,
  text: /^(?:text\/|image\/svg\+xml|application\/(?:xml|xhtml\+xml))/,
};

/** What browsers recognise whatever the server calls it: first bytes in hex. */
const SIGNATURES: readonly (readonly [string, string])[] = [
  ['89504e470d0a1a0a', 'image/png'],
  ['ffd8ff', 'image/jpeg'],
  ['47494638', 'image/gif'],
  ['00000100', 'image/x-icon'],
  ['774f4632', 'font/woff2'],
  ['774f4646', 'font/woff'],
  ['4f54544f', 'font/otf'],
  ['00010000', 'font/ttf'],
];

/** The type that a picture's or a font's first bytes tell; `null` for anything else. */
export async function recognise(bytes: Blob): Promise<string | null> {
  const head = [...(await headOf(bytes, 16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  if (head.startsWith('52494646') && head.slice(16, 24) === '57454250') return 'image/webp';
  if (head.slice(8, 24) === '6674797061766966') return 'image/avif';
  return SIGNATURES.find(([signature]) => head.startsWith(signature))?.[1] ?? null;
}

/** At most so many at once; the others wait in line. */
function createGate(places: number): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let free = places;
  return async (work) => {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next === undefined) free += 1;
      else next();
    }
  };
}

const missing = (reason: NotIncludedReason, shown = true): ReadResource => ({ bytes: null, reason, shown });

/** Reads what belongs to a page by the rules of `resource-policy.ts`, within bounds; each address once. */
export function createResourceReader(parts: ReaderParts): ResourceReader {
  const limits = { ...READER_LIMITS, ...parts.limits };
  const answers = new Map<string, Promise<ReadResource>>();
  const pass = createGate(limits.atOnce);
  const over = AbortSignal.timeout(limits.allMs);
  let left = limits.all;

  const keep = (bytes: Blob, type: string): ReadResource => {
    if (bytes.size > limits.each || bytes.size > left) return missing('too-large');
    left -= bytes.size;
    return { bytes, type };
  };

  /** `null` when the answer is not there, or is nothing of the kind that was asked for. */
  const request = async (url: string, use: ResourceUse, init: RequestInit): Promise<ReadResource | null> => {
    const signal = AbortSignal.any([over, AbortSignal.timeout(limits.waitMs)]);
    let bytes: Blob;
    let declared: string;
    try {
      const response = await fetch(url, { ...init, signal });
      if (!response.ok) return null;
      declared = (response.headers.get('content-type') ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
      if (Number(response.headers.get('content-length') ?? 0) > limits.each) {
        await response.body?.cancel();
        return missing('too-large');
      }
      bytes = await response.blob();
    } catch (error) {
      // TypeError: not in the cache, or refused. AbortError, TimeoutError: it took too long. By name, since Firefox
      // gives a script of an extension errors of the page's own classes.
      if (/^(?:TypeError|AbortError|TimeoutError|NetworkError)$/.test((error as Error).name)) return null;
      throw error;
    }
    const type = TYPES[use].test(declared) ? declared : use === 'text' ? null : await recognise(bytes);
    if (type === null || !TYPES[use].test(type)) return null;
    return keep(bytes, type);
  };

  const pixels = async (url: string): Promise<ReadResource | null> => {
    const displayed = parts.pictures.get(url);
    const own = URL.canParse(url) && new URL(url).origin === parts.origin;
    const blob =
      displayed !== undefined
        ? await readLivePixels(displayed)
        : own && parts.picturesInUse.has(url)
          ? await readPixelsInUse(url)
          : null;
    return blob === null ? null : keep(blob, blob.type);
  };

  const read = async (url: string, use: ResourceUse): Promise<ReadResource> => {
    if (parts.broken.has(url) && !parts.pictures.has(url)) return missing('not-in-cache', false);
    const decision = decideResource(url, parts);
    const shown = parts.requested.has(url) || !parts.requestedIsWhole;
    if (decision.read === 'refused') {
      return (use === 'image' ? await pixels(url) : null) ?? missing(decision.reason, shown);
    }
    const answer = await request(
      url,
      use,
      decision.read === 'cache-only'
        ? { cache: 'only-if-cached', mode: 'same-origin' }
        : decision.read === 'cache-first'
          ? {
              cache: 'force-cache',
              mode: 'cors',
              credentials: 'omit',
              referrerPolicy: 'no-referrer',
              redirect: 'error',
            }
          : {},
    );
    if (answer !== null) return answer;
    const reason = decision.read === 'cache-first' ? 'cross-origin-refused' : 'not-in-cache';
    return (use === 'image' ? await pixels(url) : null) ?? missing(reason, shown);
  };

  return {
    read(url, use) {
      const key = `${use} ${url}`;
      let answer = answers.get(key);
      if (answer === undefined) {
        answer = pass(() => read(url, use));
        answers.set(key, answer);
      }
      return answer;
    },
  };
}
