import { useId } from 'preact/hooks';
import type { Account } from '../../domain/logbook';
import { Button, IconButton } from '../components/button';
import { t } from '../words';

const PARTS = [
  ['platform', 'entry.fPlatform'],
  ['handle', 'logbook.handle'],
  ['url', 'logbook.profile'],
  ['stableId', 'logbook.stableId'],
] as const;

interface AccountsFieldProps {
  readonly label: string;
  readonly accounts: readonly Account[];
  readonly onChange: (accounts: readonly Account[]) => void;
}

/** Somebody's accounts, each with what tells it from others. */
export function AccountsField({ label, accounts, onChange }: AccountsFieldProps) {
  const id = useId();
  return (
    <fieldset class="field-choices">
      <legend>{label}</legend>
      {accounts.map((account, index) => (
        // An account has no id of its own; its place is what it is known by here.
        // oxlint-disable-next-line react/no-array-index-key
        <div class="account" key={index}>
          {PARTS.map(([part, words]) => (
            <div class="field" key={part}>
              <label for={`${id}-${index}-${part}`}>{t(words)}</label>
              <input
                id={`${id}-${index}-${part}`}
                value={account[part] ?? ''}
                autocomplete="off"
                spellcheck={false}
                onInput={(event) => {
                  const { value } = event.currentTarget;
                  onChange(accounts.map((each, at) => (at === index ? { ...each, [part]: value } : each)));
                }}
              />
            </div>
          ))}
          <IconButton
            icon="close"
            label={t('logbook.removeAccount', { number: index + 1 })}
            onClick={() => onChange(accounts.filter((_, at) => at !== index))}
          />
        </div>
      ))}
      {accounts.length > 0 && <p class="quiet">{t('logbook.stableIdHint')}</p>}
      <div>
        <Button kind="quiet" icon="add" onClick={() => onChange([...accounts, {}])}>
          {t('logbook.addAccount')}
        </Button>
      </div>
    </fieldset>
  );
}
