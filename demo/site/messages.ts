import type { Handle } from './accounts.ts';

export interface Message {
  readonly id: string;
  readonly by: Handle;
  readonly at: string;
  readonly text: string;
}

const script: readonly (readonly [Handle, string])[] = [
  ['lantern47', 'Hello Mira.'],
  ['lantern47', 'It is me again. New number, same me.'],
  ['mira', 'Please do not write to me.'],
  ['lantern47', 'You say that every time.'],
  ['lantern47', 'I saw you at the bakery. You took the rye bread.'],
  ['lantern47', 'I would have paid for it.'],
  ['mira', 'I asked you to stop. I am asking again.'],
  ['lantern47', 'You look at your phone when I write. So you do read it.'],
  ['lantern47', 'Which boat do you work on tomorrow?'],
  ['lantern47', '🙂'],
  ['lantern47', 'No answer is also an answer.'],
  ['lantern47', 'I will be at the pier at eight.'],
];

const FIRST_AT = Date.parse('2026-11-15T20:00:00Z');

/** `count` messages, oldest first, each with a text of its own and a time of its own. */
export function listMessages(count: number): Message[] {
  return Array.from({ length: count }, (_, index) => {
    const [by, text] = script[index % script.length]!;
    const round = Math.floor(index / script.length) + 1;
    return {
      id: `m${String(index + 1).padStart(4, '0')}`,
      by,
      at: new Date(FIRST_AT + index * 97_000).toISOString(),
      text: round === 1 ? text : `${text} (${round})`,
    };
  });
}
