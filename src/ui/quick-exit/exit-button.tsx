import { Status } from '../components/status';
import { Button } from '../components/button';
import { t } from '../words';
import type { Leaving } from './leaving';

/** The way out: always in the same corner, the only button in ink. */
export function ExitButton({ leaving }: { readonly leaving: Leaving }) {
  const { missing } = leaving;
  return (
    <div class="exit">
      <Button kind="ink" icon="leave" hint={t('common.leaveHint')} onClick={() => void leaving.leave()}>
        {t('common.leave')}
      </Button>
      <Status class="exit-count">
        {missing.value !== null && missing.value > 0 && (
          <p>{t('common.leaveCount', { count: missing.value })}</p>
        )}
      </Status>
    </div>
  );
}
