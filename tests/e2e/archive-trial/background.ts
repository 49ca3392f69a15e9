import { type Asked, run } from './acts';

chrome.runtime.onMessage.addListener((asked: Asked, _sender, answer) => {
  void run(asked).then(
    (value) => answer({ value }),
    (error: unknown) => answer({ error: String(error) }),
  );
  return true;
});
