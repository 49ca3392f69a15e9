import { accountFacts } from '../account';
import { attributeOf, nextElementOf, queryAll, queryFirst } from '../dom';
import { resolveAddress } from '../generic/address';
import type { FoundFacts } from '../generic/found-facts';
import { shownLine } from '../generic/post-text';
import { builtAddress, epochTime, handleFact, shownText } from '../hooks';
import type { PageContext } from '../site';

/** The cell beside `user:`, `created:`, `about:`. */
function cellOf(page: PageContext, label: string): Element | null {
  const name = queryAll(page.document, 'td', 200).find((cell) => shownLine(page, cell) === label);
  return name === undefined ? null : nextElementOf(name);
}

/** When the account was made: the seconds beside the name, where they are of the day that the page shows. */
function createdAt(page: PageContext, user: Element): string | null {
  const time = epochTime(attributeOf(user, 'timestamp'), 's');
  const day = cellOf(page, 'created:');
  const link = day === null ? null : queryFirst(day, 'a[href*="day="]');
  const url = link === null ? null : resolveAddress(page, attributeOf(link, 'href'));
  return time !== null && url?.searchParams.get('day') === time.slice(0, 10) ? time : null;
}

/** The page of an account. */
export function readProfile(page: PageContext): FoundFacts {
  const named = page.url.pathname === '/user' ? page.url.searchParams.get('id') : null;
  const user = named === null ? null : cellOf(page, 'user:');
  if (named === null || user === null || shownLine(page, user) !== named) return {};
  const about = cellOf(page, 'about:');
  const account = accountFacts(page, {
    how: 'dom',
    where: 'about:, created:',
    description: about === null ? null : shownText(page, about),
    createdAt: createdAt(page, user),
  });
  return {
    authorHandle: handleFact(named, 'user:'),
    authorUrl: builtAddress(page, `/user?id=${encodeURIComponent(named)}`),
    ...(account === undefined ? {} : { account }),
  };
}
