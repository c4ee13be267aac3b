/** Files of the built site, whose names have a hash. */
import { readdirSync } from 'node:fs';

/** The address of the file in `dist/` whose name begins so. */
export function builtFile(folder: string, start: string): string {
  const name = readdirSync(`dist/${folder}`).find((name) => name.startsWith(start));
  if (!name) throw new Error(`dist/${folder} has no ${start}`);
  return `/${folder}/${name}`;
}
