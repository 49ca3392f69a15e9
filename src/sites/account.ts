/** What a profile says of its account, in the form of the record. */
import type { AccountCount, AccountFacts, Fact, Found, FoundHow } from '../domain/capture';
import { cutText } from './bounds';
import { addressFact, resolveAddress } from './generic/address';
import { found } from './generic/found-facts';
import { rawMeta } from './generic/page-metadata';
import { exactTime } from './generic/posted-at';
import { epochTime } from './hooks';
import type { PageContext } from './site';

const MAX_DESCRIPTION = 5_000;

export interface AccountSource {
  readonly how: FoundHow;
  readonly where: string;
  readonly description?: string | null;
  readonly avatar?: string | null;
  /** ISO 8601 with a zone, or seconds since 1970. */
  readonly createdAt?: string | null;
  readonly counts?: Readonly<Partial<Record<AccountCount['of'], string | null>>>;
}

/** `undefined` where the page says nothing of the account. */
export function accountFacts(page: PageContext, source: AccountSource): AccountFacts | undefined {
  const { how, where } = source;
  const description = source.description?.trim() ?? '';
  const created = source.createdAt ?? null;
  const counts = (['followers', 'following', 'posts'] as const).flatMap((of): Found<AccountCount>[] => {
    const count = source.counts?.[of]?.trim() ?? '';
    return /^\d[\d.,'\u{A0}\u{202F} ]{0,20}\S{0,8}$/u.test(count)
      ? [{ value: { of, count }, how, where }]
      : [];
  });
  const facts: AccountFacts = {
    description: description === '' ? null : found(cutText(description, MAX_DESCRIPTION).text, how, where),
    avatar: addressFact(resolveAddress(page, source.avatar ?? null), how, where),
    createdAt: found(exactTime(created) ?? epochTime(created, 's'), how, where),
    counts,
  };
  const plain: Fact<string>[] = [facts.description, facts.avatar, facts.createdAt];
  return plain.every((fact) => fact === null) && counts.length === 0 ? undefined : facts;
}

/** Whether the head is of the page that the address names: it stays as it was when the page goes on. */
export function isHeadOfPath(page: PageContext): boolean {
  const plain = (path: string): string => path.replace(/\/$/, '').toLowerCase();
  const named = resolveAddress(page, rawMeta(page, 'og:url'));
  return named !== null && plain(named.pathname) === plain(page.url.pathname);
}

/** `Name (@handle)`, with whatever a platform writes behind it. */
export function titledAccount(page: PageContext): { name: string; handle: string } | null {
  const [, name, handle] =
    /^(.+?) \(@([^\s()@]+(?:@[^\s()@]+)?)\)/u.exec(rawMeta(page, 'og:title') ?? '') ?? [];
  return name === undefined || handle === undefined ? null : { name, handle };
}
