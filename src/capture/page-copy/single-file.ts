/**
 * The one door to single-file-core. Only its core is used, on a document of ours that no window shows: its
 * usual entry marks the live document with attributes, moves nodes in it and dispatches events, all of which a
 * page can see. The core asks its surroundings for everything else; what it asks for is in this file.
 */
import { getClass } from 'single-file-core/core/index.js';
import { process } from 'single-file-core/modules/html-serializer.js';
import type { NotIncludedReason } from '../../domain/capture';
import { truestText, type SheetTable } from './copy-sheets';
import { toDataAddress } from './blob-bytes';
import type { ResourceReader, ResourceUse } from './resource-reader';

/** What the core takes for "nothing there". */
const EMPTY = 'data:,';

export interface EmbedParts {
  readonly reader: ResourceReader;
  readonly sheets: SheetTable;
  /** Told of each address that could not be had. */
  readonly missed: (url: string, reason: NotIncludedReason) => void;
}

interface ContentRequest {
  readonly asBinary?: boolean;
  readonly expectedType?: string;
}

interface Content {
  readonly data: string;
  readonly resourceURL: string;
  readonly contentType?: string;
}

const USES: Readonly<Record<string, ResourceUse>> = {
  image: 'image',
  font: 'font',
  video: 'media',
  audio: 'media',
};

/** Chromium reports handlers in anything that is parsed to the page, so they go before it is. */
function withoutHandlers(markup: string): string {
  return markup.replaceAll(/\bon[a-z]+(?=\s*=)/gi, 'data-off');
}

async function readSheetText(url: string, { reader, sheets, missed }: EmbedParts): Promise<string> {
  const rules = sheets.get(url);
  const answer = await reader.read(url, 'text');
  if (answer.bytes !== null) {
    const text = await answer.bytes.text();
    return rules === undefined ? text : truestText(text, rules);
  }
  if (rules !== undefined) return rules.css;
  if (answer.shown) missed(url, answer.reason);
  return '';
}

async function getContent(url: string, request: ContentRequest, parts: EmbedParts): Promise<Content> {
  const { expectedType = '', asBinary = false } = request;
  if (expectedType === 'stylesheet') return { data: await readSheetText(url, parts), resourceURL: url };
  const use = asBinary ? (USES[expectedType] ?? null) : 'text';
  if (use === null) return { data: EMPTY, resourceURL: url };
  const answer = await parts.reader.read(url, use);
  if (answer.bytes === null) {
    if (answer.shown) parts.missed(url, answer.reason);
    return { data: asBinary ? EMPTY : '', resourceURL: url };
  }
  const data = asBinary
    ? await toDataAddress(answer.bytes, answer.type)
    : withoutHandlers(await answer.bytes.text());
  return { data, resourceURL: url, contentType: answer.type };
}

/** Everything the core calls on the way that is taken here. */
function surroundings(parts: EmbedParts): object {
  return {
    getContent: (url: string, request: ContentRequest) => getContent(url, request, parts),
    parseDocContent: (document: Document) => document,
    fixInvalidNesting: () => undefined,
    resolveURL: (url: string, base?: string) => new URL(url, base).href,
    parseURL: (url: string, base?: string) => new URL(url, base),
    removeQuotes: (text: string) => text.replace(/^(["'])([\s\S]*)\1$/, '$2').trim(),
    parseSVGContent: (markup: string) => new DOMParser().parseFromString(markup, 'image/svg+xml'),
    parseSrcset: () => [],
    getContentTypeExtension: () => '',
    getFilenameExtension: () => '',
    getContentSize: (text: string) => text.length,
    evalTemplate: () => Promise.resolve(''),
    EMPTY_RESOURCE: EMPTY,
    SINGLE_FILE_UI_ELEMENT_CLASS: 'tidemark-none',
    // The core empties fields that lack these; the snapshot has settled already which values are displayed.
    INPUT_VALUE_ATTRIBUTE_NAME: 'value',
    INPUT_CHECKED_ATTRIBUTE_NAME: 'data-tidemark-checked',
    IMAGE_ATTRIBUTE_NAME: 'data-tidemark-image',
    POSTER_ATTRIBUTE_NAME: 'data-tidemark-poster',
    VIDEO_ATTRIBUTE_NAME: 'data-tidemark-video',
    CANVAS_ATTRIBUTE_NAME: 'data-tidemark-drawn',
    STYLESHEET_ATTRIBUTE_NAME: 'data-tidemark-sheet',
    STYLE_ATTRIBUTE_NAME: 'data-tidemark-style',
    SHADOW_ROOT_ATTRIBUTE_NAME: 'data-tidemark-shadow',
    INVALID_ELEMENT_ATTRIBUTE_NAME: 'data-tidemark-invalid',
    WIN_ID_ATTRIBUTE_NAME: 'data-tidemark-window',
    HIDDEN_FRAME_ATTRIBUTE_NAME: 'data-tidemark-hidden-frame',
    WAIT_FOR_USERSCRIPT_PROPERTY_NAME: 'tidemark-none',
  };
}

/**
 * Puts everything that can be had into the document itself, which is changed in place.
 * @param base absolute address that relative ones are read against
 */
export async function embedResources(document: Document, base: string, parts: EmbedParts): Promise<void> {
  // The core keeps its surroundings in a variable of its module: one page copy at a time.
  const Core = getClass(surroundings(parts));
  const core = new Core({ url: base, content: document, worklets: [], removeFrames: true });
  await core.run();
  if (core.runner.getDocument() !== document) throw new Error('single-file-core worked on another document');
}

/** The document as HTML with its doctype; children of `template` elements are written as its content. */
export function serialise(document: Document): string {
  return process(document, false);
}
