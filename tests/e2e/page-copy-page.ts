import { page, type Route } from '../../demo/server.ts';
import { harbourPng, harbourSvg } from '../../demo/pictures.ts';

const cached = { 'cache-control': 'public, max-age=86400' } as const;
const open = { ...cached, 'access-control-allow-origin': '*' } as const;

/** Own pictures, so that each address tells which way it was asked for. */
function picture(path: string): ReturnType<Route> {
  const match = /^\/copy\/(cached|no-store|open|closed)-(\d+)\.(png|svg)$/.exec(path);
  if (match === null) return null;
  const [, kind, seed, type] = match;
  const headers =
    kind === 'no-store'
      ? { 'cache-control': 'no-store', 'access-control-allow-origin': '*' }
      : kind === 'open'
        ? open
        : cached;
  return type === 'svg'
    ? { type: 'image/svg+xml', body: harbourSvg(Number(seed)), headers }
    : { type: 'image/png', body: harbourPng(Number(seed)), headers };
}

const linkedSheet = `
  @import url("imported.css") screen;
  :root { --line: 3px solid rgb(200, 0, 0); }
  .linked { background: rgb(250, 240, 200) url("cached-31.svg") 0 0/40px 40px no-repeat; padding-left: 50px; min-height: 40px; }
  .shorthand { border: var(--line); border-top: 0; }
  @media (400px<width) { .wide { color: rgb(0, 100, 0); } }
`;
const importedSheet = `.imported { background: url(cached-32.svg) 0 0/30px 30px no-repeat; padding-left: 40px; min-height: 30px }`;
const sprite = `<svg xmlns="http://www.w3.org/2000/svg"><symbol id="mark" viewBox="0 0 10 10"><rect width="10" height="10" fill="rgb(0,0,180)" onclick="alert(1)"/></symbol></svg>`;

/** A page with one of everything that a copy has to carry over. */
function everything(frameOrigin: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Everything</title>
<link rel="stylesheet" href="/copy/linked.css">
<style id="grows">.first { color: rgb(10, 20, 30) }</style>
<style>body{font:14px sans-serif;margin:10px;width:760px}p,div{margin:4px 0}canvas,img{vertical-align:top}iframe{border:1px solid #999}</style>
</head><body>
<p class="linked">linked</p><p class="imported">imported</p><p class="shorthand">shorthand</p><p class="wide">wide</p>
<p class="first">first</p><p class="inserted">inserted</p><p class="adopted">adopted</p>
<img src="/copy/cached-1.png" width="60" height="40" alt="one"><img src="/copy/no-store-2.png" width="60" height="40" alt="two">
<img src="/copy/cached-9.png" srcset="/copy/cached-3.png 1x, /copy/cached-4.png 2x" width="60" height="40" alt="three">
<picture><source srcset="/copy/cached-5.svg" type="image/svg+xml"><img src="/copy/cached-6.png" width="60" height="40" alt="five"></picture>
<canvas id="drawn" width="60" height="40"></canvas>
<svg width="40" height="40"><use href="#local"></use></svg>
<svg hidden><symbol id="local" viewBox="0 0 10 10"><circle cx="5" cy="5" r="5" fill="rgb(180,0,0)"/></symbol></svg>
<svg class="sprite" width="40" height="40"><use href="/copy/sprite.svg#mark"></use></svg>
<svg width="60" height="40"><image href="/copy/cached-7.svg" width="60" height="40"/></svg>
<div style="background:url(/copy/cached-8.svg) 0 0/60px 40px no-repeat;height:40px">inline style</div>
<div id="host"><span slot="a">slotted</span>default slot</div>
<div id="closed"></div>
<a href="/outer" id="outer">outer </a>
<table background="/copy/cached-33.svg"><tr><td>cell</td></tr></table>
<iframe title="Same" src="/copy/frame" width="200" height="60"></iframe>
<iframe title="Other" src="${frameOrigin}/copy/frame" width="200" height="60"></iframe>
<iframe title="Unseen" src="${frameOrigin}/copy/frame" width="0" height="0" style="border:0"></iframe>
<div popover id="closed-popover">never opened</div>
<p>after <b>everything</b> &lt;/style&gt; &amp; <q cite="/copy/source?token=abc">quoted</q></p>
<script>
  document.getElementById('grows').sheet.insertRule('.inserted { color: rgb(120, 0, 120); font-weight: bold }', 1);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('.adopted { color: rgb(0, 90, 160) } .in-shadow { color: rgb(160, 90, 0) }');
  document.adoptedStyleSheets = [sheet];
  const root = document.getElementById('host').attachShadow({ mode: 'open' });
  root.innerHTML = '<style>:host { display: block; border: 1px solid rgb(0, 160, 0) }</style><p class="in-shadow">in shadow <slot name="a"></slot> <slot></slot></p>';
  root.adoptedStyleSheets = [sheet];
  document.getElementById('closed').attachShadow({ mode: 'closed' }).innerHTML = '<p style="color: rgb(90, 90, 0)">in closed shadow</p>';
  const drawing = document.getElementById('drawn').getContext('2d');
  drawing.fillStyle = 'rgb(0, 140, 140)'; drawing.fillRect(5, 5, 50, 30);
  const inner = document.createElement('a'); inner.href = '/inner'; inner.textContent = 'inner';
  document.getElementById('outer').append(inner);
</script></body></html>`;
}

/** Pictures of other origins: on a host that many sites share, and on one that may be anybody's. */
function otherOrigins(frameOrigin: string): string {
  return `<!doctype html><title>Other origins</title>
<img src="http://pbs.twimg.com/copy/open-41.png" width="60" height="40" alt="shared">
<img src="http://pbs.twimg.com/copy/closed-42.png" width="60" height="40" alt="shared, not readable">
<img src="${frameOrigin}/copy/open-43.png" width="60" height="40" alt="anybody's">
<img src="${frameOrigin}/copy/no-store-44.png" width="60" height="40" alt="anybody's, not stored">
<img crossorigin src="${frameOrigin}/copy/no-store-45.png" width="60" height="40" alt="anybody's, readable">
<img src="/copy/missing.png" width="60" height="40" alt="broken">
<script>
  const never = new CSSStyleSheet();
  never.replaceSync('.nobody { background: url(/copy/cached-46.png) }');
  document.adoptedStyleSheets = [never];
</script>`;
}

/** Handlers that the page's own policy refuses: browsers report each one anybody sets again. */
const handlers = `<!doctype html><title>Handlers</title>
<p onclick="alert(1)" style="color: rgb(1, 2, 3)">guarded</p><style>p { margin: 3px }</style>
<svg width="40" height="40"><use href="/copy/sprite.svg#mark"></use></svg>
<script nonce="n">
  const violations = [];
  addEventListener('load', () => setTimeout(() => {
    document.addEventListener('securitypolicyviolation', (event) => violations.push(event.violatedDirective));
  }, 200));
</script>`;
const handlersPolicy =
  "default-src 'self'; script-src 'nonce-n'; style-src 'self'; require-trusted-types-for 'script'; report-uri /copy/report";

export const copyRoute: Route = ({ url, frameOrigin }) => {
  const { pathname } = url;
  if (pathname === '/copy/everything') return page(everything(frameOrigin));
  if (pathname === '/copy/other-origins') return page(otherOrigins(frameOrigin));
  if (pathname === '/copy/handlers') return page(handlers, { 'content-security-policy': handlersPolicy });
  if (pathname === '/copy/report') return { status: 204, type: 'text/plain', body: '' };
  if (pathname === '/copy/quirks') return page('<title>Old</title><body><table><tr><td>x</table><p>old');
  if (pathname === '/copy/frame') return page('<!doctype html><p style="color:rgb(0,0,160)">in a frame</p>');
  if (pathname === '/copy/linked.css') return { type: 'text/css', body: linkedSheet, headers: cached };
  if (pathname === '/copy/imported.css') return { type: 'text/css', body: importedSheet, headers: cached };
  if (pathname === '/copy/sprite.svg') return { type: 'image/svg+xml', body: sprite, headers: cached };
  return picture(pathname);
};
