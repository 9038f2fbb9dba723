import { formsSendThemselves } from './forms-send-themselves';

formsSendThemselves();

document.addEventListener('click', (event) => {
  if (!(event.target instanceof Element)) return;
  const opener = event.target.closest('[data-opens]');
  if (opener) dialogCalled(opener.getAttribute('data-opens'))?.showModal();
  if (event.target.closest('[data-closes]')) event.target.closest('dialog')?.close();
});

// A form that came back with a fault: open again, with what was written.
document.querySelector<HTMLDialogElement>('dialog[data-open-at-once="true"]')?.showModal();

function dialogCalled(id: string | null): HTMLDialogElement | null {
  const found = id && document.getElementById(id);
  return found instanceof HTMLDialogElement ? found : null;
}
