import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useState } from 'preact/hooks';

type Plotting = typeof import('./plot');

let loading: Promise<Plotting> | null = null;
let loaded: Plotting | null = null;

/** Begins to load the plotting library, so that it is there when what is to be drawn has been read. */
export function loadPlotting(): Promise<Plotting> {
  loading ??= import('./plot');
  return loading;
}

/** The plotting library, once it is there; it is only loaded where pictures are. */
export function usePlotting(): Plotting | null {
  const [plotting, setPlotting] = useState(loaded);
  useEffect(() => {
    if (plotting !== null) return;
    void loadPlotting().then((module) => {
      loaded = module;
      setPlotting(module);
    });
  }, [plotting]);
  return plotting;
}

/** The width of an element's content in whole CSS pixels; 0 before it is known. */
export function useWidth(element: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const observed = element.current;
    if (observed === null) return undefined;
    setWidth(Math.floor(observed.clientWidth));
    const observer = new ResizeObserver(([entry]) => {
      // Nothing is drawn anew for the paper: the picture is scaled to it.
      if (entry !== undefined && !matchMedia('print').matches) setWidth(Math.floor(entry.contentRect.width));
    });
    observer.observe(observed);
    return () => observer.disconnect();
  }, [element]);
  return width;
}
