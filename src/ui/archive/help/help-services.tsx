import {
  RESOURCES,
  standingOf,
  type Country,
  type EmergencyNumber,
  type HelpService,
  type Provenance,
} from '../../../help/resources';
import { Button } from '../../components/button';
import { Icon } from '../../components/icon';
import { formatDate, formatMonth } from '../../format';
import { t } from '../../words';
import { useModel } from '../model-context';

const REACH = {
  all: 'help.reachAll',
  police: 'help.reachPolice',
  medical: 'help.reachMedical',
  'police-not-urgent': 'help.reachNotUrgent',
} as const;

const SERVES = {
  women: 'help.servesWomen',
  men: 'help.servesMen',
  victims: 'help.servesVictims',
  stalking: 'help.servesStalking',
  'stalking-app': 'help.servesStalkingApp',
  domestic: 'help.servesDomestic',
  online: 'help.servesOnline',
} as const;

const AREAS = { canton: 'help.areaCanton', quebec: 'help.areaQuebec', wales: 'help.areaWales' } as const;

/** Where an entry was read, and when; what nobody verified says so. */
function Standing({ entry }: { readonly entry: Provenance }) {
  const { services } = useModel();
  const standing = standingOf(entry, services.machine.now());
  if (standing === 'verified')
    return (
      <p class="quiet">{t('help.verified', { date: formatDate(entry.lastVerified ?? entry.seenOn) })}</p>
    );
  const words =
    standing === 'stale'
      ? t('help.stale', { date: formatDate(entry.lastVerified ?? entry.seenOn) })
      : t(standing === 'elsewhere' ? 'help.elsewhere' : 'help.unconfirmed', {
          date: formatDate(entry.seenOn),
        });
  return (
    <p class="help-unverified">
      <Icon name="attention" />
      <span>{words}</span>
    </p>
  );
}

function Emergency({ entry }: { readonly entry: EmergencyNumber }) {
  const words = t(REACH[entry.reaches]);
  return (
    <li class="help-number">
      <b class="help-digits">{entry.number}</b>
      <div>
        <p>{entry.by === 'text' ? `${words}, ${t('help.byText')}` : words}</p>
        <Standing entry={entry} />
      </div>
    </li>
  );
}

/** Emergency numbers of the country, large enough to be read from afar. */
export function EmergencyNumbers({ country }: { readonly country: Country }) {
  const { emergency, localNumbers } = RESOURCES[country];
  return (
    <>
      <ul class="help-numbers">
        {emergency.map((entry) => (
          <Emergency entry={entry} key={`${entry.number} ${entry.by}`} />
        ))}
      </ul>
      {localNumbers === true && <p>{t('help.localNumbers')}</p>}
    </>
  );
}

function Service({ entry }: { readonly entry: HelpService }) {
  const { dialog } = useModel();
  const { name, lang, serves, telephone, text, site, allDay, area, plannedFor } = entry;
  const about = [t(SERVES[serves]), allDay ? t('help.allDay') : null, area === null ? null : t(AREAS[area])];
  return (
    <li class="help-service">
      <h4 lang={lang} class={telephone === name ? 'help-digits' : undefined}>
        {name}
      </h4>
      {telephone !== null && telephone !== name && <b class="help-digits">{telephone}</b>}
      <div class="help-about">
        <p>{about.filter((words) => words !== null).join(' · ')}</p>
        {text !== null && <p>{t('help.textTo', { number: text })}</p>}
        {plannedFor !== null && <p>{t('help.planned', { month: formatMonth(plannedFor) })}</p>}
        <Standing entry={entry} />
        {site !== null && (
          <Button kind="quiet" icon="outside" onClick={() => (dialog.value = { is: 'outside', site, name })}>
            {t('help.website', { site })}
          </Button>
        )}
      </div>
    </li>
  );
}

/** Who listens and helps in the country. */
export function HelpServices({ country }: { readonly country: Country }) {
  return (
    <ul class="help-services">
      {RESOURCES[country].services.map((entry) => (
        <Service entry={entry} key={entry.name} />
      ))}
    </ul>
  );
}
