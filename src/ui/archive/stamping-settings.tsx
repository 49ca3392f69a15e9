import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { Stamp, StampKind } from '../../domain/integrity';
import { asProblem, type Problem } from '../../domain/problem';
import { readServiceAddress, type StampService } from '../../domain/settings';
import { Button, IconButton } from '../components/button';
import { Icon } from '../components/icon';
import { ProblemNotice } from '../components/problem-notice';
import { Status } from '../components/status';
import { formatNumber, formatShortMoment } from '../format';
import { t } from '../words';
import { useModel } from './model-context';
import {
  addService,
  isSameService,
  removeService,
  type ServiceListParts,
  turnStamping,
} from './stamp-services';

/**
 * Services whose operators publish these addresses for anybody (freetsa.org; DigiCert's and Sectigo's documentation
 * of their time stamping; opentimestamps.org). Nothing is asked of them unless the person adds them.
 */
const SUGGESTIONS: readonly StampService[] = [
  { kind: 'rfc3161', address: 'https://freetsa.org/tsr' },
  { kind: 'rfc3161', address: 'http://timestamp.digicert.com/' },
  { kind: 'rfc3161', address: 'http://timestamp.sectigo.com/' },
  { kind: 'opentimestamps', address: 'https://alice.btc.calendar.opentimestamps.org/' },
  { kind: 'opentimestamps', address: 'https://bob.btc.calendar.opentimestamps.org/' },
];

/** What a person recognises a service by. */
export function serviceName(address: string): string {
  return URL.canParse(address) ? new URL(address).host : address;
}

/** Where time stamps are turned on: what it is for, what leaves, and to whom. */
export function StampingSettings() {
  const model = useModel();
  const { stamping: port, archive } = model.services;
  const { on, services } = model.settings.value.stamping;
  const [stamps, setStamps] = useState<readonly Stamp[]>([]);
  const [said, setSaid] = useState('');
  const [saidOfAdding, setSaidOfAdding] = useState('');
  const heading = useRef<HTMLHeadingElement>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);

  useEffect(() => {
    const read = async (): Promise<void> => {
      try {
        setStamps(await archive.listStamps());
      } catch (error) {
        setProblem(asProblem(error));
      }
    };
    void read();
    return archive.observe(() => void read());
  }, [archive]);

  const attempt = async (work: () => Promise<void>): Promise<void> => {
    setProblem(null);
    setSaid('');
    setSaidOfAdding('');
    try {
      await work();
    } catch (error) {
      setProblem(asProblem(error));
    }
  };
  const askNow = async (): Promise<void> => {
    setBusy(true);
    setSaid(t('stamping.asking'));
    await attempt(async () => {
      await port.stampNow();
      setSaid(t('stamping.asked'));
    });
    setBusy(false);
  };
  const parts: ServiceListParts = {
    read: () => model.settings.value.stamping,
    save: (stamping) => model.saveSettings({ stamping }),
    port,
  };
  // The browser asks the person only where the click leads straight to the question: nothing is awaited before.
  const add = async (service: StampService): Promise<boolean> => {
    const adding = addService(parts, service);
    let added = false;
    await attempt(async () => {
      const outcome = await adding;
      added = outcome === 'added';
      if (outcome === 'known') setSaidOfAdding(t('stamping.known'));
      if (outcome === 'denied') setSaidOfAdding(t('stamping.denied'));
    });
    return added;
  };
  // The button that was clicked is gone with its line: whoever uses keys goes on from the heading.
  const addSuggested = async (service: StampService): Promise<void> => {
    if (await add(service)) heading.current?.focus();
  };
  const remove = (service: StampService): Promise<void> =>
    attempt(async () => {
      await removeService(parts, service);
      heading.current?.focus();
    });
  const turn = (wanted: boolean): Promise<void> => {
    const turning = turnStamping(parts, wanted);
    return attempt(async () => {
      if ((await turning) === 'denied') setSaid(t('stamping.denied'));
      else if (wanted) await askNow();
    });
  };

  const offered = SUGGESTIONS.filter((one) => !services.some((service) => isSameService(service, one)));
  return (
    <section class="stamping">
      <h3 ref={heading} tabIndex={-1}>
        {t('stamping.title')}
      </h3>
      <p>{t('stamping.what')}</p>
      <p>{t('stamping.leaves')}</p>
      <label class="check">
        <input
          type="checkbox"
          checked={on}
          disabled={services.length === 0}
          onChange={(event) => void turn(event.currentTarget.checked)}
        />
        {t('stamping.on')}
      </label>
      {services.length === 0 && <p class="quiet">{t('stamping.none')}</p>}
      {services.length > 0 && (
        <ul class="stamp-services">
          {services.map((service) => (
            <ServiceLine
              key={`${service.kind} ${service.address}`}
              service={service}
              stamps={stamps}
              onRemove={() => void remove(service)}
            />
          ))}
        </ul>
      )}
      <div class="stamp-ask">
        {on && (
          <Button busy={busy} disabled={busy} onClick={() => void askNow()}>
            {t(busy ? 'stamping.asking' : 'stamping.askNow')}
          </Button>
        )}
        <Status class="quiet">{busy ? '' : said}</Status>
      </div>
      {problem !== null && <ProblemNotice problem={problem} />}
      <AddService said={saidOfAdding} onAdd={add} />
      {offered.length > 0 && (
        <>
          <p class="quiet">{t('stamping.suggestions')}</p>
          <ul class="stamp-suggestions">
            {offered.map((service) => (
              <li key={service.address}>
                <Button kind="quiet" icon="add" onClick={() => void addSuggested(service)}>
                  {t('stamping.use', { service: serviceName(service.address) })}
                </Button>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

interface ServiceLineProps {
  readonly service: StampService;
  readonly stamps: readonly Stamp[];
  readonly onRemove: () => void;
}

function ServiceLine({ service, stamps, onRemove }: ServiceLineProps) {
  const { timeZone } = useModel().services.machine;
  const name = serviceName(service.address);
  const own = stamps.filter((stamp) => stamp.kind === service.kind && stamp.service === service.address);
  const of = (state: Stamp['state']): readonly Stamp[] => own.filter((stamp) => stamp.state === state);
  const why = (list: readonly Stamp[]): string => list.at(-1)?.problem ?? t('stamping.noAnswer');
  const kept = of('kept');
  const last = kept.reduce<Stamp | null>(
    (late, stamp) => (late === null || stamp.size > late.size ? stamp : late),
    null,
  );
  const lines = [
    ...(last?.attestedAt === undefined || last.attestedAt === null
      ? []
      : [t('stamping.kept', { count: kept.length, when: formatShortMoment(last.attestedAt, timeZone) })]),
    ...counted(of('in-block'), (list) => t('stamping.inBlock', { count: list.length })),
    ...counted(of('pending'), (list) => t('stamping.pending', { count: list.length })),
    ...counted(of('waiting'), (list) => t('stamping.waiting', { count: list.length, why: why(list) })),
  ];
  const refused = of('refused');
  const ahead = last?.clockAheadSeconds ?? null;
  return (
    <li class="stamp-service">
      <p class="stamp-name">
        <strong>
          <bdi>{name}</bdi>
        </strong>
        <span class="quiet">
          {t(service.kind === 'rfc3161' ? 'stamping.authority' : 'stamping.calendar')}
        </span>
      </p>
      <IconButton icon="close" label={t('stamping.remove', { service: name })} onClick={onRemove} />
      <div class="stamp-states">
        {lines.length === 0 && refused.length === 0 && <p>{t('stamping.notYet')}</p>}
        {lines.map((line) => (
          <p key={line}>{line}</p>
        ))}
        {refused.length > 0 && (
          <p class="stamp-refused">
            <Icon name="attention" />
            <span>{t('stamping.refused', { count: refused.length, why: why(refused) })}</span>
          </p>
        )}
        {ahead !== null && (
          <p class="quiet">
            {t('stamping.clock', {
              seconds: `${ahead >= 0 ? '+' : '−'}${formatNumber(Math.round(Math.abs(ahead) * 10) / 10)}`,
            })}
          </p>
        )}
      </div>
    </li>
  );
}

function counted(list: readonly Stamp[], say: (list: readonly Stamp[]) => string): string[] {
  return list.length === 0 ? [] : [say(list)];
}

interface AddServiceProps {
  /** What became of the last attempt, where it did not succeed. */
  readonly said: string;
  /** Whether it is on the list now. */
  readonly onAdd: (service: StampService) => Promise<boolean>;
}

function AddService({ said, onAdd }: AddServiceProps) {
  const addressId = useId();
  const kindId = useId();
  const errorId = useId();
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const [kind, setKind] = useState<StampKind>('rfc3161');
  const [wrong, setWrong] = useState(false);
  const submit = (): void => {
    const address = readServiceAddress(typed);
    setWrong(address === null);
    if (address === null) {
      field.current?.focus();
      return;
    }
    void onAdd({ kind, address }).then((added) => {
      if (added) setTyped('');
    });
  };
  const error = wrong ? t('stamping.addressWrong') : said;
  return (
    <form
      class="stamp-add"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <div class="field">
        <label for={addressId}>{t('stamping.address')}</label>
        <input
          ref={field}
          id={addressId}
          type="text"
          inputMode="url"
          autocomplete="off"
          spellcheck={false}
          dir="ltr"
          value={typed}
          aria-invalid={wrong}
          aria-describedby={wrong ? errorId : undefined}
          onInput={(event) => {
            setTyped(event.currentTarget.value);
            setWrong(false);
          }}
        />
      </div>
      <div class="field">
        <label for={kindId}>{t('stamping.kind')}</label>
        <select
          id={kindId}
          value={kind}
          onChange={(event) =>
            setKind(event.currentTarget.value === 'rfc3161' ? 'rfc3161' : 'opentimestamps')
          }
        >
          <option value="rfc3161">{t('stamping.authority')}</option>
          <option value="opentimestamps">{t('stamping.calendar')}</option>
        </select>
      </div>
      <Status class="stamp-error">
        {error !== '' && (
          <p id={errorId}>
            <Icon name="attention" />
            <span>{error}</span>
          </p>
        )}
      </Status>
      <Button type="submit">{t('stamping.add')}</Button>
    </form>
  );
}
