import { isCredentialName, scrubAddress } from '../../domain/scrub-address';
import { looksLikeSecret, type KnownSecrets } from './secrets';

/** What the rules need to know of the document an element stands in. */
export interface ScrubContext {
  /** Absolute address that relative ones are read against. */
  readonly base: string;
  /** The document's own address without fragment: a link to a place in it stays one. */
  readonly page: string;
  readonly secrets: KnownSecrets;
}

/** `other`: a namespace that a parser of HTML does not know, or a name that it would read as another. */
export type Vocabulary = 'html' | 'svg' | 'math' | 'other';

/** Programs, drafts, lists of what was typed before, and whatever loads a document of its own. */
const DROPPED = new Set(
  (
    'script noscript noembed noframes template object embed applet param base basefont bgsound datalist portal ' +
    'fencedframe track source keygen isindex command set animate animatetransform animatemotion animatecolor ' +
    'handler listener discard'
  ).split(' '),
);
/** Elements whose text a parser would not read as text again. */
const RENAMED: Readonly<Record<string, string>> = {
  xmp: 'pre',
  plaintext: 'pre',
  listing: 'pre',
  html: 'div',
  head: 'div',
  body: 'div',
  frameset: 'div',
  frame: 'iframe',
  image: 'span',
};
/**
 * In a drawing or a formula these are elements like any other, yet written out they could be read as those of HTML,
 * which take what stands in them for plain text up to some end.
 */
const TEXT_OF_HTML = new Set('xmp plaintext listing textarea iframe frame'.split(' '));
const NAME = /^[a-z][\w.\-\u{80}-\u{10ffff}]*$/iu;

/** What becomes of an element: its name in the copy, or `null` where it is left out with all it holds. */
export function copiedName(name: string, vocabulary: Vocabulary): string | null {
  const lower = name.toLowerCase();
  if (DROPPED.has(lower)) return null;
  if (vocabulary === 'other') return 'span';
  if (vocabulary === 'svg') return NAME.test(name) && !TEXT_OF_HTML.has(lower) ? name : 'g';
  if (vocabulary === 'math')
    return NAME.test(name) && !TEXT_OF_HTML.has(lower) && lower !== 'style' ? name : 'mrow';
  return RENAMED[lower] ?? (NAME.test(name) ? lower : 'span');
}

/** Fields in which the viewer may have typed, and everything that stands in for one: copied empty. */
const DRAFT_ROLES = new Set(['textbox', 'searchbox', 'combobox', 'spinbutton']);

/** Whether the element holds what the viewer typed. `read` gives an attribute or `null`. */
export function holdsDraft(name: string, read: (attribute: string) => string | null): boolean {
  if (name === 'textarea') return true;
  if (name === 'html' || name === 'body') return false; // a page that lets everything be edited is no draft
  const editable = read('contenteditable')?.trim().toLowerCase();
  if (editable !== undefined && editable !== 'false' && editable !== 'inherit') return true;
  return (read('role') ?? '')
    .toLowerCase()
    .split(/\s+/)
    .some((role) => DRAFT_ROLES.has(role));
}

/** Not displayed, by its own markup. `until-found` is displayed when the page is searched. */
export function isHiddenByMarkup(read: (attribute: string) => string | null): boolean {
  const hidden = read('hidden');
  if (hidden !== null && hidden.toLowerCase() !== 'until-found') return true;
  const style = read('style');
  return style !== null && /(?:^|;)\s*display\s*:\s*none/i.test(style);
}

/** `meta` elements that say what the page is about; all others are for programs. */
const META_NAMES =
  /^(?:description|author|keywords|date|generator|application-name|theme-color|color-scheme|viewport|title|publisher|copyright|news_keywords|parsely-.*|dc\..*|dcterms\..*|citation_.*|og:.*|twitter:.*|article:.*|profile:.*|fb:app_id)$/i;

export function keepsMeta(read: (attribute: string) => string | null): boolean {
  if (read('http-equiv') !== null || read('charset') !== null) return false;
  const name = read('name') ?? read('property') ?? read('itemprop');
  if (name === null || isCredentialName(name)) return false;
  return read('itemprop') !== null || META_NAMES.test(name.trim());
}

const TEXT_ATTRIBUTES = new Set(
  'title alt placeholder label summary abbr content datetime standby aria-label aria-description aria-valuetext aria-roledescription aria-placeholder'.split(
    ' ',
  ),
);
const PLAIN_ATTRIBUTES = new Set(
  (
    'class id for role lang dir slot part exportparts width height align valign bgcolor color face size border ' +
    'cellpadding cellspacing nowrap hspace vspace start type reversed min max low high optimum rows cols wrap span ' +
    'rowspan colspan headers scope open disabled multiple readonly required controls muted loop shape coords ' +
    'usemap media hidden compact clear noshade rules frame frameborder marginwidth marginheight scrolling char ' +
    'charoff link alink vlink text hreflang rel rev itemscope itemprop itemref property typeof vocab prefix inert ' +
    'maxlength minlength step inputmode xmlns xml:lang xml:space'
  ).split(' '),
);
const ADDRESS_ATTRIBUTES = new Set(['cite', 'itemid', 'itemtype', 'longdesc', 'about', 'resource']);
/** Elements whose `name` means something without a program; on others it can hide the DOM's own properties. */
const NAMED = new Set(['slot', 'map', 'meta', 'details']);
/** Elements whose `value` is displayed. */
const VALUED = new Set(['li', 'progress', 'meter', 'data']);
const BUTTONS = new Set(['submit', 'button', 'reset']);
/** Names of attributes that hold state of a program or of the viewer rather than of what is displayed. */
const STATE_NAME =
  /session|csrf|xsrf|token|nonce|secret|passw|viewer|visitor|current-?user|logged|fingerprint|device-?id|client-?id|auth(?!or)|api-?key|credential|e-?mail|phone/i;
const OWN_NAME = /^data-(?:tidemark|single-file|sf)(?:-|$)/;
const ATTRIBUTE_NAME = /^[a-z_][\w.:-]*$/i;
/** Longest value of an attribute that no standard names: enough for the state that style rules ask for. */
const STATE_LENGTH = 100;
const TEXT_LENGTH = 20_000;
const STYLE_LENGTH = 200_000;

export interface CopiedElement {
  /** Local name in lower case. */
  readonly name: string;
  readonly vocabulary: Vocabulary;
  /** Another attribute of the same element. */
  read(attribute: string): string | null;
}

/**
 * An attribute as it stands in the copy, or `null` where it is left out. Attributes that load something
 * (`src`, `poster`, `href` of pictures and style sheets) are none of this function's.
 * Event handlers go already here, before they are ever set on anything: Chromium reports each to the page,
 * even on an element of an inert document that another world made.
 */
export function scrubAttribute(
  name: string,
  value: string,
  element: CopiedElement,
  context: ScrubContext,
): string | null {
  const lower = name.toLowerCase();
  if (!ATTRIBUTE_NAME.test(name) || lower.startsWith('on') || OWN_NAME.test(lower)) return null;
  if (lower === 'style') return value.length > STYLE_LENGTH ? null : context.secrets.redact(value);
  if (lower === 'href' || lower === 'xlink:href') {
    return element.name === 'a' || element.name === 'area' ? scrubLink(value, context) : null;
  }
  if (ADDRESS_ATTRIBUTES.has(lower)) return scrubLink(value, context);
  if (lower === 'content' && /^https?:/i.test(value.trim())) return scrubLink(value, context);
  if (TEXT_ATTRIBUTES.has(lower)) return context.secrets.redact(value.slice(0, TEXT_LENGTH));
  if (lower === 'name') return NAMED.has(element.name) ? plain(value, context) : null;
  if (lower === 'value') return scrubValue(value, element, context);
  const drawn = element.vocabulary === 'svg' || element.vocabulary === 'math';
  if (drawn && !lower.startsWith('data-') && !lower.includes('href')) {
    return context.secrets.redact(value);
  }
  if (lower === 'id') return hidesProperty(value, element) ? null : plain(value, context);
  if (PLAIN_ATTRIBUTES.has(lower) || lower.startsWith('aria-')) return plain(value, context);
  return keepsState(lower, value) ? plain(value, context) : null;
}

/** Attributes of programs that are never state of what is displayed, however short. */
const PROGRAM = new Set(
  (
    'nonce integrity action method enctype target ping formaction formmethod formtarget formenctype src srcset ' +
    'sizes srcdoc poster background data archive codebase classid code autoplay autofocus contenteditable tabindex ' +
    'accesskey crossorigin referrerpolicy loading decoding fetchpriority attributionsrc download draggable ' +
    'spellcheck autocomplete autocapitalize popover popovertarget popovertargetaction command commandfor is ' +
    'manifest sandbox allow allowfullscreen csp credentialless profile checked selected http-equiv charset ' +
    'virtualkeyboardpolicy writingsuggestions elementtiming accept accept-charset novalidate pattern form list ' +
    'shadowrootmode shadowrootdelegatesfocus shadowrootclonable shadowrootserializable formnovalidate imagesizes ' +
    'imagesrcset blocking language event defer async nomodule preload interestfor'
  ).split(' '),
);

function keepsState(name: string, value: string): boolean {
  return (
    !PROGRAM.has(name) &&
    value.length <= STATE_LENGTH &&
    !STATE_NAME.test(name) &&
    !isCredentialName(name.replace(/^data-/, '')) &&
    !/[{}[\]<>]|:\/\//.test(value) &&
    !looksLikeSecret(value)
  );
}

function plain(value: string, { secrets }: ScrubContext): string | null {
  return value.length > TEXT_LENGTH ? null : secrets.redact(value);
}

function scrubValue(value: string, element: CopiedElement, context: ScrubContext): string | null {
  if (element.name === 'input') {
    const type = element.read('type')?.toLowerCase() ?? '';
    return BUTTONS.has(type) ? context.secrets.redact(value) : null;
  }
  return VALUED.has(element.name) ? plain(value, context) : null;
}

/** `<img id="querySelectorAll">`: the copy is worked on by code that does not expect that. */
function hidesProperty(id: string, { vocabulary }: CopiedElement): boolean {
  return (
    (vocabulary === 'html' || vocabulary === 'other') &&
    (id in Document.prototype || id in HTMLFormElement.prototype)
  );
}

const KEPT_SCHEMES = new Set(['http:', 'https:', 'mailto:', 'tel:', 'xmpp:', 'matrix:', 'at:', 'did:']);

/** An address that is followed by hand, absolute and without credentials; `null` for programs and data. */
export function scrubLink(value: string, { base, page, secrets }: ScrubContext): string | null {
  const trimmed = value.trim();
  if (!URL.canParse(trimmed, base)) return null;
  const url = new URL(trimmed, base);
  if (!KEPT_SCHEMES.has(url.protocol)) return null;
  const { hash } = url;
  if (
    hash !== '' &&
    url.href.slice(0, -hash.length) === page &&
    !hash.startsWith('#!') &&
    !hash.includes('=')
  )
    return secrets.redact(hash);
  return secrets.redact(scrubAddress(url.href).url);
}

/** An address of something that belongs to the copy, as it may be named where it is missing. */
export function nameAddress(url: string, { secrets }: Pick<ScrubContext, 'secrets'>): string {
  if (url.startsWith('data:')) return `${url.slice(0, 40)}…`;
  if (url.startsWith('blob:')) return 'blob:';
  return secrets.redact(scrubAddress(url).url);
}
