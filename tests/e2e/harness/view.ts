import { writeFile } from 'node:fs/promises';

import { waitFor } from './wait.ts';

/** What one browser has to be able to do with one page, popup or tab. */
export interface ViewDriver {
  /** Calls the function whose source this is with `args` (JSON) in the page; its answer comes back as JSON. */
  call(declaration: string, args: readonly unknown[]): Promise<unknown>;
  /** A real click, CSS pixels of the view. */
  clickAt(x: number, y: number): Promise<void>;
  /** A real pointer pressed at the first place, moved through the others and let go at the last. */
  drag(path: readonly Place[]): Promise<void>;
  /** Real fingers or a real pen: each is put down at the first place of its path, all move together, all are lifted. */
  point(type: PointerKind, paths: readonly (readonly Place[])[]): Promise<void>;
  /** A real key, named as `KeyboardEvent.key` is. `modifiers` are held meanwhile. */
  press(key: string, modifiers: readonly Modifier[]): Promise<void>;
  /** PNG of what the view shows. */
  screenshot(): Promise<Uint8Array>;
  close(): Promise<void>;
}

export type PointerKind = 'touch' | 'pen';

/** CSS pixels of the view. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

export type Modifier = 'Alt' | 'Control' | 'Shift' | 'Meta';

interface Found {
  readonly x: number;
  readonly y: number;
  readonly disabled: boolean;
  /** Whether that is inside the window as it is now. */
  readonly isInside: boolean;
}

/**
 * Finds what a person would call `name`, scrolls it into sight and says where its middle is; `null` where there is no
 * such thing on screen. Runs in the page.
 */
function locate(name: string, isPattern: boolean): Found | null {
  const wanted = isPattern ? new RegExp(name, 'i') : null;
  const clean = (text: string | null | undefined): string => (text ?? '').replaceAll(/\s+/g, ' ').trim();
  const nameOf = (element: Element): string => {
    const labelledBy = element.getAttribute('aria-labelledby');
    if (labelledBy !== null) {
      return clean(
        labelledBy
          .split(/\s+/)
          .map((id) => document.getElementById(id)?.textContent)
          .join(' '),
      );
    }
    const label = element.getAttribute('aria-label');
    if (label !== null) return clean(label);
    const labels = (element as HTMLInputElement).labels;
    if (labels !== undefined && labels !== null && labels.length > 0) {
      return clean([...labels].map((each) => each.textContent).join(' '));
    }
    return clean(element.textContent) || clean(element.getAttribute('title'));
  };
  const candidates = document.querySelectorAll(
    'button, a[href], input, select, textarea, summary, [role=button], [role=link], [role=menuitem], [role=menuitemradio], [role=menuitemcheckbox], [role=option], [role=tab], [role=switch], [role=checkbox], [role=row], [role=listitem], [tabindex]',
  );
  for (const element of candidates) {
    const own = nameOf(element);
    if (wanted === null ? own !== name : !wanted.test(own)) continue;
    if (!(element as HTMLElement).checkVisibility({ checkVisibilityCSS: true })) continue;
    element.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
    const box = element.getBoundingClientRect();
    if (box.width === 0 || box.height === 0) continue;
    const x = box.x + box.width / 2;
    const y = box.y + box.height / 2;
    return {
      x,
      y,
      isInside: x > 0 && y > 0 && x < innerWidth && y < innerHeight,
      disabled: (element as HTMLButtonElement).disabled || element.getAttribute('aria-disabled') === 'true',
    };
  }
  return null;
}

/** Anything a page can be asked, whose answer is JSON. */
// oxlint-disable-next-line typescript/no-explicit-any -- a function of any parameters, which are given beside it
type PageFunction<T, A extends readonly any[]> = ((...args: A) => T | Promise<T>) | string;

/** A popup or tab, used as a person uses it: by names, pointer and keys. */
export class View {
  readonly #driver: ViewDriver;
  constructor(driver: ViewDriver) {
    this.#driver = driver;
  }

  /** Runs a function in the page. It sees nothing of the test's scope; arguments and answer are JSON. */
  async evaluate<T, A extends readonly unknown[]>(work: PageFunction<T, A>, ...args: A): Promise<T> {
    return (await this.#driver.call(typeof work === 'string' ? work : work.toString(), args)) as T;
  }

  /** Waits until the function answers something that is not `null`, `undefined` or `false`. */
  async waitFor<T, A extends readonly unknown[]>(
    what: string,
    work: PageFunction<T, A>,
    args: A,
    timeout = 15_000,
  ): Promise<Exclude<T, null | undefined | false>> {
    return waitFor(what, () => this.evaluate<T, A>(work, ...args), { timeout });
  }

  /** Everything that can be read. */
  async text(): Promise<string> {
    return this.evaluate(() => document.body?.innerText ?? '');
  }

  /** Waits for words to be on the page, and returns all of its text. */
  async waitForText(words: string | RegExp, timeout = 15_000): Promise<string> {
    let last = '';
    try {
      return await waitFor(
        `the words ${String(words)}`,
        async () => {
          last = await this.text();
          return (typeof words === 'string' ? last.includes(words) : words.test(last)) ? last : null;
        },
        { timeout },
      );
    } catch (error) {
      throw new Error(`waited ${timeout} ms for the words ${String(words)}; the page says:\n${last}`, {
        cause: error,
      });
    }
  }

  /** Whether something of that name is on screen now. */
  async has(name: string | RegExp): Promise<boolean> {
    return (await this.#locate(name)) !== null;
  }

  /** Clicks, with the pointer, the button, link or field of that name; waits for it to be there and enabled. */
  async click(name: string | RegExp, timeout = 15_000): Promise<void> {
    let names = '';
    try {
      // A popup grows with its content, and a click beside it closes it: the place has to be the same three times.
      let before: Found | null = null;
      let looks = 0;
      const found = await waitFor(
        `something named ${String(name)} that can be clicked`,
        async () => {
          const there = await this.#locate(name);
          looks = there !== null && there.x === before?.x && there.y === before.y ? looks + 1 : 1;
          before = there;
          return there !== null && looks >= 3 && !there.disabled && there.isInside ? there : null;
        },
        { timeout },
      );
      await this.#driver.clickAt(found.x, found.y);
    } catch (error) {
      names = await this.text().catch(() => '(the page is gone)');
      throw new Error(`could not click ${String(name)}; the page says:\n${names}`, { cause: error });
    }
  }

  async clickAt(x: number, y: number): Promise<void> {
    await this.#driver.clickAt(x, y);
  }

  async drag(...path: readonly Place[]): Promise<void> {
    await this.#driver.drag(path);
  }

  async point(type: PointerKind, ...paths: readonly (readonly Place[])[]): Promise<void> {
    await this.#driver.point(type, paths);
  }

  async press(key: string, ...modifiers: Modifier[]): Promise<void> {
    await this.#driver.press(key, modifiers);
  }

  async type(text: string): Promise<void> {
    for (const character of text) await this.#driver.press(character, []);
  }

  /** Whether the view still is there: a popup closes by itself. */
  async isOpen(): Promise<boolean> {
    return this.evaluate(() => document.readyState !== null).catch(() => false);
  }

  async waitUntilClosed(timeout = 10_000): Promise<void> {
    await waitFor('the view to close', async () => !(await this.isOpen()), { timeout });
  }

  async screenshot(path: string): Promise<void> {
    await writeFile(path, await this.#driver.screenshot());
  }

  async close(): Promise<void> {
    await this.#driver.close();
  }

  async #locate(name: string | RegExp): Promise<Found | null> {
    return typeof name === 'string'
      ? this.evaluate(locate, name, false)
      : this.evaluate(locate, name.source, true);
  }
}
