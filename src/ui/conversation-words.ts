import type { CompletenessReceipt } from '../domain/capture';
import { formatShortMoment } from './format';
import { t } from './words';

/** What was kept of a conversation, in one sentence: how many messages, from when to when, how many gaps. */
export function sayConversation({ seen, period, gaps }: CompletenessReceipt, timeZone: string): string {
  const messages =
    period === undefined
      ? t('conversation.count', { count: seen })
      : t('conversation.period', {
          count: seen,
          from: formatShortMoment(period.from, timeZone),
          until: formatShortMoment(period.until, timeZone),
        });
  const holes = gaps.length === 0 ? t('conversation.noGap') : t('conversation.gaps', { count: gaps.length });
  return `${messages}; ${holes}.`;
}
