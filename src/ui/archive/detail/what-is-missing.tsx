import { GAPS, LACKS } from '../../../bundle/report/words';
import type { CaptureRecord, NotIncluded, NotIncludedReason } from '../../../domain/capture';
import { Fold } from '../../components/fold';
import { Icon } from '../../components/icon';
import { formatNumber } from '../../format';
import { sayConversation } from '../../conversation-words';
import { t } from '../../words';
import { useModel } from '../model-context';

function groupByReason(left: readonly NotIncluded[]): Map<NotIncludedReason, string[]> {
  const groups = new Map<NotIncludedReason, string[]>();
  for (const { what, reason } of left) groups.set(reason, [...(groups.get(reason) ?? []), what]);
  return groups;
}

/** What could not be included, and for a long capture what was seen and what of it was kept. */
export function WhatIsMissing({ record }: { readonly record: CaptureRecord }) {
  const { notIncluded, completeness } = record;
  const { timeZone } = useModel().services.machine;
  return (
    <section class="missing">
      <h3>{t('detail.completeness')}</h3>
      {completeness !== null && (
        <>
          {record.collection.kind === 'conversation' && <p>{sayConversation(completeness, timeZone)}</p>}
          <p>
            {record.collection.kind !== 'conversation' &&
              t('detail.receipt', { saved: formatNumber(completeness.saved), count: completeness.seen })}{' '}
            {completeness.announced !== null &&
              t('detail.receiptAnnounced', { count: completeness.announced })}
          </p>
          <p>
            {record.collection.kind === 'conversation'
              ? t(completeness.reachedEnd ? 'conversation.end' : 'conversation.noEnd')
              : t(completeness.reachedEnd ? 'detail.receiptEnd' : 'detail.receiptNotEnd')}
          </p>
          {completeness.gaps.length > 0 && (
            <ul class="icon-list">
              {completeness.gaps.map(({ reason, where }) => (
                <li key={`${reason} ${where}`}>
                  <Icon name="attention" />
                  <span>
                    {t(GAPS[reason])}
                    {where !== '' && <span class="quiet"> {where}</span>}
                  </span>
                </li>
              ))}
            </ul>
          )}
        </>
      )}
      {notIncluded.length === 0 ? (
        <p>{t('detail.allIncluded')}</p>
      ) : (
        <Fold summary={t('detail.notIncluded', { count: notIncluded.length })}>
          <ul class="plain-list">
            {[...groupByReason(notIncluded)].map(([reason, what]) => (
              <li key={reason}>
                <p>{t(LACKS[reason])}</p>
                <ul class="left-out">
                  {[...new Set(what)].map((one) => (
                    <li class="code" key={one}>
                      {one}
                    </li>
                  ))}
                </ul>
              </li>
            ))}
          </ul>
        </Fold>
      )}
    </section>
  );
}
