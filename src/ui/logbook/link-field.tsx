import { useId, useState } from 'preact/hooks';
import { exhibitNumber } from '../../bundle/names';
import { Button } from '../components/button';
import { Icon } from '../components/icon';
import { Status } from '../components/status';
import { t } from '../words';

/** How many are offered while a number is typed. */
const OFFERED = 200;

/** Something that has an exhibit number. */
export interface Numbered {
  readonly id: string;
  readonly number: number;
  /** What it is, in few words; nothing that somebody else wrote. */
  readonly about: string;
}

interface NumberedLinksProps {
  readonly label: string;
  readonly ids: readonly string[];
  /** What can be linked, the newest first. */
  readonly all: readonly Numbered[];
  readonly hrefOf: (id: string) => string;
  readonly onChange: (ids: readonly string[]) => void;
}

/** Links to captures or incidents, found by their numbers. */
export function NumberedLinks({ label, ids, all, hrefOf, onChange }: NumberedLinksProps) {
  const [text, setText] = useState('');
  const [missed, setMissed] = useState('');
  const field = useId();
  const list = useId();
  const byId = new Map(all.map((each) => [each.id, each]));
  const add = (): void => {
    const wanted = text.trim();
    if (wanted === '') return;
    const number = Number(/^\d+/.exec(wanted)?.[0]);
    const found = all.find((each) => each.number === number);
    setMissed(found === undefined ? wanted : '');
    if (found === undefined) return;
    setText('');
    if (!ids.includes(found.id)) onChange([...ids, found.id]);
  };
  return (
    <div class="field">
      <label for={field}>{label}</label>
      {ids.length > 0 && (
        <ul class="link-list">
          {ids.map((id) => {
            const linked = byId.get(id);
            const number = linked === undefined ? '?' : exhibitNumber(linked.number);
            return (
              <li key={id}>
                <a href={hrefOf(id)}>
                  {t('common.numbered', { number })}
                  {linked !== undefined && <span class="quiet"> {linked.about}</span>}
                </a>
                <button
                  type="button"
                  class="button button-quiet button-icon"
                  aria-label={t('logbook.removeLink', { number })}
                  onClick={() => onChange(ids.filter((other) => other !== id))}
                >
                  <Icon name="close" />
                </button>
              </li>
            );
          })}
        </ul>
      )}
      <div class="field-row">
        <input
          id={field}
          list={list}
          value={text}
          autocomplete="off"
          placeholder={t('logbook.addByNumber')}
          onInput={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            event.preventDefault();
            add();
          }}
        />
        <Button disabled={text.trim() === ''} onClick={add}>
          {t('logbook.addIt')}
        </Button>
      </div>
      <datalist id={list}>
        {all.slice(0, OFFERED).map(({ id, number, about }) => (
          <option key={id} value={exhibitNumber(number)}>
            {about}
          </option>
        ))}
      </datalist>
      <Status class="quiet">{missed !== '' && t('logbook.noSuchNumber', { number: missed })}</Status>
    </div>
  );
}

interface NamedLinksProps {
  readonly label: string;
  readonly ids: readonly string[];
  readonly all: readonly { readonly id: string; readonly name: string }[];
  readonly onChange: (ids: readonly string[]) => void;
  /** Adds a new one by its name and links it; absent where that is not offered. */
  readonly onAdd?: (name: string) => Promise<void>;
}

/** Links to people or orders: few enough to stand there all. */
export function NamedLinks({ label, ids, all, onChange, onAdd }: NamedLinksProps) {
  const [name, setName] = useState('');
  const field = useId();
  const add = async (): Promise<void> => {
    const wanted = name.trim();
    if (wanted === '' || onAdd === undefined) return;
    setName('');
    await onAdd(wanted);
  };
  return (
    <fieldset class="field-choices">
      <legend>{label}</legend>
      {all.length === 0 && onAdd === undefined && <p class="quiet">{t('logbook.noneYet')}</p>}
      {all.map((each) => (
        <label class="check" key={each.id}>
          <input
            type="checkbox"
            checked={ids.includes(each.id)}
            onChange={(event) =>
              onChange(
                event.currentTarget.checked ? [...ids, each.id] : ids.filter((other) => other !== each.id),
              )
            }
          />
          <span dir="auto">{each.name}</span>
        </label>
      ))}
      {onAdd !== undefined && (
        <div class="field">
          <label for={field}>{t('logbook.addPerson')}</label>
          <div class="field-row">
            <input
              id={field}
              value={name}
              autocomplete="off"
              placeholder={t('logbook.newPersonName')}
              onInput={(event) => setName(event.currentTarget.value)}
              onKeyDown={(event) => {
                if (event.key !== 'Enter') return;
                event.preventDefault();
                void add();
              }}
            />
            <Button disabled={name.trim() === ''} onClick={() => void add()}>
              {t('logbook.addIt')}
            </Button>
          </div>
        </div>
      )}
    </fieldset>
  );
}
