/** Holds the engine and runs one program at a time. */
import { serveCompiler } from './compiler-worker.ts';
import { prepareEngine } from './engine.ts';
import { runProgram } from './engine-session.ts';

serveCompiler(prepareEngine, runProgram);
