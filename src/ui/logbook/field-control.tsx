import { useId, useState } from 'preact/hooks';
import type { Account, FieldValue } from '../../domain/logbook';
import type { Field } from '../../domain/logbook-fields';
import type { OccurredAt } from '../../domain/occurred-at';
import { choiceWord, fieldWord } from '../../i18n/entry-words';
import { useModel } from '../archive/model-context';
import { toHash, withCapture } from '../archive/route';
import { TagField } from '../archive/detail/tag-field';
import { Icon } from '../components/icon';
import { t } from '../words';
import { AccountsField } from './accounts-field';
import { authorDrafts } from './authors';
import { titleOf } from './entry-format';
import { NamedLinks, NumberedLinks, type Numbered } from './link-field';
import { WhenField } from './when-field';

interface FieldControlProps {
  readonly name: string;
  readonly field: Field;
  readonly value: FieldValue | undefined;
  readonly onChange: (value: FieldValue | undefined) => void;
}

/** The control of one field, whatever its type. */
export function FieldControl({ name, field, value, onChange }: FieldControlProps) {
  const { services } = useModel();
  const { machine } = services;
  const id = useId();
  const hint = useId();
  const word = fieldWord(name);
  if (word === null) throw new Error(`no words for the field ${name}`);
  const label = t(word);
  const orNothing = (text: string): void => onChange(text === '' ? undefined : text);
  switch (field.type) {
    case 'when':
      return (
        <WhenField
          label={label}
          value={value as OccurredAt | undefined}
          homeZone={machine.timeZone}
          now={machine.now()}
          onChange={onChange}
        />
      );
    case 'yes-no':
      if (name === 'placeIsOwnAddress') {
        return (
          <div class="field-under">
            <label class="check">
              <input
                type="checkbox"
                checked={value === true}
                aria-describedby={hint}
                onChange={(event) => onChange(event.currentTarget.checked ? true : undefined)}
              />
              {label}
            </label>
            <p class="quiet" id={hint}>
              {t('logbook.ownAddressHint')}
            </p>
          </div>
        );
      }
      return (
        <div class="field field-short">
          <label for={id}>{label}</label>
          <select
            id={id}
            value={value === undefined ? '' : value === true ? 'yes' : 'no'}
            onChange={({ currentTarget }) =>
              onChange(currentTarget.value === '' ? undefined : currentTarget.value === 'yes')
            }
          >
            <option value="">{t('logbook.notSaid')}</option>
            <option value="yes">{t('entry.yes')}</option>
            <option value="no">{t('entry.no')}</option>
          </select>
        </div>
      );
    case 'choice':
      return (
        <div class="field field-short">
          <label for={id}>{label}</label>
          <select
            id={id}
            value={(value as string | undefined) ?? ''}
            onChange={(event) => orNothing(event.currentTarget.value)}
          >
            <option value="">{t('logbook.notSaid')}</option>
            {field.of.map((choice) => (
              <option value={choice} key={choice}>
                {t(choiceWord(choice))}
              </option>
            ))}
          </select>
        </div>
      );
    case 'choices': {
      const chosen = (value as readonly string[] | undefined) ?? [];
      return (
        <fieldset class="field-choices">
          <legend>{label}</legend>
          <div class="choices-row">
            {field.of.map((choice) => (
              <label class="check" key={choice}>
                <input
                  type="checkbox"
                  checked={chosen.includes(choice)}
                  onChange={({ currentTarget }) => {
                    const next = field.of.filter((other) =>
                      other === choice ? currentTarget.checked : chosen.includes(other),
                    );
                    onChange(next.length === 0 ? undefined : next);
                  }}
                />
                {t(choiceWord(choice))}
              </label>
            ))}
          </div>
        </fieldset>
      );
    }
    case 'day':
      return (
        <div class="field field-short">
          <label for={id}>{label}</label>
          <input
            id={id}
            type="date"
            value={(value as string | undefined) ?? ''}
            onInput={(event) => orNothing(event.currentTarget.value)}
          />
        </div>
      );
    case 'lines':
      if (name === 'tags')
        return <TagField tags={(value as readonly string[] | undefined) ?? []} onChange={onChange} />;
      return (
        <div class="field">
          <label for={id}>{label}</label>
          <textarea
            id={id}
            class="lines"
            rows={1}
            dir="auto"
            value={((value as readonly string[] | undefined) ?? []).join('\n')}
            aria-describedby={hint}
            onInput={({ currentTarget }) =>
              onChange(currentTarget.value === '' ? undefined : currentTarget.value.split('\n'))
            }
          />
          <p class="quiet" id={hint}>
            {t('logbook.onePerLine')}
          </p>
        </div>
      );
    case 'accounts':
      return (
        <AccountsField
          label={label}
          accounts={(value as readonly Account[] | undefined) ?? []}
          onChange={(accounts) => onChange(accounts.length === 0 ? undefined : accounts)}
        />
      );
    case 'link':
    case 'links':
      return <LinkControl label={label} field={field} value={value} onChange={onChange} />;
    case 'line':
      return (
        <div class="field">
          <label for={id}>{label}</label>
          <input
            id={id}
            dir="auto"
            value={(value as string | undefined) ?? ''}
            autocomplete="off"
            onInput={(event) => orNothing(event.currentTarget.value)}
          />
        </div>
      );
    case 'text': {
      const isPrivate = field.private === true;
      return (
        <div class={isPrivate ? 'field field-private' : 'field'}>
          <label for={id}>
            {isPrivate && <Icon name="hide" />}
            {label}
          </label>
          <textarea
            id={id}
            rows={name === 'whatHappened' ? 4 : name === 'place' ? 1 : 2}
            class={name === 'place' ? 'lines' : undefined}
            dir="auto"
            value={(value as string | undefined) ?? ''}
            aria-describedby={isPrivate ? hint : undefined}
            onInput={(event) => orNothing(event.currentTarget.value)}
          />
          {isPrivate && (
            <p class="quiet" id={hint}>
              {t('logbook.privateHint')}
            </p>
          )}
        </div>
      );
    }
  }
}

function LinkControl({
  label,
  field,
  value,
  onChange,
}: Omit<FieldControlProps, 'name'> & { readonly label: string }) {
  const { contents, logbook, services, dialog } = useModel();
  const { timeZone } = services.machine;
  const id = useId();
  const ids = typeof value === 'string' ? [value] : ((value as readonly string[] | undefined) ?? []);
  const [given] = useState(ids);
  if (field.type !== 'link' && field.type !== 'links') return null;
  const take = (next: readonly string[]): void => {
    if (next.length === 0) onChange(undefined);
    else onChange(field.type === 'link' ? next.at(-1) : next);
  };
  const { lists } = logbook;
  switch (field.to) {
    case 'case':
      return (
        <div class="field field-short">
          <label for={id}>{label}</label>
          <div class="field-row">
            <select
              id={id}
              value={ids[0] ?? ''}
              onChange={({ currentTarget }) => take(currentTarget.value === '' ? [] : [currentTarget.value])}
            >
              <option value="">{t('archive.noCase')}</option>
              {contents.cases.value.map((each) => (
                <option value={each.id} key={each.id}>
                  {each.title}
                </option>
              ))}
            </select>
            <button
              type="button"
              class="button button-quiet"
              onClick={() => (dialog.value = { is: 'new-case', onAdded: (added) => take([added.id]) })}
            >
              <Icon name="case-new" />
              <span class="button-words">{t('archive.newCase')}</span>
            </button>
          </div>
        </div>
      );
    case 'person':
    case 'order': {
      const all = lists.value[field.to].map((entry) => ({
        id: entry.id,
        name: titleOf(entry, timeZone),
      }));
      // Whoever is written along with this incident is not in the list yet.
      const along = field.to === 'person' ? authorDrafts(logbook.drafts.value) : [];
      for (const { id: draftId, fields } of along.filter((draft) => given.includes(draft.id)))
        all.push({ id: draftId, name: fields.name ?? fields.accounts?.[0]?.handle ?? t('logbook.unnamed') });
      const onAdd = async (name: string): Promise<void> => {
        const added = await logbook.add('person', { name });
        if (added !== null) take([...ids, added.id]);
      };
      return (
        <NamedLinks
          label={label}
          ids={ids}
          all={all}
          onChange={take}
          {...(field.to === 'person' ? { onAdd } : {})}
        />
      );
    }
    case 'capture': {
      const all = contents.captures.value.map(
        ({ id: captureId, sequence, platform, site, capturedAt }): Numbered => ({
          id: captureId,
          number: sequence,
          about: [platform ?? site, capturedAt.slice(0, 10)].filter((part) => part !== null).join(' · '),
        }),
      );
      const route = { page: 'list', view: 'all', captureId: null } as const;
      return (
        <NumberedLinks
          label={label}
          ids={ids}
          all={all}
          hrefOf={(captureId) => toHash(withCapture(route, captureId))}
          onChange={take}
        />
      );
    }
    case 'incident': {
      const all = lists.value.incident.map((entry): Numbered => ({
        id: entry.id,
        number: entry.number ?? 0,
        about: titleOf(entry, timeZone),
      }));
      return (
        <NumberedLinks
          label={label}
          ids={ids}
          all={all}
          hrefOf={(entryId) => toHash({ page: 'logbook', kind: 'incident', id: entryId, mode: 'read' })}
          onChange={take}
        />
      );
    }
  }
}
