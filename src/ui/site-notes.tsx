import type { PostFacts } from '../domain/capture';
import { Notice } from './components/notice';
import { t } from './words';

/** What a person should know of how a capture's page was read; each `false` where there is nothing to say. */
export interface SiteNotes {
  /** Nobody is named. `message`: it may be the person's own. */
  readonly author: 'post' | 'message' | false;
  /** The site showed only the beginning of the text. */
  readonly shortened: boolean;
  /** It still did once its own control was pressed. */
  readonly openedInVain: boolean;
}

/**
 * A site that is recognised (its platform is told by address or markup, not by what the page calls itself) names the
 * author of every post. Where none was found the site has changed, or it is a message of the person's own.
 */
export function siteNotesOf(facts: PostFacts): SiteNotes {
  const { kind, platform, authorName, authorHandle, authorId, text } = facts;
  const isRecognised = platform !== null && (platform.how === 'url' || platform.how === 'dom');
  const isNamed = (authorName ?? authorHandle ?? authorId) !== null;
  const isPost = kind === 'post' || kind === 'comment' || kind === 'message';
  return {
    author: isRecognised && isPost && !isNamed ? (kind === 'message' ? 'message' : 'post') : false,
    shortened: text?.caveat === 'shortened-by-site',
    openedInVain: text?.caveat === 'shortened-though-opened',
  };
}

export function SiteNotesView({ notes }: { readonly notes: SiteNotes }) {
  return (
    <>
      {notes.author !== false && (
        <Notice title={t('sites.authorUnknownTitle')}>
          <p>{t(notes.author === 'message' ? 'sites.senderUnknown' : 'sites.authorUnknown')}</p>
        </Notice>
      )}
      {notes.shortened && (
        <Notice title={t('sites.shortenedTitle')}>
          <p>{t('sites.shortenedAfter')}</p>
        </Notice>
      )}
      {notes.openedInVain && (
        <Notice title={t('sites.shortenedTitle')}>
          <p>{t('sites.openedInVain')}</p>
        </Notice>
      )}
    </>
  );
}
