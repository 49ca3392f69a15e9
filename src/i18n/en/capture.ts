/** What Tidemark says in the browser’s context menu. */
export const capture = {
  menuPost: 'Capture this post',
  menuPage: 'Capture this page',
  menuFullPage: 'Capture the full page (scrolls and comes back)',
  menuPicture: 'Capture this picture',
} as const;
