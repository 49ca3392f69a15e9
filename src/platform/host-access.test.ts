import { expect, test, vi } from 'vitest';

const { permissions } = vi.hoisted(() => ({
  permissions: { remove: vi.fn<(asked: { origins: string[] }) => Promise<boolean>>(async () => true) },
}));
vi.mock('wxt/browser', () => ({ browser: { permissions } }));

const { giveUpReaching } = await import('./host-access');

test.each([
  [
    'the last of its host',
    'https://stamps.example/tsr',
    ['https://other.example/'],
    ['https://stamps.example/*'],
  ],
  ['one beside another at the same origin', 'https://stamps.example/a', ['https://stamps.example/b'], null],
  // A pattern has no port: what covers the one covers the other.
  ['one beside another at another port', 'http://127.0.0.1:8080/', ['http://127.0.0.1:9090/'], null],
  // What was asked for covers one scheme only.
  [
    'one beside another by another scheme',
    'http://stamps.example/',
    ['https://stamps.example/'],
    ['http://stamps.example/*'],
  ],
])(
  'giving up %s takes from the others nothing, and leaves nothing over',
  async (_what, gone, rest, given) => {
    permissions.remove.mockClear();
    await giveUpReaching(gone, rest);
    expect(permissions.remove.mock.calls).toEqual(given === null ? [] : [[{ origins: given }]]);
  },
);
