import { Button } from '../components/button';
import { Notice } from '../components/notice';
import { EmergencyLine } from './help/emergency-line';
import { t } from '../words';
import { useModel } from './model-context';

/** Said once, calmly: where all this lives, and what would erase it. */
export function Introduction() {
  const model = useModel();
  const { settings, contents } = model;
  if (settings.value.introductionSeen || contents.loading.value === 'first') return null;
  return (
    <div class="list-notice introduction">
      <Notice title={t('archive.introductionTitle')}>
        <p>{t('archive.introductionWhere')}</p>
        <p>{t('archive.introductionErase')}</p>
        <p>{t('archive.introductionBackup')}</p>
        <Button onClick={() => void model.saveSettings({ introductionSeen: true })}>
          {t('archive.introductionSeen')}
        </Button>
      </Notice>
      <EmergencyLine />
    </div>
  );
}
