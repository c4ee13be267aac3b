/** The engine's part of `npm run bench`: in Node, warm, each figure a median. */
import { statSync } from 'node:fs';
import path from 'node:path';
import { loadEngine } from '../../playground/engine/load.ts';
import { enginePrebuilt, prebuiltFolder } from '../../playground/prebuilt/prebuilt.ts';
import { runProgram } from '../../playground/runner/engine-session.ts';

const runs = 9;

/** Twenty lines of what lessons are about. */
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

export async function benchEngine(): Promise<void> {
  const size = (file: string) => statSync(path.join(prebuiltFolder, file)).size / 1e6;
  const [engineSize, librarySize] = [size(enginePrebuilt.engine), size(enginePrebuilt.library)];
  const parts = await loadEngine();
  const once = (source: string, check: boolean) => {
    const started = performance.now();
    runProgram(parts, { file: 'main.rs', source, seed: 0, check }, () => {});
    return (performance.now() - started) / 1000;
  };
  const median = (source: string, check = false, count = runs) => {
    once(source, check);
    const times = Array.from({ length: count }, () => once(source, check)).sort((a, b) => a - b);
    return times[Math.floor(count / 2)] ?? Number.NaN;
  };

  const checked = median(lesson, true);
  const greeted = median(hello);
  const printed = median(prints, false, 3) - greeted;
  const looped = median(loop, false, 3) - greeted;
  console.log(`
the engine, in Node; seconds, warm
${(engineSize + librarySize).toFixed(1).padStart(8)} MB  download: engine ${engineSize.toFixed(1)}, library ${librarySize.toFixed(1)} (≤ 20)
${checked.toFixed(3).padStart(8)} s   check of 20 lines (≤ 0.08)
${greeted.toFixed(3).padStart(8)} s   hello, edit to output (≤ 0.20)
${printed.toFixed(3).padStart(8)} s   1,000 println! over hello (≤ 1.2)
${looped.toFixed(3).padStart(8)} s   a loop of a million over hello (≤ 3)`);
}
