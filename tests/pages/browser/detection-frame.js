// A frame tells its server what it notices; its first second is its own loading.
(() => {
  let watching = false;
  const note = (kind, detail) => {
    if (watching) navigator.sendBeacon('/detect/noticed', `${kind} ${detail}`);
  };
  new MutationObserver((records) => note('mutation', records.map((record) => record.type).join())).observe(
    document,
    {
      subtree: true,
      childList: true,
      attributes: true,
      characterData: true,
    },
  );
  for (const type of ['message', 'scroll', 'resize', 'storage', 'pagehide', 'selectionchange'])
    window.addEventListener(
      type,
      (event) => note(type, typeof event.data === 'string' ? event.data : JSON.stringify(event.data ?? null)),
      true,
    );
  window.addEventListener('load', () => setTimeout(() => (watching = true), 1000));
})();
