/** A change inside a form marked `data-sends-itself` submits it. */
export function formsSendThemselves() {
  document.addEventListener('change', (event) => {
    if (!(event.target instanceof Element)) return;
    event.target.closest<HTMLFormElement>('form[data-sends-itself]')?.requestSubmit();
  });
}
