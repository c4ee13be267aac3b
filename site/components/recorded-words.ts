/** Every word about what was recorded of a program when the site was built, in one place for translation. */
import type { Ending, ExampleProgram, Need } from '../../playground/prebuilt/program.ts';
import type { End } from '../../playground/runner/runner.ts';
import { runWords } from '../../playground/ui/run-words.ts';

export const recordedWords = {
  refused: 'does not compile',
  undefinedBehaviour: 'undefined behaviour',
  refuses: (compiler: string) => `${compiler} refuses this`,
  meaning: (code: string) => `what ${code} means`,
  messageOf: (tool: string, file: string) => `What ${tool} says about ${file}`,
  beforeEdit: 'From before your edit:',
  recorded: (compiler: string) => `Recorded: ${compiler}`,
  /** Why a recorded run is all there is. */
  recordedNatively: (compiler: string, why?: string) =>
    `Recorded from a native run, ${compiler}${why ? `: ${why}` : ''}`,
  recordedInEngine: (compiler: string) =>
    `Recorded from a run in the engine of this page, ${compiler}`,
  need: {
    threads: 'it needs threads',
    unwinding: 'it goes on after a panic',
    clock: 'it needs a clock',
  } satisfies Record<Need, string>,
  ended: (ends: Ending) => {
    switch (ends) {
      case 'ok':
        return '';
      case 'panic':
        return 'It panicked: exit code 101.';
      case 'abort':
        return 'It aborted.';
      case 'segv':
        return 'It crashed: segmentation fault.';
      case 'hang':
        return 'It never ended: stopped after 2 s.';
      default:
        return `It ended with exit code ${ends.replace('exit ', '')}.`;
    }
  },
  /** The same, for a run in the engine. */
  endedInEngine: (end: End): string =>
    end.kind === 'exit' && end.code === 0 ? '' : runWords.end(end, 0),
  undefinedRun: 'Undefined: this is one of the things that may happen.',
  sanitizer: {
    address: 'AddressSanitizer',
    undefined: 'UndefinedBehaviorSanitizer',
  } satisfies Record<NonNullable<ExampleProgram['sanitize']>, string>,
  sanitizerShortened: (sanitizer: string) => `${sanitizer} on the same program, shortened:`,
};
