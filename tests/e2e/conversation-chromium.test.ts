import { describe } from 'vitest';

import { testConversations } from './conversation-cases.ts';

describe('a conversation in chromium', () => {
  testConversations('chromium');
});
