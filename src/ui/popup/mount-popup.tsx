import { render } from 'preact';
import { createLeaving } from '../quick-exit/leaving';
import { createPopupModel, type PopupServices } from './popup-model';
import { PopupPage } from './popup-page';

/** Shows the popup in `root`. Resolves when it knows what it can do. */
export async function mountPopup(root: HTMLElement, services: PopupServices): Promise<void> {
  const model = createPopupModel(services);
  const leaving = createLeaving(services.tabs, async () => undefined);
  const started = model.start();
  render(<PopupPage model={model} leaving={leaving} />, root);
  await started;
}
