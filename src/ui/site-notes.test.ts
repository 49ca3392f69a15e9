import { describe, expect, it } from 'vitest';
import { NO_POST_FACTS, type PostFacts } from '../domain/capture';
import { siteNotesOf } from './site-notes';

const fact = (value: string, how: 'url' | 'dom' | 'meta' = 'dom') => ({ value, how, where: 'x' });
const onX: PostFacts = { ...NO_POST_FACTS, kind: 'post', platform: fact('X', 'url') };

describe('what is said of how a page was read', () => {
  it.each([
    ['a post of a recognised site without an author', onX, 'post'],
    ['the same with a handle', { ...onX, authorHandle: fact('anna') }, false],
    ['the same with nothing but an id', { ...onX, authorId: fact('12') }, false],
    ['a message, which may be one’s own', { ...onX, kind: 'message' as const }, 'message'],
    ['a page', { ...onX, kind: 'page' as const }, false],
    ['a post of a site that only names itself', { ...onX, platform: fact('A blog', 'meta') }, false],
    ['a post of an unknown site', { ...onX, platform: null }, false],
  ])('%s', (_what, facts, author) => {
    expect(siteNotesOf(facts).author).toBe(author);
  });

  it('says where the site shows only the beginning', () => {
    const text = { ...fact('The beginning'), caveat: 'shortened-by-site' as const };
    expect(siteNotesOf({ ...onX, text }).shortened).toBe(true);
    expect(siteNotesOf({ ...onX, text: { ...text, caveat: 'cut-at-bound' as const } }).shortened).toBe(false);
  });
});
