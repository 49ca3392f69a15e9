import { escapeHtml, html, jsonLd, raw } from '../../demo/markup.ts';
import type { Answer, AnswerRequest } from '../../demo/server.ts';
import { hostile, none, POST, script } from './hostile-shell.ts';

/** Named elements that stand in for properties of document, window and forms. */
export function clobber(): Answer {
  const names =
    'textContent innerText innerHTML outerHTML children childNodes firstChild parentNode parentElement nodeName nodeType tagName localName attributes getAttribute hasAttribute querySelector querySelectorAll closest matches id className classList dataset style ownerDocument shadowRoot getBoundingClientRect nextSibling previousSibling isConnected cloneNode remove append scrollTop scrollHeight clientHeight'.split(
      ' ',
    );
  const documentNames =
    'body head documentElement title URL location cookie referrer defaultView querySelector querySelectorAll getElementById createElement createTreeWalker createRange images forms links scripts styleSheets adoptedStyleSheets activeElement scrollingElement contentType characterSet implementation lang dir readyState'.split(
      ' ',
    );
  const windowNames =
    'name self top parent location document navigator fetch chrome browser origin scrollY innerWidth'.split(
      ' ',
    );
  return hostile(
    'Clobbered',
    none,
    html`<form id="attributes">
        ${names.map((name) => html`<input name="${name}" value="clobbered" />`)} ${POST}
      </form>
      ${documentNames.map(
        (name) =>
          html`<img name="${name}" alt="" />
            <form name="${name}"></form>`,
      )}
      ${windowNames.map((name) => html`<a id="${name}" name="${name}" href="clobbered:${name}"></a>`)}
      <form name="getElementsByTagName"></form>
      <form style="position: fixed; inset: auto 0 0 0; height: 30px; overflow: hidden">
        ${names.map((name) => html`<input name="${name}" value="clobbered" />`)}
      </form>
      <div style="height: 3000px"></div>`,
  );
}

/** The page's own prototypes lie, throw or cannot be changed back. */
export function prototypes(): Answer {
  return hostile(
    'Patched',
    script(`
      const lie = (owner, key) => {
        try {
          Object.defineProperty(owner, key, { configurable: false, get() { throw new Error('patched ' + key); }, set() {} });
        } catch {}
      };
      addEventListener('load', () => setTimeout(() => {
        for (const key of ['textContent', 'firstChild', 'nextSibling', 'parentNode', 'childNodes', 'nodeType', 'nodeName'])
          lie(Node.prototype, key);
        for (const key of ['attributes', 'children', 'shadowRoot', 'localName', 'id', 'outerHTML', 'innerHTML', 'scrollTop'])
          lie(Element.prototype, key);
        for (const key of ['innerText', 'dataset', 'style', 'offsetHeight']) lie(HTMLElement.prototype, key);
        for (const key of ['title', 'body', 'documentElement', 'cookie', 'scrollingElement']) lie(Document.prototype, key);
        for (const key of ['forEach', 'map', 'push', 'filter', 'slice', Symbol.iterator]) {
          Array.prototype[key] = () => { throw new Error('patched array'); };
        }
        String.prototype.trim = String.prototype.replace = () => 'patched string';
        JSON.parse = JSON.stringify = () => { throw new Error('patched JSON'); };
        Promise.prototype.then = () => { throw new Error('patched promise'); };
        Object.prototype.toString = () => 'patched';
        Object.defineProperty(Object.prototype, 'kind', { get() { return 'polluted'; }, configurable: false });
        Object.defineProperty(Object.prototype, 'url', { get() { return 'https://polluted.example/'; }, configurable: false });
        window.fetch = window.XMLHttpRequest = window.getComputedStyle = () => { throw new Error('patched'); };
        Date.now = () => 0;
        document.documentElement?.setAttribute?.('data-ready', '');
      }, 50));
    `),
    POST,
  );
}

/** A million nodes, made in the page; not displayed, since laying them out takes the browser itself a quarter of a minute. */
export function million(): Answer {
  return hostile(
    'Many',
    none,
    html`${POST}
      <div id="many" style="display: none"></div>
      ${script(`
        const block = document.createElement('div');
        for (let i = 0; i < 1000; i += 1) block.append(document.createElement('i'));
        const fragment = document.createDocumentFragment();
        for (let i = 0; i < 999; i += 1) fragment.append(block.cloneNode(true));
        document.getElementById('many').append(fragment);
        document.documentElement.dataset.nodes = String(document.getElementsByTagName('*').length);
      `)}`,
  );
}

/** Shadow roots in shadow roots, open and closed, slots that lead round, metadata that points at itself. */
export function shadow(): Answer {
  return hostile(
    'Nested',
    jsonLd({
      '@context': 'https://schema.org',
      '@graph': [
        { '@id': '#a', '@type': 'SocialMediaPosting', author: { '@id': '#b' }, comment: { '@id': '#a' } },
        { '@id': '#b', '@type': 'Person', name: 'Lantern', sameAs: { '@id': '#a' }, author: { '@id': '#b' } },
      ],
    }),
    html`${POST}
      <div id="self" itemscope itemref="self" itemtype="https://schema.org/Comment" itemprop="comment">
        <span itemprop="text">Points at itself</span>
      </div>
      <div id="owns-a" role="feed" aria-owns="owns-b"></div>
      <div
        id="owns-b"
        role="article"
        aria-owns="owns-a"
        aria-labelledby="owns-b owns-a"
        aria-describedby="owns-b"
      ></div>
      <div id="deep"></div>
      <div id="round"><span slot="a">A</span></div>
      ${script(`
        let at = document.getElementById('deep');
        for (let depth = 0; depth < 300; depth += 1) {
          const root = at.attachShadow({ mode: depth % 3 === 2 ? 'closed' : 'open' });
          root.innerHTML = '<p>Depth ' + depth + '</p><div></div><slot></slot>';
          at = root.querySelector('div');
        }
        const outer = document.getElementById('round').attachShadow({ mode: 'open' });
        outer.innerHTML = '<div id="middle"><slot name="a" slot="b"></slot></div>';
        outer.getElementById('middle').attachShadow({ mode: 'open' }).innerHTML = '<div><slot name="b" slot="a"></slot></div>';
        // An element that makes another of its kind inside itself, in a new shadow root, when it is connected.
        let made = 0;
        customElements.define('again-again', class extends HTMLElement {
          connectedCallback() {
            if (made++ > 30) return;
            this.attachShadow({ mode: 'open' }).append(document.createElement('again-again'));
          }
        });
        document.body.append(document.createElement('again-again'));
      `)}`,
  );
}

/** Everything refused by policy; trusted types demanded. */
export function policy(): Answer {
  return hostile('Strict', none, POST, {
    'content-security-policy':
      "default-src 'none'; img-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'; form-action 'none'; base-uri 'none'; sandbox allow-same-origin allow-scripts",
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-embedder-policy': 'require-corp',
    'permissions-policy': 'fullscreen=(), clipboard-write=()',
    'referrer-policy': 'no-referrer',
    'x-frame-options': 'DENY',
  });
}

/** Elements of other namespaces under names of HTML: read again by a parser of HTML, they would be those. */
export function foreign(): Answer {
  return hostile(
    'Foreign',
    none,
    html`${POST}
      ${script(`
        const SVG = 'http://www.w3.org/2000/svg', MATH = 'http://www.w3.org/1998/Math/MathML';
        const live = '<img src="/hostile/hit?foreign" onerror="fetch(\\'/hostile/hit?foreign\\')">';
        const make = (namespace, name, ...children) => {
          const element = document.createElementNS(namespace, name);
          element.append(...children);
          return element;
        };
        const worded = (name) => {
          const picture = make('http://www.w3.org/1999/xhtml', 'i');
          picture.title = '</' + name + '>' + live;
          return picture;
        };
        const names = ['style', 'script', 'iframe', 'xmp', 'plaintext', 'textarea', 'title', 'noembed', 'noscript', 'listing'];
        for (const name of names) {
          document.body.append(
            make(SVG, 'svg', make(SVG, name, live), make(SVG, 'foreignObject', make(SVG, name, live, worded(name)))),
            make(MATH, 'math', make(MATH, name, live), make(MATH, 'mtext', make(MATH, name, live, worded(name)))),
            make('urn:other', name, live, worded(name)),
            make('http://www.w3.org/1999/xhtml', name.toUpperCase(), live, worded(name)),
          );
        }
        // In no namespace of HTML an attribute hides nothing, and in capitals a box is typed into all the same.
        const shown = make('urn:other', 'p', 'Words of another namespace.');
        shown.setAttribute('hidden', '');
        shown.setAttribute('style', 'display: none');
        const typed = make('http://www.w3.org/1999/xhtml', 'DIV', 'half a sentence');
        typed.setAttribute('contenteditable', 'true');
        document.body.append(shown, typed);
      `)}`,
  );
}

/** Nothing can be selected, pointed at, typed or clicked; and everything that appears is clicked by script. */
export function traps(): Answer {
  return hostile(
    'Traps',
    raw(`<style>
      * { user-select: none !important; pointer-events: none !important; cursor: none !important; }
      div:empty { all: initial; }
      #lid { position: fixed; inset: 0; z-index: 2147483647; pointer-events: auto !important; opacity: 0.01; }
    </style>`),
    html`${POST}
      <div id="lid" popover="manual"></div>
      ${script(`
        for (const type of ['keydown', 'keyup', 'keypress', 'mousedown', 'mouseup', 'click', 'pointerdown', 'pointerup', 'contextmenu', 'copy', 'selectstart', 'focusin', 'wheel'])
          window.addEventListener(type, (event) => { event.preventDefault(); event.stopImmediatePropagation(); }, { capture: true, passive: false });
        document.getElementById('lid').showPopover();
        window.attempts = 0;
        setInterval(() => {
          for (const node of document.querySelectorAll('body > *, html > *, :popover-open')) {
            for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click', 'keydown']) {
              window.attempts += 1;
              node.dispatchEvent(type === 'keydown'
                ? new KeyboardEvent(type, { key: 'Enter', bubbles: true, composed: true })
                : new MouseEvent(type, { bubbles: true, composed: true, clientX: 30, clientY: 30 }));
            }
          }
        }, 100);
      `)}`,
  );
}

/** Frames in frames. */
export function frames({ url, origin, frameOrigin }: AnswerRequest): Answer {
  const depth = Number(url.searchParams.get('depth') ?? '0');
  const host = depth % 2 === 0 ? frameOrigin : origin;
  return hostile(
    'Frames',
    none,
    html`${depth === 0 ? POST : html`<p>Frame ${depth}</p>`}
    ${
      depth < 8
        ? html`<iframe
            title="Frame"
            src="${host}/hostile/frames?depth=${depth + 1}"
            width="90%"
            height="300"
          ></iframe>`
        : null
    }
    ${
      depth === 0
        ? Array.from({ length: 40 }, (_, index) =>
            raw(
              `<iframe title="Small" width="30" height="20" srcdoc="${escapeHtml(`<p>${index}</p>`)}"></iframe>`,
            ),
          )
        : null
    }`,
  );
}
