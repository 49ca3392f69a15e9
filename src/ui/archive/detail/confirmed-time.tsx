import { useEffect, useState } from 'preact/hooks';
import type { Stamp } from '../../../domain/integrity';
import { isSealing, type JournalEntry } from '../../../domain/journal';
import { formatShortMoment } from '../../format';
import { t } from '../../words';
import { useModel } from '../model-context';
import { serviceName } from '../stamping-settings';

/** The first state of the journal after the capture that others confirmed; nothing where none did. */
export function ConfirmedTime({ journal }: { readonly journal: readonly JournalEntry[] }) {
  const { archive, machine } = useModel().services;
  const [found, setFound] = useState<{ readonly of: number; readonly stamps: readonly Stamp[] } | null>(null);
  const sealed = journal.find(({ act }) => isSealing(act))?.sequence;
  useEffect(() => {
    let shown = true;
    if (sealed === undefined) return undefined;
    // What cannot be read says nothing here; the settings say why.
    archive.findStamps(sealed).then(
      (stamps) => {
        if (shown) setFound({ of: sealed, stamps });
      },
      () => undefined,
    );
    return () => {
      shown = false;
    };
  }, [archive, journal, sealed]);
  // What was found for the capture that was shown before says nothing of this one.
  if (sealed === undefined || found?.of !== sealed) return null;
  const first = (state: Stamp['state']): Stamp | undefined =>
    found.stamps.find((stamp) => stamp.state === state);
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
