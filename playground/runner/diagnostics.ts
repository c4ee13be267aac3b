/** What the page shows of rustc's diagnostics, recorded or live. */

/** True for the last ones, which count the others and name a command: a reader has no terminal here. */
export function isSummary(message: string): boolean {
  return /^aborting due to|^For more information|^Some errors have/.test(message);
}
