/** The part of single-file-core 1.5.84 that is used: its core without anything that touches a live document. */
declare module 'single-file-core/core/index.js' {
  export interface CoreOptions {
    /** Address that relative ones are read against. */
    readonly url: string;
    /** Handed to `parseDocContent` as it is. */
    readonly content: unknown;
    readonly worklets: readonly never[];
    readonly removeFrames: boolean;
  }
  export interface Core {
    run(): Promise<void>;
    readonly runner: { getDocument(): Document };
  }
  /** What the core calls; the names are the library's. */
  export function getClass(util: object): new (options: CoreOptions) => Core;
}

declare module 'single-file-core/modules/html-serializer.js' {
  /** The document as HTML, with its doctype; children of `template` elements as its content. */
  export function process(document: Document, compress: boolean): string;
}
