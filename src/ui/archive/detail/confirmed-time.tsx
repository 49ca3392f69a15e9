import { useEffect, useState } from 'preact/hooks';
import type { Stamp } from '../../../domain/integrity';
import type { JournalEntry } from '../../../domain/journal';
import { formatShortMoment } from '../../format';
import { t } from '../../words';
import { useModel } from '../model-context';
import { serviceName } from '../stamping-settings';

/** The first state of the journal after the capture that others confirmed; nothing where none did. */
export function ConfirmedTime({ journal }: { readonly journal: readonly JournalEntry[] }) {
  const { archive, machine } = useModel().services;
  const [stamps, setStamps] = useState<readonly Stamp[]>([]);
  const sealed = journal.find(({ act }) => act === 'captured' || act === 'finished late')?.sequence;
  useEffect(() => {
    let shown = true;
    // What cannot be read says nothing here; the settings say why.
    archive.listStamps().then(
      (all) => {
        if (shown) setStamps(all);
      },
      () => undefined,
    );
    return () => {
      shown = false;
    };
  }, [archive, journal]);
  if (sealed === undefined) return null;
  const covering = stamps
    .filter(({ size }) => size >= sealed)
    .toSorted((one, other) => one.size - other.size);
  const first = (state: Stamp['state']): Stamp | undefined => covering.find((stamp) => stamp.state === state);
  const [kept, inBlock, pending] = [first('kept'), first('in-block'), first('pending')];
  const sentence =
    kept !== undefined && kept.attestedAt !== null
      ? t('stamping.existedBy', {
          when: formatShortMoment(kept.attestedAt, machine.timeZone),
          service: serviceName(kept.service),
        })
      : inBlock !== undefined
        ? t('stamping.inBlockDetail', { service: serviceName(inBlock.service) })
        : pending !== undefined
          ? t('stamping.promised', { service: serviceName(pending.service) })
          : null;
  return sentence === null ? null : <p>{sentence}</p>;
}
