/** The runner of this page: a precompiled module where there is one, else the language's compiler. */
import { CompilerRunner } from './compiler-runner.ts';
import { precompiled } from './precompiled-runner.ts';
import type { Checker, PageFiles, Program, Runner } from './runner.ts';

export function pageRunner(files: PageFiles): Runner & Checker {
  const engines = {
    rust: new CompilerRunner(files.rust),
    cpp: new CompilerRunner(files.cpp, 'cpp'),
  };
  const pick = ({ precompiled: module, language }: Program) =>
    module ? precompiled : engines[language];
  return {
    refuses: (program) => pick(program).refuses(program),
    prepare: (program, when) => pick(program).prepare(program, when),
    run: (program, onEvent) => pick(program).run(program, onEvent),
    check: (program, onEvent) => engines[program.language].check(program, onEvent),
  };
}
