import {
  claimsOther,
  FILE_FACT_WORDS,
  FILE_HOW_WORDS,
  FILE_KIND_WORDS,
  FILE_ORIGIN_WORDS,
  FILE_REMARK_WORDS,
} from '../../../bundle/report/file-words';
import type { FileFactName, FileFacts } from '../../../domain/imported-file';
import { Icon } from '../../components/icon';
import { formatBytes, formatMoment } from '../../format';
import { t } from '../../words';
import { useModel } from '../model-context';
import { CoveredWords, PlainFact } from './fact-list';

/** Numbers, times and fields of machines; everything else may be somebody's words. */
const IN_SIGHT: ReadonlySet<FileFactName> = new Set([
  'taken-at',
  'place',
  'device',
  'software',
  'recorded-at',
  'duration',
  'pages',
  'created-at',
  'changed-at',
  'sent-at',
  'message-id',
  'received',
  'starts-at',
  'ends-at',
  'phone-system',
  'date-form',
  'messages',
  'first-message',
  'last-message',
  'media-matched',
  'media-missing',
  'saved-at',
  'entries',
]);

/** What a file that was brought in says of itself, each with where it stands. */
export function FactsOfFile({ file }: { readonly file: FileFacts }) {
  const { timeZone } = useModel().services.machine;
  return (
    <section class="facts">
      <h3>{t('files.about')}</h3>
      <p class="quiet">{t('files.aboutHint')}</p>
      {file.remarks.length > 0 && (
        <ul class="file-remarks">
          {file.remarks.map((remark) => (
            <li key={remark}>
              <Icon name="about" />
              {t(FILE_REMARK_WORDS[remark])}
            </li>
          ))}
        </ul>
      )}
      <dl>
        <PlainFact label={t('files.fileName')}>
          <CoveredWords words={file.name} label={t('files.fileName')} />
        </PlainFact>
        <PlainFact
          label={t('files.fileKind')}
          how={
            <p class="fact-how">
              <code>{file.mediaType}</code>
            </p>
          }
        >
          {t(FILE_KIND_WORDS[file.kind])}
        </PlainFact>
        {claimsOther(file) && <PlainFact label={t('files.fileClaimed')}>{file.claimedType}</PlainFact>}
        <PlainFact label={t('files.fileSize')}>{formatBytes(file.sizeBytes)}</PlainFact>
        {file.lastModified !== null && (
          <PlainFact
            label={t('files.fileModified')}
            how={
              <p class="fact-how">
                <code>{file.lastModified}</code> {t('files.fileModifiedHint')}
              </p>
            }
          >
            {formatMoment(file.lastModified, timeZone)}
          </PlainFact>
        )}
        <PlainFact
          label={t('files.fileOrigin')}
          how={<p class="fact-how">{t(FILE_ORIGIN_WORDS[file.origin])}</p>}
        >
          {formatMoment(file.importedAt, timeZone)}
        </PlainFact>
        {file.facts.map(({ name, value, how, where }, index) => {
          const label = t(FILE_FACT_WORDS[name]);
          return (
            <PlainFact
              key={`${name} ${index}`}
              label={label}
              how={
                <p class="fact-how">
                  {t(FILE_HOW_WORDS[how])}
                  <code>{where}</code>
                  {name === 'place' && (
                    <span class="fact-caveat">
                      <Icon name="attention" />
                      {t('files.placeHint')}
                    </span>
                  )}
                </p>
              }
            >
              {IN_SIGHT.has(name) ? value : <CoveredWords words={value} label={label} />}
            </PlainFact>
          );
        })}
      </dl>
    </section>
  );
}
