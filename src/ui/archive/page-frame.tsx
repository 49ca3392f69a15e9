import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { IconButton } from '../components/button';
import { t } from '../words';
import { useModel } from './model-context';

/** A page of its own beside the list: one thing, with the way back. */
export function PageFrame({
  title,
  children,
}: {
  readonly title: string;
  readonly children: ComponentChildren;
}) {
  const model = useModel();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <main class="pane page-pane">
      <div class="page-inside">
        <header class="page-head">
          <IconButton
            icon="back"
            label={t('archive.backToList')}
            onClick={() => model.go(model.list.place.value)}
          />
          <h2 ref={heading} tabIndex={-1}>
            {title}
          </h2>
        </header>
        {children}
      </div>
    </main>
  );
}
