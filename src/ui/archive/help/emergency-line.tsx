import { urgentNumbers } from '../../../help/resources';
import { Icon } from '../../components/icon';
import { t } from '../../words';
import { nameCountry, useCountry } from './use-country';

/** Whom to call in danger, in one quiet line: where somebody begins, and at the head of the help. */
export function EmergencyLine() {
  const country = useCountry();
  const numbers = urgentNumbers(country)
    .map(({ number }) => number)
    .join(` ${t('help.or')} `);
  return (
    <p class="emergency-line">
      <Icon name="phone" />
      <span>
        <strong>{t('help.dangerTitle')}</strong>{' '}
        {t('help.dangerLine', { country: nameCountry(country), numbers })}.{' '}
        <a href="#/help">{t('help.dangerMore')}</a>
      </span>
    </p>
  );
}
