import { useId } from 'preact/hooks';
import { formatNumber } from '../format';
import { t } from '../words';

interface ChoiceFieldProps {
  readonly label: string;
  readonly value: string | null;
  readonly choices: readonly { readonly key: string; readonly label: string; readonly count?: number }[];
  readonly onChange: (key: string | null) => void;
}

/** One of several to narrow by, or any. */
export function ChoiceField({ label, value, choices, onChange }: ChoiceFieldProps) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select id={id} value={value ?? ''} onChange={(event) => onChange(event.currentTarget.value || null)}>
        <option value="">{t('archive.filterAny')}</option>
        {choices.map(({ key, label: words, count }) => (
          <option value={key} key={key}>
            {count === undefined ? words : `${words} (${formatNumber(count)})`}
          </option>
        ))}
      </select>
    </div>
  );
}

interface DateFieldProps {
  readonly label: string;
  readonly value: string | null;
  readonly onChange: (day: string | null) => void;
}

/** A day to narrow by, or none. */
export function DateField({ label, value, onChange }: DateFieldProps) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        id={id}
        type="date"
        value={value ?? ''}
        onChange={(event) => onChange(event.currentTarget.value || null)}
      />
    </div>
  );
}
