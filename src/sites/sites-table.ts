/** For `docs/sites.md` and its test: what each site yields, as its own fixtures show it. */
import type { Expectation, WrittenFact, WrittenFacts } from './fixture';
import type { Site } from './site';

const COLUMNS = [
  ['handle', 'authorHandle'],
  ['name', 'authorName'],
  ['account id', 'authorId'],
  ['post id', 'postId'],
  ['permalink', 'permalink'],
  ['time', 'postedAt'],
  ['text', 'text'],
  ['media', 'media'],
  ['answers', 'replyTo'],
] as const;

/** `yes`, or the way it is had where that is not simply reading it. */
function cell(posts: readonly WrittenFacts[], fact: (typeof COLUMNS)[number][1]): string {
  if (fact === 'media') return posts.some((post) => (post.media ?? []).length > 0) ? 'yes' : '';
  const facts = posts.flatMap((post): WrittenFact[] => (post[fact] === undefined ? [] : [post[fact]]));
  const ways = new Set<string>(facts.map(([, how]): string => (how === 'derived' ? 'derived' : 'yes')));
  if (
    fact === 'postedAt' &&
    posts.some((post) => post.postedAt === undefined && post.postedAtShown !== undefined)
  )
    ways.add('as shown');
  // An address in the platform's own form is as good as a link to it.
  if (fact === 'permalink' || fact === 'replyTo') return ways.size > 0 ? 'yes' : '';
  return [...ways].toSorted((one, other) => other.localeCompare(one)).join(', ');
}

export interface SiteWithFixtures {
  readonly site: Site;
  readonly fixtures: readonly Expectation[];
}

/** The sites that say where their conversations stand: those whose every message has an id, or the others. */
function conversationsOf(sites: readonly SiteWithFixtures[], byId: boolean): string {
  return sites
    .filter(({ site, fixtures }) => {
      if (site.conversation === undefined) return false;
      const all = fixtures.flatMap(({ posts }) => posts);
      const messages = all.filter(({ kind }) => kind === 'message');
      const told = (messages.length > 0 ? messages : all).every(
        ({ postId, permalink }) => postId !== undefined || permalink !== undefined,
      );
      return told === byId;
    })
    .map(({ site }) => site.name ?? site.id)
    .join(', ');
}

function worldSentence(sites: readonly SiteWithFixtures[]): string {
  const names = sites.flatMap(({ site }) => (site.pageWorld === true ? [site.name ?? site.id] : []));
  return `Where an id is nowhere in the document it may come from the page's own world, marked so in the capture (${names.join(', ')};
\`adr/0017-reading-sites.md\`). The table does not count that.`;
}

/** The whole file; `expected` are the sites in their order, without the generic reader. */
export function sitesTable(sites: readonly SiteWithFixtures[]): string {
  const head = ['site', 'told by', 'kind', ...COLUMNS.map(([title]) => title), 'hooks last seen to hold'];
  const rows = sites.flatMap(({ site, fixtures }) => {
    const byKind = Map.groupBy(
      fixtures.flatMap(({ posts }) => posts),
      ({ kind }) => kind,
    );
    const pages = fixtures.map(({ page }) => page).filter((page) => page.authorHandle !== undefined);
    if (pages.length > 0) byKind.set('profile', pages);
    return [...byKind].map(([kind, posts], index) => [
      index === 0 ? (site.name ?? site.id) : '',
      index === 0 ? (site.hosts.length > 0 ? site.hosts.join(', ') : 'its markup, on any host') : '',
      kind,
      ...COLUMNS.map(([, fact]) => cell(posts, fact)),
      index === 0 ? (site.seen ?? '') : '',
    ]);
  });
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const mediaHosts = sites.flatMap(({ site }) =>
    site.mediaHosts === undefined ? [] : [[site.name ?? site.id, site.mediaHosts.join(', ')]],
  );
  return `# What is read on which site

Made from the adapters and their fixtures by \`npm run sites:docs\`; a test fails where it is not up to date.

*yes*: read from the page. *derived*: computed from an id, marked so in the capture. *as shown*: only the words the
page shows, such as \`8h\`. Empty: not in the page, or nothing that surely is it. Any other site is read by what it
declares about itself (\`src/sites/generic\`). A site that is recognised but whose hooks no longer match yields nothing
for that field; picture and text are kept.

${[line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')}

## Files of media

Pictures, films and sounds of a post are kept as files from what the page has loaded. Larger pictures than it shows,
and films, are asked of these hosts (and names below them) alone, unless the person switched that off
(\`adr/0020-media.md\`); on sites that are not in this list nothing is asked of anybody.

${[line(['site', 'media hosts']), line(['---', '---']), ...mediaHosts.map(line)].join('\n')}

## Conversations

Captured message by message where the page has a chat, direct messages, a thread or a list of comments. Some adapters
say where the messages stand and on which side the older ones are:

- each message told by its id: ${conversationsOf(sites, true)}
- where there is no id, by what it says and by its neighbours: ${conversationsOf(sites, false)}

On any other site (comments of Reddit, TikTok and others, and any chat that declares its messages) the list is found by
where the messages are. YouTube's live chat is reached in a window of its own only; it and Twitch's keep their last 150
to 250 lines. Nothing is clicked: folded answers and "more" stay as they are.

${worldSentence(sites)}

Of mail save the raw message as well (Gmail: *Show original*; Outlook: *View message source*): only it has the headers.

Not read by an adapter of their own: Snapchat web and dating sites (they carry neither ids nor addresses: picture and
text are kept, and what the person writes down), Misskey, Quora, VK, Pinterest: the generic reader reads what such
pages declare.
`;
}
