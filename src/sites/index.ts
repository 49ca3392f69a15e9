import { blueskySite } from './bluesky/bluesky';
import { discordSite } from './discord/discord';
import { genericSite } from './generic/generic';
import { hackernewsSite } from './hackernews/hackernews';
import { linkedinSite } from './linkedin/linkedin';
import type { PageContext, Site } from './site';
import { stackexchangeSite } from './stackexchange/stackexchange';
import { telegramSite } from './telegram/telegram';
import { tiktokSite } from './tiktok/tiktok';
import { xSite } from './x/x';
import { xenforoSite } from './xenforo/xenforo';
import { youtubeSite } from './youtube/youtube';

/** Every site Tidemark knows. Order decides: the generic reader, which reads any page, is the last. */
export const SITES: readonly Site[] = [
  xSite,
  blueskySite,
  youtubeSite,
  tiktokSite,
  discordSite,
  telegramSite,
  linkedinSite,
  hackernewsSite,
  stackexchangeSite,
  xenforoSite,
  genericSite,
];

/** The site that reads this page. */
export function siteFor(page: PageContext): Site {
  return SITES.find((site) => site.matches(page)) ?? genericSite;
}
