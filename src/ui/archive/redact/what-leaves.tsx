import { useEffect, useRef, useState } from 'preact/hooks';
import { REDACTED_RECORD_NAME, type RedactedPlan } from '../../../bundle/redact/plan-redacted';
import type { Redaction } from '../../../bundle/redact/redacted-record';
import { WITHHELD } from '../../../bundle/report/words';
import { asProblem, type Problem } from '../../../domain/problem';
import { ProblemNotice } from '../../components/problem-notice';
import { t } from '../../words';
import { useModel } from '../model-context';
import { PicturesOff } from '../pictures-off';
import { previewRedacted } from './redactable';

/** Whether words under boxes go by themselves, or nobody but the person can know them. */
const UNDER_BOXES = {
  known: 'redact.underKnown',
  partly: 'redact.underPartly',
  unknown: 'redact.underUnknown',
} as const;

interface MadeCopy {
  readonly plan: RedactedPlan;
  readonly pictures: readonly { readonly name: string; readonly url: string }[];
  readonly texts: readonly { readonly name: string; readonly text: string }[];
}

/** The copy itself, made as for the export: what is seen here is what leaves. */
export function WhatLeaves({
  captureId,
  redaction,
}: {
  readonly captureId: string;
  readonly redaction: Redaction;
}) {
  const { services, settings } = useModel();
  const { archive } = services;
  const { withoutPictures } = settings.value;
  const [made, setMade] = useState<MadeCopy | 'none' | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const urls = useRef<string[]>([]);
  useEffect(() => {
    let gone = false;
    const forget = (): void => {
      for (const url of urls.current.splice(0)) URL.revokeObjectURL(url);
    };
    void (async () => {
      try {
        const plan = await previewRedacted(archive, captureId, redaction);
        const copy = plan === null ? 'none' : await openCopy(plan, archive, urls.current);
        if (gone) forget();
        else setMade(copy);
      } catch (error) {
        if (!gone) setProblem(asProblem(error));
      }
    })();
    return () => {
      gone = true;
      forget();
    };
  }, []);
  if (problem !== null) return <ProblemNotice problem={problem} />;
  if (made === null) return <p class="quiet">{t('archive.redactMaking')}</p>;
  if (made === 'none') return <p>{t('archive.redactNone')}</p>;
  const { withheld, hidden } = made.plan.statement;
  return (
    <div class="redact-shown">
      {hidden.boxes > 0 && hidden.texts === 'without-terms' && (
        <p>{t(UNDER_BOXES[hidden.underBoxes ?? 'unknown'])}</p>
      )}
      {hidden.photos === 'copy' && <p>{t('report.photosDrawn')}</p>}
      {(hidden.wordBoxes ?? 0) > 0 && <p>{t('redact.wordBoxes', { count: hidden.wordBoxes ?? 0 })}</p>}
      {made.pictures.map(({ name, url }) => (
        <figure key={name}>
          {withoutPictures ? (
            <PicturesOff />
          ) : (
            <img src={url} alt={t('archive.redactPicture', { file: name })} />
          )}
          <figcaption class="quiet">{name}</figcaption>
        </figure>
      ))}
      {made.texts.map(({ name, text }) => (
        <label key={name}>
          <span class="quiet">{name}</span>
          <textarea readOnly rows={8} dir="auto" value={text} />
        </label>
      ))}
      {withheld.length > 0 && (
        <>
          <p>{t('report.withheldTitle')}</p>
          <ul>
            {withheld.map(({ original, reason }) => (
              <li key={original}>
                {original}: {t(WITHHELD[reason])}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

async function openCopy(
  plan: RedactedPlan,
  archive: ReturnType<typeof useModel>['services']['archive'],
  urls: string[],
): Promise<MadeCopy> {
  const pictures: { name: string; url: string }[] = [];
  const texts: { name: string; text: string }[] = [];
  for (const { name, artifact, made } of plan.files) {
    const loaded = made === undefined ? null : await made.load(0);
    const bytes =
      loaded === null
        ? await archive.readArtifact(artifact.id)
        : typeof loaded === 'string'
          ? null
          : loaded.bytes;
    if (bytes === null) continue;
    if (artifact.mediaType.startsWith('image/')) {
      const url = URL.createObjectURL(new Blob([bytes], { type: artifact.mediaType }));
      urls.push(url);
      pictures.push({ name, url });
    } else texts.push({ name, text: new TextDecoder().decode(bytes) });
  }
  // Every word that leaves beside the files: facts, addresses, note, comments.
  const { statement } = plan;
  texts.unshift({ name: REDACTED_RECORD_NAME, text: JSON.stringify(statement, null, 2) });
  return { plan, pictures, texts };
}
