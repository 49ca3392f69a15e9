import { useMemo } from 'preact/hooks';
import type { EntryDraft, EntryFields } from '../../domain/logbook';
import type { EntryKind } from '../../domain/logbook-fields';
import { useModel } from '../archive/model-context';
import type { LogbookRoute } from '../archive/route';
import { Mark } from '../components/mark';
import { KIND_WORDS } from '../../i18n/entry-words';
import { t } from '../words';
import { EntryForm } from './entry-form';
import { EntryList } from './entry-list';
import { EntryView } from './entry-view';

/** What the form of an entry begins with: what was being written, what is there, or nothing. */
function startOf(
  kind: EntryKind,
  draft: EntryDraft | undefined,
  entry: { readonly revision: number; readonly fields: EntryFields } | undefined,
  title: string | undefined,
): { readonly from: number; readonly fields: EntryFields; readonly reason?: string } {
  const from = entry?.revision ?? 0;
  // A draft of an earlier revision was overtaken on another page; it is shown, and keeping it says so.
  if (draft !== undefined) {
    const { from: draftFrom, fields, reason = '' } = draft;
    return { from: draftFrom, fields, reason };
  }
  if (entry !== undefined) return { from, fields: entry.fields };
  return { from: 0, fields: kind === 'case' && title !== undefined ? { title } : {} };
}

function OpenEntry({ place }: { readonly place: LogbookRoute & { readonly id: string } }) {
  const { logbook, contents, entryFocus } = useModel();
  const { kind, id, mode } = place;
  const entry = logbook.byId.value.get(id);
  const title = contents.cases.value.find((each) => each.id === id)?.title;
  const start = useMemo(() => {
    const draft = logbook.drafts.peek().find((each) => each.id === id);
    return startOf(kind, draft, entry, title);
    // Only when another form is opened: what is written is not taken away from under the hand.
  }, [id, mode]);
  if (mode === 'edit') {
    const firstField = entryFocus.peek();
    entryFocus.value = null;
    return <EntryForm key={id} kind={kind} id={id} {...start} firstField={firstField} />;
  }
  return <EntryView kind={kind} id={id} />;
}

/** Entries of one kind, and the open one beside them, read or written. */
export function LogbookPage({ place }: { readonly place: LogbookRoute }) {
  const { logbook } = useModel();
  const { kind, id, mode } = place;
  const { loaded } = logbook;
  const isEmpty = loaded.value && id === null && logbook.lists.value[kind].length === 0;
  return (
    <main class="workspace logbook" data-alone={isEmpty ? '' : undefined}>
      <EntryList kind={kind} openId={id} />
      <section class="pane detail-pane" aria-label={t(KIND_WORDS[kind])}>
        {id === null ? (
          <div class="detail-empty">
            <Mark />
            <p>{t('logbook.nothingOpen')}</p>
          </div>
        ) : loaded.value ? (
          <OpenEntry place={{ ...place, id }} key={`${id} ${mode}`} />
        ) : (
          <p class="list-nothing quiet">{t('archive.loading')}</p>
        )}
      </section>
    </main>
  );
}
