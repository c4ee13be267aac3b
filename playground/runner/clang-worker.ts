/** Holds clang and runs one program at a time. */
import { prepareClang } from './clang.ts';
import { serveCompiler } from './compiler-worker.ts';
import { runCppProgram } from './cpp-session.ts';

serveCompiler(prepareClang, runCppProgram);
