import type { Fact } from '../../domain/capture';
import { found } from '../generic/found-facts';

/** A post's text: its title, and below it the words where it has any. */
export function titled(title: string | null, where: string, body: Fact<string>): Fact<string> {
  if (title === null) return body;
  return body === null ? found(title, 'dom', where) : { ...body, value: `${title}\n\n${body.value}` };
}
