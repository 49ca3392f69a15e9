import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import type { Expectation } from './fixture';
import { SITES } from './index';
import { sitesTable } from './sites-table';

const root = path.join(process.cwd(), 'src/sites');

it('docs/sites.md says what the adapters yield: `npm run sites:docs` writes it anew', async () => {
  const sites = SITES.filter((site) => site.id !== 'generic').map((site) => {
    const folder = path.join(root, site.id, 'fixtures');
    const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
    const read = (name: string) => JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as Expectation;
    return { site, fixtures: names.toSorted().map(read) };
  });
  await expect(sitesTable(sites)).toMatchFileSnapshot(path.join(process.cwd(), 'docs/sites.md'));
});
