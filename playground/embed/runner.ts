/** The runner of the npm package: the compilers, for pages that show programs in their own way. */
import { runnerHere } from '../runner/here.ts';
import type { PageFiles, Runner } from '../runner/runner.ts';

export type * from '../runner/runner.ts';

/** Names of the compilers' files in the package; its build fills them in. */
declare const compilerFiles: PageFiles;

/** `home` is where the package's files are served; beside this script by default. */
export function createRunner(
  home: string | URL = new URL(/* @vite-ignore */ '.', import.meta.url),
): Runner {
  const below = (file: string) => new URL(file, new URL(home, document.baseURI)).href;
  const { rust, cpp } = compilerFiles;
  return runnerHere({
    rust: { engine: below(rust.engine), library: below(rust.library) },
    cpp: { engine: below(cpp.engine), library: below(cpp.library) },
  });
}
