import { useState } from 'preact/hooks';
import { Button } from '../components/button';
import { t } from '../words';

/** Words that somebody else said: behind a cover until asked for. */
export function CoveredWords({ words }: { readonly words: string }) {
  const [shown, setShown] = useState(false);
  return (
    <span class="covered-words">
      {shown && (
        <span class="entry-value" dir="auto">
          {words}
        </span>
      )}
      <Button kind="quiet" icon={shown ? 'hide' : 'show'} expanded={shown} onClick={() => setShown(!shown)}>
        {t(shown ? 'logbook.hide' : 'logbook.show')}
      </Button>
    </span>
  );
}
