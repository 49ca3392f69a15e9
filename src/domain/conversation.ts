import type {
  CompletenessGap,
  Fact,
  FactCaveat,
  Found,
  FoundHow,
  MediaReference,
  PostFacts,
} from './capture';

/**
 * How far a conversation is captured, from the messages in view on. `message`: to the one that the person pointed
 * at, from another one; which they are stays in the page.
 */
export type ConversationRange =
  | { readonly to: 'top' }
  | { readonly to: 'bottom' }
  /** `since`: ISO 8601, the beginning of the day in the person's zone. */
  | { readonly to: 'date'; readonly since: string }
  | { readonly to: 'message' };

/** Why the reading of a conversation came to its end. */
export type ConversationEnd =
  /** what was asked for was reached */
  | 'reached'
  /** the site had no more */
  | 'site-end'
  /** something was still loading when we stopped waiting */
  | 'still-loading'
  /** the page left the conversation */
  | 'left'
  | 'cancelled'
  /** the page was gone; what was in pictures by then is here */
  | 'interrupted'
  | 'bound';

/** One message, read once. */
export interface ConversationMessage {
  /** 1, 2, 3 … in the order in which the list shows them, from the top down. */
  readonly number: number;
  /** Names of the pictures that show it; more than one where it is taller than the screen, none where it was read only. */
  readonly tiles: readonly string[];
  readonly facts: PostFacts;
}

/** `conversation.json`. */
export interface ConversationFile {
  readonly format: 'tidemark-conversation/1';
  readonly asked: ConversationRange;
  readonly end: ConversationEnd;
  readonly messages: readonly ConversationMessage[];
  /** `where`: the numbers of the messages before and after it, or the site's own numbers of those that are missing. */
  readonly gaps: readonly CompletenessGap[];
}

const HOW: ReadonlySet<unknown> = new Set<FoundHow>([
  'json-ld',
  'microdata',
  'microformat',
  'meta',
  'dom',
  'url',
  'derived',
  'page-world',
  'entered by hand',
]);
const CAVEATS: ReadonlySet<unknown> = new Set<FactCaveat>([
  'derived-approximate',
  'made-by-client',
  'from-page',
  'credential-removed',
  'cut-at-bound',
  'shortened-by-site',
  'opened-by-person',
  'shortened-though-opened',
]);
const KINDS: ReadonlySet<unknown> = new Set<PostFacts['kind']>([
  'post',
  'comment',
  'message',
  'article',
  'page',
]);
const MEDIA: ReadonlySet<unknown> = new Set<MediaReference['kind']>(['image', 'video', 'audio', 'other']);

type Members = Readonly<Record<string, unknown>>;

function membersOf(value: unknown): Members | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Members) : null;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function foundOf(value: unknown): Members | null {
  const found = membersOf(value);
  if (found === null || !HOW.has(found['how']) || typeof found['where'] !== 'string') return null;
  return found['caveat'] === undefined || CAVEATS.has(found['caveat']) ? found : null;
}

function factOf(value: unknown): Fact<string> {
  const found = foundOf(value);
  return found === null || typeof found['value'] !== 'string' ? null : (found as unknown as Found<string>);
}

function mediaOf(value: unknown): readonly Found<MediaReference>[] {
  return listOf(value).filter((one): one is Found<MediaReference> => {
    const media = membersOf(foundOf(one)?.['value']);
    const described = media?.['alternativeText'];
    return (
      media !== null &&
      MEDIA.has(media['kind']) &&
      typeof media['url'] === 'string' &&
      (described === null || typeof described === 'string')
    );
  });
}

function factsOf(value: unknown): PostFacts {
  const facts = membersOf(value) ?? {};
  const { kind } = facts;
  return {
    kind: KINDS.has(kind) ? (kind as PostFacts['kind']) : 'message',
    platform: factOf(facts['platform']),
    authorName: factOf(facts['authorName']),
    authorHandle: factOf(facts['authorHandle']),
    authorId: factOf(facts['authorId']),
    authorUrl: factOf(facts['authorUrl']),
    postId: factOf(facts['postId']),
    permalink: factOf(facts['permalink']),
    postedAtShown: factOf(facts['postedAtShown']),
    postedAt: factOf(facts['postedAt']),
    text: factOf(facts['text']),
    language: factOf(facts['language']),
    media: mediaOf(facts['media']),
    replyTo: factOf(facts['replyTo']),
  };
}

/**
 * The messages of a `conversation.json`; `null` where it is no such file. What is not as it should be (in a redacted
 * copy a hidden word may be the name of a member) is not known.
 */
export function readMessages(text: string): readonly ConversationMessage[] | null {
  let file: Members | null;
  try {
    file = membersOf(JSON.parse(text));
  } catch {
    return null;
  }
  if (file === null || !Array.isArray(file['messages'])) return null;
  return file['messages'].map((value: unknown, index) => {
    const message = membersOf(value);
    return {
      number: index + 1,
      tiles: listOf(message?.['tiles']).filter((tile) => typeof tile === 'string'),
      facts: factsOf(message?.['facts']),
    };
  });
}
