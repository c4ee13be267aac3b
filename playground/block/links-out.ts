/** The ways a program leaves the page: links to other sites, and a file to keep. */
import { defaultEdition, defaultStandard, type Program } from '../runner/runner.ts';
import { saveFile } from '../ui/save-file.ts';
import { base64, writePlainLink } from './link.ts';

/** Points the links of a pane to its program, which is part of their addresses. */
export function aimLinks(pane: HTMLElement, program: Program): void {
  const elsewhere = pane.querySelector<HTMLAnchorElement>('.elsewhere');
  if (elsewhere) elsewhere.href = elsewhereUrl(program);
  const playground = pane.querySelector<HTMLAnchorElement>('.playground');
  const { source, edition } = program;
  if (playground) playground.hash = writePlainLink({ source, edition });
}

/** Saves a program as a Cargo project, or as its C++ file. `file` is the file's name. */
export async function download(file: string, program: Program): Promise<void> {
  if (program.language === 'cpp') {
    saveFile(file, new Blob([program.source], { type: 'text/x-c++src' }));
    return;
  }
  const name = file.replace(/\.rs$/, '');
  saveFile(`${name}.zip`, await cargoProject(name, program));
}

/** The address that opens a program in the Rust Playground or in Compiler Explorer. */
function elsewhereUrl(program: Program): string {
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
  // A slash of base64 would end this part of the address.
  return `https://godbolt.org/clientstate/${encodeURIComponent(base64(bytes))}`;
}

/** A zip of a project that `cargo run` builds as the page does. */
async function cargoProject(
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

/** The settings of `--release` that a program can notice. */
const asRelease = `
[profile.dev]
opt-level = 3
debug-assertions = false
overflow-checks = false
`;
