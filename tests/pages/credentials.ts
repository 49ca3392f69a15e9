import type { Route } from '../../demo/server.ts';
import { page } from '../../demo/server.ts';
import { html, jsonLd, raw } from '../../demo/markup.ts';

/** A secret of the viewer's own that stands somewhere in the page and must be in no file that leaves. */
export interface PlantedCredential {
  readonly where: string;
  readonly canary: string;
}

function plant(where: string): PlantedCredential {
  return { where, canary: `canary-${where}-5b1f0c` };
}

const places = {
  cookie: plant('cookie'),
  httpOnlyCookie: plant('httponly-cookie'),
  hiddenInput: plant('hidden-input'),
  csrfInput: plant('csrf-input'),
  csrfMeta: plant('csrf-meta'),
  passwordAttribute: plant('password-attribute'),
  passwordTyped: plant('password-typed'),
  oneTimeCode: plant('one-time-code'),
  mailDraft: plant('mail-draft'),
  draftTyped: plant('draft-typed'),
  draftEditable: plant('draft-editable'),
  ownAddress: plant('own-mail-address'),
  cardNumber: plant('card-number'),
  inlineScript: plant('inline-script'),
  inlineJson: plant('inline-json'),
  eventAttribute: plant('event-attribute'),
  dataToken: plant('data-token'),
  comment: plant('comment'),
  nonce: plant('nonce'),
  linkToken: plant('link-access-token'),
  imageToken: plant('image-token'),
  srcsetToken: plant('srcset-token'),
  formAction: plant('form-action'),
  styleToken: plant('style-token'),
  preload: plant('preload-token'),
  userInfo: plant('url-userinfo'),
  template: plant('template-input'),
  shadow: plant('shadow-input'),
  closedShadow: plant('closed-shadow-input'),
  srcdoc: plant('srcdoc-input'),
  frame: plant('frame-input'),
  noscript: plant('noscript'),
  localStorage: plant('local-storage'),
  sessionStorage: plant('session-storage'),
  pageQuery: plant('page-query'),
  pageFragment: plant('page-fragment'),
  canonical: plant('canonical-query'),
  refreshMeta: plant('refresh-url'),
  jsonLdToken: plant('json-ld-url'),
} as const satisfies Record<string, PlantedCredential>;

/** A token in its own recognisable form (a JSON Web Token), standing in an attribute of an innocent name. */
const JSON_WEB_TOKEN =
  'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiJjYW5hcnktand0LTViMWYwYyJ9.cGxhbnRlZC1zaWduYXR1cmUtbm90LXJlYWw';

export const plantedCredentials: readonly PlantedCredential[] = [
  ...Object.values(places),
  { where: 'jwt-attribute', canary: JSON_WEB_TOKEN },
];

/** The page's own address, with what a log-in left in it. */
export const CREDENTIALS_PATH = `/credentials?session_id=${places.pageQuery.canary}&post=77#access_token=${places.pageFragment.canary}`;

/** What has to be in the capture all the same: the scrub may not eat the evidence. */
export const EVIDENCE_ON_CREDENTIALS_PAGE = {
  text: 'You forgot to lock the shed again. I closed it for you.',
  author: 'Lantern',
  postedAt: '2026-11-20T17:48:12+01:00',
} as const;

function credentialsBody(origin: string): string {
  const p = places;
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <title>Conversation</title>
        <meta name="csrf-token" content="${p.csrfMeta.canary}" />
        <link rel="canonical" href="${origin}/credentials?sid=${p.canonical.canary}&post=77" />
        <link rel="preload" as="image" href="/pictures/5.svg?token=${p.preload.canary}" />
        <meta http-equiv="refresh" content="86400; url=/credentials?token=${p.refreshMeta.canary}" />
        <style>
          .post {
            padding: 16px;
            background: #fff url('/pictures/6.svg?access_token=${p.styleToken.canary}') no-repeat 200% 200%;
          }
        </style>
        <script nonce="${p.nonce.canary}">
          window.__INITIAL_STATE__ = { session: { user: { id: '${p.inlineScript.canary}' } } };
          localStorage.setItem('auth', '${p.localStorage.canary}');
          sessionStorage.setItem('auth', '${p.sessionStorage.canary}');
        </script>
        <script type="application/json" id="viewer">
          { "viewer": { "token": "${p.inlineJson.canary}" } }
        </script>
        ${jsonLd({
          '@context': 'https://schema.org',
          '@type': 'SocialMediaPosting',
          url: `${origin}/credentials?post=77&access_token=${p.jsonLdToken.canary}`,
          identifier: '77',
          datePublished: EVIDENCE_ON_CREDENTIALS_PAGE.postedAt,
          articleBody: EVIDENCE_ON_CREDENTIALS_PAGE.text,
          author: {
            '@type': 'Person',
            name: EVIDENCE_ON_CREDENTIALS_PAGE.author,
            alternateName: '@lantern47',
          },
        })}
      </head>
      <body data-csrf-token="${p.dataToken.canary}">
        <!-- session ${p.comment.canary} -->
        <article class="post" data-post-id="77" data-trace="${JSON_WEB_TOKEN}">
          <header>
            <a rel="author" href="/@lantern47">${EVIDENCE_ON_CREDENTIALS_PAGE.author}</a>
            <a href="/credentials?post=77&access_token=${p.linkToken.canary}"
              ><time datetime="${EVIDENCE_ON_CREDENTIALS_PAGE.postedAt}">2 h</time></a
            >
          </header>
          <p>${EVIDENCE_ON_CREDENTIALS_PAGE.text}</p>
          <img src="/pictures/5.svg?token=${p.imageToken.canary}" width="300" height="180" alt="A shed" />
          <img
            src="/pictures/8.svg"
            srcset="/pictures/8.svg?token=${p.srcsetToken.canary} 2x"
            width="300"
            height="180"
            alt="A door"
          />
          <a href="https://viewer:${p.userInfo.canary}@files.example/list">Files</a>
          <button type="button" onclick="report('${p.eventAttribute.canary}')">Report</button>
        </article>
        <form action="/send?auth=${p.formAction.canary}" method="post">
          <input type="hidden" name="thread" value="${p.hiddenInput.canary}" />
          <input type="hidden" name="authenticity_token" value="${p.csrfInput.canary}" />
          <input type="password" name="password" value="${p.passwordAttribute.canary}" />
          <input type="password" name="again" id="typed-password" />
          <input type="text" autocomplete="one-time-code" name="code" value="${p.oneTimeCode.canary}" />
          <input type="text" autocomplete="cc-number" name="card" value="${p.cardNumber.canary}" />
          <input type="email" name="from" value="${p.ownAddress.canary}" />
          <textarea name="draft">${p.mailDraft.canary}</textarea>
          <textarea name="second" id="typed-draft"></textarea>
          <div contenteditable="true" role="textbox" aria-label="Write a message">
            ${p.draftEditable.canary}
          </div>
        </form>
        <template><input type="hidden" name="t" value="${p.template.canary}" /></template>
        <div id="open-host"></div>
        <div id="closed-host"></div>
        <iframe title="Card" srcdoc="<p>A card</p><input type='hidden' value='${p.srcdoc.canary}'>"></iframe>
        <iframe title="Frame" src="/credentials/frame"></iframe>
        <noscript><img src="/pixel?token=${p.noscript.canary}" alt="" /></noscript>
        <script>
          document.getElementById('typed-password').value = '${p.passwordTyped.canary}';
          document.getElementById('typed-draft').value = '${p.draftTyped.canary}';
          document.getElementById('open-host').attachShadow({ mode: 'open' }).innerHTML =
            '<p>Open</p><input type="hidden" value="${p.shadow.canary}">';
          document.getElementById('closed-host').attachShadow({ mode: 'closed' }).innerHTML =
            '<p>Closed</p><input type="hidden" value="${p.closedShadow.canary}">';
        </script>
      </body>
    </html>`.text;
}

/** A page that holds the viewer's own secrets in every place where pages hold them. */
export const credentialsRoute: Route = ({ url, origin }) => {
  if (url.pathname === '/credentials/frame') {
    return page(raw(`<!doctype html><p>Framed</p><input type="hidden" value="${places.frame.canary}">`).text);
  }
  if (url.pathname !== '/credentials') return null;
  return {
    ...page(credentialsBody(origin)),
    headers: {
      'cache-control': 'no-cache',
      'set-cookie': [
        `session=${places.cookie.canary}; Path=/`,
        `sid=${places.httpOnlyCookie.canary}; Path=/; HttpOnly`,
      ],
    },
  };
};
