import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { REDACTED_RECORD_NAME, type RedactedPlan } from '../../../bundle/redact/plan-redacted';
import type { Redaction } from '../../../bundle/redact/redacted-record';
import { readTerms, type Suggestion } from '../../../bundle/redact/terms';
import { WITHHELD } from '../../../bundle/report/words';
import type { CaptureSummary } from '../../../domain/capture';
import { asProblem, type Problem } from '../../../domain/problem';
import { Button } from '../../components/button';
import { ProblemNotice } from '../../components/problem-notice';
import { formatNumber } from '../../format';
import { t } from '../../words';
import { useModel } from '../model-context';
import { PicturesOff } from '../pictures-off';
import {
  findRedactable,
  previewRedacted,
  readSuggestions,
  RECIPIENTS,
  type Recipient,
  type Redactable,
  usualVariant,
  type Variant,
} from './redactable';

const RECIPIENT_WORDS = {
  self: 'archive.recipientSelf',
  authorities: 'archive.recipientAuthorities',
  platform: 'archive.recipientPlatform',
  'other-side': 'archive.recipientOtherSide',
  public: 'archive.recipientPublic',
} as const satisfies Record<Recipient, string>;

const WHY_WORDS = {
  own: 'archive.suggestOwn',
  'e-mail': 'archive.suggestEmail',
  telephone: 'archive.suggestTelephone',
  'other-person': 'archive.suggestPerson',
} as const satisfies Record<Suggestion['why'], string>;

export interface WhatIsRedacted {
  /** Captures with black boxes, as they were when the person decided. */
  readonly boxed: ReadonlySet<string>;
  /** Those that leave as a redacted copy. */
  readonly redactions: ReadonlyMap<string, Redaction>;
}

interface RedactChoicesProps {
  readonly chosen: readonly CaptureSummary[];
  /** `null` while it is not known yet, and nothing may leave. */
  readonly onChange: (decided: WhatIsRedacted | null) => void;
}

/** For whom the export is, which captures leave as redacted copies, and what is hidden in their texts. */
export function RedactChoices({ chosen, onChange }: RedactChoicesProps) {
  const { archive } = useModel().services;
  const [recipient, setRecipient] = useState<Recipient>('self');
  const [redactable, setRedactable] = useState<readonly Redactable[] | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [variants, setVariants] = useState<ReadonlyMap<string, Variant>>(new Map());
  const [suggestions, setSuggestions] = useState<readonly Suggestion[]>([]);
  const [accepted, setAccepted] = useState<ReadonlySet<string>>(new Set());
  const [own, setOwn] = useState<readonly string[]>([]);
  const [typed, setTyped] = useState('');
  const [reviewed, setReviewed] = useState(false);
  const ids = { own: useId(), ownHint: useId(), recipient: useId(), typed: useId(), reviewed: useId() };
  const key = chosen.map(({ id }) => id).join();

  useEffect(() => {
    let gone = false;
    setRedactable(null);
    void (async () => {
      try {
        const found = await findRedactable(archive, chosen);
        const names = await archive.readOwnNames();
        const suggested = await readSuggestions(archive, found, names);
        if (gone) return;
        setOwn(names);
        setSuggestions(suggested);
        setRedactable(found);
      } catch (error) {
        if (!gone) setProblem(asProblem(error));
      }
    })();
    return () => {
      gone = true;
    };
  }, [key]);

  const variantOf = (id: string): Variant => variants.get(id) ?? usualVariant(recipient);
  const redaction: Redaction = {
    terms: readTerms([...accepted, ...typed.split('\n')]),
    texts: reviewed ? 'without-terms' : 'left-out',
  };
  const redacted = (redactable ?? []).filter(({ id }) => variantOf(id) === 'redacted');
  useEffect(() => {
    onChange(
      redactable === null
        ? null
        : {
            boxed: new Set(redactable.map(({ id }) => id)),
            redactions: new Map(redacted.map(({ id }) => [id, redaction])),
          },
    );
  }, [redactable, variants, recipient, accepted, typed, reviewed]);

  const saveOwn = async (text: string): Promise<void> => {
    try {
      await archive.saveOwnNames(text.split('\n'));
      const names = await archive.readOwnNames();
      setOwn(names);
      setSuggestions(await readSuggestions(archive, redactable ?? [], names));
    } catch (error) {
      setProblem(asProblem(error));
    }
  };
  const accept = (term: string, taken: boolean): void => {
    const next = new Set(accepted);
    if (taken) next.add(term);
    else next.delete(term);
    setAccepted(next);
  };
  const others = chosen.length - (redactable?.length ?? 0);
  return (
    <section class="redact-choices">
      <div class="field">
        <label for={ids.recipient}>{t('archive.recipient')}</label>
        <select
          id={ids.recipient}
          value={recipient}
          onChange={(event) => setRecipient(event.currentTarget.value as Recipient)}
        >
          {RECIPIENTS.map((one) => (
            <option value={one} key={one}>
              {t(RECIPIENT_WORDS[one])}
            </option>
          ))}
        </select>
      </div>
      {problem !== null && <ProblemNotice problem={problem} />}
      {redactable === null && problem === null && <p class="quiet">{t('archive.redactLooking')}</p>}
      {redactable !== null && redactable.length > 0 && (
        <>
          <h3>{t('archive.redactTitle')}</h3>
          <p class="quiet">{t('archive.redactHint', { count: redactable.length })}</p>
          <ul class="redact-captures">
            {redactable.map((capture) => (
              <CaptureChoice
                key={capture.id}
                capture={capture}
                variant={variantOf(capture.id)}
                redaction={redaction}
                onChange={(variant) => setVariants(new Map(variants).set(capture.id, variant))}
              />
            ))}
          </ul>
        </>
      )}
      {redactable !== null && others > 0 && usualVariant(recipient) === 'redacted' && (
        <p>{t('archive.redactOthers', { count: others })}</p>
      )}
      {redacted.length > 0 && (
        <>
          <h3>{t('archive.redactWords')}</h3>
          <p class="quiet">{t('archive.redactWordsHint')}</p>
          <div class="field">
            <label for={ids.own}>{t('archive.ownNames')}</label>
            <textarea
              id={ids.own}
              rows={3}
              dir="auto"
              autocomplete="off"
              spellcheck={false}
              aria-describedby={ids.ownHint}
              value={own.join('\n')}
              onChange={(event) => void saveOwn(event.currentTarget.value)}
            />
            <p class="quiet" id={ids.ownHint}>
              {t('archive.ownNamesHint')}
            </p>
          </div>
          {(['own', 'e-mail', 'telephone', 'other-person'] as const).map((why) => {
            const of = suggestions.filter((suggestion) => suggestion.why === why);
            return (
              of.length > 0 && (
                <fieldset key={why}>
                  <legend>{t(WHY_WORDS[why])}</legend>
                  {of.map(({ term }) => (
                    <label class="check" key={term}>
                      <input
                        type="checkbox"
                        checked={accepted.has(term)}
                        onChange={(event) => accept(term, event.currentTarget.checked)}
                      />
                      <bdi>{term}</bdi>
                    </label>
                  ))}
                </fieldset>
              )
            );
          })}
          <div class="field">
            <label for={ids.typed}>{t('archive.redactMore')}</label>
            <textarea
              id={ids.typed}
              rows={3}
              dir="auto"
              autocomplete="off"
              spellcheck={false}
              value={typed}
              onInput={(event) => setTyped(event.currentTarget.value)}
            />
          </div>
          <label class="check">
            <input
              type="checkbox"
              aria-describedby={ids.reviewed}
              checked={reviewed}
              onChange={(event) => setReviewed(event.currentTarget.checked)}
            />
            {t('archive.redactReviewed')}
          </label>
          <p class="quiet" id={ids.reviewed}>
            {t('archive.redactReviewedHint')}
          </p>
        </>
      )}
    </section>
  );
}

interface CaptureChoiceProps {
  readonly capture: Redactable;
  readonly variant: Variant;
  readonly redaction: Redaction;
  readonly onChange: (variant: Variant) => void;
}

function CaptureChoice({ capture, variant, redaction, onChange }: CaptureChoiceProps) {
  const id = useId();
  const [shown, setShown] = useState(false);
  const number = formatNumber(capture.sequence);
  return (
    <li>
      <div class="field">
        <label for={id}>{t('archive.redactCapture', { number })}</label>
        <select id={id} value={variant} onChange={(event) => onChange(event.currentTarget.value as Variant)}>
          <option value="original">{t('archive.redactOriginal')}</option>
          <option value="redacted">{t('archive.redactCopy')}</option>
        </select>
      </div>
      {variant === 'redacted' && (
        <Button kind="quiet" icon={shown ? 'hide' : 'show'} expanded={shown} onClick={() => setShown(!shown)}>
          {t(shown ? 'archive.redactCover' : 'archive.redactShow', { number })}
        </Button>
      )}
      {variant === 'redacted' && shown && (
        <WhatLeaves key={JSON.stringify(redaction)} captureId={capture.id} redaction={redaction} />
      )}
    </li>
  );
}

interface MadeCopy {
  readonly plan: RedactedPlan;
  readonly pictures: readonly { readonly name: string; readonly url: string }[];
  readonly texts: readonly { readonly name: string; readonly text: string }[];
}

/** The copy itself, made as for the export: what is seen here is what leaves. */
function WhatLeaves({ captureId, redaction }: { readonly captureId: string; readonly redaction: Redaction }) {
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
  const { withheld } = made.plan.statement;
  return (
    <div class="redact-shown">
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
