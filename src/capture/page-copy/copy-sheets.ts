import { adoptedSheets, adoptedSheetsOfRoot, nodeType } from './clean-dom';

/** The rules of one style sheet as they apply now, whatever its file says. */
export interface SheetText {
  readonly css: string;
  /** The rules without imports, to be compared with what the sheet's own text yields. */
  readonly comparable: string;
}

const MAX_IMPORT_DEPTH = 8;
/** Longer text is not compared with its rules: twice parsed is too much. UTF-16 units. */
const MAX_COMPARED = 4_000_000;

/** Style sheets that have an address, by that address, as they applied at the moment of the copy. */
export type SheetTable = Map<string, SheetText>;

function isImport(rule: CSSRule): rule is CSSImportRule {
  return 'styleSheet' in rule;
}

/**
 * Reads the rules, and those of imported sheets into `table`.
 * `null` for a sheet of another origin, which the browser does not let us read.
 */
export function readSheet(sheet: CSSStyleSheet, table: SheetTable, depth = 0): SheetText | null {
  let rules: CSSRuleList;
  try {
    rules = sheet.cssRules;
  } catch (error) {
    if (error instanceof DOMException && error.name === 'SecurityError') return null;
    throw error;
  }
  const css: string[] = [];
  const comparable: string[] = [];
  for (const rule of rules) {
    css.push(rule.cssText);
    if (!isImport(rule)) {
      comparable.push(rule.cssText);
      continue;
    }
    const imported = rule.styleSheet;
    const address = imported?.href ?? null;
    if (imported === null || address === null || table.has(address) || depth >= MAX_IMPORT_DEPTH) continue;
    table.set(address, { css: '', comparable: '' }); // a sheet that imports itself ends here
    const text = readSheet(imported, table, depth + 1);
    if (text === null) table.delete(address);
    else table.set(address, text);
  }
  return { css: css.join('\n'), comparable: comparable.join('\n') };
}

/**
 * The sheet's own text where its rules are still what that text says, else the rules as the browser writes
 * them. The own text is the better one: browsers write a shorthand that uses a variable and is partly
 * overridden in the same rule with empty values (`border-left-color: ;`), which loses it.
 */
export function truestText(original: string | null, { css, comparable }: SheetText): string {
  if (original === null || original.length > MAX_COMPARED) return css;
  const trial = new CSSStyleSheet();
  trial.replaceSync(original); // leaves imports out
  return Array.from(trial.cssRules, (rule) => rule.cssText).join('\n') === comparable ? original : css;
}

/** Rules of the constructed sheets of a document or shadow root, in their order; `''` where there are none. */
export function readAdoptedSheets(root: Document | ShadowRoot, cache: Map<CSSStyleSheet, string>): string {
  // By node type: what belongs to a frame is no instance of this window's classes.
  const sheets = nodeType(root) === 9 ? adoptedSheets(root) : adoptedSheetsOfRoot(root);
  const parts: string[] = [];
  for (const sheet of sheets ?? []) {
    if (sheet.disabled) continue;
    let text = cache.get(sheet);
    if (text === undefined) {
      text = Array.from(sheet.cssRules, (rule) => rule.cssText).join('\n');
      const media = sheet.media.mediaText;
      if (media !== '') text = `@media ${media} {\n${text}\n}`;
      cache.set(sheet, text);
    }
    parts.push(text);
  }
  return parts.join('\n');
}
