/**
 * The engine's part of `npm run bench`: in Node, and in a browser beside its peer, the
 * Miri of 2024 that LiveCodes built for the page; npm downloads it once. Runs are warm,
 * figures are medians, and the ratio is theirs to ours.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { loadEngine } from '../../playground/engine/load.ts';
import { enginePrebuilt, prebuiltFolder } from '../../playground/prebuilt/prebuilt.ts';
import { runProgram } from '../../playground/runner/engine-session.ts';
import { serve } from '../serve.ts';
import { builtFile, loadParts, median } from './shared.ts';

const peerPackages = ['@live-codes/rust-wasm@0.3.0', '@live-codes/wasm-rustc@0.2.0'];
const peerFolder = path.resolve('node_modules/.cache/peer');
const peerPort = 4421;

/** Twenty lines like those of a lesson. */
const lesson = `use std::cell::RefCell;
use std::sync::{Arc, RwLock};

#[derive(Debug, Default, Clone)]
struct Config {
    debug: bool,
    name: String,
}

thread_local! {
    static CURRENT: RefCell<Arc<Config>> = RefCell::default();
}

fn main() {
    let shared = Arc::new(RwLock::new(Config::default()));
    shared.write().unwrap().debug = true;
    let snapshot = Arc::new(shared.read().unwrap().clone());
    CURRENT.with_borrow_mut(|slot| *slot = Arc::clone(&snapshot));
    println!("{:?} {}", snapshot, Arc::strong_count(&snapshot));
}
`;
const hello = 'fn main() { println!("Hello"); }';
const prints = 'fn main() { for number in 0..1000 { println!("line {number}"); } }';
const loop =
  'fn main() { let mut sum = 0u64; for number in 0..1_000_000u64 { sum = sum.wrapping_add(number); } println!("{sum}"); }';
const refused =
  'fn main() { let text = String::from("moved"); let taken = text; println!("{text} {taken}"); }';

/** Programs to time, and how many times; slow ones less often. */
const cases = { lesson, hello, prints, loop, refused };
type Case = keyof typeof cases;
const times: Record<Case, number> = { lesson: 9, hello: 9, prints: 3, loop: 3, refused: 9 };

/** Medians in seconds; `prints` and `loop` are what they take longer than `hello`. */
type Figures = Record<Case, number>;

async function measure(run: (source: string, name: Case) => Promise<number>): Promise<Figures> {
  const figures = {} as Figures;
  for (const [name, source] of Object.entries(cases) as [Case, string][]) {
    await run(source, name);
    const taken: number[] = [];
    for (let count = 0; count < times[name]; count++) taken.push(await run(source, name));
    figures[name] = median(taken) / 1000;
  }
  figures.prints -= figures.hello;
  figures.loop -= figures.hello;
  return figures;
}

async function inNode(): Promise<{ figures: Figures; memory: number }> {
  const engine = await loadEngine();
  const figures = await measure(async (source, name) => {
    const started = performance.now();
    const check = name === 'lesson';
    await runProgram(engine, { file: 'main.rs', source, seed: 0, check }, () => {});
    return performance.now() - started;
  });
  return { figures, memory: engine.memory.current.buffer.byteLength / 1e6 };
}

interface InWorker {
  url: string;
  type: 'module' | 'classic';
  /** The first message to it; without one, it takes the page's `parts`. */
  first?: unknown;
  /** Makes the message that starts a run. */
  request(source: string, name: Case): unknown;
  /** Kind of the last message of a run. */
  ends: string;
}

async function inWorker(
  page: Page,
  { url, type, first, request, ends }: InWorker,
): Promise<Figures> {
  await page.evaluate(
    ([url, type, first]) => {
      const made = new Worker(url, { type });
      Object.assign(globalThis, { made });
      const { parts } = globalThis as unknown as { parts: unknown };
      made.postMessage(first ?? { kind: 'take', parts });
    },
    [url, type, first] as const,
  );
  return measure((source, name) =>
    page.evaluate(
      ([message, ends]) =>
        new Promise<number>((resolve, reject) => {
          const { made } = globalThis as unknown as { made: Worker };
          const before = performance.now();
          const listen = ({ data }: MessageEvent<Record<string, unknown>>) => {
            const is = data.kind ?? data.type;
            if (is === 'error' || is === 'run-error') reject(new Error(JSON.stringify(data)));
            if (is !== ends) return;
            made.removeEventListener('message', listen);
            resolve(performance.now() - before);
          };
          made.addEventListener('message', listen);
          made.postMessage(message);
        }),
      [request(source, name), ends] as const,
    ),
  );
}

/** Measures our engine on a page of the built site at `origin`. */
async function ours(browser: Browser, origin: string): Promise<Figures> {
  const page = await browser.newPage();
  await page.goto(`${origin}/lessons/things-move/`);
  await loadParts(page);
  const figures = await inWorker(page, {
    url: builtFile('_astro', 'engine-worker-'),
    type: 'module',
    request: (source, name) => ({
      kind: 'run',
      file: 'main.rs',
      source,
      check: name === 'lesson',
    }),
    ends: 'end',
  });
  await page.close();
  return figures;
}

async function theirs(browser: Browser): Promise<Figures> {
  if (!existsSync(path.join(peerFolder, 'node_modules'))) {
    mkdirSync(peerFolder, { recursive: true });
    const words = ['install', '--prefix', peerFolder, '--no-save', '--silent', ...peerPackages];
    execFileSync('npm', words, { stdio: 'inherit' });
  }
  const folder = path.join(peerFolder, 'node_modules/@live-codes');
  // The peer asks for the plain names of its .gz files, because a browser unpacks what is sent as gzip.
  const { server } = await serve(folder, peerPort, { gzip: true });
  const page = await browser.newPage();
  const origin = `http://localhost:${peerPort}`;
  await page.goto(`${origin}/rust-wasm/package.json`);
  const figures = await inWorker(page, {
    url: '/rust-wasm/dist/worker.iife.js',
    type: 'classic',
    first: { type: 'init', toolchain: { baseUrl: `${origin}/wasm-rustc`, gzipped: false } },
    request: (code) => ({ type: 'run', id: 1, code }),
    ends: 'result',
  });
  await page.close();
  server.close();
  return figures;
}

/** Measures both; `origin` serves the built site. */
export async function benchEngine(browser: Browser, origin: string): Promise<void> {
  const size = (file: string) => statSync(path.join(prebuiltFolder, file)).size / 1e6;
  const [engineSize, librarySize] = [size(enginePrebuilt.engine), size(enginePrebuilt.library)];
  const { figures: node, memory } = await inNode();
  const page = await ours(browser, origin);
  const peer = await theirs(browser);
  const rows: [Case, string][] = [
    ['lesson', 'check of 20 lines (≤ 0.08); the peer can only run them'],
    ['hello', 'hello, edit to output (≤ 0.20)'],
    ['prints', '1,000 println! over hello (≤ 1.2)'],
    ['loop', 'a loop of a million over hello (≤ 3)'],
    ['refused', 'a moved value, refused'],
  ];
  const cell = (seconds: number) => seconds.toFixed(3).padStart(8);
  console.log(`
the engine: ${(engineSize + librarySize).toFixed(1)} MB to download (${engineSize.toFixed(1)} + ${librarySize.toFixed(1)}; ≤ 20), ${memory.toFixed(0)} MB of memory (≤ 250)
seconds, warm
    node browser    peer   ratio`);
  for (const [name, what] of rows)
    console.log(
      `${cell(node[name])}${cell(page[name])}${cell(peer[name])}${(peer[name] / page[name]).toFixed(1).padStart(8)}  ${what}`,
    );
}
