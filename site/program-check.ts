/**
 * Compiles and runs programs and compares them with what their headers state: how they
 * end, what they print, or the error that rustc refuses them with. Each finding has its
 * file and line.
 */
import { endingOf, normalise, streamText } from '../playground/prebuilt/answer.ts';
import { type ExampleProgram, lineInFile } from '../playground/prebuilt/program.ts';
import { errorCodes } from '../playground/runner/diagnostics.ts';
import type { Diagnostic, End } from '../playground/runner/runner.ts';
import type { Finding } from './content-check.ts';
import { type EngineRun, runOf } from './record.ts';
import type { Reporter } from './yaml.ts';

/** How many schedules a program with threads runs under: enough to find most orders that matter. */
const schedules = 20;

export async function checkPrograms(programs: ExampleProgram[]): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const program of programs) {
    const here = `${program.folder}/${program.file}`;
    const report: Reporter = (line, message) => findings.push(`${here}:${line}: ${message}`);
    const run = await runOf(program);
    if (!run) continue;
    if ('engine' in run) {
      if (program.refusal) checkRefusal(program, run.engine, report);
      else if (run.engine.end.kind === 'refused') reportDiagnostics(program, run.engine, report);
      else {
        reportDiagnostics(program, run.engine, report);
        checkEnd(program, run.engine, report);
        const told = checkPrints(program, streamText(run.engine.output, 'out'), report);
        if (!told && program.needs.includes('threads')) await checkSchedules(program, report);
      }
    } else if ('failed' in run.native) {
      const place = new RegExp(`${program.name}:(\\d+):\\d+: error: (.*)`).exec(run.native.failed);
      report(
        place ? lineInFile(program, Number(place[1])) : 1,
        `does not compile: ${place?.[2] ?? run.native.failed}`,
      );
    } else {
      const { output, ends } = run.native.outcome;
      if (ends !== program.ends)
        report(
          lineOf(program, 'ends'),
          `states that it ends with '${program.ends}', and it ends with '${ends}'`,
        );
      // The output of undefined behaviour may vary.
      if (!program.sanitize) checkPrints(program, streamText(output, 'out'), report);
    }
  }
  return findings;
}

/** Number of the header line that states it, or 1. */
function lineOf({ text }: ExampleProgram, directive: 'ends' | 'error' | 'engine'): number {
  return text.split('\n').findIndex((line) => line.startsWith(`//@ ${directive}:`)) + 1 || 1;
}

/** A diagnostic as `E0382: borrow of moved value`, and its line. */
function told(program: ExampleProgram, { message, code, spans }: Diagnostic) {
  const span = spans.find(({ primary }) => primary);
  const before = span && program.source.slice(0, span.from);
  const line = before === undefined ? 0 : lineInFile(program, before.split('\n').length);
  return { line, words: code?.startsWith('E') ? `${code}: ${message}` : message };
}

/** Reports errors, and warnings too, because the reader would see them above the output. */
function reportDiagnostics(program: ExampleProgram, run: EngineRun, report: Reporter): void {
  for (const diagnostic of run.diagnostics) {
    if (diagnostic.level === 'note') continue;
    const { line, words } = told(program, diagnostic);
    // A diagnostic without a line only counts the others.
    if (line)
      report(
        line,
        `${diagnostic.level === 'error' ? 'does not compile' : 'rustc warns'}: ${words}`,
      );
    else if (diagnostic.level === 'error') report(1, `does not compile: ${words}`);
  }
}

function checkRefusal(program: ExampleProgram, run: EngineRun, report: Reporter): void {
  const refusal = program.refusal ?? { codes: [] };
  const stated = 'codes' in refusal ? refusal.codes.join(', ') : refusal.firstLine;
  const line = lineOf(program, 'error');
  if (run.end.kind !== 'refused') {
    report(line, `states the error '${stated}', and it compiles`);
    return;
  }
  const errors = run.diagnostics.filter(({ level }) => level === 'error');
  const codes = errorCodes(run.diagnostics);
  const holds =
    'codes' in refusal
      ? [...refusal.codes].sort().join() === codes.join()
      : codes.length === 0 && errors.length === 1 && errors[0]?.message.includes(refusal.firstLine);
  if (holds) return;
  const answer = errors.map((error) => {
    const { line: at, words } = told(program, error);
    return at ? `${words} (line ${at})` : words;
  });
  report(line, `states the error '${stated}', and rustc's is ${answer.join('; ')}`);
}

function checkEnd(program: ExampleProgram, { end, output }: EngineRun, report: Reporter): void {
  if (program.engine === 'undefined-behaviour') {
    if (end.kind !== 'undefined-behaviour')
      report(lineOf(program, 'engine'), 'states undefined behaviour, and there is none');
    return;
  }
  const stderr = streamText(output, 'err');
  const ends = endingOf(end, stderr);
  if (ends === program.ends) return;
  const [line, words] = explained(program, end);
  report(line, `states that it ends with '${program.ends}', and ${words}`);
}

/** The line and the words for a program that ended in another way than it states. */
function explained(program: ExampleProgram, end: End): [line: number, words: string] {
  const lineIn = (place: string) => {
    const found = new RegExp(`${program.name}:(\\d+)`).exec(place);
    return found ? lineInFile(program, Number(found[1])) : 1;
  };
  switch (end.kind) {
    case 'exit':
      return [
        lineOf(program, 'ends'),
        end.code === 0 ? 'it ends well' : `its exit code is ${end.code}`,
      ];
    case 'panic':
      return [lineIn(end.place), `it panics: ${end.message}`];
    case 'undefined-behaviour':
      return [lineIn(end.place), `its behaviour is undefined: ${end.message}`];
    case 'deadlock':
      return [lineIn(end.waiting[0]?.place ?? ''), 'every thread waits: a deadlock'];
    case 'unsupported':
      return [lineIn(end.place), `it asks for what is not in the page: ${end.message}`];
    case 'limit':
      return [1, `it does not end within the limit of ${end.limit}`];
    case 'abort':
      return [lineOf(program, 'ends'), 'it aborts'];
    default:
      return [1, end.kind === 'failed' ? (end.detail ?? end.failure) : end.kind];
  }
}

/** Reports the first line of output that differs from what is stated; true if there is one. */
function checkPrints(program: ExampleProgram, stdout: string, report: Reporter): boolean {
  const { prints, text } = program;
  if (!prints) return false;
  const lines = (output: string) =>
    normalise(output)
      .split('\n')
      .map((line) => line.trimEnd());
  const printed = lines(stdout.replace(/\n$/, ''));
  const stated = lines(prints.join('\n'));
  const at = text
    .split('\n')
    .flatMap((line, index) => (line.startsWith('//@ prints:') ? [index + 1] : []));
  const first = stated.findIndex((line, index) => line !== printed[index]);
  if (first === -1 && stated.length === printed.length) return false;
  if (first === -1) {
    report(
      at.at(-1) ?? 1,
      `states ${stated.length} lines of output, and the next one is '${printed[stated.length]}'`,
    );
  } else {
    const printedLine = printed[first];
    report(
      at[first] ?? 1,
      `states that it prints '${stated[first]}', and it prints ${printedLine === undefined ? 'nothing more' : `'${printedLine}'`}`,
    );
  }
  return true;
}

/** Reports a stated output that another order of threads changes. */
async function checkSchedules(program: ExampleProgram, report: Reporter): Promise<void> {
  if (!program.prints) return;
  for (let seed = 1; seed <= schedules; seed++) {
    const run = await runOf(program, seed);
    if (!run || !('engine' in run)) return;
    const under: Reporter = (line, message) =>
      report(line, `${message}, when its threads run in another order`);
    if (checkPrints(program, streamText(run.engine.output, 'out'), under)) return;
  }
}
