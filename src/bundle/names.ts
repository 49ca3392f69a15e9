/**
 * Names inside a bundle: `[A-Za-z0-9._-]` only, since validators disagree about everything else, and nothing
 * that a page said but its host.
 */

/**
 * What a bundle is called, e.g. `evidence-2026-11-21-143207`; the zip adds `.zip`, a part `-2of3`.
 * @param local when it was made, as `isoInZone` writes it
 */
export function bundleName(local: string, part: number, parts: number): string {
  const name = `evidence-${local.slice(0, 10)}-${local.slice(11, 19).replaceAll(':', '')}`;
  return parts === 1 ? name : `${name}-${part}of${parts}`;
}

/** `0007`: the number of a capture as it stands in names and on exhibits; sorts up to 9,999 and stays clear beyond. */
export function exhibitNumber(sequence: number): string {
  return String(sequence).padStart(4, '0');
}

/** Stands where there is no address: what was brought in as a file has none. */
const NO_ADDRESS = 'about:blank';

/** Host of an address without `www.`; the address itself where it has none. */
export function siteOf(url: string): string {
  const host = URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, '') : '';
  return host === '' && url !== NO_ADDRESS ? url : host;
}

const SITE_LENGTH = 40;

/**
 * The folder of a capture: number, local date, site, e.g. `0007-2026-11-21-example.org`; `what` it is stands in
 * the place of a site that there is none of.
 */
export function captureFolder(
  sequence: number,
  capturedAtLocal: string,
  url: string,
  what: 'page' | 'file',
): string {
  const date = /^\d{4}-\d{2}-\d{2}/.exec(capturedAtLocal)?.[0] ?? 'undated';
  const host = siteOf(url);
  const site = host === url ? '' : trimmed(neutral(host).slice(0, SITE_LENGTH));
  return `${exhibitNumber(sequence)}-${date}-${site === '' ? what : site}`;
}

const FILE_NAME_LENGTH = 80;
/** Names that Windows keeps for devices, whatever their extension. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/;

/**
 * `name` as it may stand in a folder. `taken` holds the folder's names so far and gets the new one; two that
 * differ only by case count as the same.
 */
export function safeFileName(name: string, taken: Set<string>): string {
  const clean = trimmed(neutral(name));
  const safe = clean === '' || DEVICE.test(clean) ? `file-${clean}` : clean;
  const dot = safe.lastIndexOf('.');
  const extension = dot > 0 && safe.length - dot <= 12 ? safe.slice(dot) : '';
  const stem = trimmed(safe.slice(0, safe.length - extension.length).slice(0, FILE_NAME_LENGTH));
  let candidate = stem + extension;
  for (let count = 2; taken.has(candidate); count += 1) candidate = `${stem}-${count}${extension}`;
  taken.add(candidate);
  return candidate;
}

function neutral(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^a-z0-9.-]+/g, '-')
    .replaceAll(/\.{2,}/g, '.');
}

/** Windows drops dots at the end, and a dot in front hides a file elsewhere. */
function trimmed(text: string): string {
  return text.replaceAll(/^[.-]+|[.-]+$/g, '');
}
