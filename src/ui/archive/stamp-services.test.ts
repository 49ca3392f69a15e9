import { beforeEach, expect, test, vi } from 'vitest';
import type { StampingSettings, StampService } from '../../domain/settings';
import { addService, removeService, type ServiceListParts, turnStamping } from './stamp-services';

const one: StampService = { kind: 'rfc3161', address: 'https://one.example/' };
const two: StampService = { kind: 'opentimestamps', address: 'https://two.example/' };

let stored: StampingSettings;
/** What happens while the browser asks the person. */
let meanwhile: () => Promise<unknown>;
let answer: boolean;
const giveUpReaching = vi.fn<(address: string, stillNeeded: readonly string[]) => Promise<void>>();
const parts: ServiceListParts = {
  read: () => stored,
  save: async (stamping) => {
    stored = stamping;
  },
  port: {
    askToReach: async () => {
      const act = meanwhile;
      meanwhile = async () => undefined;
      await act();
      return answer;
    },
    giveUpReaching,
  },
};

beforeEach(() => {
  stored = { on: false, services: [] };
  meanwhile = async () => undefined;
  answer = true;
  giveUpReaching.mockReset();
});

test('two that are added at once are both on the list, and each once', async () => {
  meanwhile = () => addService(parts, two);
  expect(await addService(parts, one)).toBe('added');
  expect(stored.services).toEqual([two, one]);
  meanwhile = () => addService(parts, { ...one, address: 'https://three.example/' });
  expect(await addService(parts, one)).toBe('known');
  expect(stored.services).toHaveLength(2);
  stored = { on: true, services: [] };
  meanwhile = () => addService(parts, one);
  expect(await addService(parts, one)).toBe('known');
  expect(stored.services).toEqual([one]);
});

test('adding does not turn on again what was turned off meanwhile', async () => {
  stored = { on: true, services: [one] };
  meanwhile = () => turnStamping(parts, false);
  await addService(parts, two);
  expect(stored).toEqual({ on: false, services: [one, two] });
});

test('turning on does not bring back what was removed meanwhile', async () => {
  stored = { on: false, services: [one, two] };
  meanwhile = () => removeService(parts, one);
  expect(await turnStamping(parts, true)).toBe('done');
  expect(stored).toEqual({ on: true, services: [two] });
  stored = { on: false, services: [one] };
  meanwhile = () => removeService(parts, one);
  await turnStamping(parts, true);
  expect(stored).toEqual({ on: false, services: [] });
});

test('what is refused changes nothing', async () => {
  answer = false;
  expect(await addService(parts, one)).toBe('denied');
  stored = { on: false, services: [two] };
  expect(await turnStamping(parts, true)).toBe('denied');
  expect(stored).toEqual({ on: false, services: [two] });
});

test('the last that is removed turns it off, and the browser is told what others still need', async () => {
  stored = { on: true, services: [one, two] };
  await removeService(parts, one);
  expect(stored).toEqual({ on: true, services: [two] });
  expect(giveUpReaching).toHaveBeenLastCalledWith(one.address, [two.address]);
  await removeService(parts, two);
  expect(stored).toEqual({ on: false, services: [] });
});
