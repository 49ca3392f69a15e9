import type { TargetedKeyboardEvent } from 'preact';
import { useRef } from 'preact/hooks';
import { Icon } from '../components/icon';
import { t } from '../words';
import type { EditorModel } from './editor-model';
import { TOOLS } from './tools';

/** What can be taken in hand; one step of the Tab key, arrows within. */
export function ToolBar({
  editor,
  singleKeys,
}: {
  readonly editor: EditorModel;
  readonly singleKeys: boolean;
}) {
  const bar = useRef<HTMLDivElement>(null);
  const held = editor.tool.value;
  const onKeyDown = (event: TargetedKeyboardEvent<HTMLDivElement>): void => {
    const buttons = [...(bar.current?.querySelectorAll('button') ?? [])];
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    const last = buttons.length - 1;
    const to: Readonly<Record<string, number>> = {
      ArrowRight: at === last ? 0 : at + 1,
      ArrowDown: at === last ? 0 : at + 1,
      ArrowLeft: at === 0 ? last : at - 1,
      ArrowUp: at === 0 ? last : at - 1,
      Home: 0,
      End: last,
    };
    const next = to[event.key];
    if (next === undefined) return;
    event.preventDefault();
    buttons[next]?.focus();
  };
  return (
    <div
      class="annotate-tools"
      role="toolbar"
      aria-label={t('annotate.tools')}
      ref={bar}
      onKeyDown={onKeyDown}
      tabIndex={-1}
    >
      {TOOLS.map(({ tool, icon, words, key }) => (
        <button
          type="button"
          key={tool}
          class="button button-quiet button-icon"
          aria-label={t(words)}
          aria-pressed={held === tool}
          aria-keyshortcuts={singleKeys ? key : undefined}
          title={
            singleKeys ? t('annotate.toolWithKey', { tool: t(words), key: key.toUpperCase() }) : t(words)
          }
          tabIndex={held === tool ? 0 : -1}
          onClick={() => editor.take(tool)}
        >
          <Icon name={icon} />
        </button>
      ))}
    </div>
  );
}
