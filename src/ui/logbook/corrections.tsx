import { useEffect, useState } from 'preact/hooks';
import { changesBetween, type FieldValue, type LogEntry } from '../../domain/logbook';
import { fieldsOf } from '../../domain/logbook-fields';
import { asProblem, type Problem } from '../../domain/problem';
import { fieldWord } from '../../i18n/entry-words';
import { useModel } from '../archive/model-context';
import { Fold } from '../components/fold';
import { ProblemNotice } from '../components/problem-notice';
import { formatShortMoment } from '../format';
import { t } from '../words';
import { CoveredWords } from './covered-words';
import { formatValue } from './entry-format';
import { useNameOf } from './entry-links';

/** Every correction, the newest first, with what stood there before; read when somebody wants to see them. */
export function Corrections({ entry }: { readonly entry: LogEntry }) {
  const { services } = useModel();
  const { timeZone } = services.machine;
  const [open, setOpen] = useState(false);
  const [revisions, setRevisions] = useState<readonly LogEntry[]>([]);
  const [problem, setProblem] = useState<Problem | null>(null);
  const nameOf = useNameOf();
  const { id, kind, revision } = entry;
  useEffect(() => {
    if (!open) return;
    services.archive
      .listEntryRevisions(id)
      .then(setRevisions, (error: unknown) => setProblem(asProblem(error)));
  }, [open, revision, id]);
  if (revision < 2) return null;
  const wordsOf = (name: string, value: FieldValue | undefined): string => {
    const field = fieldsOf(kind)[name];
    return field === undefined || value === undefined
      ? t('logbook.nothingBefore')
      : formatValue(field, value, timeZone, nameOf);
  };
  const corrections = revisions.slice(1).map((after, index) => ({
    after,
    changes: changesBetween(kind, revisions[index]?.fields ?? {}, after.fields),
  }));
  return (
    <section>
      <Fold summary={t('logbook.corrections', { count: revision - 1 })} open={open} onToggle={setOpen}>
        <p class="quiet">{t('logbook.correctionsHint')}</p>
        {problem !== null && <ProblemNotice problem={problem} />}
        <ol class="version-list">
          {corrections.toReversed().map(({ after, changes }) => (
            <li key={after.revision}>
              <p>
                <time class="quiet" dateTime={after.editedAt}>
                  {formatShortMoment(after.editedAt, timeZone)}
                </time>
                {after.reason !== null && <span dir="auto"> · {after.reason}</span>}
              </p>
              <dl class="version">
                {changes.map(({ name, before }) => {
                  const word = fieldWord(name);
                  return (
                    <div key={name}>
                      <dt>
                        {word === null ? name : t(word)} – {t('logbook.was')}
                      </dt>
                      <dd dir="auto">
                        {name === 'exactWords' && typeof before === 'string' ? (
                          <CoveredWords words={before} />
                        ) : (
                          wordsOf(name, before)
                        )}
                      </dd>
                    </div>
                  );
                })}
              </dl>
            </li>
          ))}
        </ol>
      </Fold>
    </section>
  );
}
