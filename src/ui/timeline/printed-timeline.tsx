import { render } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { ModelContext, useModel } from '../archive/model-context';
import { t } from '../words';
import { useEventWords } from './event-line';

/** All lines as a table: what is not in sight is not in the list's document, and on paper there is no scrolling. */
function PrintedTable() {
  const { timeline } = useModel();
  const wordsOf = useEventWords();
  const { shown, direction } = timeline;
  const events = direction.value === 'newest' ? shown.value.toReversed() : shown.value;
  return (
    <table class="printed-table">
      <tbody>
        {events.map((event) => {
          const { when, who, kind, number, beside } = wordsOf(event, true);
          return (
            <tr key={event.id}>
              <td>{when}</td>
              <td>{kind}</td>
              <td dir="auto">{who === kind ? '' : who}</td>
              <td>
                {[number, ...beside, event.breach ? t('timeline.broken') : null]
                  .filter((part) => part !== null)
                  .join(' · ')}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** Makes the table for as long as the page is printed. */
export function PrintedTimeline() {
  const model = useModel();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const before = (): void => {
      if (place.current === null) return;
      render(
        <ModelContext.Provider value={model}>
          <PrintedTable />
        </ModelContext.Provider>,
        place.current,
      );
    };
    const after = (): void => {
      if (place.current !== null) render(null, place.current);
    };
    addEventListener('beforeprint', before);
    addEventListener('afterprint', after);
    return () => {
      removeEventListener('beforeprint', before);
      removeEventListener('afterprint', after);
      after();
    };
  }, [model]);
  return <div class="printed" ref={place} />;
}
