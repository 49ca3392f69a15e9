import { useState } from 'preact/hooks';
import { t } from '../words';
import { Icon } from './icon';

/** Copies a text that is not content (a digest, an id) and says that it did. */
export function CopyButton({ text, label }: { readonly text: string; readonly label: string }) {
  const [copied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
    setTimeout(() => setCopied(false), 2000);
  };
  return (
    <button
      type="button"
      class="button button-quiet button-icon"
      aria-label={label}
      title={label}
      onClick={() => void copy()}
    >
      <Icon name={copied ? 'check' : 'copy'} />
      <output class="unseen">{copied ? t('common.copied') : ''}</output>
    </button>
  );
}
