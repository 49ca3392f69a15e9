import { t } from '../words';
import { useModel } from './model-context';
import { PageFrame } from './page-frame';

/** What the archive proves and what it does not, in plain words. */
export function AboutPage() {
  const { services } = useModel();
  return (
    <PageFrame title={t('about.title')}>
      <section>
        <p>{t('about.what')}</p>
      </section>
      <section>
        <h3>{t('about.provesTitle')}</h3>
        <ul class="dot-list">
          <li>{t('about.provesUnchanged')}</li>
          <li>{t('about.provesWhen')}</li>
          <li>{t('about.provesHow')}</li>
        </ul>
      </section>
      <section>
        <h3>{t('about.provesNotTitle')}</h3>
        <ul class="dot-list">
          <li>{t('about.provesNotAuthor')}</li>
          <li>{t('about.provesNotPage')}</li>
          <li>{t('about.provesNotClock')}</li>
          <li>{t('about.provesNotAll')}</li>
        </ul>
        <p>{t('about.original')}</p>
      </section>
      <section>
        <h3>{t('about.whereTitle')}</h3>
        <ul class="dot-list">
          <li>{t('about.whereHere')}</li>
          <li>{t('about.whereUninstall')}</li>
          <li>{t('about.whereOthers')}</li>
          <li>{t('about.whereSpyware')}</li>
        </ul>
      </section>
      <section class="quiet">
        <p>{t('about.version', { version: services.machine.version })}</p>
        <p>{t('about.licence')}</p>
      </section>
    </PageFrame>
  );
}
