import { expect, it } from 'vitest';
import { found, type FoundFacts } from './found-facts';
import { mergeFacts } from './merge-facts';

const fact = (value: string, how: 'dom' | 'json-ld' = 'dom') => found(value, how, 'test')!;

it('never puts the name of one account beside the id of another', () => {
  const first: FoundFacts = { authorName: fact('Anna'), authorUrl: fact('https://t.example/@anna') };
  const other: FoundFacts = {
    authorId: fact('7'),
    authorUrl: fact('https://t.example/@bob'),
    authorName: fact('Anna'),
  };
  expect(mergeFacts('post', [first, other]).authorId).toBeNull();
});

it('adds to an account where the sources agree on it', () => {
  const first: FoundFacts = { authorName: fact('Anna'), authorUrl: fact('https://t.example/@anna/') };
  const same: FoundFacts = {
    authorId: fact('7'),
    authorUrl: fact('http://www.t.example/@Anna'),
    authorName: fact('Anna B.'),
  };
  expect(mergeFacts('post', [first, same])).toMatchObject({
    authorId: { value: '7' },
    authorName: { value: 'Anna' },
  });
});

it('takes nothing more of an account on which nothing agrees', () => {
  const name: FoundFacts = { authorName: fact('Anna') };
  const other: FoundFacts = { authorName: fact('Annika'), authorHandle: fact('annika') };
  expect(mergeFacts('post', [name, other]).authorHandle).toBeNull();
});

it('does not pair the words of one time with the digits of another', () => {
  const first: FoundFacts = { postedAt: fact('2026-01-01T10:00:00Z') };
  const same: FoundFacts = { postedAt: fact('2026-01-01T11:00:00+01:00'), postedAtShown: fact('1 Jan') };
  const other: FoundFacts = { postedAt: fact('2026-01-02T10:00:00Z'), postedAtShown: fact('2 Jan') };
  expect(mergeFacts('post', [first, other]).postedAtShown).toBeNull();
  expect(mergeFacts('post', [first, other, same]).postedAtShown?.value).toBe('1 Jan');
  expect(mergeFacts('post', [first, same]).postedAt?.value).toBe('2026-01-01T10:00:00Z');
});
