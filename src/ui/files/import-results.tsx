import type { ComponentChildren, VNode } from 'preact';
import { useRef } from 'preact/hooks';
import { useModel } from '../archive/model-context';
import { START, toHash } from '../archive/route';
import { Icon, type IconName } from '../components/icon';
import { formatBytes } from '../format';
import { wordProblem } from '../problem-words';
import { t } from '../words';
import type { ImportItem } from './import-job';
import type { ImportOutcome, KnownFile } from './import-messages';
import { numberOf, REFUSAL_WORDS } from './outcome-words';

const ICONS: Readonly<Record<ImportOutcome['is'], IconName>> = {
  kept: 'check',
  same: 'duplicate',
  refused: 'attention',
  failed: 'attention',
  cancelled: 'close',
};

/** A sentence in which the number of a file leads to it; of one in the bin there. */
function Sentence({ words, file }: { readonly words: string; readonly file: KnownFile }) {
  const { captureId, binned } = file;
  const number = numberOf(file);
  const [before = '', ...after] = words.split(number);
  return (
    <>
      {before}
      <a href={toHash(binned ? { page: 'list', view: 'bin', captureId } : { ...START, captureId })}>
        {number}
      </a>
      {after.join(number)}
    </>
  );
}

function Line({ outcome }: { readonly outcome: ImportOutcome }) {
  switch (outcome.is) {
    case 'kept': {
      const own = { captureId: outcome.captureId, sequence: outcome.sequence, binned: false };
      return (
        <>
          <p>
            <Sentence words={t('files.kept', { number: numberOf(own) })} file={own} />
          </p>
          {outcome.near.map((file) => (
            <p key={file.captureId} class="quiet">
              <Sentence words={t('files.near', { number: numberOf(file) })} file={file} />
            </p>
          ))}
        </>
      );
    }
    case 'same':
      return (
        <p>
          <Sentence words={t('files.same', { number: numberOf(outcome.as) })} file={outcome.as} />{' '}
          {outcome.as.binned && t('files.sameInBin')}
        </p>
      );
    case 'refused':
      return <p>{t('files.refused', { reason: t(REFUSAL_WORDS[outcome.reason]) })}</p>;
    case 'failed':
      return (
        <p>
          {outcome.problem.code === 'unexpected' ? t('files.failed') : wordProblem(outcome.problem).title}
        </p>
      );
    case 'cancelled':
      return <p class="quiet">{t('files.cancelled')}</p>;
  }
}

function Result({ item }: { readonly item: ImportItem }) {
  const { outcome, name, sizeBytes } = item;
  return (
    <li class="import-item" data-outcome={outcome?.is ?? 'waiting'}>
      <Icon name={outcome === null ? 'file' : ICONS[outcome.is]} />
      <div class="import-words">
        <p class="import-name">
          <bdi>{name}</bdi> <span class="quiet">{formatBytes(sizeBytes)}</span>
        </p>
        {outcome !== null && <Line outcome={outcome} />}
      </div>
    </li>
  );
}

function summarise(items: readonly ImportItem[]): string {
  const count = (...states: readonly ImportOutcome['is'][]): number =>
    items.filter(({ outcome }) => outcome !== null && states.includes(outcome.is)).length;
  const kept = count('kept');
  const same = count('same');
  const refused = count('refused', 'failed', 'cancelled');
  return [
    kept + same + refused === 0 || kept > 0 ? t('files.sumKept', { count: kept }) : null,
    same > 0 ? t('files.sumSame', { count: same }) : null,
    refused > 0 ? t('files.sumRefused', { count: refused }) : null,
  ]
    .filter((part) => part !== null)
    .join(' · ');
}

/** What became of each file, newest last; the sum is said aloud once nothing runs any more, without a name. */
export function ImportResults(): ComponentChildren {
  const { importJob } = useModel();
  const drawn = useRef(new WeakMap<ImportItem, VNode>());
  const items = importJob.items.value;
  const running = importJob.running.value !== null;
  if (items.length === 0) return null;
  return (
    <section class="import-results">
      <h3>{t('files.results')}</h3>
      <output class="import-sum">{running ? '' : summarise(items)}</output>
      <ul>
        {items.map((item) => {
          // The same node is not compared again: of hundreds of files a few change at a time.
          const node = drawn.current.get(item) ?? <Result item={item} key={item.id} />;
          drawn.current.set(item, node);
          return node;
        })}
      </ul>
    </section>
  );
}
