/** The ways a program can leave the page: other sites, and a Cargo project to keep. */

import { defaultEdition, defaultStandard, type Program } from '../runner/runner.ts';
import { base64 } from './link.ts';

/** Opens a program in the Rust Playground or in Compiler Explorer. The text is in the address. */
export function elsewhereUrl(program: Program): string {
  const {
    language,
    source,
    edition = defaultEdition,
    release,
    standard = defaultStandard,
  } = program;
  if (language === 'rust') {
    const mode = release ? 'release' : 'debug';
    const query = new URLSearchParams({ version: 'stable', mode, edition, code: source });
    return `https://play.rust-lang.org/?${query}`;
  }
  const compiler = { id: 'g122', options: `-std=${standard} -O0 -Wall -Wextra` };
  const state = {
    sessions: [
      { id: 1, language: 'c++', source, compilers: [compiler], executors: [{ compiler }] },
    ],
  };
  const bytes = new TextEncoder().encode(JSON.stringify(state));
  // Its address takes base64 in which no slash may stand.
  return `https://godbolt.org/clientstate/${encodeURIComponent(base64(bytes))}`;
}

/** A zip of a project that `cargo run` builds as the page does. `name` is the file's name without `.rs`. */
export async function cargoProject(
  name: string,
  { source, edition = defaultEdition, release }: Program,
): Promise<Blob> {
  const { strToU8, zipSync } = await import('fflate');
  const manifest =
    `[package]\nname = "${name}"\nversion = "0.1.0"\nedition = "${edition}"\n` +
    (release ? asRelease : '');
  const zip = zipSync({
    [name]: { 'Cargo.toml': strToU8(manifest), src: { 'main.rs': strToU8(source) } },
  });
  return new Blob([zip], { type: 'application/zip' });
}

/** Hands the reader a file to keep. */
export function saveFile(name: string, blob: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** What `--release` sets that a program can notice. */
const asRelease = `
[profile.dev]
opt-level = 3
debug-assertions = false
overflow-checks = false
`;
