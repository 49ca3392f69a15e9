import { browser } from 'wxt/browser';

/** The pattern that covers one address's origin; ports cannot be told apart in it. */
function patternOf(address: string): string {
  const { protocol, hostname } = new URL(address);
  return `${protocol}//${hostname}/*`;
}

/** Whether the person has let us reach these addresses. */
export async function mayReach(...addresses: readonly string[]): Promise<boolean> {
  return browser.permissions.contains({ origins: addresses.map(patternOf) });
}

/** Asks the browser to ask the person. To be called straight from a click, else the browser refuses. */
export async function askToReach(...addresses: readonly string[]): Promise<boolean> {
  return browser.permissions.request({ origins: addresses.map(patternOf) });
}

/** Gives back what was asked for this address, unless one of those that are still needed is covered by the same. */
export async function giveUpReaching(address: string, stillNeeded: readonly string[]): Promise<void> {
  const pattern = patternOf(address);
  if (stillNeeded.every((needed) => patternOf(needed) !== pattern))
    await browser.permissions.remove({ origins: [pattern] });
}
