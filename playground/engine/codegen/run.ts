/**
 * Runs a compiled program under Node, with the engine's options: `node
 * --experimental-wasm-jspi run.ts PROGRAM.wasm [--base BASE.wasm] [OPTION…] [-- ARGUMENT…]`.
 * It is the page's worker in small, until the engine itself compiles what it runs.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { File, OpenFile, WASI, WASIProcExit } from '@bjorn3/browser_wasi_shim';
import { OutputStream, wasiImports } from '../../runner/wasi.ts';
import { engineTarget, workspace } from '../workspace.ts';
import { CompiledProgram, type HostExports, startHost } from './host.ts';

const hostFile = path.join(workspace, `compiler/target/${engineTarget}/release/host.wasm`);
/** The memory that host.wasm is linked for, in pages: see ../cargo-config.toml. */
const hostPages = { initial: 0x6100, maximum: 0x8000 };
/** Bytes of memory that a program may have. */
const most = 1 << 30;

const [programFile = '', ...words] = process.argv.slice(2);
const baseFile = words[0] === '--base' ? words.splice(0, 2)[1] : undefined;

const begun = performance.now();
const program = new WebAssembly.Module(readFileSync(programFile));
// A program that defines what a base links with is compiled without it.
const isOnBase = WebAssembly.Module.imports(program).some(({ module }) => module === 'base');
const base = isOnBase ? [new WebAssembly.Module(readFileSync(baseFile ?? ''))] : [];
const compiled = new CompiledProgram([...base, program], most);
const stdin = process.stdin.isTTY ? new Uint8Array() : readFileSync(0);
const memory = new WebAssembly.Memory(hostPages);
const wasi = new WASI(
  ['host', 'run', 'main.rs', ...words],
  [],
  [
    new OpenFile(new File(stdin)),
    new OutputStream((bytes) => process.stdout.write(bytes)),
    new OutputStream((bytes) => process.stderr.write(bytes)),
  ],
  { debug: false },
);
const instance = new WebAssembly.Instance(new WebAssembly.Module(readFileSync(hostFile)), {
  env: { memory },
  wasi_snapshot_preview1: wasiImports(wasi, memory),
  program: compiled.imports,
});
compiled.connect(instance.exports as unknown as HostExports, memory);
const loaded = performance.now();
wasi.initialize({ exports: { memory } });
try {
  await startHost(instance.exports._start as () => void);
} catch (error) {
  if (!(error instanceof WASIProcExit)) throw error;
  process.exitCode = error.code;
}
if (compiled.failure) console.error(compiled.failure);
if (process.env.TIME)
  console.error(
    `loaded ${(loaded - begun).toFixed(1)} ms, ran ${(performance.now() - loaded).toFixed(1)} ms`,
  );
