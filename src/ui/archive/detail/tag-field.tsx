import type { TargetedKeyboardEvent } from 'preact';
import { useId, useState } from 'preact/hooks';
import { Icon } from '../../components/icon';
import { t } from '../../words';
import { useKnownTags } from '../tag-dialog';

interface TagFieldProps {
  readonly tags: readonly string[];
  readonly onChange: (tags: readonly string[]) => void;
}

/** Tags as they are written: Enter or a comma makes one. */
export function TagField({ tags, onChange }: TagFieldProps) {
  const [text, setText] = useState('');
  const field = useId();
  const list = useId();
  const known = useKnownTags();
  const add = (words: string): void => {
    const wanted = words
      .split(',')
      .map((word) => word.trim())
      .filter((word) => word !== '' && !tags.includes(word));
    setText('');
    if (wanted.length > 0) onChange([...tags, ...new Set(wanted)]);
  };
  const onKeyDown = (event: TargetedKeyboardEvent<HTMLInputElement>): void => {
    if (event.key === 'Enter') {
      event.preventDefault();
      add(text);
    } else if (event.key === 'Backspace' && text === '' && tags.length > 0) onChange(tags.slice(0, -1));
  };
  return (
    <div class="field">
      <label for={field}>{t('report.tags')}</label>
      {tags.length > 0 && (
        <ul class="chips">
          {tags.map((tag) => (
            <li key={tag}>
              <button
                type="button"
                class="chip"
                aria-label={t('detail.tagRemove', { tag })}
                onClick={() => onChange(tags.filter((other) => other !== tag))}
              >
                <span class="chip-words">{tag}</span>
                <Icon name="close" />
              </button>
            </li>
          ))}
        </ul>
      )}
      <input
        id={field}
        list={list}
        value={text}
        autocomplete="off"
        maxLength={60}
        placeholder={t('detail.tagHint')}
        onInput={(event) => {
          const { value } = event.currentTarget;
          if (value.includes(',')) add(value);
          else setText(value);
        }}
        onKeyDown={onKeyDown}
        onBlur={() => add(text)}
      />
      <datalist id={list}>
        {known.map((tag) => (
          <option key={tag}>{tag}</option>
        ))}
      </datalist>
    </div>
  );
}
