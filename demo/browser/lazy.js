// Loads a picture when it comes near the screen, the way many sites do without the browser's own `loading`.
const watcher = new IntersectionObserver(
  (entries) => {
    for (const entry of entries) {
      if (!entry.isIntersecting) continue;
      const { target } = entry;
      target.src = target.dataset.src;
      delete target.dataset.src;
      watcher.unobserve(target);
    }
  },
  { rootMargin: '200px' },
);
for (const picture of document.querySelectorAll('img[data-src]')) watcher.observe(picture);
