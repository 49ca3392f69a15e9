import { useId } from 'preact/hooks';
import { LANGUAGES, type Language, type Settings } from '../../domain/settings';
import { t } from '../words';
import { Icon } from './icon';

/** Each language by its own name, which is how somebody who does not read the present one finds it. */
export const LANGUAGE_NAMES: Record<Language, string> = {
  en: 'English',
  de: 'Deutsch',
  fr: 'Français',
  nl: 'Nederlands',
  da: 'Dansk',
};

interface LanguageSelectProps {
  readonly value: Settings['language'];
  readonly onChange: (language: Settings['language']) => void;
  /** Without a visible label, for narrow places. */
  readonly compact?: boolean;
}

export function LanguageSelect({ value, onChange, compact = false }: LanguageSelectProps) {
  const id = useId();
  return (
    <div class={compact ? 'field field-compact' : 'field'}>
      <label for={id} class={compact ? 'field-icon' : ''}>
        {compact && <Icon name="language" />}
        <span class={compact ? 'unseen' : ''}>{t('common.language')}</span>
      </label>
      <select
        id={id}
        value={value}
        onChange={(event) => {
          const chosen = event.currentTarget.value;
          onChange(LANGUAGES.find((language) => language === chosen) ?? 'auto');
        }}
      >
        <option value="auto">{t('common.languageOfBrowser')}</option>
        {LANGUAGES.map((language) => (
          <option value={language} lang={language} key={language}>
            {LANGUAGE_NAMES[language]}
          </option>
        ))}
      </select>
    </div>
  );
}
