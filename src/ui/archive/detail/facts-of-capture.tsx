import { TRIGGERS } from '../../../bundle/report/words';
import type { CollectionFacts } from '../../../domain/capture';
import { Fold } from '../../components/fold';
import { formatMoment, formatNumber } from '../../format';
import { KIND_WORDS } from '../../kind-words';
import { t } from '../../words';
import { PlainFact } from './fact-list';

function sizeOf({ width, height }: { readonly width: number; readonly height: number }): string {
  return t('report.pixels', { width: formatNumber(width), height: formatNumber(height) });
}

interface FactsOfCaptureProps {
  readonly collection: CollectionFacts;
  readonly sealedAt: string;
}

/** How, when and with what it was captured: written by the extension, not read from the page. */
export function FactsOfCapture({ collection, sealedAt }: FactsOfCaptureProps) {
  const { browser, tool, viewport, scroll, documentSize, zoom, scale } = collection;
  return (
    <section class="facts">
      <h3>{t('detail.factsOfCapture')}</h3>
      <p class="quiet">{t('detail.factsOfCaptureHint')}</p>
      <dl>
        <PlainFact
          label={t('report.capturedAtLocal')}
          how={
            <p class="fact-how">
              <code>{collection.capturedAtLocal}</code> <code>{collection.capturedAt}</code>
            </p>
          }
        >
          {formatMoment(collection.capturedAt, collection.timeZone)}
        </PlainFact>
        <PlainFact label={t('report.columnTimeZone')}>{collection.timeZone}</PlainFact>
        {collection.kind !== 'file' && <PlainFact label={t('report.address')}>{collection.url}</PlainFact>}
        {collection.urlAtEnd !== null && collection.urlAtEnd !== collection.url && (
          <PlainFact label={t('report.addressAtEnd')}>{collection.urlAtEnd}</PlainFact>
        )}
        {collection.urlAtLoad !== null && collection.urlAtLoad !== collection.url && (
          <PlainFact label={t('report.addressAtLoad')}>{collection.urlAtLoad}</PlainFact>
        )}
        {collection.canonicalUrl !== null && collection.canonicalUrl !== collection.url && (
          <PlainFact label={t('report.canonicalAddress')}>{collection.canonicalUrl}</PlainFact>
        )}
        <PlainFact label={t('report.kind')}>{t(KIND_WORDS[collection.kind])}</PlainFact>
        <PlainFact label={t('report.trigger')}>{t(TRIGGERS[collection.trigger])}</PlainFact>
      </dl>
      <Fold summary={t('detail.moreFacts')}>
        <dl>
          <PlainFact label={t('report.sealedAt')}>{sealedAt}</PlainFact>
          <PlainFact label={t('report.program')}>{`${tool.name} ${tool.version}`}</PlainFact>
          <PlainFact
            label={t('report.browser')}
            how={
              <p class="fact-how">
                <code>{browser.userAgent}</code>
              </p>
            }
          >
            {`${browser.name} ${browser.version}, ${collection.operatingSystem}`}
          </PlainFact>
          {viewport !== null && <PlainFact label={t('report.viewport')}>{sizeOf(viewport)}</PlainFact>}
          {documentSize !== null && (
            <PlainFact label={t('report.pageSize')}>{sizeOf(documentSize)}</PlainFact>
          )}
          {scroll !== null && (
            <PlainFact label={t('report.scrolledTo')}>
              {t('report.scrollValue', { x: formatNumber(scroll.x), y: formatNumber(scroll.y) })}
            </PlainFact>
          )}
          {zoom !== null && (
            <PlainFact label={t('report.zoom')}>{`${formatNumber(Math.round(zoom * 100))} %`}</PlainFact>
          )}
          {scale !== null && <PlainFact label={t('report.scale')}>{formatNumber(scale)}</PlainFact>}
          {collection.redirectCount !== null && (
            <PlainFact label={t('report.redirects')}>{formatNumber(collection.redirectCount)}</PlainFact>
          )}
          {collection.referrer !== null && (
            <PlainFact label={t('report.referrer')}>{collection.referrer}</PlainFact>
          )}
          <PlainFact label={t('report.browserLanguages')}>{collection.languages.join(', ')}</PlainFact>
          {collection.documentLanguage !== null && (
            <PlainFact label={t('report.pageLanguage')}>{collection.documentLanguage}</PlainFact>
          )}
          <PlainFact label={t('report.loggedIn')}>{t('report.unknown')}</PlainFact>
        </dl>
      </Fold>
    </section>
  );
}
