import { insertUserStyle, removeUserStyle } from '../platform/scripting';
import { noteScrolledTab } from './left-pages';

/** The user style sheet of the moment: what is set is taken away exactly. */
export class PageStyle {
  readonly #tabId: number;
  #set = '';
  constructor(tabId: number) {
    this.#tabId = tabId;
  }
  /** Returns whether anything changed, so that the caller lets the page paint. */
  async set(css: string): Promise<boolean> {
    if (css === this.#set) return false;
    await noteScrolledTab(
      this.#tabId,
      [this.#set, css].filter((each) => each !== ''),
    );
    if (css !== '') await insertUserStyle(this.#tabId, css);
    if (this.#set !== '') await removeUserStyle(this.#tabId, this.#set);
    this.#set = css;
    return true;
  }
}
