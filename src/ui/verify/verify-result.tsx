import type { BundleResult, Verification } from '../../verifier/verify';
import { notProvedSentences, provedSentences, verdictSentence } from '../../verifier/words/claim-words';
import { calendarSentences, captureSentence, tokenSentence } from '../../verifier/words/fact-words';
import { FINDING_WORDS } from '../../verifier/words/finding-words';
import { formatsOf } from '../../verifier/words/formats';
import { allFindings, type FindingGroup, groupFindings } from '../../verifier/words/group-findings';
import { Button } from '../components/button';
import { Digest } from '../components/digest';
import { Fold } from '../components/fold';
import { Icon } from '../components/icon';
import { Notice } from '../components/notice';
import { language, t } from '../words';
import type { VerifyModel } from './verify-model';

/** Lines of one list before the rest is only counted. */
const SHOWN = 200;

function shortened(sha256: string): string {
  return `${sha256.slice(0, 8)}…${sha256.slice(-8)}`;
}

function Found({ group }: { readonly group: FindingGroup }) {
  const { code, severity, items } = group;
  const shown = items.slice(0, SHOWN);
  return (
    <li>
      <Icon name={severity === 'notice' ? 'about' : 'attention'} />
      <div class="verify-found">
        <p>{t(FINDING_WORDS[code])}</p>
        {items.some(({ path, detail }) => path !== null || detail !== null) && (
          <Fold summary={t('verify.details')} open={items.length <= 3}>
            <ul class="plain-list">
              {shown.map(({ path, detail }) => (
                <li key={`${path} ${detail}`}>
                  {path !== null && <code>{path}</code>}
                  {detail !== null && <p class="quiet">{detail}</p>}
                </li>
              ))}
            </ul>
            {items.length > shown.length && (
              <p class="quiet">{t('verify.moreFindings', { count: items.length - shown.length })}</p>
            )}
          </Fold>
        )}
      </div>
    </li>
  );
}

function Key({ bundle, model }: { readonly bundle: BundleResult; readonly model: VerifyModel }) {
  const { key, verdict } = bundle;
  if (key === null) return null;
  const { fingerprint } = key;
  const own = model.own.value === fingerprint;
  const remembered = model.remembered.value.includes(fingerprint);
  const known = key.known || own;
  return (
    <section>
      <h3>{t('verify.keyTitle')}</h3>
      <p>
        <Digest sha256={fingerprint} of={t('verify.keyOf')} />
      </p>
      {verdict === 'whole' ? (
        <>
          <p>{own ? t('verify.keyOwn') : known ? t('verify.keyKnown') : t('verify.keyNew')}</p>
          {model.remembers && !own && (
            <>
              <p>
                <Button
                  icon={remembered ? 'close' : 'check'}
                  onClick={() => void model.remember(fingerprint, !remembered)}
                >
                  {remembered ? t('verify.forget') : t('verify.remember')}
                </Button>
              </p>
              <p class="quiet">{t('verify.rememberHint')}</p>
            </>
          )}
        </>
      ) : (
        <p>{t('verify.keyClaimed', { fingerprint: shortened(fingerprint) })}</p>
      )}
    </section>
  );
}

function Sentences({
  title,
  icon,
  lines,
}: {
  title: string;
  icon: 'check' | 'hide';
  lines: readonly string[];
}) {
  if (lines.length === 0) return null;
  return (
    <section>
      <h3>{title}</h3>
      <ul class="icon-list">
        {lines.map((line) => (
          <li key={line}>
            <Icon name={icon} />
            <span>{line}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Bundle({ bundle, model }: { readonly bundle: BundleResult; readonly model: VerifyModel }) {
  const formats = formatsOf(language.value);
  const { tokens, calendars, captures, volumes, entries, verdict } = bundle;
  return (
    <div class="verify-bundle">
      <Sentences title={t('verify.provedTitle')} icon="check" lines={provedSentences(bundle, t)} />
      <Sentences title={t('verify.notProvedTitle')} icon="hide" lines={notProvedSentences(bundle, t)} />
      <Key bundle={bundle} model={model} />
      {tokens.length + calendars.length > 0 && (
        <section>
          <h3>{t('verify.timeTitle')}</h3>
          <ul class="plain-list">
            {tokens.map((token) => (
              <li key={token.path}>
                <p>{tokenSentence(token, shortened(token.certificateSha256), t, formats)}</p>
                <Digest sha256={token.certificateSha256} of={t('verify.certificateOf')} />
              </li>
            ))}
            {calendars.flatMap((calendar) =>
              calendarSentences(calendar, t).map((text) => <li key={`${calendar.path} ${text}`}>{text}</li>),
            )}
          </ul>
        </section>
      )}
      {captures.length > 0 && (
        <section>
          <h3>{t('verify.capturesTitle')}</h3>
          <ul class="plain-list">
            {captures.slice(0, SHOWN).map((capture) => (
              <li key={capture.id}>{captureSentence(capture, t, formats)}</li>
            ))}
          </ul>
          {captures.length > SHOWN && (
            <p class="quiet">{t('verify.moreFindings', { count: captures.length - SHOWN })}</p>
          )}
        </section>
      )}
      <Fold summary={t('verify.filesTitle')}>
        <ul class="plain-list">
          {volumes.map(({ name, files, bytes }) => (
            <li key={name}>{t('verify.volumeLine', { name, count: files, size: formats.size(bytes) })}</li>
          ))}
          {verdict === 'whole' && <li>{t('verify.entriesLine', { count: entries })}</li>}
        </ul>
      </Fold>
    </div>
  );
}

/** One sentence of verdict, then the evidence for it. */
export function VerifyResult({
  result,
  model,
}: {
  readonly result: Verification;
  readonly model: VerifyModel;
}) {
  const whole = result.verdict === 'whole';
  const groups = groupFindings(allFindings(result));
  return (
    <>
      <Notice
        kind={whole ? 'calm' : 'attention'}
        icon={whole ? 'checked' : 'attention'}
        title={verdictSentence(result, t)}
        spoken
      />
      {groups.length > 0 && (
        <section>
          <h3>{t('verify.foundTitle')}</h3>
          <ul class="icon-list">
            {groups.map((group) => (
              <Found group={group} key={`${group.severity} ${group.code}`} />
            ))}
          </ul>
        </section>
      )}
      {result.bundles.map((bundle, place) => (
        // Two files may have one name, and the list never changes.
        // oxlint-disable-next-line react/no-array-index-key
        <Bundle bundle={bundle} model={model} key={place} />
      ))}
    </>
  );
}
