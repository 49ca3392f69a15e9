import { useId } from 'preact/hooks';
import { IconButton } from '../components/button';
import { Icon } from '../components/icon';
import { Mark } from '../components/mark';
import { ExitButton } from '../quick-exit/exit-button';
import type { Leaving } from '../quick-exit/leaving';
import { t } from '../words';
import { SEARCH_FIELD } from './keyboard';
import { useModel } from './model-context';

/** The mark, the search, the keys, the way out. */
export function TopBar({ leaving }: { readonly leaving: Leaving }) {
  const model = useModel();
  const { list, route, dialog } = model;
  const label = useId();
  return (
    <header class="top">
      <div class="top-menu">
        <IconButton icon="menu" label={t('archive.menu')} onClick={() => (dialog.value = { is: 'menu' })} />
      </div>
      <h1 class="brand">
        <a href="#/">
          <Mark />
          <span>{t('common.productName')}</span>
        </a>
      </h1>
      <search class="search">
        <Icon name="search" />
        <label class="unseen" id={label} for={SEARCH_FIELD}>
          {t(route.value.page === 'timeline' ? 'timeline.search' : 'archive.search')}
        </label>
        <input
          id={SEARCH_FIELD}
          type="search"
          autocomplete="off"
          spellcheck={false}
          placeholder={t('archive.searchHint')}
          value={list.query.value}
          onInput={(event) => {
            list.query.value = event.currentTarget.value;
            if (route.value.page !== 'list' && route.value.page !== 'timeline') model.go(list.place.value);
          }}
        />
        <kbd aria-hidden={true}>/</kbd>
      </search>
      <div class="top-keys">
        <IconButton icon="keys" label={t('archive.keys')} onClick={() => (dialog.value = { is: 'keys' })} />
      </div>
      <ExitButton leaving={leaving} />
    </header>
  );
}
