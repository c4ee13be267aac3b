/** The ways a program can leave the page: other sites, and a Cargo project to keep. */

/** Opens `source` in the Rust Playground or in Compiler Explorer. The text is in the address. */
export function elsewhereUrl(language: 'rust' | 'cpp', source: string): string {
  if (language === 'rust') {
    const query = new URLSearchParams({
      version: 'stable',
      mode: 'debug',
      edition: '2024',
      code: source,
    });
    return `https://play.rust-lang.org/?${query}`;
  }
  const compiler = { id: 'g122', options: '-std=c++20 -O0 -Wall -Wextra' };
  const state = {
    sessions: [
      { id: 1, language: 'c++', source, compilers: [compiler], executors: [{ compiler }] },
    ],
  };
  const bytes = new TextEncoder().encode(JSON.stringify(state));
  // Its address takes base64 in which no slash may stand.
  return `https://godbolt.org/clientstate/${encodeURIComponent(btoa(String.fromCharCode(...bytes)))}`;
}

/** A zip of a project that `cargo run` accepts. `name` is the file's name without `.rs`. */
export async function cargoProject(name: string, source: string): Promise<Blob> {
  const { strToU8, zipSync } = await import('fflate');
  const manifest = `[package]\nname = "${name}"\nversion = "0.1.0"\nedition = "2024"\n`;
  const zip = zipSync({
    [name]: { 'Cargo.toml': strToU8(manifest), src: { 'main.rs': strToU8(source) } },
  });
  return new Blob([zip], { type: 'application/zip' });
}
