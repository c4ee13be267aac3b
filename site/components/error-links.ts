/** Opens the explanation of an error code over the page when its link is clicked. */

document.addEventListener('click', async (event) => {
  const link = event.target instanceof Element && event.target.closest<HTMLElement>('a[data-code]');
  const { code, errors } = (link || undefined)?.dataset ?? {};
  if (!code || !errors || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const { openWhy } = await import('../../playground/editor/why.ts');
  openWhy(errors, code);
});
