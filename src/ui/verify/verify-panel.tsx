import { useEffect, useId, useState } from 'preact/hooks';
import type { TargetedDragEvent } from 'preact';
import { Button } from '../components/button';
import { FileButton, filesOf } from '../components/file-button';
import { Fold } from '../components/fold';
import { Notice } from '../components/notice';
import { Progress } from '../components/progress';
import { formatBytes } from '../format';
import { t } from '../words';
import { VerifyResult } from './verify-result';
import type { VerifyModel } from './verify-model';

/** Fingerprint and certificates that the receiver has from elsewhere. */
function Against({ model }: { readonly model: VerifyModel }) {
  const field = useId();
  const hint = useId();
  const wrong = model.mistyped.value;
  const { certificates, notCertificates } = model;
  return (
    <Fold
      summary={t('verify.against')}
      open={wrong || notCertificates.value !== null || certificates.value.length > 0}
    >
      <div class="field verify-field">
        <label for={field}>{t('verify.fingerprintField')}</label>
        <input
          id={field}
          type="text"
          class="code"
          autocomplete="off"
          spellcheck={false}
          value={model.fingerprint.value}
          aria-invalid={wrong}
          aria-describedby={hint}
          onInput={(event) => (model.fingerprint.value = event.currentTarget.value)}
        />
        <output class="quiet" id={hint}>
          {wrong ? t('verify.fingerprintWrong') : ''}
        </output>
      </div>
      <div class="verify-choices">
        <FileButton
          label={t('verify.chooseCertificates')}
          accept=".pem,.crt,.cer"
          onFiles={(files) => void model.addCertificates(files)}
        />
        <output class="quiet">
          {notCertificates.value !== null
            ? t('verify.certificatesWrong', { name: notCertificates.value })
            : certificates.value.length > 0
              ? t('verify.certificatesChosen', { count: certificates.value.length })
              : ''}
        </output>
      </div>
    </Fold>
  );
}

/** Drop a bundle; one sentence of verdict; then what it rests on. */
export function VerifyPanel({ model }: { readonly model: VerifyModel }) {
  const [over, setOver] = useState(false);
  const state = model.state.value;
  useEffect(() => {
    // A file that misses the place must not replace the page.
    const keep = (event: DragEvent): void => event.preventDefault();
    addEventListener('dragover', keep);
    addEventListener('drop', keep);
    return () => {
      removeEventListener('dragover', keep);
      removeEventListener('drop', keep);
    };
  }, []);
  const drop = (event: TargetedDragEvent<HTMLDivElement>): void => {
    event.preventDefault();
    setOver(false);
    void model.take(filesOf(event.dataTransfer?.files));
  };

  return (
    <div
      class="verify"
      data-over={over ? '' : undefined}
      onDragEnter={() => setOver(true)}
      onDragOver={(event) => event.preventDefault()}
      onDragLeave={(event) => {
        if (event.target === event.currentTarget) setOver(false);
      }}
      onDrop={drop}
    >
      {state.is === 'idle' && (
        <>
          <div class="verify-drop">
            <p>{t('verify.dropHint')}</p>
            <div class="verify-choices">
              <FileButton
                primary
                label={t('verify.chooseFiles')}
                accept=".zip,.pem,.crt,.cer"
                onFiles={(files) => void model.take(files)}
              />
              <FileButton
                folder
                label={t('verify.chooseFolder')}
                onFiles={(files) => void model.takeFolder(files)}
              />
            </div>
            <p class="quiet">{t('verify.stays')}</p>
          </div>
          <Against model={model} />
        </>
      )}
      {state.is === 'running' && (
        <div class="verify-running">
          <Progress
            label={t('verify.checking', { name: state.progress?.name ?? '…' })}
            done={state.progress?.doneBytes ?? 0}
            total={state.progress === null ? null : state.progress.totalBytes}
            detail={
              state.progress === null
                ? ''
                : t('common.bytesOf', {
                    done: formatBytes(state.progress.doneBytes),
                    total: formatBytes(state.progress.totalBytes),
                  })
            }
          />
          <Button onClick={model.clear}>{t('common.cancel')}</Button>
        </div>
      )}
      {state.is === 'done' && <VerifyResult result={state.result} model={model} />}
      {state.is === 'failed' && (
        <Notice kind="attention" title={t('verify.failed')} spoken>
          <Fold summary={t('verify.details')}>
            <p class="code">{state.detail}</p>
          </Fold>
        </Notice>
      )}
      {(state.is === 'done' || state.is === 'failed') && (
        <p>
          <Button icon="restore" onClick={model.clear}>
            {t('verify.another')}
          </Button>
        </p>
      )}
    </div>
  );
}
