import { describe } from 'vitest';

import { testConversations } from './conversation-cases.ts';

describe('a conversation in firefox', () => {
  testConversations('firefox');
});
