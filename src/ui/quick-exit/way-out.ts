/**
 * What lies behind a modal dialog cannot be pressed, but the way out is in sight there: a press on its place is taken
 * for one on it. Gives whether it was.
 */
export function takeWayOut({ clientX, clientY }: Pick<PointerEvent, 'clientX' | 'clientY'>): boolean {
  const button = document.querySelector<HTMLButtonElement>('.exit button');
  const box = button?.getBoundingClientRect();
  const isOn =
    box !== undefined &&
    clientX >= box.left &&
    clientX <= box.right &&
    clientY >= box.top &&
    clientY <= box.bottom;
  if (isOn) button?.click();
  return isOn;
}
