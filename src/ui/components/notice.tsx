import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './icon';

interface NoticeProps {
  /** `attention` only for what the person should act on. */
  readonly kind?: 'calm' | 'attention';
  readonly icon?: IconName;
  readonly title?: string;
  /** Say it when it appears. Never for words that come from a page. */
  readonly spoken?: boolean;
  readonly children?: ComponentChildren;
}

export function Notice({ kind = 'calm', icon, title, spoken = false, children }: NoticeProps) {
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an <output> takes words only
    <div class={`notice notice-${kind}`} role={spoken ? 'status' : undefined}>
      <Icon name={icon ?? (kind === 'attention' ? 'attention' : 'about')} />
      <div class="notice-words">
        {title !== undefined && <p class="notice-title">{title}</p>}
        {children}
      </div>
    </div>
  );
}
