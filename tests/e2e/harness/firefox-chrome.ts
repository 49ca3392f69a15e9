import type { Browser } from 'puppeteer-core';

/** WebDriver BiDi as puppeteer speaks it; used directly for what puppeteer has no method for. */
interface Connection {
  send(method: string, params: object): Promise<{ result: unknown }>;
}

interface Tree {
  readonly contexts: readonly { readonly context: string; readonly url: string }[];
}

type Answer =
  | { readonly type: 'success'; readonly result: { readonly type: string; readonly value?: unknown } }
  | { readonly type: 'exception'; readonly exceptionDetails: { readonly text: string } };

/** Calls into a Firefox that was started with `--remote-allow-system-access`: its pages and its own window. */
export class FirefoxRemote {
  readonly #connection: Connection;
  #window: string | null = null;

  constructor(browser: Browser) {
    this.#connection = (browser as unknown as { connection: Connection }).connection;
  }

  async send<T>(method: string, params: object): Promise<T> {
    return (await this.#connection.send(method, params)).result as T;
  }

  /** Calls a function, given as source, with JSON arguments in a page or popup. */
  async call(context: string, declaration: string, args: readonly unknown[]): Promise<unknown> {
    const answer = await this.send<Answer>('script.callFunction', {
      functionDeclaration: `async (args) => JSON.stringify((await (${declaration})(...JSON.parse(args))) ?? null)`,
      awaitPromise: true,
      target: { context },
      arguments: [{ type: 'string', value: JSON.stringify(args) }],
    });
    if (answer.type === 'exception') throw new Error(answer.exceptionDetails.text);
    return JSON.parse(String(answer.result.value)) as unknown;
  }

  /** The same in the browser's own window, where `Services`, `ChromeUtils` and `gBrowser` are at hand. */
  async callInWindow<T>(declaration: string, ...args: readonly unknown[]): Promise<T> {
    if (this.#window === null) {
      const tree = await this.send<Tree>('browsingContext.getTree', { 'moz:scope': 'chrome' });
      const found = tree.contexts.find((context) => context.url === 'chrome://browser/content/browser.xhtml');
      if (found === undefined) throw new Error('Firefox shows no browser window');
      this.#window = found.context;
    }
    return (await this.call(this.#window, declaration, args)) as T;
  }

  /** Tabs with their address and the id by which they are called. */
  async listTabs(): Promise<Tree['contexts']> {
    return (await this.send<Tree>('browsingContext.getTree', { maxDepth: 0 })).contexts;
  }

  /**
   * Popups and background pages are no tabs, so Firefox's remote agent does not find them by id. This lets it find
   * any browsing context by its number.
   */
  async reachEveryContext(): Promise<void> {
    await this.callInWindow(`() => {
      const { NavigableManager } = ChromeUtils.importESModule('chrome://remote/content/shared/NavigableManager.sys.mjs');
      const before = NavigableManager.getBrowsingContextById.bind(NavigableManager);
      NavigableManager.getBrowsingContextById = (id) =>
        before(id) ?? (/^\\d+$/.test(id) ? BrowsingContext.get(Number(id)) : null);
    }`);
  }
}

/** Runs in Firefox's window. The functions below are given to `callInWindow` as text, since their names live there. */
const withEventUtils = `
  const keys = { window, parent: window, _EU_Ci: Ci, _EU_Cc: Cc };
  Services.scriptloader.loadSubScript('chrome://remote/content/external/EventUtils.js', keys);
`;

export const CLICK_TOOLBAR_BUTTON = `async (id) => {
  const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs');
  const { extension } = WebExtensionPolicy.getByID(id);
  await ExtensionParent.apiManager.global.browserActionFor(extension).triggerAction(window);
}`;

/** The popup's number once it is there, or \`null\`. */
export const READ_POPUP = `() => {
  const popup = document.querySelector('browser.webextension-popup-browser');
  return popup?.browsingContext?.currentWindowGlobal ? String(popup.browsingContext.id) : null;
}`;

/** Loads one of the browser's own pages (about:…) in the tab in front, which the driver cannot navigate to. */
export const LOAD_OWN_PAGE = `(url) => {
  gBrowser.selectedBrowser.fixupAndLoadURIString(url, {
    triggeringPrincipal: Services.scriptSecurityManager.getSystemPrincipal(),
  });
}`;

export const IS_LOADED = `(url) =>
  gBrowser.selectedBrowser.currentURI.spec === url && !gBrowser.selectedBrowser.webProgress.isLoadingDocument`;

/** Whether a tab is still on its way out: when it is gone another is selected, which closes popups. */
export const IS_CLOSING_TAB = `() => document.querySelector('.tabbrowser-tab[closing]') !== null`;

export const CLOSE_POPUP = `() => {
  document.querySelector('browser.webextension-popup-browser')?.closest('panel')?.hidePopup();
}`;

export const PRESS_KEYS = `(modifiers, key) => {
  ${withEventUtils}
  gBrowser.selectedBrowser.focus();
  keys.synthesizeKey(key, Object.fromEntries(modifiers.map((name) => [name.toLowerCase().replace('control', 'ctrl') + 'Key', true])), window);
}`;

/** Opens the page's context menu at a place of the page and chooses the item, in a submenu or not. */
export const CHOOSE_FROM_CONTEXT_MENU = `async (id, x, y, label) => {
  ${withEventUtils}
  const shown = (menu, what) => new Promise((resolve, reject) => {
    menu.addEventListener('popupshown', resolve, { once: true });
    setTimeout(() => reject(new Error('no ' + what + ' after 5 s')), 5000);
  });
  const menu = document.getElementById('contentAreaContextMenu');
  const box = gBrowser.selectedBrowser.getBoundingClientRect();
  const opened = shown(menu, 'context menu');
  const at = [box.x + x, box.y + y];
  keys.synthesizeMouseAtPoint(...at, { type: 'mousemove' }, window);
  keys.synthesizeMouseAtPoint(...at, { type: 'contextmenu', button: 2 }, window);
  await opened;
  const prefix = id.toLowerCase().replaceAll(/[^a-z0-9_-]/g, '_');
  const mine = [...menu.querySelectorAll('[id^="' + prefix + '-menuitem"]')];
  const sub = mine.find((item) => item.localName === 'menu');
  if (sub) {
    const subOpened = shown(sub.menupopup, 'submenu');
    sub.openMenu(true);
    await subOpened;
  }
  const item = mine.find((each) => each.localName === 'menuitem' && each.label === label);
  if (!item) {
    menu.hidePopup();
    throw new Error('the context menu has no ' + label + ', but ' + mine.map((each) => each.label).join(', '));
  }
  item.closest('menupopup').activateItem(item);
}`;

export const READ_BACKGROUND = `(id) => {
  const { extension } = WebExtensionPolicy.getByID(id);
  const view = [...extension.views].find((each) => each.viewType === 'background');
  return {
    state: extension.backgroundState ?? null,
    context: view?.xulBrowser ? String(view.xulBrowser.browsingContext.id) : null,
  };
}`;

export const STOP_BACKGROUND = `async (id) => {
  await WebExtensionPolicy.getByID(id).extension.terminateBackground();
}`;
