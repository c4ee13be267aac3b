/** The runner of this page: a program's precompiled module where it has one, else its language's compiler. */
import { CompilerRunner } from './compiler-runner.ts';
import { PrecompiledRunner } from './precompiled-runner.ts';
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
      const { precompiled, language } = program;
      if (precompiled) return modules.run(precompiled, program, onEvent);
      return compilers[language].run(program, onEvent);
    },
    check: (program, onEvent) => compilers[program.language].check(program, onEvent),
  };
}
