import type { ComponentChildren } from 'preact';

interface StatusProps {
  readonly class?: string;
  readonly children: ComponentChildren;
}

/**
 * A place whose changes are spoken. It must be there before its words are. `<output>` would take words only, and
 * some of these hold paragraphs and buttons. Never for words that come from a page.
 */
export function Status({ class: name, children }: StatusProps) {
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
    <div class={name} role="status">
      {children}
    </div>
  );
}
