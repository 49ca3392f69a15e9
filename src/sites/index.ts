import { genericSite } from './generic/generic';
import type { PageContext, Site } from './site';

/** Every site Tidemark knows. Order decides: the generic reader, which reads any page, is the last. */
export const SITES: readonly Site[] = [genericSite];

/** The site that reads this page. */
export function siteFor(page: PageContext): Site {
  return SITES.find((site) => site.matches(page)) ?? genericSite;
}
