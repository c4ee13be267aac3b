/**
 * Adds styles that come with a script to the page, once that script is there.
 * A plain import of a sheet would not do: Astro links it from every page that may
 * load the script later.
 */
export function adoptStyles(css: string): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}
