import { ACCOUNT_COUNTS } from '../../../bundle/report/words';
import type { AccountFacts, PostFacts } from '../../../domain/capture';
import { Fold } from '../../components/fold';
import { formatMoment } from '../../format';
import { t } from '../../words';
import { useModel } from '../model-context';
import { CoveredWords, FoundFact, PlainFact } from './fact-list';

/** What a profile says of its account. */
function AccountRows({ account }: { readonly account: AccountFacts }) {
  return (
    <>
      <FoundFact label={t('sites.description')} fact={account.description} covered />
      <FoundFact label={t('sites.accountCreated')} fact={account.createdAt} />
      {account.counts.map((found) => (
        <FoundFact
          key={found.value.of}
          label={t(ACCOUNT_COUNTS[found.value.of])}
          fact={found}
          word={({ count }) => count}
        />
      ))}
      <FoundFact label={t('sites.avatar')} fact={account.avatar} />
    </>
  );
}

/** What the page said: somebody else wrote all of it. */
export function FactsOfPage({ facts, title }: { readonly facts: PostFacts; readonly title: string | null }) {
  const { timeZone } = useModel().services.machine;
  // The page's own digits stay in sight: rounding them would be a claim of ours.
  const wordMoment = (at: string): string =>
    Number.isNaN(Date.parse(at)) ? at : `${formatMoment(at, timeZone)}\n${at}`;
  const nothing =
    title === null &&
    facts.media.length === 0 &&
    Object.values(facts).every((fact) => fact === null || typeof fact !== 'object' || Array.isArray(fact));
  return (
    <section class="facts">
      <h3>{t('detail.factsOfPage')}</h3>
      <p class="quiet">{t(nothing ? 'report.nothingFound' : 'detail.factsOfPageHint')}</p>
      <dl>
        <FoundFact label={t('report.platform')} fact={facts.platform} />
        <FoundFact label={t('report.author')} fact={facts.authorName} />
        <FoundFact label={t('report.handle')} fact={facts.authorHandle} />
        <FoundFact label={t('report.authorId')} fact={facts.authorId} />
        <FoundFact label={t('report.authorUrl')} fact={facts.authorUrl} />
        <FoundFact label={t('report.postedAtShown')} fact={facts.postedAtShown} />
        <FoundFact label={t('report.postedAt')} fact={facts.postedAt} word={wordMoment} />
        <FoundFact label={t('report.permalink')} fact={facts.permalink} />
        <FoundFact label={t('report.postId')} fact={facts.postId} />
        <FoundFact label={t('report.replyTo')} fact={facts.replyTo} />
        <FoundFact label={t('report.language')} fact={facts.language} />
        {facts.account !== undefined && <AccountRows account={facts.account} />}
        {title !== null && (
          <PlainFact label={t('report.pageTitle')}>
            <CoveredWords words={title} label={t('report.pageTitle')} />
          </PlainFact>
        )}
      </dl>
      {facts.media.length > 0 && (
        <Fold summary={t('detail.media', { count: facts.media.length })}>
          <dl>
            {facts.media.map((found, index) => (
              <FoundFact
                key={`${found.value.url} ${index}`}
                label={t('detail.mediaNumber', { number: index + 1 })}
                fact={found}
                covered={found.value.alternativeText !== null}
                word={({ url, alternativeText }) =>
                  alternativeText === null ? url : `${url}\n${alternativeText}`
                }
              />
            ))}
          </dl>
        </Fold>
      )}
    </section>
  );
}
