import { attributeOf } from '../dom';
import { resolveAddress } from '../generic/address';
import { withoutSession } from '../session';
import type { PageContext } from '../site';

export function addressOf(page: PageContext, link: Element | null): URL | null {
  return link === null ? null : resolveAddress(page, attributeOf(link, 'href'));
}

/** The address without the session; `null` stays `null`. */
export function plainAddress(url: URL | null): string | null {
  return url === null ? null : withoutSession(url, 's');
}

/** `member.php?u=12`, `member.php?12-Anna`, `member.php/12-Anna`, `members/12-anna`, `member/12-anna`. */
export function accountIn(url: URL | null): string | null {
  if (url === null) return null;
  const named = /\/(?:members?|member\.php)\/(\d+)(?:[-./]|$)/.exec(url.pathname)?.[1];
  if (named !== undefined) return named;
  if (!url.pathname.endsWith('/member.php')) return null;
  const [, first] = /^\?(\d+)(?:-|&|$)/.exec(url.search) ?? [];
  return first ?? /^(\d+)$/.exec(url.searchParams.get('u') ?? '')?.[1] ?? null;
}
