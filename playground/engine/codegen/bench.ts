/**
 * Times compiled programs beside native ones with debug assertions, each whole run for itself and
 * both in turn: `node bench.ts [--base BASE] [NAME…]`. Loading the modules is timed apart, as a
 * page does that while a reader types.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { compile, readArguments } from './command.ts';

const rounds = 5;

const median = (numbers: number[]) => numbers.sort((a, b) => a - b)[rounds >> 1] ?? Number.NaN;
const milliseconds = (number: number) => number.toFixed(1).padStart(9);

const { positionals, base } = readArguments();
const folder = path.join(import.meta.dirname, 'bench');
const temporary = mkdtempSync(path.join(tmpdir(), 'bench-'));
const [module, native] = ['wasm', 'native'].map((name) => path.join(temporary, name));
if (!module || !native) throw new Error();
console.log('program       native     here  ratio   loaded   (milliseconds, medians of five runs)');
for (const name of readdirSync(folder).sort()) {
  if (positionals.length > 0 && !positionals.some((part) => name.includes(part))) continue;
  const file = path.join(folder, name);
  execFileSync('rustc', ['--edition', '2024', '-o', native, file]);
  const compiled = await compile(file, module, {}, base ? ['--base', base.index] : []);
  if (compiled.kind === 'refused') throw new Error(compiled.why);
  const times = { native: [] as number[], ran: [] as number[], loaded: [] as number[] };
  for (let round = 0; round < rounds; round++) {
    const begun = performance.now();
    execFileSync(native);
    times.native.push(performance.now() - begun);
    const words = [
      '--experimental-wasm-jspi',
      '--no-warnings',
      path.join(import.meta.dirname, 'run.ts'),
    ];
    const onBase = base ? ['--base', base.module] : [];
    const { stderr } = spawnSync(process.execPath, [...words, module, ...onBase], {
      env: { ...process.env, TIME: '1' },
    });
    const [, loaded, ran] = /loaded ([\d.]+) ms, ran ([\d.]+) ms/.exec(stderr.toString()) ?? [];
    times.loaded.push(Number(loaded));
    times.ran.push(Number(ran));
  }
  const [there, here, loaded] = [times.native, times.ran, times.loaded].map(median);
  const ratio = ((here ?? 0) / (there ?? 1)).toFixed(2).padStart(6);
  console.log(
    name.replace('.rs', '').padEnd(10) +
      milliseconds(there ?? 0) +
      milliseconds(here ?? 0) +
      ratio +
      milliseconds(loaded ?? 0),
  );
}
rmSync(temporary, { recursive: true });
