import { attributeOf, closest, parentElementOf } from '../dom';
import { found } from '../generic/found-facts';
import { exactTime } from '../generic/posted-at';
import {
  builtAddress,
  defineSite,
  epochTime,
  handleFact,
  idFact,
  linkFact,
  mediaFacts,
  part,
  pathOf,
  textOf,
  timeFacts,
  type Layout,
  type Post,
} from '../hooks';
import type { PageContext } from '../site';
import { redesignComment, redesignPost } from './redesign';
import { titled } from './title';

const ACCOUNT = /^t2_\w+$/;
/** `Read more`, in the language of the site. */
const CONTROLS = 'button,[role="button"]';
const FULLNAME = /^t[13]_\w+$/;

/** `author` of whoever has gone is `[deleted]`. */
function author(post: Post, attribute: string) {
  const name = post.attribute(attribute);
  const handle = name !== null && /^[\w.-]{1,40}$/.test(name) ? name : null;
  return {
    authorHandle: handleFact(handle, `@${attribute}`),
    authorUrl: builtAddress(post.page, handle === null ? null : `/user/${handle}/`),
  };
}

/** The file as it was uploaded stands under its id alone; from memory. Where that is not so, its host has nothing there. */
function original({ hostname, pathname }: URL): string | null {
  const id = hostname === 'preview.redd.it' ? part(pathname, /^\/(?:[\w-]+-)?(\w{6,20}\.\w{3,4})$/) : null;
  return id === null ? null : `https://i.redd.it/${id}`;
}

/** New site. `user-id` on the same element is the account of the person who looks. */
const post: Layout = {
  kind: 'post',
  container: 'shreddit-post[id^="t3_"]',
  id: (box) => idFact(box.attribute('id'), FULLNAME, '@id'),
  read: (box) => ({
    ...author(box, 'author'),
    authorId: idFact(box.attribute('author-id'), ACCOUNT, '@author-id'),
    permalink: linkFact(box.page, box.attribute('permalink'), '@permalink'),
    postedAt: found(exactTime(box.attribute('created-timestamp')), 'dom', '@created-timestamp'),
    postedAtShown: timeFacts(box, 'time,faceplate-timeago', null).postedAtShown ?? null,
    text: titled(
      box.attribute('post-title') ?? box.line('[slot="title"]'),
      '@post-title',
      textOf(box, '[slot="text-body"]', { leaveOut: CONTROLS }),
    ),
    media: mediaFacts(box, [
      {
        kind: 'image',
        selector: 'img[src*="i.redd.it/"],img[src*="preview.redd.it/"]',
        attribute: 'src',
        larger: original,
      },
      { kind: 'video', selector: 'shreddit-player[src]', attribute: 'src' },
    ]),
  }),
};

const comment: Layout = {
  kind: 'comment',
  container: 'shreddit-comment[thingid^="t1_"]',
  id: (box) => idFact(box.attribute('thingid'), FULLNAME, '@thingid'),
  read(box) {
    const shown = timeFacts(box, 'time', 'datetime');
    const stamp =
      exactTime(box.attribute('created')) ?? exactTime(box.attributeIn('faceplate-timeago', 'ts'));
    return {
      ...author(box, 'author'),
      permalink: linkFact(box.page, box.attribute('permalink'), '@permalink'),
      ...shown,
      postedAt: found(stamp, 'dom', '@created') ?? shown.postedAt ?? null,
      text: textOf(box, '[slot="comment"]', { leaveOut: CONTROLS }),
      replyTo: idFact(box.attribute('parentid') ?? box.attribute('postid'), FULLNAME, '@parentid'),
    };
  },
};

const OLD_TIME = '.tagline time[datetime]:not(.edited-timestamp)';

/** The author's link; its class repeats the account's id. Pages before about 2017 have nothing else. */
const OLD_AUTHOR = '.tagline a.author';

function oldAuthor(box: Post) {
  const named = author(box, 'data-author');
  const path = pathOf(box.page, box.first(OLD_AUTHOR), []);
  const linked = named.authorHandle === null ? part(path, /^\/u(?:ser)?\/([\w.-]{1,40})\/?$/) : null;
  const classes = box.attributeIn(OLD_AUTHOR, 'class');
  return {
    ...named,
    ...(linked === null
      ? {}
      : {
          authorHandle: handleFact(linked, OLD_AUTHOR),
          authorUrl: builtAddress(box.page, `/user/${linked}/`),
        }),
    authorId:
      idFact(box.attribute('data-author-fullname'), ACCOUNT, '@data-author-fullname') ??
      idFact(part(classes, /(?:^|\s)id-(t2_\w+)(?:\s|$)/), ACCOUNT, OLD_AUTHOR),
  };
}

function oldFacts(box: Post) {
  const link = box.attributeIn('a.bylink,a.comments', 'href');
  const time = timeFacts(box, OLD_TIME, 'datetime');
  return {
    ...oldAuthor(box),
    permalink:
      linkFact(box.page, box.attribute('data-permalink'), '@data-permalink') ??
      linkFact(box.page, link, 'a.bylink'),
    ...time,
    postedAt:
      time.postedAt ?? found(epochTime(box.attribute('data-timestamp'), 'ms'), 'dom', '@data-timestamp'),
  };
}

const oldPost: Layout = {
  kind: 'post',
  container: '.thing.link[data-fullname^="t3_"]',
  id: (box) => idFact(box.attribute('data-fullname'), FULLNAME, '@data-fullname'),
  read: (box) => ({
    ...oldFacts(box),
    text: titled(box.line('a.title'), 'a.title', textOf(box, '.usertext-body .md')),
  }),
};

function threadOf(page: PageContext): string | null {
  const id = part(page.url.pathname, /\/comments\/(\w+)/);
  return id === null ? null : `t3_${id}`;
}

const oldComment: Layout = {
  kind: 'comment',
  container: '.thing.comment[data-fullname^="t1_"]',
  id: (box) => idFact(box.attribute('data-fullname'), FULLNAME, '@data-fullname'),
  read(box) {
    const outer = parentElementOf(box.element);
    const around = outer === null ? null : closest(outer, '.thing.comment');
    const answered = around === null ? threadOf(box.page) : attributeOf(around, 'data-fullname');
    return {
      ...oldFacts(box),
      text: textOf(box, '.usertext-body .md'),
      replyTo: idFact(answered, FULLNAME, 'the comment around it', 'derived'),
    };
  },
};

export const redditSite = defineSite({
  id: 'reddit',
  name: 'Reddit',
  hosts: ['reddit.com'],
  mediaHosts: ['i.redd.it', 'preview.redd.it', 'external-preview.redd.it', 'v.redd.it'],
  seen: 'new: notes of October 2026; old: a saved page without a date; 2018 to 2023: from memory',
  layouts: [post, comment, redesignPost, redesignComment, oldPost, oldComment],
  mainId(page) {
    const answer = part(page.url.pathname, /\/comments\/\w+\/(?:[^/]*|comment)\/(\w+)\/?$/);
    return answer === null ? threadOf(page) : `t1_${answer}`;
  },
});
