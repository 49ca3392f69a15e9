/** Pictures, films and sounds that belong to a post: no avatars, no emoji, no icons. */
import type { Found, MediaReference } from '../../domain/capture';
import { MAX_MEDIA, oneLine } from '../bounds';
import { attributeOf, closest, contains, localNameOf, queryAll, shownSourceOf } from '../dom';
import { emojiOf } from '../element-text';
import { shownIn, sourcesOfFilm, withoutDoubles } from '../media-source';
import type { MediaSource, PageContext } from '../site';
import { addressFact, resolveAddress } from './address';
import { isProfileLink } from './list-rows';
import { namesAvatar } from './markers';
import type { Survey } from './survey';

/** Sides up to this many CSS pixels are icons. */
const ICON_SIDE = 48;
const CARD = '.h-card,.p-author,[itemprop~="author"],footer,button,[role="button" i]';

export function readMedia(page: PageContext, survey: Survey): Found<MediaReference>[] {
  const media: Found<MediaReference>[] = [];
  const seen = new Set<string>();
  const add = (
    kind: MediaReference['kind'],
    raw: string | null,
    where: string,
    alternativeText: string | null,
  ): void => {
    const fact = addressFact(resolveAddress(page, raw), 'dom', where);
    if (fact === null || seen.has(fact.value) || media.length >= MAX_MEDIA) return;
    seen.add(fact.value);
    media.push({ ...fact, value: { kind, url: fact.value, alternativeText } });
  };
  for (const element of survey.pictures) {
    const name = localNameOf(element);
    if (name === 'img') {
      if (isDecoration(page, survey, element)) continue;
      const alternativeText = oneLine(attributeOf(element, 'alt'));
      const shown = shownSourceOf(element);
      add('image', shown === '' ? attributeOf(element, 'src') : shown, 'img', alternativeText);
    } else {
      const kind = name === 'video' ? 'video' : 'audio';
      const label = oneLine(attributeOf(element, 'aria-label') ?? attributeOf(element, 'title'));
      add(kind, attributeOf(element, 'src'), `${name}[src]`, label);
      for (const source of queryAll(element, 'source[src]', 20))
        add(kind, attributeOf(source, 'src'), `${name} source[src]`, label);
      add('image', attributeOf(element, 'poster'), `${name}[poster]`, label);
    }
  }
  return media;
}

/** The same as sources: what the page displays, and nothing that it did not load itself. */
export function readMediaSources(page: PageContext, survey: Survey): MediaSource[] {
  const sources = survey.pictures.flatMap((element): MediaSource[] => {
    if (localNameOf(element) !== 'img') return sourcesOfFilm(page, element);
    if (isDecoration(page, survey, element)) return [];
    const shown = shownIn(page, element);
    return shown === null ? [] : [{ kind: 'image', element, shown, full: null }];
  });
  return withoutDoubles(sources).slice(0, MAX_MEDIA);
}

function isDecoration(page: PageContext, survey: Survey, image: Element): boolean {
  if (emojiOf(image) !== null || namesAvatar(image)) return true;
  const sides = ['width', 'height'].map((side) => Number.parseInt(attributeOf(image, side) ?? '', 10));
  if (sides.some((side) => side > 0 && side <= ICON_SIDE)) return true;
  const link = closest(image, 'a[href]');
  if (link !== null && contains(survey.post, link) && link !== survey.post && isProfileLink(page, link))
    return true;
  const card = closest(image, CARD);
  return card !== null && card !== survey.post && contains(survey.post, card);
}
