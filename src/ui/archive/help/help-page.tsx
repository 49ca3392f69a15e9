import { useId } from 'preact/hooks';
import { COUNTRIES, type Country } from '../../../help/resources';
import { Button } from '../../components/button';
import { Icon } from '../../components/icon';
import { formatTag, t } from '../../words';
import { useModel } from '../model-context';
import { PageFrame } from '../page-frame';
import { EmergencyNumbers, HelpServices } from './help-services';
import { nameCountry, useCountry } from './use-country';

function CountrySelect({ country }: { readonly country: Country }) {
  const model = useModel();
  const id = useId();
  const named = COUNTRIES.map((code) => ({ code, name: nameCountry(code) })).sort((a, b) =>
    a.name.localeCompare(b.name, formatTag.value),
  );
  return (
    <div class="field help-country">
      <label for={id}>{t('help.country')}</label>
      <select
        id={id}
        value={country}
        onChange={(event) => void model.saveSettings({ country: event.currentTarget.value })}
      >
        {named.map(({ code, name }) => (
          <option value={code} key={code}>
            {name}
          </option>
        ))}
      </select>
      {model.settings.value.country === null && <p class="quiet">{t('help.countryHint')}</p>}
    </div>
  );
}

const LAW = { DE: 'help.lawGermany', FR: 'help.lawFrance', NL: 'help.lawNetherlands' } as const;

function Law({ country }: { readonly country: Country }) {
  if (country !== 'DE' && country !== 'FR' && country !== 'NL') return null;
  return (
    <section>
      <h3>{t('help.lawTitle', { country: nameCountry(country) })}</h3>
      <p>{t(LAW[country])}</p>
      <p class="help-unverified">
        <Icon name="attention" />
        <span>{t('help.lawCheck')}</span>
      </p>
    </section>
  );
}

function Advice({ title, lines }: { readonly title: string; readonly lines: readonly string[] }) {
  return (
    <section>
      <h3>{title}</h3>
      <ul class="dot-list">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  );
}

/** Who can help, by country, and how to keep a record; all of it from the device itself. */
export function HelpPage() {
  const model = useModel();
  const country = useCountry();
  const heading = useId();
  return (
    <PageFrame title={t('help.title')}>
      <section>
        <p>{t('help.lead')}</p>
        <p class="quiet">{t('help.offline')}</p>
      </section>
      <section class="help-danger" aria-labelledby={heading}>
        <div class="help-danger-words">
          <h3 id={heading}>{t('help.dangerTitle')}</h3>
          <p>{t('help.dangerFirst')}</p>
          <EmergencyNumbers country={country} />
        </div>
        <CountrySelect country={country} />
      </section>
      <section>
        <h3>{t('help.servicesTitle')}</h3>
        <HelpServices country={country} />
        <p class="quiet">{t('help.noneCalled')}</p>
        <p class="quiet">{t('help.traces')}</p>
      </section>
      <div class="help-advice">
        <Advice
          title={t('help.keepTitle')}
          lines={[
            t('help.keepSoon'),
            t('help.keepFacts'),
            t('help.keepWitnesses'),
            t('help.keepSmall'),
            t('help.keepPace'),
          ]}
        />
        <Advice
          title={t('help.saveTitle')}
          lines={[
            t('help.saveOriginals'),
            t('help.saveAround'),
            t('help.saveHarm'),
            t('help.saveContacts'),
            t('help.saveCopy'),
          ]}
        />
        <Advice
          title={t('help.tellTitle')}
          lines={[
            t('help.tellTrusted'),
            t('help.tellSupport'),
            t('help.tellPolice'),
            t('help.tellDoctor'),
            t('help.tellAround'),
            t('help.tellLawyer'),
          ]}
        />
        <Advice
          title={t('help.aloneTitle')}
          lines={[
            t('help.aloneMeet'),
            t('help.aloneAnswer'),
            t('help.aloneLeave'),
            t('help.aloneDevice'),
            t('help.aloneBlock'),
          ]}
        />
      </div>
      <Law country={country} />
      <section>
        <h3>{t('help.formTitle')}</h3>
        <p>{t('help.formHint')}</p>
        <div>
          <Button icon="print" onClick={() => model.go({ page: 'form', filled: false, caseId: null })}>
            {t('help.formOpen')}
          </Button>
        </div>
      </section>
    </PageFrame>
  );
}
