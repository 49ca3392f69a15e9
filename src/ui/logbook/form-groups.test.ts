import { expect, test } from 'vitest';
import { ENTRY_KINDS, fieldsOf } from '../../domain/logbook-fields';
import { FORM_GROUPS } from './form-groups';

test.each(ENTRY_KINDS)('the form of %s asks for every field once', (kind) => {
  const asked = FORM_GROUPS[kind].flatMap(({ fields }) => fields);
  expect(asked.toSorted()).toEqual(Object.keys(fieldsOf(kind)).toSorted());
});
