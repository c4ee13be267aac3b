/** The runner of this page: a precompiled module where there is one, else the engine. */
import { EngineRunner } from './engine.ts';
import { precompiled } from './precompiled.ts';
import type { Checker, EngineFiles, Runner } from './runner.ts';

export function runnerHere(files: EngineFiles): Runner & Checker {
  const engine = new EngineRunner(files);
  const pick = (program: Parameters<Runner['run']>[0]) =>
    program.precompiled ? precompiled : engine;
  return {
    refuses: (program) => pick(program).refuses(program),
    prepare: (program, when) => pick(program).prepare(program, when),
    run: (program, onEvent) => pick(program).run(program, onEvent),
    check: (program, onEvent) => engine.check(program, onEvent),
  };
}
