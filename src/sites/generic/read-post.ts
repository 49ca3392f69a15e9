import type { PostFacts } from '../../domain/capture';
import { attributeOf, contains, documentElementOf, parentElementOf } from '../dom';
import type { PageContext } from '../site';
import { addressFact } from './address';
import { findPostAround } from './find-posts';
import { found, type FoundFacts } from './found-facts';
import { findAuthor, readAuthor, type AuthorHit } from './find-author';
import { findTime, readKind, readPermalink, readPostId, readTime } from './from-dom';
import { findPosting, readPosting } from './from-json-ld';
import { readMicrodata } from './from-microdata';
import { readMicroformat } from './from-microformat';
import { readHead, readOwnAddress, readPageSources, readPlatform } from './from-page';
import { cleanLanguage } from './identity';
import type { Posting } from './json-ld';
import { isMainPost, mainPostingFor } from './main-post';
import { readMedia } from './media';
import { mergeFacts } from './merge-facts';
import { readBody, textFact } from './post-text';
import { surveyPost, type Survey } from './survey';

/** What the page as a whole says of itself. */
export function readPageFacts(page: PageContext): PostFacts {
  const facts = mergeFacts('page', readPageSources(page));
  return { ...facts, kind: 'page' };
}

/** What can be known of one post: from its own markup, from JSON-LD about it, from its form, in that order. */
export function readPostFacts(page: PageContext, post: Element): PostFacts {
  const survey = surveyPost(page, post);
  const time = findTime(survey);
  const author = findAuthor(page, survey, time);
  const microdata = readMicrodata(page, survey);
  const microformat = readMicroformat(page, survey);
  const form = readForm(page, survey, time, author);
  const isMain = isMainPost(page, post);
  const posting = findPostingOf(page, post, [microdata, microformat, form], isMain);
  const linked = posting === null ? {} : readPosting(page, posting);
  const head = isMain ? readHead(page) : {};
  const written = mergeFacts('post', [microdata, microformat]);
  const texts = { text: written.text ?? chooseText(linked.text ?? null, form.text ?? null) };
  const kind = microdata.kind ?? linked.kind ?? microformat.kind ?? form.kind ?? 'post';
  const facts = mergeFacts(kind, [
    texts,
    microdata,
    microformat,
    withoutMedia(linked),
    form,
    { media: linked.media ?? [] },
    head,
    { platform: readPlatform(page) },
  ]);
  const replyTo = facts.replyTo ?? (kind === 'comment' ? readAnswered(page, post) : null);
  return { ...facts, replyTo, permalink: facts.permalink ?? ownAddress(page, isMain) };
}

function withoutMedia(facts: FoundFacts): FoundFacts {
  return { ...facts, media: [] };
}

/** What the form of the box tells. */
function readForm(
  page: PageContext,
  survey: Survey,
  time: Element | null,
  author: AuthorHit | null,
): FoundFacts {
  const permalink = readPermalink(page, survey, time);
  const head = [...(author?.elements ?? []), ...(time === null ? [] : [time])];
  const body = readBody(page, survey, head);
  return {
    kind: readKind(survey),
    ...readAuthor(page, survey, author),
    ...readTime(page, time),
    permalink: permalink === null ? null : addressFact(permalink.address, 'dom', permalink.where),
    postId: readPostId(survey, permalink?.address ?? null),
    text: textFact(body, 'dom', body?.where ?? ''),
    language: readLanguage(page, survey),
    media: readMedia(page, survey),
  };
}

/**
 * JSON-LD is about this post where it has the post's own address, or the mark of the post's element, or where
 * this is the page's main post and it says that it is the page's main thing.
 */
function findPostingOf(
  page: PageContext,
  post: Element,
  sources: readonly FoundFacts[],
  isMain: boolean,
): Posting | null {
  if (isMain) {
    const main = mainPostingFor(page, post);
    if (main !== null) return main;
  }
  for (const source of sources) {
    const address = source.permalink == null ? null : URL.parse(source.permalink.value);
    const posting = address === null ? null : findPosting(page, address);
    if (posting !== null) return posting;
  }
  const id = attributeOf(post, 'id');
  if (id === null || id === '') return null;
  const marked = new URL(page.url);
  marked.hash = id;
  return findPosting(page, marked);
}

/** JSON-LD has the words without the site's frame; the page shows what was there to be read. Both must agree. */
function chooseText(
  linked: (FoundFacts['text'] & object) | null,
  shown: (FoundFacts['text'] & object) | null,
): PostFacts['text'] {
  if (linked === null || shown === null) return shown ?? linked;
  const words = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();
  return words(shown.value).includes(words(linked.value)) ? linked : shown;
}

/** The nearest `lang`; where only the document has one it is often the language of the buttons. */
function readLanguage(page: PageContext, survey: Survey): (FoundFacts['language'] & object) | null {
  const root = documentElementOf(page.document);
  const part = [
    ...(survey.properties.get('text') ?? []),
    ...(survey.properties.get('articlebody') ?? []),
    ...(survey.marks.get('e-content') ?? []),
  ][0];
  let at: Element | null = part ?? soleLanguagePart(survey) ?? survey.post;
  for (let depth = 0; at !== null && depth < 1_000; depth += 1) {
    const language = cleanLanguage(attributeOf(at, 'lang'));
    if (language !== null)
      return found(
        language,
        'dom',
        at === root ? 'html[lang]' : '@lang',
        at === root ? 'from-page' : undefined,
      );
    at = parentElementOf(at);
  }
  return null;
}

/** Where exactly one part of the post names its language, that is the part with the words. */
function soleLanguagePart(survey: Survey): Element | null {
  return survey.languageParts.length === 1 ? survey.languageParts[0]! : null;
}

/** A comment inside the box of the post it answers. */
function readAnswered(page: PageContext, post: Element): PostFacts['replyTo'] {
  const around = parentElementOf(post);
  const outer = around === null ? null : findPostAround(page, around);
  if (outer === null || outer === post || !contains(outer, post)) return null;
  const survey = surveyPost(page, outer);
  const permalink = readPermalink(page, survey, findTime(survey));
  const declared = [readMicrodata(page, survey).permalink, readMicroformat(page, survey).permalink].find(
    (fact) => fact != null,
  );
  const fact =
    declared ?? (permalink === null ? null : addressFact(permalink.address, 'dom', permalink.where));
  if (fact === null)
    return isMainPost(page, outer) ? addressFact(page.url, 'derived', 'the post around it') : null;
  return { ...fact, how: 'derived', where: 'the post around it' };
}

function ownAddress(page: PageContext, isMain: boolean): PostFacts['permalink'] {
  return isMain ? (readOwnAddress(page) ?? addressFact(page.url, 'url', 'location')) : null;
}
