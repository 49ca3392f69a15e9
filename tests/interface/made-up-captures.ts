import type { Artifact, CaptureKind, CaptureRecord, CaptureSummary } from '../../src/domain/capture';
import { NO_POST_FACTS } from '../../src/domain/capture';
import type { Case, Remark } from '../../src/domain/remark';

/** Invented people, places and words; the same for the same number. */
const PEOPLE = [
  ['Marlow Quint', '@marlowq'],
  ['Ines Fjord', '@inesfjord'],
  ['Über Nacht', '@uebernacht'],
  ['A. Very-Long-Display-Name Who Writes Everything Out In Full', '@averylongdisplaynamewhowrites'],
  [null, '@nobody_in_particular'],
  [null, null],
] as const;
const PLACES = [
  ['harbour.example', 'Harbour'],
  ['forum.quay.example', null],
  ['a-site-with-a-rather-long-name.lighthouse.example', null],
] as const;
const KINDS: readonly CaptureKind[] = ['post', 'post', 'post', 'page', 'full-page', 'picture'];
const WORDS =
  'the tide comes in again and the boats turn slowly at their lines while somebody counts the lamps'.split(
    ' ',
  );
const HOUR = 3_600_000;
/** The one that is a conversation. */
const CONVERSATION = 12;

/** The post whose media were kept. */
const WITH_MEDIA = 24;

function pick<T>(list: readonly T[], number: number): T {
  const found = list[number % list.length];
  if (found === undefined) throw new Error('nothing to pick from');
  return found;
}

export function makeText(number: number, length: number): string {
  let text = '';
  for (let at = number * 7; text.length < length; at += 1 + (at % 3))
    text += `${pick(WORDS, at)}${at % 11 === 0 ? '.\n' : ' '}`;
  return text.slice(0, length).toWellFormed();
}

export function makeSummary(sequence: number, total: number, now: number): CaptureSummary {
  const [authorName, authorHandle] = pick(PEOPLE, sequence);
  const [site, platform] = pick(PLACES, sequence * 3);
  const kind = sequence === CONVERSATION ? 'conversation' : pick(KINDS, sequence * 5);
  const state = sequence % 17 === 0 ? 'incomplete' : 'sealed';
  return {
    id: `capture-${sequence}`,
    sequence,
    state,
    kind,
    capturedAt: new Date(now - (total - sequence) * 5.3 * HOUR).toISOString(),
    title: `A page about boats, number ${sequence}`,
    url: `https://${site}/p/${sequence}`,
    site,
    platform,
    authorName,
    authorHandle,
    authorId: authorHandle === null ? null : `id-${sequence % PEOPLE.length}`,
    excerpt: makeText(sequence, 400),
    sizeBytes: 180_000 + ((sequence * 7919) % 900_000),
    artifactCount: kind === 'full-page' ? 9 : 5,
    postedAt: makePostedAt(sequence, total, now),
    ...(sequence % 19 === 0 ? { postedAtAbout: true as const } : {}),
    binnedAt: null,
  };
}

/** A third of the pages did not say when. */
function makePostedAt(sequence: number, total: number, now: number): string | null {
  if (sequence % 3 === 0) return null;
  const hours = 6 + ((sequence * 7919) % 31);
  return new Date(now - (total - sequence) * 5.3 * HOUR - hours * HOUR).toISOString();
}

/** Of each sixty captures nine are posts of one account within twenty minutes. */
export function withRuns(summaries: readonly CaptureSummary[]): CaptureSummary[] {
  return summaries.map((summary) => {
    const within = summary.sequence % 60;
    const first = summaries.find(({ sequence }) => sequence === summary.sequence - within + 1) ?? summary;
    if (within === 0 || within > 9) return summary;
    const { site, platform, authorName, authorHandle, authorId, capturedAt } = first;
    const at = Date.parse(capturedAt) - 30 * HOUR + within * 140_000;
    const { postedAtAbout: _about, ...rest } = summary;
    const postedAt = new Date(at).toISOString();
    return { ...rest, site, platform, authorName, authorHandle, authorId, postedAt };
  });
}

export function makeCases(): Case[] {
  return [
    { id: 'case-1', title: 'Winter', createdAt: '2026-01-03T10:00:00.000Z' },
    {
      id: 'case-2',
      title: 'Umzug und Nachbarschaft, zweites Halbjahr',
      createdAt: '2026-06-03T10:00:00.000Z',
    },
  ];
}

export function makeRemark(summary: CaptureSummary): Remark | null {
  if (summary.sequence % 5 !== 0) return null;
  return {
    captureId: summary.id,
    revision: 1,
    editedAt: summary.capturedAt,
    note: summary.sequence % 10 === 0 ? 'Seen on the way to work. Third time this week.' : null,
    privateNote: summary.sequence % 15 === 0 ? 'Talk to M. about this first.' : null,
    tags: summary.sequence % 20 === 0 ? ['work', 'night'] : ['work'],
    caseId: summary.sequence % 4 === 0 ? 'case-1' : null,
    reason: null,
  };
}

/** Pictures, a film, a sound and a drawing, as a platform gives them or not. */
function makeMedia(summary: CaptureSummary, base: Pick<Artifact, 'createdAt' | 'sha256'>): Artifact[] {
  if (summary.sequence !== WITH_MEDIA) return [];
  const kept: readonly (Pick<Artifact, 'name' | 'mediaType' | 'sizeBytes'> & Partial<Artifact>)[] = [
    {
      name: 'media-01.png',
      mediaType: 'image/png',
      sizeBytes: 2_412_900,
      mediaSize: 'full',
      pixels: { width: 2048, height: 1365 },
    },
    {
      name: 'media-02-still.png',
      mediaType: 'image/png',
      sizeBytes: 41_208,
      pixels: { width: 640, height: 360 },
    },
    { name: 'media-03.webm', mediaType: 'video/webm', sizeBytes: 9_500_001 },
    { name: 'media-04.wav', mediaType: 'audio/wav', sizeBytes: 88_244 },
    {
      name: 'media-05.png',
      role: 'media-pixels',
      mediaType: 'image/png',
      sizeBytes: 120_400,
      pixels: { width: 320, height: 480 },
    },
    { name: 'media-06.svg', mediaType: 'image/svg+xml', sizeBytes: 1_204 },
  ];
  return kept.map((one) => ({
    ...base,
    role: 'media',
    mediaSize: 'shown',
    sourceUrl: `https://media.harbour.example/original/8f3a1c77-${'a-long-name-'.repeat(4)}/${one.name}?size=large`,
    ...one,
    id: `${summary.id}/${one.name}`,
  }));
}

function makeArtifacts(summary: CaptureSummary): Artifact[] {
  const base = {
    createdAt: summary.capturedAt,
    sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  };
  const picture = { width: 1280, height: 800 };
  const tiles: Artifact[] =
    summary.kind === 'full-page'
      ? [1, 2, 3, 4].map((tile) => ({
          ...base,
          id: `${summary.id}/tile-00${tile}.png`,
          name: `tile-00${tile}.png`,
          role: 'tile' as const,
          mediaType: 'image/png',
          sizeBytes: 90_000,
          pixels: picture,
        }))
      : [];
  const first: Artifact = {
    ...base,
    id: `${summary.id}/main.png`,
    name:
      summary.kind === 'post' ? 'post.png' : summary.kind === 'full-page' ? 'stitched.png' : 'viewport.png',
    role: summary.kind === 'post' ? 'post' : summary.kind === 'full-page' ? 'stitched' : 'viewport',
    mediaType: 'image/png',
    sizeBytes: 120_000,
    pixels:
      summary.kind === 'full-page'
        ? { width: 1280, height: 4200 }
        : summary.kind === 'post'
          ? { width: 640, height: 380 }
          : picture,
  };
  return [
    first,
    ...makeMedia(summary, base),
    ...(summary.kind === 'conversation'
      ? [
          {
            ...base,
            id: `${summary.id}/conversation.json`,
            name: 'conversation.json',
            role: 'conversation' as const,
            mediaType: 'application/json',
            sizeBytes: 512_000,
          },
        ]
      : []),
    ...(summary.kind === 'post'
      ? [
          {
            ...base,
            id: `${summary.id}/viewport.png`,
            name: 'viewport.png',
            role: 'viewport' as const,
            mediaType: 'image/png',
            sizeBytes: 160_000,
            pixels: picture,
          },
        ]
      : []),
    ...tiles,
    {
      ...base,
      id: `${summary.id}/page.html`,
      name: 'page.html',
      role: 'page-copy',
      mediaType: 'text/html',
      sizeBytes: 402_133,
    },
    {
      ...base,
      id: `${summary.id}/text.txt`,
      name: 'text.txt',
      role: 'text',
      mediaType: 'text/plain',
      sizeBytes: 2_180,
    },
    {
      ...base,
      id: `${summary.id}/posts.json`,
      name: 'posts.json',
      role: 'posts',
      mediaType: 'application/json',
      sizeBytes: 1_204,
    },
    {
      ...base,
      id: `${summary.id}/record.json`,
      name: 'record.json',
      role: 'record',
      mediaType: 'application/json',
      sizeBytes: 3_900,
    },
  ];
}

export function makeRecord(summary: CaptureSummary): CaptureRecord {
  const how = { how: 'json-ld', where: 'author.name' } as const;
  const found = (value: string | null, where: string) =>
    value === null ? null : { value, how: how.how, where };
  return {
    format: 'tidemark-record/1',
    id: summary.id,
    sequence: summary.sequence,
    state: summary.state === 'incomplete' ? 'incomplete' : 'sealed',
    sealedAt: summary.capturedAt,
    facts:
      summary.kind === 'page'
        ? NO_POST_FACTS
        : {
            kind: 'post',
            platform:
              summary.platform === null ? null : { value: summary.platform, how: 'url', where: 'host' },
            authorName: found(summary.authorName, 'author.name'),
            authorHandle: found(summary.authorHandle, 'author.alternateName'),
            authorId: found(summary.authorId, 'author.identifier'),
            authorUrl: {
              value: `https://${summary.site ?? 'harbour.example'}/u/${summary.sequence % 6}`,
              how: 'dom',
              where: 'a[rel=author]',
            },
            postId: { value: String(4_000_000 + summary.sequence), how: 'url', where: 'path' },
            permalink: { value: summary.url, how: 'meta', where: 'link[rel=canonical]', caveat: 'from-page' },
            postedAtShown: { value: '8h', how: 'dom', where: 'time' },
            postedAt: {
              value: summary.capturedAt,
              how: 'derived',
              where: 'snowflake(postId)',
              caveat: 'derived-approximate',
            },
            text: {
              value: makeText(summary.sequence, 260),
              how: 'json-ld',
              where: 'articleBody',
              ...(summary.sequence % 17 === 0 ? { caveat: 'shortened-by-site' as const } : {}),
            },
            language: { value: 'en', how: 'dom', where: 'html[lang]' },
            media: [
              {
                value: {
                  kind: 'image',
                  url: `https://${summary.site ?? ''}/media/${summary.sequence}.jpg`,
                  alternativeText: 'two boats',
                },
                how: 'dom',
                where: 'img',
              },
            ],
            replyTo: null,
          },
    collection: {
      url: summary.url,
      urlAtLoad: summary.url,
      redirectCount: 0,
      urlAtEnd: summary.url,
      canonicalUrl: summary.url,
      referrer: null,
      title: summary.title,
      capturedAt: summary.capturedAt,
      capturedAtLocal: summary.capturedAt.replace('Z', '+00:00'),
      timeZone: 'Europe/Copenhagen',
      kind: summary.kind,
      trigger: 'popup',
      tool: { name: 'Tidemark', version: '0.1.0' },
      browser: {
        name: 'Chromium',
        version: '156.0.8078.79',
        userAgent:
          'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36',
      },
      operatingSystem: 'linux (x86-64)',
      viewport: { width: 1280, height: 800 },
      scale: 1,
      zoom: 1,
      scroll: { x: 0, y: 320 },
      documentSize: { width: 1280, height: 4200 },
      languages: ['en-GB', 'en'],
      documentLanguage: 'en',
      loggedIn: 'unknown',
    },
    artifacts: makeArtifacts(summary),
    notIncluded:
      summary.state === 'incomplete'
        ? [
            { what: `https://${summary.site ?? ''}/media/clip.mp4`, reason: 'not-in-cache' },
            { what: `https://${summary.site ?? ''}/fonts/wave.woff2`, reason: 'not-in-cache' },
            { what: 'https://frame.example/embed', reason: 'frame-picture-only' },
          ]
        : [],
    completeness:
      summary.kind === 'conversation'
        ? {
            seen: 412,
            saved: 412,
            announced: null,
            tiles: 51,
            reachedEnd: true,
            period: { from: '2025-05-03T07:12:00.000Z', until: '2025-11-20T21:40:00.000Z' },
            gaps: [
              { reason: 'messages-not-joined', where: '120–121' },
              { reason: 'positions-missing', where: '301–304' },
            ],
          }
        : summary.kind === 'full-page'
          ? {
              seen: 128,
              saved: summary.state === 'incomplete' ? 111 : 128,
              announced: 128,
              tiles: 4,
              reachedEnd: summary.state !== 'incomplete',
              gaps: summary.state === 'incomplete' ? [{ reason: 'positions-missing', where: '41–57' }] : [],
            }
          : null,
  };
}

/** The messages of the one that is a conversation, as its file has them. */
export function makeConversation(): string {
  const found = (value: string, where: string) => ({ value, how: 'dom' as const, where });
  const began = Date.parse('2025-05-03T07:12:00.000Z');
  return JSON.stringify({
    format: 'tidemark-conversation/1',
    asked: { to: 'top' },
    end: 'site-end',
    gaps: [],
    messages: Array.from({ length: 412 }, (_, index) => ({
      number: index + 1,
      tiles: [`tile-${String(Math.floor(index / 8) + 1).padStart(3, '0')}.png`],
      facts: {
        ...NO_POST_FACTS,
        kind: 'message',
        authorName: index % 5 === 4 ? null : found(index % 3 === 0 ? 'Marlow Quint' : 'Ines Fjord', '.name'),
        postedAt: found(new Date(began + index * 11 * HOUR).toISOString(), 'time[datetime]'),
        text: index % 9 === 8 ? null : found(makeText(index, 20 + ((index * 37) % 180)), '.text'),
        replyTo: index % 13 === 5 ? found(String(4_000_000 + index), '.reply') : null,
        media:
          index % 9 === 8
            ? [
                {
                  ...found('', 'img'),
                  value: {
                    kind: 'image',
                    url: `https://harbour.example/media/${index}.jpg`,
                    alternativeText: 'a boat at its line',
                  },
                },
              ]
            : [],
      },
    })),
  });
}
