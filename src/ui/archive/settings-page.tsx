import { useId } from 'preact/hooks';
import { LanguageSelect } from '../components/language-select';
import { formatBytes } from '../format';
import { t } from '../words';
import { ArchiveKey } from './archive-key';
import { useModel } from './model-context';
import { PageFrame } from './page-frame';
import { StampingSettings } from './stamping-settings';
import { StorageMeter } from './storage-meter';

/** What people need: an attachment, a court's portal, a CD, a stick; JSZip ends below 4 GiB. */
export const VOLUME_BYTES = [
  20_000_000, 100_000_000, 650_000_000, 1_000_000_000, 2_000_000_000, 4_000_000_000,
] as const;

interface VolumeSelectProps {
  readonly value: number;
  readonly onChange: (bytes: number) => void;
}

export function VolumeSelect({ value, onChange }: VolumeSelectProps) {
  const id = useId();
  const sizes = [...new Set([...VOLUME_BYTES, value])].sort((a, b) => a - b);
  return (
    <div class="field">
      <label for={id}>{t('archive.volumeSize')}</label>
      <select id={id} value={value} onChange={(event) => onChange(Number(event.currentTarget.value))}>
        {sizes.map((bytes) => (
          <option value={bytes} key={bytes}>
            {formatBytes(bytes)}
          </option>
        ))}
      </select>
    </div>
  );
}

export function SettingsPage() {
  const model = useModel();
  const { language, volumeBytes, singleKeys, withoutPictures, fullSizeMedia } = model.settings.value;
  return (
    <PageFrame title={t('archive.settings')}>
      <section>
        <LanguageSelect
          value={language}
          onChange={(chosen) => void model.saveSettings({ language: chosen })}
        />
        <p class="quiet">{t('archive.languageHint')}</p>
      </section>
      <section>
        <VolumeSelect
          value={volumeBytes}
          onChange={(bytes) => void model.saveSettings({ volumeBytes: bytes })}
        />
        <p class="quiet">{t('archive.volumeHint')}</p>
      </section>
      <section>
        <label class="check">
          <input
            type="checkbox"
            checked={singleKeys}
            onChange={(event) => void model.saveSettings({ singleKeys: event.currentTarget.checked })}
          />
          {t('archive.singleKeys')}
        </label>
        <p class="quiet">{t('archive.singleKeysHint')}</p>
      </section>
      <section>
        <label class="check">
          <input
            type="checkbox"
            checked={withoutPictures}
            onChange={(event) => void model.saveSettings({ withoutPictures: event.currentTarget.checked })}
          />
          {t('summary.withoutPictures')}
        </label>
        <p class="quiet">{t('summary.withoutPicturesHint')}</p>
      </section>
      <section>
        <label class="check">
          <input
            type="checkbox"
            checked={fullSizeMedia}
            onChange={(event) => void model.saveSettings({ fullSizeMedia: event.currentTarget.checked })}
          />
          {t('media.setting')}
        </label>
        <p class="quiet">{t('media.settingHint')}</p>
      </section>
      <section>
        <h3>{t('archive.storage')}</h3>
        <StorageMeter />
        <p class="quiet">{t('archive.storageHint')}</p>
      </section>
      <StampingSettings />
      <ArchiveKey />
    </PageFrame>
  );
}
