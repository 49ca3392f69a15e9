/** Facts of a post from its own microformat (`h-entry`). */
import { attributeOf, localNameOf, queryFirst } from '../dom';
import type { PageContext } from '../site';
import { addressFact, linkAddress, resolveAddress } from './address';
import { found, type FoundFacts } from './found-facts';
import { cleanHandle, cleanName } from './identity';
import { isNamedComment } from './markers';
import { exactTime } from './posted-at';
import { readPart, shownLine, textFact } from './post-text';
import type { Survey } from './survey';

/** What the entry says; empty for a post that is none. */
export function readMicroformat(page: PageContext, survey: Survey): FoundFacts {
  const { marks } = survey;
  if (marks.size === 0) return {};
  const first = (mark: string): Element | null => marks.get(mark)?.[0] ?? null;
  const facts: FoundFacts = { ...readAuthor(page, first('p-author') ?? first('u-author')) };
  const answered = first('u-in-reply-to');
  if (answered !== null)
    facts.replyTo = addressFact(citedAddress(page, answered), 'microformat', '.u-in-reply-to');
  if (isNamedComment(survey.post)) facts.kind = 'comment';
  for (const mark of ['e-content', 'p-content']) {
    const body = first(mark);
    if (body !== null) facts.text ??= textFact(readPart(page, survey, body), 'microformat', `.${mark}`);
  }
  const time = first('dt-published');
  if (time !== null) {
    facts.postedAt = found(
      exactTime(attributeOf(time, 'datetime') ?? attributeOf(time, 'title')),
      'microformat',
      '.dt-published',
    );
    facts.postedAtShown = found(shownLine(page, time), 'microformat', '.dt-published');
  }
  const link = first('u-url');
  if (link !== null) facts.permalink = addressFact(linkAddress(page, link), 'microformat', '.u-url');
  return facts;
}

function citedAddress(page: PageContext, cite: Element): URL | null {
  const link = localNameOf(cite) === 'a' ? cite : queryFirst(cite, 'a.u-url[href],a[href]');
  return link === null ? null : linkAddress(page, link);
}

function readAuthor(page: PageContext, author: Element | null): FoundFacts {
  if (author === null) return {};
  const part = (mark: string): Element | null => queryFirst(author, `.${mark}`);
  const name = part('p-name');
  const nickname = part('p-nickname');
  const id = part('u-uid');
  const link = part('u-url') ?? (localNameOf(author) === 'a' ? author : queryFirst(author, 'a[href]'));
  const shown = name === null ? shownLine(page, author) : shownLine(page, name);
  const cardPicture = queryFirst(author, 'img[alt]');
  const fromPicture = cardPicture === null ? null : attributeOf(cardPicture, 'alt');
  const uid = id === null ? null : (attributeOf(id, 'value') ?? shownLine(page, id));
  return {
    authorName: found(
      cleanName(shown ?? fromPicture),
      'microformat',
      name === null ? '.p-author' : '.p-author .p-name',
    ),
    authorHandle: found(
      cleanHandle(nickname === null ? null : shownLine(page, nickname)),
      'microformat',
      '.p-author .p-nickname',
    ),
    authorUrl: addressFact(
      link === null ? null : (linkAddress(page, link) ?? resolveAddress(page, attributeOf(link, 'content'))),
      'microformat',
      '.p-author .u-url',
    ),
    authorId: found(
      id !== null && localNameOf(id) === 'a' ? null : cleanName(uid),
      'microformat',
      '.p-author .u-uid',
    ),
  };
}
