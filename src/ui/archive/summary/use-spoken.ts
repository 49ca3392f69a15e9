import type { Spoken } from '../../../summary/say-time';
import { formatTag, t } from '../../words';
import { useModel } from '../model-context';

/** In which words and from which zone times are told on this page. */
export function useSpoken(): Spoken {
  const { services } = useModel();
  return { t, tag: formatTag.value, timeZone: services.machine.timeZone };
}
