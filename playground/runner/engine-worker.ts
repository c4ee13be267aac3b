/** Holds the engine and runs one program at a time. */
import { runProgram } from './engine-session.ts';
import { serve } from './serve.ts';
import { prepare } from './wasi.ts';

serve(prepare, runProgram);
