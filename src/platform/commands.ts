import { browser } from 'wxt/browser';

/** Calls back with the tab in front when the person presses a shortcut of the manifest's `commands`. */
export function onCommand(handle: (command: string, tabId: number) => void): void {
  browser.commands.onCommand.addListener((command, tab) => {
    if (tab?.id !== undefined) {
      handle(command, tab.id);
      return;
    }
    void browser.tabs.query({ active: true, lastFocusedWindow: true }).then(([front]) => {
      if (front?.id !== undefined) handle(command, front.id);
    });
  });
}
