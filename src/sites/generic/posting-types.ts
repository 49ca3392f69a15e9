import type { PostFacts } from '../../domain/capture';

export type PostingKind = Exclude<PostFacts['kind'], 'page'>;

const KINDS: ReadonlyMap<string, PostingKind> = new Map([
  ...['Comment', 'Answer', 'CorrectionComment'].map((type) => [type, 'comment'] as const),
  ...['SocialMediaPosting', 'DiscussionForumPosting', 'Question', 'Review', 'UserReview'].map(
    (type) => [type, 'post'] as const,
  ),
  ...[
    'Article',
    'NewsArticle',
    'BlogPosting',
    'LiveBlogPosting',
    'Report',
    'TechArticle',
    'ScholarlyArticle',
    'OpinionNewsArticle',
    'AnalysisNewsArticle',
    'BackgroundNewsArticle',
    'ReportageNewsArticle',
    'ReviewNewsArticle',
    'AdvertiserContentArticle',
  ].map((type) => [type, 'article'] as const),
  ['Message', 'message'],
]);

/** `https://schema.org/Comment`, `schema:Comment`, `Comment` → `Comment`. */
export function typeName(type: string): string {
  return type.trim().split(/[/#:]/).at(-1) ?? '';
}

/** What kind of post a schema.org type is; `null` for everything else. */
export function kindOfType(type: string): PostingKind | null {
  return KINDS.get(type) ?? null;
}
