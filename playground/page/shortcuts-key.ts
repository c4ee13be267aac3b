/** Shows the keyboard shortcuts when the reader presses `?` outside a text field. */
export function listenForShortcutsKey(): void {
  addEventListener('keydown', async (event) => {
    if (event.key !== '?' || event.ctrlKey || event.metaKey || event.altKey) return;
    const isField = 'input, select, textarea, [contenteditable="true"]';
    if (event.target instanceof Element && event.target.closest(isField)) return;
    event.preventDefault();
    const { openShortcuts } = await import('./shortcuts.ts');
    openShortcuts();
  });
}
