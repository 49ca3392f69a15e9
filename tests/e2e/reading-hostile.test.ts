import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ContentReading, PageReading } from '../../src/messaging/calls.ts';
import type { VisibleText } from '../../src/capture/visible-text.ts';
import type { Reading, WrittenFacts } from '../../src/sites/fixture.ts';
import { ReadingBrowser } from './reading/isolated-page.ts';

const POST = `<article id="the-post">
  <header><a rel="author" href="/@ravn">Ravn Eksempel</a> <a href="/p/1"><time datetime="2026-03-04T05:06:07.89+01:00">4 March</time></a></header>
  <div class="post-text">I know where you are.</div>
</article>`;
const READ = {
  kind: 'post',
  authorName: ['Ravn Eksempel', 'dom', 'a[rel=author]'],
  authorHandle: ['ravn', 'url', 'a[rel=author]'],
  authorUrl: ['https://town.example/@ravn', 'dom', 'a[rel=author]'],
  postId: ['1', 'url', 'permalink'],
  permalink: ['https://town.example/p/1', 'dom', 'a time'],
  postedAtShown: ['4 March', 'dom', 'time'],
  postedAt: ['2026-03-04T05:06:07.89+01:00', 'dom', 'time[datetime]'],
  text: ['I know where you are.', 'dom', '.post-text'],
} satisfies WrittenFacts;

/** Finds the post from the middle of its text and reads it. */
const READ_POST = `reading.post('#the-post .post-text')`;

describe.each(['chromium', 'firefox'] as const)('reading hostile pages in %s', (name) => {
  let browser: ReadingBrowser;
  beforeAll(async () => {
    browser = await ReadingBrowser.start(name);
  });
  afterAll(() => browser.close());

  const open = (html: string, headers?: Record<string, string>) =>
    browser.open('https://town.example/all', `<!doctype html><title>All</title><body>${html}`, headers);

  it('is not misled by patched prototypes', async () => {
    const page = await open(`${POST}<script>
      const lie = (owner, key) => { try { Object.defineProperty(owner, key, { get() { throw new Error('patched ' + key) }, set() {} }) } catch {} };
      for (const owner of [Node, Element, HTMLElement, Document, DocumentFragment, CharacterData, NodeList, HTMLSlotElement, HTMLImageElement])
        for (const key of Object.getOwnPropertyNames(owner.prototype)) if (key !== 'constructor') lie(owner.prototype, key);
      String.prototype.trim = Array.prototype.map = JSON.parse = Array.prototype[Symbol.iterator] = () => { throw new Error('patched') };
      URL.parse = URL.canParse = performance.getEntriesByType = window.getComputedStyle = () => { throw new Error('patched') };
    </script>`);
    expect(await page.read(READ_POST)).toEqual(READ);
    expect(await page.read<VisibleText>('reading.text()')).toMatchObject({
      text: expect.stringContaining('I know where you are.'),
    });
    await page.close();
  });

  it('reads into open shadow roots, slots in the order shown', async () => {
    const page = await open(`<x-feed><template shadowrootmode="open">
        <h1>Feed</h1><slot name="late"></slot><slot></slot><p>end</p>
      </template>
      <span>first in the document</span><b slot="late">shown first</b></x-feed>
      <x-post><template shadowrootmode="open">${POST}</template></x-post>
      <section><template shadowrootmode="open"><p>in a plain element</p></template></section>`);
    const read = await page.read<Reading>('reading.fixture()');
    expect(read.posts).toEqual([READ]);
    const { text } = await page.read<VisibleText>('reading.text()');
    expect(text.split(/\s*\n\s*/)).toEqual([
      'Feed',
      'shown first first in the document',
      'end',
      'Ravn Eksempel 4 March',
      'I know where you are.',
      'in a plain element',
    ]);
    await page.close();
  });

  it('shows what is seen and not what is typed, hidden or meant for machines', async () => {
    const page = await open(`
      <p>one <span>two</span>   three</p><p style="display:none">none</p><p style="visibility:hidden">hidden <b style="visibility:visible">but this</b></p>
      <p hidden>attribute</p><details><summary>Summary</summary>folded away</details><details open><summary>Open</summary>unfolded</details>
      <p aria-hidden="true">seen, not spoken</p><pre>a
  b</pre><div style="white-space:pre-wrap">c
d</div><div style="white-space:pre-line">e   f
g</div>
      <input value="typed"><input type="password" value="secret"><textarea>draft</textarea><div contenteditable>draft</div><div role="textbox">draft</div>
      <select><option>choice</option></select><noscript>no script</noscript><script>script()</script><style>p{}</style><template>template</template>
      <div style="display:flex"><span>flex</span><span>items</span></div><table><tr><td>x</td><td>y</td></tr></table>
      <svg><title>title</title><text y="20">drawn</text></svg><button>Button</button> text<br>after break <img alt="picture"> <img class="emoji" alt=":wave:">
      <div style="content-visibility:hidden">skipped by the browser</div>
      <p>bidi \u{202E}stays\u{202C}</p>`);
    const { text, cut } = await page.read<VisibleText>('reading.text()');
    expect(cut).toBe(false);
    expect(text.split(/\n+/)).toEqual([
      'one two three',
      'but this',
      'Summary',
      'Open',
      'unfolded',
      'seen, not spoken',
      'a',
      '  b',
      'c',
      'd',
      'e f',
      'g',
      'flex',
      'items',
      'x\ty',
      'drawn',
      'Button text',
      'after break :wave:',
      'bidi \u{202E}stays\u{202C}',
    ]);
    await page.close();
  });

  it('reads frames of its own origin, names those it cannot read, leaves out those nobody sees', async () => {
    const page = await open(`<p>before</p>
      <iframe srcdoc="<p>in a frame</p><iframe srcdoc='<p>in the frame of a frame</p>'></iframe>"></iframe>
      <iframe sandbox srcdoc="<p>sandboxed</p>"></iframe>
      <iframe src="https://other.example/card?session_id=abc&id=7"></iframe>
      <iframe src="https://count.example/pixel" width="1" height="1" style="border:0"></iframe>
      <iframe src="https://hidden.example/" style="display:none"></iframe><p>after</p>`);
    const read = await page.read<VisibleText>('reading.text()');
    expect(read.text.split(/\n+/)).toEqual(['before', 'in a frame', 'in the frame of a frame', 'after']);
    const frames = ['about:srcdoc', 'https://other.example/card?session_id=removed&id=7'];
    expect(read.unreadableFrames.toSorted()).toEqual(frames);
    expect((await page.read<PageReading>('reading.page()')).unreadableFrames.toSorted()).toEqual(frames);
    await page.close();
  });

  it('reads of a picture who posted it, and where the picture is', async () => {
    const page = await open(`<article style="position:absolute;left:0;top:100px;width:600px">
      <a rel="author" href="/@ravn">Ravn Eksempel</a> <p>Look.</p>
      <img id="picture" src="/a.png" alt="" style="position:absolute;left:40px;top:50px;width:300px;height:200px">
      <div class="ours">of the tool itself</div><iframe src="https://other.example/card"></iframe>
    </article><iframe src="https://other.example/elsewhere"></iframe>`);
    const read = await page.read<ContentReading>(`reading.element('#picture', '.ours')`);
    expect(read.facts.authorHandle?.value).toBe('ravn');
    expect(read.posts).toEqual([read.facts]);
    expect(read.box).toEqual({ x: 40, y: 150, width: 300, height: 200 });
    expect(read.text).toBe('Ravn Eksempel\n\nLook.');
    expect(read.page.unreadableFrames).toEqual(['https://other.example/card']);
    expect(read.notIncluded).toEqual([]);
    await page.close();
  });

  it('tells the page nothing and leaves nothing in it', async () => {
    const page = await browser.open(
      'https://town.example/p/1',
      `<!doctype html><title>One</title><link rel="canonical" href="/p/1"><body style="height:5000px">${POST}<input id="i" autofocus value="x"><script>
        window.told = [];
        const tell = (what) => told.push(what);
        new MutationObserver((list) => tell('mutation ' + list.length)).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
        for (const type of ['scroll', 'focus', 'blur', 'selectionchange', 'visibilitychange', 'resize', 'copy', 'pointerdown', 'click', 'slotchange', 'message', 'error'])
          addEventListener(type, () => tell(type), true);
        for (const [owner, key] of [[Element.prototype, 'querySelectorAll'], [Element.prototype, 'getBoundingClientRect'], [Document.prototype, 'querySelectorAll'], [window, 'getComputedStyle'], [window, 'fetch']]) {
          const native = owner[key];
          owner[key] = function (...values) { tell('called ' + key); return native.apply(this, values); };
        }
        new PerformanceObserver((list) => tell('resource ' + list.getEntries().length)).observe({ type: 'resource' });
      </script>`,
    );
    await page.page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 200)));
    await page.page.evaluate(`told.length = 0`);
    const before = await page.page.evaluate(
      `document.documentElement.outerHTML + scrollY + (getSelection() + '') + document.activeElement.id`,
    );
    await page.page.evaluate(`told.length = 0`);
    const read = await page.read<ContentReading>('reading.content()');
    expect(read.facts.permalink?.value).toBe('https://town.example/p/1');
    expect(read.posts.map((post) => post.text?.value)).toEqual(['I know where you are.']);
    await page.page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 200)));
    expect(await page.page.evaluate(`told`)).toEqual([]);
    expect(
      await page.page.evaluate(
        `document.documentElement.outerHTML + scrollY + (getSelection() + '') + document.activeElement.id`,
      ),
    ).toBe(before);
    await page.close();
  });

  it('goes through nesting without end', async () => {
    // Deeper where nothing is displayed: Chromium's own layout stands still at a few thousand displayed levels.
    const page =
      await open(`${POST}<div class="deep"></div><div class="deep" style="display:none"></div><script>
      for (const [index, levels] of [1000, 20000].entries()) {
        let at = document.querySelectorAll('.deep')[index];
        for (let i = 0; i < levels; i++) { const next = document.createElement(i % 7 ? 'div' : 'article'); at.append(next); at = next; }
        at.textContent = 'bottom ' + levels;
      }
    </script>`);
    const read = await page.read<Reading>('reading.fixture()');
    expect(read.posts[0]).toEqual(READ);
    const { text } = await page.read<VisibleText>('reading.text()');
    expect(text).toContain('I know where you are.\nbottom 1000');
    await page.close();
  });

  it('reads one post of a page of a million nodes in bounded time', { timeout: 240_000 }, async () => {
    const page = await open(`${POST}<div id="many"></div><script>
      const row = '<div class="post item"><span class="x">a</span><p>hello <a href="/@somebody">z</a></p></div>';
      const many = document.getElementById('many');
      for (let i = 0; i < 150; i++) many.insertAdjacentHTML('beforeend', '<article><a rel="author" href="/@a">A</a>' + row.repeat(953) + '</article>');
    </script>`);
    const nodes = await page.page.evaluate(
      `(() => { const w = document.createTreeWalker(document); let n = 0; while (w.nextNode()) n++; return n })()`,
    );
    expect(nodes).toBeGreaterThan(1_000_000);
    expect(await page.read(READ_POST)).toEqual(READ);
    const median = await page.read<number>(`reading.timePost('#the-post .post-text', 9)`);
    const whole = await page.read<{ posts: number; list: number; main: number; text: number; cut: string }>(
      'reading.timeList()',
    );
    console.log(name, { nodes, median, ...whole });
    expect(median).toBeLessThan(50);
    expect(whole.posts).toBe(151);
    expect(whole.cut).not.toBe(false);
    await page.close();
  });
});
