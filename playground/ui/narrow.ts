/** Hides the items of a list that lack one of the words in `text`. Returns whether any is left. */
export function narrow(items: readonly HTMLElement[], text: string): boolean {
  const words = text.toLowerCase().split(/\s+/);
  for (const item of items) {
    const says = item.textContent.toLowerCase();
    item.hidden = !words.every((word) => says.includes(word));
  }
  return items.some(({ hidden }) => !hidden);
}
