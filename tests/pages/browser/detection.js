// Runs first in the page, before anything else can, in the page's own world.
(() => {
  const signals = [];
  window.signals = signals;
  let watching = false;
  // The page's own watching calls what it watches: whatever happens inside `note` and `quietly` is its own.
  let own = false;
  const quietly = (work) => {
    const before = own;
    own = true;
    try {
      return work();
    } finally {
      own = before;
    }
  };
  const note = (kind, describe) => {
    if (!watching || own) return;
    quietly(() => signals.push({ kind, detail: String(describe()).slice(0, 300), at: performance.now() }));
  };
  const name = (node) =>
    node instanceof Element
      ? `<${node.localName}${node.id ? `#${node.id}` : ''}>`
      : node instanceof ShadowRoot
        ? 'shadow root'
        : (node?.nodeName ?? String(node));

  // 1. Every change of the tree, in the document and in every shadow root, open or closed.
  const observe = (root) =>
    new MutationObserver((records) => {
      for (const { type, target, attributeName, addedNodes, removedNodes } of records)
        note(
          'mutation',
          () =>
            `${type} ${attributeName ?? ''} on ${name(target)} ${[...addedNodes, ...removedNodes].map(name).join(' ')}`,
        );
    }).observe(root, { subtree: true, childList: true, attributes: true, characterData: true });
  observe(document);

  // 2. Every event that has a handler property anywhere, and those that have none, on the window, captured.
  const types = new Set([
    'DOMContentLoaded',
    'focusin',
    'focusout',
    'fullscreenchange',
    'visibilitychange',
    'selectionchange',
    'compositionstart',
    'message',
    'messageerror',
    'securitypolicyviolation',
    'single-file-request-get-adopted-stylesheets',
    'single-file-response-get-adopted-stylesheets',
    'single-file-load-deferred-images-start',
    'single-file-user-script-init',
    'scrollend',
    'resize',
    'slotchange',
  ]);
  for (const owner of [
    window,
    Window.prototype,
    Document.prototype,
    Element.prototype,
    HTMLElement.prototype,
    HTMLBodyElement.prototype,
    SVGElement.prototype,
  ])
    for (const key of Object.getOwnPropertyNames(owner)) if (key.startsWith('on')) types.add(key.slice(2));
  // What the hand that clicks the toolbar does is no sign of what follows the click: where the pointer is.
  const ofTheHand = /^(?:mouse|pointer)(?:move|over|out|enter|leave|rawupdate)$/;
  const listen = Function.prototype.call.bind(Reflect.get(EventTarget.prototype, 'addEventListener'));
  for (const type of types) {
    if (ofTheHand.test(type)) continue;
    listen(window, type, (event) => note(`event:${type}`, () => `on ${name(event.target)}`), true);
  }
  for (const type of [
    'storage',
    'popstate',
    'hashchange',
    'languagechange',
    'pagehide',
    'beforeprint',
    'afterprint',
  ])
    listen(window, type, () => note(`event:${type}`, () => ''));
  matchMedia('print').addEventListener('change', () => note('media', () => 'print'));
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () =>
    note('media', () => 'colour scheme'),
  );
  matchMedia('(prefers-reduced-motion: reduce)').addEventListener('change', () =>
    note('media', () => 'motion'),
  );

  // 3. Every function of the page's world by which something could be done or asked.
  const patch = (owner, key) => {
    const before = owner?.[key];
    if (typeof before !== 'function') return;
    owner[key] = new Proxy(before, {
      apply(target, self, args) {
        note(`call:${key}`, () => args.map((arg) => (typeof arg === 'string' ? arg : name(arg))).join(', '));
        return Reflect.apply(target, self, args);
      },
      construct(target, args, made) {
        note(`new:${key}`, () => '');
        return Reflect.construct(target, args, made);
      },
    });
  };
  const attachShadow = Function.prototype.call.bind(Reflect.get(Element.prototype, 'attachShadow'));
  Element.prototype.attachShadow = function attach(init) {
    note('call:attachShadow', () => name(this));
    const root = attachShadow(this, init);
    observe(root);
    return root;
  };
  const patches = [
    [
      window,
      [
        'fetch',
        'Image',
        'XMLHttpRequest',
        'WebSocket',
        'EventSource',
        'Worker',
        'SharedWorker',
        'BroadcastChannel',
        'MessageChannel',
        'MutationObserver',
        'IntersectionObserver',
        'ResizeObserver',
        'DOMParser',
        'XMLSerializer',
        'FileReader',
        'Blob',
        'OffscreenCanvas',
        'createImageBitmap',
        'open',
        'print',
        'postMessage',
        'scroll',
        'scrollTo',
        'scrollBy',
        'getComputedStyle',
        'getSelection',
        'matchMedia',
        'requestAnimationFrame',
        'requestIdleCallback',
        'queueMicrotask',
        'structuredClone',
        'alert',
        'confirm',
        'prompt',
      ],
    ],
    [URL, ['createObjectURL']],
    [navigator, ['sendBeacon']],
    [Navigator.prototype, ['sendBeacon']],
    [History.prototype, ['pushState', 'replaceState', 'go', 'back', 'forward']],
    [
      Document.prototype,
      [
        'createElement',
        'createElementNS',
        'createTreeWalker',
        'createNodeIterator',
        'createRange',
        'querySelector',
        'querySelectorAll',
        'getElementById',
        'getElementsByTagName',
        'elementFromPoint',
        'elementsFromPoint',
        'execCommand',
        'write',
        'open',
        'importNode',
        'adoptNode',
      ],
    ],
    [Node.prototype, ['cloneNode', 'appendChild', 'insertBefore', 'removeChild', 'getRootNode']],
    [
      Element.prototype,
      [
        'querySelector',
        'querySelectorAll',
        'closest',
        'matches',
        'getBoundingClientRect',
        'getClientRects',
        'scrollIntoView',
        'scrollTo',
        'scrollBy',
        'setAttribute',
        'removeAttribute',
        'append',
        'prepend',
        'before',
        'after',
        'remove',
        'insertAdjacentHTML',
        'insertAdjacentElement',
        'animate',
        'getAnimations',
        'requestFullscreen',
      ],
    ],
    [HTMLElement.prototype, ['click', 'focus', 'blur']],
    [HTMLCanvasElement.prototype, ['getContext', 'toDataURL', 'toBlob', 'transferControlToOffscreen']],
    [HTMLMediaElement.prototype, ['play', 'pause', 'load']],
    [EventTarget.prototype, ['addEventListener', 'removeEventListener', 'dispatchEvent']],
    [Storage.prototype, ['getItem', 'setItem', 'removeItem', 'clear', 'key']],
    [IDBFactory.prototype, ['open', 'deleteDatabase']],
    [window.CacheStorage?.prototype, ['open', 'match', 'has', 'keys', 'delete']],
    [window.CustomElementRegistry?.prototype, ['define', 'upgrade', 'get']],
    [window.Clipboard?.prototype, ['write', 'writeText', 'read', 'readText']],
    [Array.prototype, ['push', 'map', 'forEach', 'filter', 'join']],
    [String.prototype, ['replaceAll', 'match', 'trim']],
    [JSON, ['parse', 'stringify']],
    [Promise.prototype, ['then']],
  ];

  // 4. A custom element notices being made, cloned, moved or asked.
  customElements.define(
    'watched-element',
    class extends HTMLElement {
      static observedAttributes = ['class', 'style', 'id', 'data-x', 'hidden'];
      constructor() {
        super();
        note('custom element', () => 'constructed');
      }
      connectedCallback() {
        note('custom element', () => 'connected');
      }
      disconnectedCallback() {
        note('custom element', () => 'disconnected');
      }
      adoptedCallback() {
        note('custom element', () => 'adopted');
      }
      attributeChangedCallback(attribute) {
        note('custom element', () => `attribute ${attribute}`);
      }
    },
  );

  // 5. Resources that were loaded, and by whom.
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      // What the frames report is counted at the server.
      note(`performance:${entry.entryType}`, () => `${entry.initiatorType ?? ''} ${entry.name}`);
    }
  }).observe({
    entryTypes: ['resource', 'mark', 'measure', 'layout-shift', 'navigation'].filter((type) =>
      PerformanceObserver.supportedEntryTypes.includes(type),
    ),
  });

  // 6. State that has no event of its own, looked at again and again, and compared.
  const styleOf = getComputedStyle;
  const look = () => {
    const root = document.documentElement;
    const rootStyle = styleOf(root);
    const bodyStyle = styleOf(document.body);
    const selection = document.getSelection();
    return {
      scroll: `${window.scrollX},${window.scrollY}`,
      innerScroll: [...document.querySelectorAll('.inner')].map((element) => element.scrollTop).join(),
      size: `${window.innerWidth}×${window.innerHeight}@${window.devicePixelRatio}`,
      hidden: document.visibilityState,
      active: name(document.activeElement),
      selection: `${selection?.rangeCount ?? 0} ${String(selection)}`,
      address: location.href,
      historyLength: history.length,
      title: document.title,
      globals: Object.getOwnPropertyNames(window).length,
      nodes: document.getElementsByTagName('*').length,
      sheets: document.styleSheets.length + document.adoptedStyleSheets.length,
      styles: [
        rootStyle.scrollBehavior,
        rootStyle.cursor,
        rootStyle.overflow,
        rootStyle.outline,
        rootStyle.animationPlayState,
        bodyStyle.cursor,
        bodyStyle.outline,
        bodyStyle.overflow,
      ].join('|'),
      style: document.querySelectorAll('[style],[class*="tidemark"],[data-tidemark],[data-single-file]')
        .length,
      local: `${localStorage.length}/${sessionStorage.length}/${document.cookie.length}`,
      rootAttributes: root.attributes.length,
      images: [...document.images].filter((image) => image.complete && image.naturalWidth > 0).length,
    };
  };
  const lookDeeper = async () => {
    const databases = (await indexedDB.databases?.()) ?? [];
    const stores = 'caches' in window ? await caches.keys() : [];
    return `${databases.length}/${stores.length}`;
  };
  let before = null;
  let deepBefore = '';
  const compare = (when) => {
    const now = quietly(look);
    for (const key of Object.keys(now))
      if (before !== null && now[key] !== before[key]) {
        const was = before[key];
        note(`state:${key}`, () => `${was} → ${now[key]} (${when})`);
      }
    before = now;
  };
  const nextFrame = requestAnimationFrame.bind(window);
  const tick = () => {
    if (watching) compare('frame');
    nextFrame(tick);
  };

  window.watchFromNow = async () => {
    watching = false;
    deepBefore = await lookDeeper();
    before = look();
    signals.length = 0;
    watching = true;
  };
  window.readSignals = async () => {
    compare('end');
    watching = false;
    const deep = await lookDeeper();
    if (deep !== deepBefore)
      signals.push({ kind: 'state:stored', detail: `${deepBefore} → ${deep}`, at: performance.now() });
    return signals.map((signal) => ({ ...signal }));
  };

  listen(window, 'load', () => {
    for (const [owner, keys] of patches) if (owner) for (const key of keys) patch(owner, key);
    nextFrame(tick);
  });
})();
