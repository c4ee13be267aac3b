/** Holds clang and runs one program at a time. */
import { type Clang, prepareClang } from './clang.ts';
import { runCppProgram } from './cpp-session.ts';
import { serve } from './serve.ts';

serve<Clang>(prepareClang, runCppProgram);
