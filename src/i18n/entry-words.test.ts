import { expect, test } from 'vitest';
import { ENTRY_KINDS, fieldsOf } from '../domain/logbook-fields';
import { choiceWord, fieldWord } from './entry-words';

test('every field and every choice of the logbook has its words', () => {
  for (const kind of ENTRY_KINDS) {
    for (const [name, field] of Object.entries(fieldsOf(kind))) {
      expect(fieldWord(name), `${kind} ${name}`).not.toBeNull();
      if (field.type === 'choice' || field.type === 'choices')
        for (const choice of field.of) expect(() => choiceWord(choice)).not.toThrow();
    }
  }
});
