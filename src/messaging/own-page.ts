/**
 * Whether a message came from a page of this extension and not from a script in somebody's page: page scripts
 * share the channel and can send any name, and they may add evidence but never steer or read.
 * `ownBase` is the extension's base address with its final slash.
 */
export function isFromOwnPage(sender: { readonly url?: string | undefined }, ownBase: string): boolean {
  return sender.url?.startsWith(ownBase) ?? false;
}
