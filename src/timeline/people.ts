import type { CaptureSummary } from '../domain/capture';

/** Somebody the person entered, with the accounts that are theirs. */
export interface KnownPerson {
  readonly id: string;
  readonly accounts: readonly {
    readonly platform?: string;
    readonly handle?: string;
    readonly stableId?: string;
  }[];
}

type Author = Pick<CaptureSummary, 'platform' | 'site' | 'authorId' | 'authorHandle' | 'authorName'>;

/** The key of a person on the timeline. */
export function personKey(id: string): string {
  return `person:${id}`;
}

/** The id of the person a key stands for; `null` where it is an account of nobody who was entered. */
export function personIdOf(key: string): string | null {
  return key.startsWith('person:') ? key.slice('person:'.length) : null;
}

/**
 * The key of one account of one platform: its stable id where known, else handle, else name. `null` where nobody is
 * named.
 */
export function accountKey({ platform, site, authorId, authorHandle, authorName }: Author): string | null {
  const who = authorId ?? authorHandle ?? authorName;
  return who === null ? null : `account:${platform ?? site ?? ''}\n${who}`;
}

/** Handles and names of platforms as they are compared: `@Name` and `name` are one. */
function plain(text: string): string {
  return text.trim().replace(/^@/, '').toLowerCase();
}

/**
 * Tells whose account made a capture: that of a person who was entered, known by the stable id or else by the handle,
 * on the platform (or site) that goes with it or, where none was entered, on any. Else the account's own key.
 */
export function createWhoFinder(people: readonly KnownPerson[]): (author: Author) => string | null {
  const byId = new Map<string, string>();
  const byHandle = new Map<string, { readonly id: string; readonly stableId: string }>();
  for (const { id, accounts } of people) {
    for (const { platform, handle, stableId: given } of accounts) {
      const place = platform === undefined ? '' : plain(platform);
      const stableId = given?.trim() ?? '';
      if (stableId !== '') byId.set(`${place}\n${stableId}`, id);
      if (handle !== undefined && plain(handle) !== '')
        byHandle.set(`${place}\n${plain(handle)}`, { id, stableId });
    }
  }
  const find = <T>(known: ReadonlyMap<string, T>, author: Author, what: string): T | undefined => {
    for (const place of [author.platform, author.site, '']) {
      const found = place === null ? undefined : known.get(`${plain(place)}\n${what}`);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  const whoIs = (author: Author): string | null => {
    const { authorId, authorHandle } = author;
    const byTheirId = authorId === null ? undefined : find(byId, author, authorId);
    if (byTheirId !== undefined) return personKey(byTheirId);
    const named = authorHandle === null ? undefined : find(byHandle, author, plain(authorHandle));
    // A handle that passed to another account is not the person's any more: where ids are known, they decide.
    const isOther = authorId !== null && named !== undefined && named.stableId !== '';
    return named === undefined || isOther ? accountKey(author) : personKey(named.id);
  };
  // Of thousands of captures most are of a few accounts.
  const known = new Map<string, string | null>();
  return (author) => {
    const { platform, site, authorId, authorHandle, authorName } = author;
    const key = [platform, site, authorId, authorHandle, authorName].map((part) => part ?? '\0').join('\n');
    let who = known.get(key);
    if (who === undefined) {
      who = whoIs(author);
      known.set(key, who);
    }
    return who;
  };
}
