import { describe, expect, test } from 'vitest';
import { accountKey, createWhoFinder, personIdOf, personKey } from './people';

const NOBODY = { platform: null, site: null, authorId: null, authorHandle: null, authorName: null };
const post = {
  ...NOBODY,
  platform: 'Harbour',
  site: 'harbour.example',
  authorId: '77',
  authorHandle: '@tide',
};

describe('whose account it is', () => {
  const whoOf = createWhoFinder([
    { id: 'one', accounts: [{ platform: 'harbour', stableId: '77', handle: '@old' }] },
    { id: 'two', accounts: [{ platform: 'quay.example', handle: 'Lamp' }, { handle: '@everywhere' }] },
    { id: 'three', accounts: [{}, { handle: ' ', stableId: '' }] },
  ]);

  test('is known by the stable id, whatever the handle is now', () => {
    expect(whoOf(post)).toBe(personKey('one'));
    expect(whoOf({ ...post, authorHandle: null })).toBe(personKey('one'));
  });

  test('or by the handle, with or without @, small or large, on the platform or the site', () => {
    expect(whoOf({ ...NOBODY, site: 'quay.example', authorHandle: '@lamp' })).toBe(personKey('two'));
    expect(whoOf({ ...NOBODY, site: 'other.example', authorHandle: 'EVERYWHERE' })).toBe(personKey('two'));
  });

  test('is not that of somebody whose handle passed to another account', () => {
    const taken = { ...post, authorId: '78', authorHandle: '@old' };
    expect(whoOf(taken)).toBe('account:Harbour\n78');
    expect(whoOf({ ...taken, authorId: null })).toBe(personKey('one'));
    // Of whom no id was entered the handle is all that is known.
    expect(whoOf({ ...NOBODY, site: 'quay.example', authorId: '5', authorHandle: 'lamp' })).toBe(
      personKey('two'),
    );
  });

  test('is not that of somebody on another platform', () => {
    expect(whoOf({ ...post, platform: 'Quay', site: 'quay.example' })).toBe('account:Quay\n77');
  });

  test('is the account’s own where nobody was entered for it, and nobody’s where nobody is named', () => {
    expect(whoOf({ ...NOBODY, site: 'harbour.example', authorName: 'A. Name' })).toBe(
      'account:harbour.example\nA. Name',
    );
    expect(whoOf(NOBODY)).toBeNull();
    expect(accountKey({ ...post, authorId: null })).toBe('account:Harbour\n@tide');
  });
});

test('a key tells whether it is a person', () => {
  expect(personIdOf(personKey('p'))).toBe('p');
  expect(personIdOf('account:x\ny')).toBeNull();
});
