/** What Tidemark says inside a page. */
export const page = {
  pickHint: 'Click a post to keep it. Enter works too. Esc leaves.',
  pickNothingHere: 'Point at a post to keep it. Esc leaves.',
  modeLabel: 'Tidemark capture mode',
  modeCapture: 'Keep',
  modeSaving: 'Keeping…',
  modeKept: 'Kept',
  modeFailed: 'Not kept. Try again',
  modeLeave: 'Leave capture mode',
  pickFirst: 'Click one end of what you want to keep. Esc leaves.',
  pickLast: 'Now scroll to the other end and click it. Esc leaves.',
  pickNoMessage: 'Point at a message. Esc leaves.',
} as const;
