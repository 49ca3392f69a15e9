import { browser } from 'wxt/browser';

export type MenuAct = 'post' | 'page' | 'full-page' | 'conversation' | 'picture';

export interface MenuClick {
  readonly act: MenuAct;
  readonly tabId: number;
  readonly linkUrl: string | null;
  readonly pictureUrl: string | null;
}

const ACTS: readonly MenuAct[] = ['post', 'page', 'full-page', 'conversation', 'picture'];

let replacing: Promise<void> = Promise.resolve();

/** Makes the context menu anew in the given words; one at a time, or ids would be made twice. */
export function replaceMenu(words: Readonly<Record<MenuAct, string>>): Promise<void> {
  replacing = replacing.then(() => replaceNow(words));
  return replacing;
}

async function replaceNow(words: Readonly<Record<MenuAct, string>>): Promise<void> {
  await browser.contextMenus.removeAll();
  for (const act of ACTS) {
    browser.contextMenus.create({
      id: act,
      title: words[act],
      contexts: act === 'picture' ? ['image'] : ['page', 'selection', 'link', 'image', 'video', 'audio'],
    });
  }
}

export function onMenuClick(handle: (click: MenuClick) => void): void {
  browser.contextMenus.onClicked.addListener((clicked, tab) => {
    const act = ACTS.find((known) => known === clicked.menuItemId);
    if (act === undefined || tab?.id === undefined) return;
    handle({
      act,
      tabId: tab.id,
      linkUrl: clicked.linkUrl ?? null,
      pictureUrl: clicked.mediaType === 'image' ? (clicked.srcUrl ?? null) : null,
    });
  });
}
