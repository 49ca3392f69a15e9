import { blueskySite } from './bluesky/bluesky';
import { discordSite } from './discord/discord';
import { discourseSite } from './discourse/discourse';
import { disqusSite } from './disqus/disqus';
import { facebookSite } from './facebook/facebook';
import { genericSite } from './generic/generic';
import { gmailSite } from './gmail/gmail';
import { hackernewsSite } from './hackernews/hackernews';
import { instagramSite } from './instagram/instagram';
import { lemmySite } from './lemmy/lemmy';
import { linkedinSite } from './linkedin/linkedin';
import { mastodonSite } from './mastodon/mastodon';
import { outlookSite } from './outlook/outlook';
import { phpbbSite } from './phpbb/phpbb';
import { redditSite } from './reddit/reddit';
import { somethingawfulSite } from './somethingawful/somethingawful';
import { stackexchangeSite } from './stackexchange/stackexchange';
import { telegramSite } from './telegram/telegram';
import { threadsSite } from './threads/threads';
import { tiktokSite } from './tiktok/tiktok';
import { tumblrSite } from './tumblr/tumblr';
import { twitchSite } from './twitch/twitch';
import { vbulletin4Site } from './vbulletin4/vbulletin4';
import { whatsappSite } from './whatsapp/whatsapp';
import { xSite } from './x/x';
import { xenforoSite } from './xenforo/xenforo';
import { youtubeSite } from './youtube/youtube';
import type { PageContext, Site } from './site';

/**
 * Every site Tidemark knows. Order decides: first those told by their host, then software that may run on any
 * host, told by what is in its pages; the generic reader, which reads any page, is the last.
 */
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
  redditSite,
  instagramSite,
  facebookSite,
  threadsSite,
  whatsappSite,
  disqusSite,
  tumblrSite,
  twitchSite,
  gmailSite,
  outlookSite,
  somethingawfulSite,
  mastodonSite,
  xenforoSite,
  discourseSite,
  lemmySite,
  phpbbSite,
  vbulletin4Site,
  genericSite,
];

/** The site that reads this page. */
export function siteFor(page: PageContext): Site {
  return SITES.find((site) => site.matches(page)) ?? genericSite;
}
