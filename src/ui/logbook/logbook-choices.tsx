import { useId } from 'preact/hooks';
import type { LogbookChoice } from '../../bundle/export-types';
import type { LogEntry } from '../../domain/logbook';
import { t } from '../words';

interface LogbookChoicesProps {
  /** What of the logbook can go with these captures. */
  readonly entries: readonly LogEntry[];
  readonly wanted: boolean;
  readonly choice: Omit<LogbookChoice, 'entryIds'>;
  readonly onWanted: (wanted: boolean) => void;
  readonly onChange: (choice: Omit<LogbookChoice, 'entryIds'>) => void;
}

/** What of the logbook leaves: all that belongs to it or nothing, and what is private only when asked for. */
export function LogbookChoices({ entries, wanted, choice, onWanted, onChange }: LogbookChoicesProps) {
  const hint = useId();
  if (entries.length === 0) return null;
  const fields = entries.map((entry) => entry.fields as Readonly<Record<string, unknown>>);
  const notes = fields.filter(({ privateNote }) => privateNote !== undefined).length;
  const addresses = fields.filter(({ placeIsOwnAddress }) => placeIsOwnAddress === true).length;
  return (
    <section>
      <h3>{t('logbook.logbook')}</h3>
      <label class="check">
        <input
          type="checkbox"
          checked={wanted}
          aria-describedby={hint}
          onChange={(event) => onWanted(event.currentTarget.checked)}
        />
        {t('logbook.exportWith', { count: entries.length })}
      </label>
      <p class="quiet" id={hint}>
        {t('logbook.exportHint')}
      </p>
      {wanted && notes > 0 && (
        <label class="check">
          <input
            type="checkbox"
            checked={choice.privateNotes}
            onChange={(event) => onChange({ ...choice, privateNotes: event.currentTarget.checked })}
          />
          {t('logbook.exportPrivate', { count: notes })}
        </label>
      )}
      {wanted && addresses > 0 && (
        <label class="check">
          <input
            type="checkbox"
            checked={choice.ownAddress}
            onChange={(event) => onChange({ ...choice, ownAddress: event.currentTarget.checked })}
          />
          {t('logbook.exportAddress', { count: addresses })}
        </label>
      )}
    </section>
  );
}
