/** What Tidemark says in the browser’s context menu, by the name of each act (`src/platform/menus.ts`). */
export const capture = {
  post: 'Capture this post',
  page: 'Capture this page',
  'full-page': 'Capture the full page (scrolls and comes back)',
  conversation: 'Capture this conversation…',
  picture: 'Capture this picture',
} as const;
