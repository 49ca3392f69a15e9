import type { NotIncluded, NotIncludedReason, Size } from '../../domain/capture';
import { scrubAddress } from '../../domain/scrub-address';
import type { MediaFile, MediaStep } from '../../messaging/calls';
import { cutText, MAX_ATTRIBUTE } from '../../sites/bounds';
import { localNameOf, shownSourceOf } from '../../sites/dom';
import { readLivePixels } from '../page-copy/live-pixels';
import type { Transfers } from '../page-copy/transfer';
import type { FoundMedia } from './found-media';
import { mediaName } from './media-name';
import { planMedia, type MediaAttempt, type MediaSituation } from './media-plan';
import { readMedia, type MediaAnswer } from './read-media';
import type { MediaSource } from '../../sites/site';

export interface MediaLimits {
  /** Files of one capture. */
  readonly files: number;
  /** Bytes of one picture, of one film or sound, of all together. */
  readonly picture: number;
  readonly film: number;
  readonly all: number;
  /** Milliseconds until one picture, one film, and all that is not there yet are given up. */
  readonly pictureMs: number;
  readonly filmMs: number;
  readonly allMs: number;
}

/** A film is held in memory once while it is hashed and sealed: what a browser's background surely can. */
export const MEDIA_LIMITS: MediaLimits = {
  files: 30,
  picture: 25_000_000,
  film: 60_000_000,
  all: 200_000_000,
  pictureMs: 15_000,
  filmMs: 45_000,
  allMs: 90_000,
};

export interface GatherParts {
  readonly found: FoundMedia;
  readonly situation: Omit<MediaSituation, 'platform' | 'mediaHosts'>;
  readonly transfers: Transfers;
  readonly limits?: Partial<MediaLimits>;
}

interface Gathered {
  readonly file: (Omit<MediaFile, 'name' | 'transfer' | 'pieces'> & { readonly bytes: Blob }) | null;
  readonly isStill: boolean;
  readonly notIncluded: readonly NotIncluded[];
}

interface Failure {
  readonly url: string;
  readonly size: MediaAttempt['size'];
  readonly reason: NotIncludedReason;
}

/** An address as it may be kept; one that holds the picture itself says only what kind it is. */
export function keptAddress(url: string): string {
  if (url.startsWith('data:')) return `${url.slice(0, 40).replace(/[,;].*$/s, '')},…`;
  return cutText(scrubAddress(url).url, MAX_ATTRIBUTE).text;
}

/** The pixels of a picture, where the page displays it from that address still. */
async function pixelsOf({ element, shown }: MediaSource): Promise<{ bytes: Blob; pixels: Size } | null> {
  if (localNameOf(element) !== 'img' || shown === null) return null;
  const image = element as HTMLImageElement;
  const { naturalWidth: width, naturalHeight: height } = image;
  const displayed = URL.parse(shownSourceOf(image))?.href;
  if (!image.complete || displayed === undefined || displayed.split('#', 1)[0] !== shown) return null;
  const bytes = await readLivePixels(image);
  return bytes === null ? null : { bytes, pixels: { width, height } };
}

/** The media of one post, one file after the other: while one is taken away, the next is read. */
export class MediaGathering {
  readonly #parts: GatherParts;
  readonly #situation: MediaSituation;
  readonly #limits: MediaLimits;
  readonly #stop = new AbortController();
  readonly #over: AbortSignal;
  #next = 0;
  #kept = 0;
  #left: number;
  #ahead: Promise<Gathered | null>;

  constructor(parts: GatherParts) {
    const { found, situation, limits } = parts;
    this.#parts = parts;
    this.#limits = { ...MEDIA_LIMITS, ...limits };
    this.#situation = { ...situation, platform: found.platform, mediaHosts: found.mediaHosts };
    this.#left = this.#limits.all;
    this.#over = AbortSignal.any([this.#stop.signal, AbortSignal.timeout(this.#limits.allMs)]);
    this.#ahead = this.#readAhead();
  }

  /** Nothing more is read, and what is under way is ended. */
  stop(): void {
    this.#stop.abort();
  }

  /** The next file, or that there is none any more; with what could not be had before it. */
  async step(): Promise<MediaStep> {
    const { found, transfers } = this.#parts;
    const total = Math.min(found.sources.length, this.#limits.files);
    const notIncluded: NotIncluded[] = [];
    for (;;) {
      const gathered = await this.#ahead;
      if (gathered === null) return { file: null, total, notIncluded };
      this.#ahead = this.#readAhead();
      notIncluded.push(...gathered.notIncluded);
      if (gathered.file === null) continue;
      this.#kept += 1;
      const { bytes, ...file } = gathered.file;
      const place = found.picture ? 'picture' : gathered.isStill ? 'still' : 'media';
      const name = mediaName(place, this.#kept, file.mediaType);
      return { file: { ...file, name, ...transfers.keepFile(bytes) }, total, notIncluded };
    }
  }

  /** Reads on at once; a failure is met where it is waited for. */
  #readAhead(): Promise<Gathered | null> {
    const reading = this.#readNext();
    reading.catch(() => undefined);
    return reading;
  }

  async #readNext(): Promise<Gathered | null> {
    const { sources } = this.#parts.found;
    const source = sources[this.#next];
    if (source === undefined || this.#stop.signal.aborted) return null;
    if (this.#next >= this.#limits.files) {
      const left = sources.slice(this.#next).flatMap(({ full, shown }) => full ?? shown ?? []);
      this.#next = sources.length;
      const notIncluded = left.map((url) => ({ what: keptAddress(url), reason: 'media-too-many' }) as const);
      return { file: null, isStill: false, notIncluded };
    }
    this.#next += 1;
    return this.#read(source);
  }

  async #read(source: MediaSource): Promise<Gathered> {
    const { kind, full, shown, element } = source;
    const isStill = kind === 'image' && localNameOf(element) === 'video';
    const { attempts, refused } = planMedia(source, this.#situation);
    const failures: Failure[] = [...refused];
    for (const attempt of attempts) {
      const { url, size } = attempt;
      const answer = await this.#ask(attempt, kind);
      if (answer.bytes === null) {
        failures.push({ url, size, reason: answer.reason });
        continue;
      }
      const { bytes, type: mediaType } = answer;
      const sourceUrl = keptAddress(url);
      const file = { role: 'media', bytes, size: bytes.size, mediaType, sourceUrl, mediaSize: size } as const;
      // Nothing is missing where the larger one is there.
      const missing = size === 'full' ? [] : failures.filter((failure) => failure.size === 'full');
      return { file, isStill, notIncluded: missing.map(named) };
    }
    const notIncluded = failures.map(named);
    if (full === null && shown === null) notIncluded.push({ what: kind, reason: 'media-in-pieces' });
    const drawn = kind === 'image' ? await pixelsOf(source) : null;
    if (drawn === null || drawn.bytes.size > this.#left) return { file: null, isStill, notIncluded };
    const { bytes, pixels } = drawn;
    this.#left -= bytes.size;
    const about = { size: bytes.size, mediaType: bytes.type, pixels, sourceUrl: keptAddress(shown!) };
    return { file: { role: 'media-pixels', bytes, ...about, mediaSize: 'shown' }, isStill, notIncluded };
  }

  async #ask(attempt: MediaAttempt, kind: MediaSource['kind']): Promise<MediaAnswer> {
    const { film, filmMs, picture, pictureMs } = this.#limits;
    const isPicture = kind === 'image';
    const signal = AbortSignal.any([this.#over, AbortSignal.timeout(isPicture ? pictureMs : filmMs)]);
    const limit = Math.min(isPicture ? picture : film, this.#left);
    const answer = await readMedia(attempt, kind, limit, signal);
    if (answer.bytes !== null) this.#left -= answer.bytes.size;
    return answer;
  }
}

function named({ url, reason }: Failure): NotIncluded {
  return { what: keptAddress(url), reason };
}
