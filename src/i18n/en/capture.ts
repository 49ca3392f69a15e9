/** What Tidemark says inside a page, and in the browser's context menu. */
export const capture = {
  menuPost: 'Capture this post',
  menuPage: 'Capture this page',
  menuFullPage: 'Capture the full page (scrolls and comes back)',
  menuPicture: 'Capture this picture',
  pickHint: 'Click a post to keep it. Enter works too. Esc leaves.',
  pickChosen: 'Keeping it…',
  pickNothingHere: 'Point at a post to keep it. Esc leaves.',
  modeLabel: 'Tidemark capture mode',
  modeCapture: 'Keep',
  modeSaving: 'Keeping…',
  modeKept: 'Kept',
  modeFailed: 'Not kept. Try again',
  modeLeave: 'Leave capture mode',
} as const;
