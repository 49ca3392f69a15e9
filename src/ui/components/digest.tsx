import { useState } from 'preact/hooks';
import { t } from '../words';
import { CopyButton } from './copy-button';

/** A SHA-256, shortened in the middle; the whole on demand. `of` names what it is the digest of. */
export function Digest({ sha256, of }: { readonly sha256: string; readonly of: string }) {
  const [whole, setWhole] = useState(false);
  return (
    <span class="digest">
      <button
        type="button"
        class="digest-text"
        aria-expanded={whole}
        title={whole ? t('common.digestShorten') : t('common.digestWhole')}
        onClick={() => setWhole(!whole)}
      >
        <span class="unseen">{t('common.digestOf', { what: of })} </span>
        <code>{whole ? sha256 : `${sha256.slice(0, 8)}…${sha256.slice(-8)}`}</code>
      </button>
      <CopyButton text={sha256} label={t('common.copyDigestOf', { what: of })} />
    </span>
  );
}
