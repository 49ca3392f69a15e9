import { Fold } from '../components/fold';
import { t } from '../words';
import { TOOLS } from './tools';

/** Every key of the editor. */
export function KeysFold() {
  const keys: readonly (readonly [keys: string, what: string])[] = [
    ...TOOLS.map(({ key, words }): [string, string] => [key.toUpperCase(), t(words)]),
    ['Enter', t('annotate.keyAdd')],
    ['← ↑ → ↓', t('annotate.keyMove')],
    ['Alt ← ↑ → ↓', t('annotate.keySize')],
    ['R', t('annotate.keyTurn')],
    ['[ ]', t('annotate.keyStack')],
    ['Ctrl D', t('annotate.duplicate')],
    ['Del', t('annotate.remove')],
    ['Ctrl Z', t('annotate.undo')],
    ['Ctrl Shift Z', t('annotate.redo')],
    ['+ − 0 1', t('annotate.keyZoom')],
    ['Esc', t('annotate.keyBack')],
  ];
  return (
    <Fold summary={t('annotate.keys')}>
      <dl class="keys annotate-keys">
        {keys.map(([key, what]) => (
          <div key={what}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </Fold>
  );
}
