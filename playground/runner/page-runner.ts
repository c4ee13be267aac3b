/**
 * The runner of this page: a program's precompiled module where it has one, or what was
 * recorded of its watched run, else its language's compiler.
 */
import { CompilerRunner } from './compiler-runner.ts';
import { PrecompiledRunner } from './precompiled-runner.ts';
import { replay } from './recorded-run.ts';
import type { Checker, PageFiles, Runner } from './runner.ts';

export function pageRunner(files: PageFiles): Runner & Checker {
  const modules = new PrecompiledRunner();
  const compilers = {
    rust: new CompilerRunner(files.rust),
    cpp: new CompilerRunner(files.cpp, 'cpp'),
  };
  return {
    refuses: () => undefined,
    prepare(program, when) {
      const { precompiled, language } = program;
      if (precompiled) modules.prepare(precompiled);
      else compilers[language].prepare(program, when);
    },
    run(program, onEvent) {
      const { precompiled, recorded, watch, language } = program;
      if (precompiled) return modules.run(precompiled, program, onEvent);
      const run = () => compilers[language].run(program, onEvent);
      return watch && recorded ? replay(recorded, onEvent, run) : run();
    },
    check: (program, onEvent) => compilers[program.language].check(program, onEvent),
  };
}
