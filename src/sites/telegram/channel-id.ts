import type { Fact } from '../../domain/capture';
import { idFact } from '../hooks';
import { asObject, parseJson, textIn } from '../page-json';

/** `data-view` is base64 of JSON whose `c` is the channel's id. */
export function channelId(view: string | null): Fact<string> {
  if (view === null || !/^[\w+/=-]{8,4000}$/.test(view)) return null;
  try {
    const data = asObject(parseJson(atob(view.replaceAll('-', '+').replaceAll('_', '/'))));
    return idFact(textIn(data, 'c'), /^-?\d+$/, '@data-view');
  } catch {
    // Not base64: another kind of mark.
    return null;
  }
}
