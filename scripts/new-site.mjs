// Makes the folder of a new site with one fixture that fails until its adapter reads it.
//
//   npm run new:site -- ID     ID: lower case letters and digits, the folder's name in src/sites

import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { Halt, main, root, say } from './terminal.mjs';

const SITES = join(root, 'src/sites');

const adapter = (
  id,
) => `import { defineSite, handleFact, idFact, textOf, timeFacts, type Layout } from '../hooks';

const post: Layout = {
  kind: 'post',
  container: 'article[data-id]',
  id: (box) => idFact(box.attribute('data-id'), /^\\d+$/, '@data-id'),
  read: (box) => ({
    authorHandle: handleFact(box.line('.author'), '.author'),
    ...timeFacts(box, 'time[datetime]', 'datetime'),
    text: textOf(box, '.text'),
  }),
};

export const ${id}Site = defineSite({
  id: '${id}',
  name: '${id}',
  hosts: ['${id}.example'],
  seen: 'nowhere yet',
  layouts: [post],
});
`;

const fixture = `<!doctype html>
<html lang="en">
  <head><title>An example</title></head>
  <body>
    <article data-id="1">
      <a class="author" href="/anna_example">anna_example</a>
      <time datetime="2025-11-16T09:57:30Z">2h</time>
      <div class="text">What was written</div>
    </article>
  </body>
</html>
`;

/** Nothing is expected yet: the test shows what was read, and fails until that is written down here. */
const expectation = (id) =>
  `${JSON.stringify({ url: `https://${id}.example/post/1`, main: null, posts: [], page: { kind: 'page' } }, null, 2)}\n`;

await main(async () => {
  const [id = '', ...more] = process.argv.slice(2);
  if (!/^[a-z][a-z0-9]*$/.test(id) || more.length > 0) throw new Halt('Usage: npm run new:site -- ID');
  const folder = join(SITES, id);
  if (existsSync(folder)) throw new Halt(`src/sites/${id} is there already.`);
  await mkdir(join(folder, 'fixtures'), { recursive: true });
  await writeFile(join(folder, `${id}.ts`), adapter(id));
  await writeFile(join(folder, 'fixtures/post.html'), fixture);
  await writeFile(join(folder, 'fixtures/post.json'), expectation(id));
  const list = join(SITES, 'index.ts');
  const code = await readFile(list, 'utf8');
  const listed = code
    .replace('import type { PageContext', `import { ${id}Site } from './${id}/${id}';\n$&`)
    .replace('  genericSite,\n];', `  ${id}Site,\n  genericSite,\n];`);
  if (listed === code)
    throw new Halt('src/sites/index.ts has not the form that this script knows: add the site by hand.');
  await writeFile(list, listed);
  say(
    `src/sites/${id} is there and listed. Put its real hosts, hooks and a fixture with invented accounts into it;`,
  );
  say(`npx vitest run --project unit src/sites/sites.test.ts -t ${id}   fails until both agree.`);
  say('npm run sites:docs   writes docs/sites.md anew.');
  return 0;
});
