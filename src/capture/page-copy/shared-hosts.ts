/**
 * Hosts that keep pictures, fonts and style sheets for many sites, and whose logs and counters no author of a
 * page gets to see. A request there, should the browser's cache not answer, tells nobody who might be the
 * other side. Hosts that count views for whoever uploaded (imgur, Cloudinary, raw storage buckets, anybody's
 * own domain in front of a CDN) are not on the list.
 * Each is the name itself and everything below it.
 */
const SHARED_HOSTS: readonly string[] = [
  // X
  'twimg.com',
  // Bluesky
  'cdn.bsky.app',
  'video.bsky.app',
  // Meta
  'fbcdn.net',
  'cdninstagram.com',
  // Google, YouTube
  'ytimg.com',
  'ggpht.com',
  // Not all of googleusercontent.com: machines that anybody rents have names there.
  'lh3.googleusercontent.com',
  'lh4.googleusercontent.com',
  'lh5.googleusercontent.com',
  'lh6.googleusercontent.com',
  'yt3.googleusercontent.com',
  'gstatic.com',
  'fonts.googleapis.com',
  // Reddit
  'redd.it',
  'redditmedia.com',
  'redditstatic.com',
  // TikTok
  'tiktokcdn.com',
  'tiktokcdn-us.com',
  'tiktokcdn-eu.com',
  // LinkedIn
  'licdn.com',
  // Discord
  'cdn.discordapp.com',
  'media.discordapp.net',
  // Telegram
  'telesco.pe',
  'cdn-telegram.org',
  // Pinterest, Tumblr, Snapchat, Twitch, VK
  'pinimg.com',
  'media.tumblr.com',
  'sc-cdn.net',
  'jtvnw.net',
  'userapi.com',
  // Discussion systems and pictures of authors
  'gravatar.com',
  'disquscdn.com',
  'sstatic.net',
  'avatars.githubusercontent.com',
  'github.githubassets.com',
  'ycombinator.com',
  // WordPress.com
  'wp.com',
];

/** @param host lower case, as `URL` gives it */
export function isSharedHost(host: string): boolean {
  return SHARED_HOSTS.some((shared) => host === shared || host.endsWith(`.${shared}`));
}
