/** Every word about what was recorded of a program when the site was built, in one place for translation. */
import type { Ending, ExampleProgram } from '../../playground/prebuilt/program.ts';
import type { End } from '../../playground/runner/runner.ts';
import { runWords } from '../../playground/ui/run-words.ts';

export const recordedWords = {
  refused: 'does not compile',
  undefinedBehaviour: 'undefined behaviour',
  ownWords: (compiler: string) => `In the words of ${compiler}`,
  messageOf: (tool: string, file: string) => `What ${tool} says about ${file}`,
  beforeEdit: 'From before your edit:',
  recorded: (compiler: string) => `Recorded from a native run: ${compiler}`,
  recordedInEngine: (compiler: string) => `Recorded from a run in this page: ${compiler}`,
  /** What a build without checks made of undefined behaviour. */
  ordinary: (compiler: string) => `An ordinary build printed (${compiler}, 64-bit):`,
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
  endedInEngine: (end: End): string => runWords.end(end),
  undefinedRun: 'The behaviour is undefined, so another build may do something else.',
  sanitizer: {
    address: 'AddressSanitizer',
    undefined: 'UndefinedBehaviorSanitizer',
  } satisfies Record<NonNullable<ExampleProgram['sanitize']>, string>,
  sanitizerReport: (sanitizer: string) => `${sanitizer}’s report, shortened`,
};
