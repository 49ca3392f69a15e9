import type { StampingSettings, StampService } from '../../domain/settings';
import type { StampingPort } from '../ports';

export interface ServiceListParts {
  /** The settings as they are at that moment: another page may change them while the browser asks the person. */
  readonly read: () => StampingSettings;
  readonly save: (stamping: StampingSettings) => Promise<void>;
  readonly port: Pick<StampingPort, 'askToReach' | 'giveUpReaching'>;
}

export function isSameService(one: StampService, other: StampService): boolean {
  return one.kind === other.kind && one.address === other.address;
}

/** To be called straight from a click: the browser asks the person only there, so nothing is awaited before. */
export async function addService(
  { read, save, port }: ServiceListParts,
  service: StampService,
): Promise<'added' | 'known' | 'denied'> {
  const isKnown = (): boolean => read().services.some((one) => isSameService(one, service));
  if (isKnown()) return 'known';
  if (!(await port.askToReach(service.address))) return 'denied';
  if (isKnown()) return 'known';
  const { on, services } = read();
  await save({ on, services: [...services, service] });
  return 'added';
}

/** Without any, it is off. What was asked for only for this one is given back. */
export async function removeService(
  { read, save, port }: ServiceListParts,
  service: StampService,
): Promise<void> {
  const { on, services } = read();
  const rest = services.filter((one) => !isSameService(one, service));
  await save({ on: on && rest.length > 0, services: rest });
  await port.giveUpReaching(
    service.address,
    rest.map(({ address }) => address),
  );
}

/** To be called straight from a click, as `addService`. */
export async function turnStamping(
  { read, save, port }: ServiceListParts,
  wanted: boolean,
): Promise<'done' | 'denied'> {
  const asked = read().services.map(({ address }) => address);
  if (wanted && !(await port.askToReach(...asked))) return 'denied';
  const { services } = read();
  await save({ on: wanted && services.length > 0, services });
  return 'done';
}
