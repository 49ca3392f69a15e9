import type { Artifact, Fact } from '../../../domain/capture';
import { formatBytes, formatNumber } from '../../format';
import { t } from '../../words';
import { useModel } from '../model-context';
import { CoveredWords, readWords } from './covered-words';

function countLines(text: string): number {
  return text.split('\n').filter((line) => line.trim() !== '').length;
}

interface CoveredTextProps {
  readonly artifacts: readonly Artifact[];
  /** The post's own text, where one was found. */
  readonly text: Fact<string>;
}

/**
 * Longer texts are cut on the screen: a page can hold millions of characters without a space, on whose lines a
 * browser works for minutes. UTF-16 units.
 */
const MOST_SHOWN = 100_000;

/** The text under its cover. The file of the visible text where there is one, else the text among the facts. */
export function CoveredText({ artifacts, text }: CoveredTextProps) {
  const { archive } = useModel().services;
  const file = artifacts.find(({ role }) => role === 'text');
  if (file === undefined && text === null) return null;

  const behind =
    text !== null && file === undefined
      ? t('detail.textLines', { count: countLines(text.value) })
      : text !== null
        ? t('detail.textLinesAndSize', {
            count: countLines(text.value),
            size: formatBytes(file?.sizeBytes ?? 0),
          })
        : t('detail.textSize', { size: formatBytes(file?.sizeBytes ?? 0) });

  return (
    <CoveredWords
      name="text"
      title={t('detail.text')}
      act={t('detail.showText')}
      behind={behind}
      read={async () => (file === undefined ? (text?.value ?? '') : readWords(archive, file))}
    >
      {(shown) => (
        <>
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard */}
          <section class="text-scroller scrolls" tabIndex={0} aria-label={t('detail.text')} dir="auto">
            {shown.slice(0, MOST_SHOWN)}
          </section>
          {shown.length > MOST_SHOWN && (
            <p class="quiet">
              {t('detail.textCut', {
                shown: formatNumber(MOST_SHOWN),
                count: formatNumber(shown.length),
                file: file?.name ?? '',
              })}
            </p>
          )}
        </>
      )}
    </CoveredWords>
  );
}
