import { useState } from 'preact/hooks';
import type { Artifact, Fact } from '../../../domain/capture';
import { asProblem, ProblemError, type Problem } from '../../../domain/problem';
import { Button } from '../../components/button';
import { Icon } from '../../components/icon';
import { ProblemNotice } from '../../components/problem-notice';
import { formatBytes, formatNumber } from '../../format';
import { Waves } from '../../components/waves';
import { t } from '../../words';
import { useModel } from '../model-context';

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
  const { services } = useModel();
  const [shown, setShown] = useState<string | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const file = artifacts.find(({ role }) => role === 'text');
  if (file === undefined && text === null) return null;

  const show = async (): Promise<void> => {
    try {
      if (file === undefined) {
        setShown(text?.value ?? '');
        return;
      }
      const bytes = await services.archive.readArtifact(file.id);
      if (bytes === null)
        throw new ProblemError({ code: 'archive-unreadable', detail: `${file.name} is missing` });
      setShown(new TextDecoder().decode(bytes));
    } catch (error) {
      setProblem(asProblem(error));
    }
  };

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
    <section class="text">
      <div class="section-head">
        <h3>{t('detail.text')}</h3>
        {shown !== null && (
          <Button icon="hide" onClick={() => setShown(null)}>
            {t('detail.cover')}
          </Button>
        )}
      </div>
      {problem !== null && <ProblemNotice problem={problem} />}
      {shown === null ? (
        <button type="button" class="cover cover-text" onClick={() => void show()}>
          <Waves />
          <span class="cover-act">
            <Icon name="show" />
            {t('detail.showText')}
          </span>
          <span class="cover-behind">{behind}</span>
        </button>
      ) : (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
        <section class="text-scroller scrolls" tabIndex={0} aria-label={t('detail.text')} dir="auto">
          {shown.slice(0, MOST_SHOWN)}
        </section>
      )}
      {shown !== null && shown.length > MOST_SHOWN && (
        <p class="quiet">
          {t('detail.textCut', {
            shown: formatNumber(MOST_SHOWN),
            count: formatNumber(shown.length),
            file: file?.name ?? '',
          })}
        </p>
      )}
    </section>
  );
}
