import type { MessageKey } from '../../i18n/translate';
import { Fold } from '../components/fold';
import { formatDate } from '../format';
import { t } from '../words';
import { TELLS_AS_OF, whatPlatformTells, type PlatformTells } from './what-platforms-tell';

const READ = {
  told: 'sites.knowRead',
  unknown: 'sites.knowReadUnknown',
} as const satisfies Record<PlatformTells['read'], MessageKey>;

const VIEWED = {
  stories: 'sites.knowStory',
  history: 'sites.knowViewHistory',
  unknown: 'sites.knowViewedUnknown',
} as const satisfies Record<PlatformTells['viewed'], MessageKey>;

const SCREENSHOT = {
  told: 'sites.knowScreenshotTold',
  encrypted: 'sites.knowScreenshotSome',
  unknown: 'sites.knowScreenshotUnknown',
} as const satisfies Record<PlatformTells['screenshot'], MessageKey>;

/** What the platform of this page tells the other side by itself; nothing on sites that are no platform. */
export function WillTheyKnow({ site }: { readonly site: string | null }) {
  const tells = whatPlatformTells(site);
  if (tells === null) return null;
  const { platform, read, viewed, screenshot, sources } = tells;
  return (
    <div class="popup-tells">
      <Fold summary={t('sites.knowTitle')}>
        {sources.length === 0 ? (
          <p>{t('sites.knowNothing', { platform })}</p>
        ) : (
          <>
            <p>{t('sites.knowTidemark', { platform })}</p>
            <ul class="plain-list">
              <li>{t(READ[read])}</li>
              <li>{t(VIEWED[viewed])}</li>
              <li>{t(SCREENSHOT[screenshot])}</li>
            </ul>
          </>
        )}
        <p class="quiet">{t('sites.knowAsOf', { date: formatDate(TELLS_AS_OF) })}</p>
        {sources.map((source) => (
          <p class="quiet tells-source" key={source}>
            {t('sites.knowSource', { source })}
          </p>
        ))}
      </Fold>
    </div>
  );
}
