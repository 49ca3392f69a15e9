import type { PageLayout, PicturePlace, PostPlace, TextPlace } from '../domain/page-layout';

/** Numbers kept over all screens of a page, four for a word. */
const MAX_NUMBERS = 400_000;

/** Layouts of one screen after the other as one, each thing once where it stood in two of them. */
export class GatheredLayout {
  readonly #texts = new Map<string, TextPlace>();
  readonly #pictures = new Map<string, PicturePlace>();
  readonly #posts = new Map<string, PostPlace>();
  #numbers = 0;
  #cut = false;

  add({ texts, pictures, posts, cut }: PageLayout): void {
    this.#cut ||= cut;
    for (const text of texts) {
      const key = `${text.words.join()} ${text.text}`;
      if (this.#texts.has(key)) continue;
      if (this.#numbers + text.words.length > MAX_NUMBERS) {
        this.#cut = true;
        break;
      }
      this.#numbers += text.words.length;
      this.#texts.set(key, text);
    }
    for (const picture of pictures) this.#pictures.set(`${picture.place.join()} ${picture.url}`, picture);
    for (const post of posts) this.#posts.set(post.place.join(), post);
  }

  layout(): PageLayout {
    return {
      format: 'tidemark-layout/1',
      frame: 'document',
      scroll: null,
      texts: [...this.#texts.values()],
      pictures: [...this.#pictures.values()],
      posts: [...this.#posts.values()],
      cut: this.#cut,
    };
  }
}
