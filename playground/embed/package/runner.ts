/** The runner of the package: rustc and the interpreter, for a page that has its own way to show programs. */
import { CompilerRunner } from '../../runner/compiler-runner.ts';
import type { Runner } from '../../runner/runner.ts';

export type * from '../../runner/runner.ts';

/** Names of the engine's files, by which a browser keeps them; the build of the package knows them. */
declare const engineFile: string;
declare const libraryFile: string;

/** `home` is where the files of the package are served: without it, beside this script. */
export function createRunner(
  home: string | URL = new URL(/* @vite-ignore */ '.', import.meta.url),
): Runner {
  const at = (file: string) => new URL(file, new URL(home, document.baseURI)).href;
  return new CompilerRunner({ compiler: at(engineFile), library: at(libraryFile) });
}
