/** The runner of the npm package: the compilers, for pages that show programs in their own way. */
import { pageRunner } from '../runner/page-runner.ts';
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
  return pageRunner({
    rust: { compiler: below(rust.compiler), library: below(rust.library) },
    cpp: { compiler: below(cpp.compiler), library: below(cpp.library) },
  });
}
