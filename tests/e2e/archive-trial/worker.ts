import { type Asked, run } from './acts';

addEventListener('message', ({ data }: MessageEvent<Asked>) => {
  void run(data).then(
    (value) => postMessage({ value }),
    (error: unknown) => postMessage({ error: String(error) }),
  );
});
