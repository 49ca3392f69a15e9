import { VerifyPanel } from '../verify/verify-panel';
import { t } from '../words';
import { useModel } from './model-context';
import { PageFrame } from './page-frame';

/** Checks a bundle that somebody sent, or one of one's own. */
export function VerifyPage() {
  const { verifying } = useModel();
  return (
    <PageFrame title={t('verify.title')}>
      <VerifyPanel model={verifying} />
    </PageFrame>
  );
}
