import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { PhotoChoice, Redaction } from '../../../bundle/redact/redacted-record';
import type { Suggestion } from '../../../bundle/redact/terms';
import type { CaptureSummary } from '../../../domain/capture';
import { asProblem, type Problem } from '../../../domain/problem';
import { Button } from '../../components/button';
import { ProblemNotice } from '../../components/problem-notice';
import { formatNumber } from '../../format';
import { t } from '../../words';
import { useModel } from '../model-context';
import { type Decisions, remembered, rememberDecisions, termsOf } from './decisions';
import { findRedactable, type Redactable } from './find-redactable';
import { readSuggestions, RECIPIENTS, type Recipient, usualVariant, type Variant } from './redactable';
import { WhatLeaves } from './what-leaves';
import { WordChoices } from './word-choices';

const RECIPIENT_WORDS = {
  self: 'archive.recipientSelf',
  authorities: 'archive.recipientAuthorities',
  platform: 'archive.recipientPlatform',
  'other-side': 'archive.recipientOtherSide',
  public: 'archive.recipientPublic',
} as const satisfies Record<Recipient, string>;

/** Captures without boxes of which it can be shown one by one what leaves. */
const MOST_SHOWN = 20;
const NOTHING: Decisions = { accepted: new Set(), typed: '', reviewed: false };

export interface WhatIsRedacted {
  readonly recipient: Recipient;
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
  const [boxed, setBoxed] = useState<readonly Redactable[] | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [variants, setVariants] = useState<ReadonlyMap<string, Variant>>(new Map());
  const [othersVariant, setOthersVariant] = useState<Variant | null>(null);
  const [suggestions, setSuggestions] = useState<readonly Suggestion[]>([]);
  const [own, setOwn] = useState<readonly string[]>([]);
  const [decisions, setDecisions] = useState<Decisions>(NOTHING);
  const [seen, setSeen] = useState<ReadonlySet<string> | null>(null);
  /** The captures whose words are known and whose earlier decisions are in force. */
  const [readFor, setReadFor] = useState<string | null>(null);
  const toSave = useRef<Decisions | null>(null);
  const isSaving = useRef(false);
  const [photos, setPhotos] = useState<PhotoChoice>('copy');
  const recipientId = useId();
  const key = chosen.map(({ id }) => id).join();

  useEffect(() => {
    let gone = false;
    setBoxed(null);
    findRedactable(archive, chosen).then(
      (found) => {
        if (!gone) setBoxed(found);
      },
      (error: unknown) => {
        if (!gone) setProblem(asProblem(error));
      },
    );
    return () => {
      gone = true;
    };
  }, [key]);

  const variantOf = (id: string): Variant => variants.get(id) ?? usualVariant(recipient);
  const others: readonly Redactable[] =
    boxed === null
      ? []
      : chosen
          .filter(({ id }) => !boxed.some((one) => one.id === id))
          .map(({ id, sequence }) => ({ id, sequence, drawn: '' }));
  const variantOfOthers = othersVariant ?? usualVariant(recipient);
  const redacted = [
    ...(boxed ?? []).filter(({ id }) => variantOf(id) === 'redacted'),
    ...(variantOfOthers === 'redacted' ? others : []),
  ];
  const redactedKey = redacted.map(({ id }) => id).join();

  useEffect(() => {
    if (redacted.length === 0) return undefined;
    let gone = false;
    void (async () => {
      try {
        const names = await archive.readOwnNames();
        const suggested = await readSuggestions(archive, redacted, names);
        const before = await Promise.all(redacted.map(({ id }) => archive.readRedactionChoices(id)));
        if (gone) return;
        const known = remembered(redacted, before);
        setOwn(names);
        setSuggestions(suggested);
        setSeen(known.seen);
        setDecisions((now) => ({
          accepted: new Set([...now.accepted, ...known.accepted]),
          typed: [...new Set([...known.typed.split('\n'), ...now.typed.split('\n')])]
            .filter((line) => line !== '')
            .join('\n'),
          // A capture that was not looked through makes the whole not looked through.
          reviewed: known.reviewed,
        }));
        setReadFor(redactedKey);
      } catch (error) {
        if (!gone) setProblem(asProblem(error));
      }
    })();
    return () => {
      gone = true;
    };
  }, [redactedKey]);

  const ready = boxed !== null && (redacted.length === 0 || readFor === redactedKey);
  const redaction: Redaction = {
    terms: termsOf(decisions),
    texts: decisions.reviewed ? 'without-terms' : 'left-out',
    photos,
  };
  const hasFiles = chosen.some(({ id, kind }) => kind === 'file' && redacted.some((one) => one.id === id));
  useEffect(() => {
    onChange(
      !ready
        ? null
        : {
            recipient,
            boxed: new Set(boxed.map(({ id }) => id)),
            redactions: new Map(redacted.map(({ id }) => [id, redaction])),
          },
    );
  }, [ready, recipient, redactedKey, decisions, photos]);

  const decide = (change: Partial<Decisions>): void => {
    const next = { ...decisions, ...change };
    setDecisions(next);
    toSave.current = next;
    void save();
  };
  /** One after the other; of what is decided while one is being written only the last is. */
  const save = async (): Promise<void> => {
    if (isSaving.current) return;
    isSaving.current = true;
    try {
      for (let next = toSave.current; next !== null; next = toSave.current) {
        toSave.current = null;
        await rememberDecisions(archive, redacted, next, suggestions);
      }
    } catch (error) {
      setProblem(asProblem(error));
    } finally {
      isSaving.current = false;
    }
  };
  const saveOwn = async (text: string): Promise<void> => {
    try {
      await archive.saveOwnNames(text.split('\n'));
      const names = await archive.readOwnNames();
      setOwn(names);
      setSuggestions(await readSuggestions(archive, redacted, names));
    } catch (error) {
      setProblem(asProblem(error));
    }
  };
  return (
    <section class="redact-choices">
      <div class="field">
        <label for={recipientId}>{t('archive.recipient')}</label>
        <select
          id={recipientId}
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
      {!ready && problem === null && <p class="quiet">{t('archive.redactLooking')}</p>}
      {boxed !== null && (boxed.length > 0 || others.length > 0) && (
        <>
          <h3>{t('archive.redactTitle')}</h3>
          {boxed.length > 0 && <p class="quiet">{t('archive.redactHint', { count: boxed.length })}</p>}
          <ul class="redact-captures">
            {boxed.map((capture) => (
              <CaptureChoice
                key={capture.id}
                captures={[capture]}
                label={t('archive.redactCapture', { number: formatNumber(capture.sequence) })}
                variant={variantOf(capture.id)}
                redaction={redaction}
                onChange={(variant) => setVariants(new Map(variants).set(capture.id, variant))}
              />
            ))}
            {others.length > 0 && (
              <CaptureChoice
                captures={others}
                label={t('redact.others', { count: others.length })}
                hint={variantOfOthers === 'redacted' ? t('redact.othersHint') : null}
                variant={variantOfOthers}
                redaction={redaction}
                onChange={setOthersVariant}
              />
            )}
          </ul>
        </>
      )}
      {hasFiles && ready && <PhotoChoices value={photos} onChange={setPhotos} />}
      {redacted.length > 0 && ready && (
        <WordChoices
          own={own}
          suggestions={suggestions}
          seen={seen}
          decisions={decisions}
          onOwn={(text) => void saveOwn(text)}
          onChange={decide}
        />
      )}
    </section>
  );
}

const PHOTO_WORDS = {
  copy: 'redact.photosCopy',
  'left-out': 'redact.photosLeftOut',
  'as-is': 'redact.photosAsIs',
} as const satisfies Record<PhotoChoice, string>;
const PHOTO_CHOICES = Object.keys(PHOTO_WORDS) as readonly PhotoChoice[];

/** What becomes of photos that were brought in as files; the safe way unless the person says otherwise. */
function PhotoChoices({
  value,
  onChange,
}: {
  readonly value: PhotoChoice;
  readonly onChange: (value: PhotoChoice) => void;
}) {
  const ids = { select: useId(), hint: useId() };
  return (
    <div class="field">
      <label for={ids.select}>{t('redact.photos')}</label>
      <select
        id={ids.select}
        value={value}
        aria-describedby={ids.hint}
        onChange={(event) => onChange(event.currentTarget.value as PhotoChoice)}
      >
        {PHOTO_CHOICES.map((choice) => (
          <option value={choice} key={choice}>
            {t(PHOTO_WORDS[choice])}
          </option>
        ))}
      </select>
      <p class="quiet" id={ids.hint}>
        {t('redact.photosHint')}
      </p>
    </div>
  );
}

interface CaptureChoiceProps {
  /** One, or all those that are decided together. */
  readonly captures: readonly Redactable[];
  readonly label: string;
  readonly hint?: string | null;
  readonly variant: Variant;
  readonly redaction: Redaction;
  readonly onChange: (variant: Variant) => void;
}

function CaptureChoice({ captures, label, hint = null, variant, redaction, onChange }: CaptureChoiceProps) {
  const ids = { variant: useId(), hint: useId() };
  const [shown, setShown] = useState<ReadonlySet<string>>(new Set());
  const show = (id: string): void => {
    const next = new Set(shown);
    if (!next.delete(id)) next.add(id);
    setShown(next);
  };
  return (
    <li>
      <div class="field">
        <label for={ids.variant}>{label}</label>
        <select
          id={ids.variant}
          value={variant}
          aria-describedby={hint === null ? undefined : ids.hint}
          onChange={(event) => onChange(event.currentTarget.value as Variant)}
        >
          <option value="original">
            {t(captures.length === 1 ? 'archive.redactOriginal' : 'redact.originals')}
          </option>
          <option value="redacted">
            {t(captures.length === 1 ? 'archive.redactCopy' : 'redact.copies')}
          </option>
        </select>
      </div>
      {hint !== null && (
        <p class="quiet" id={ids.hint}>
          {hint}
        </p>
      )}
      {variant === 'redacted' &&
        captures.slice(0, MOST_SHOWN).map(({ id, sequence }) => {
          const open = shown.has(id);
          const number = formatNumber(sequence);
          return (
            <div key={id}>
              <Button kind="quiet" icon={open ? 'hide' : 'show'} expanded={open} onClick={() => show(id)}>
                {t(open ? 'archive.redactCover' : 'archive.redactShow', { number })}
              </Button>
              {open && <WhatLeaves key={JSON.stringify(redaction)} captureId={id} redaction={redaction} />}
            </div>
          );
        })}
    </li>
  );
}
