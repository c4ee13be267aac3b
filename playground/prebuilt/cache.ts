/**
 * Keeps results on disk between commands, in node_modules/.cache/results: what a compiler
 * says of a program, or how its run ends. A result is found again by all that it depends
 * on: the code that makes it, the compiler's files, Node's version, and the input.
 */
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { prebuiltFolder, sha256 } from './prebuilt.ts';

const cacheFolder = path.resolve('node_modules/.cache/results');

/** How many versions of one maker's results stay on disk; switching between branches needs a few. */
const versionsKept = 4;

/** `RESULTS=fresh` in the environment: nothing is taken from the disk, and nothing is kept. */
const isOff = () => process.env.RESULTS === 'fresh';

export class Cache {
  readonly #name: string;
  readonly #maker: string;
  readonly #files: string[];
  #folder: Promise<string> | undefined;

  /**
   * `maker` is the module that makes the results, by its path from the project's top level;
   * `files` are the ones below playground/prebuilt/ that it uses.
   */
  constructor(name: string, maker: string, files: string[] = []) {
    this.#name = name;
    this.#maker = maker;
    this.#files = files;
  }

  /** The kept result for `input`, else the one that `make` makes now. Both have been through JSON. */
  async get<T>(input: unknown, make: () => T | Promise<T>): Promise<T> {
    if (isOff()) return throughJson(await make());
    this.#folder ??= this.#openFolder();
    const file = path.join(await this.#folder, `${sha256(JSON.stringify(input, inOrder))}.json`);
    const kept = readIfThere(file);
    if (kept !== undefined) return JSON.parse(kept) as T;
    const text = JSON.stringify(await make());
    // Two processes may make the same result at once; a rename leaves one of them, never a half.
    const written = `${file}.${process.pid}.${Math.random()}`;
    writeFileSync(written, text);
    renameSync(written, file);
    return JSON.parse(text) as T;
  }

  /** Makes the folder of this version, and removes all but the newest others. */
  async #openFolder(): Promise<string> {
    const files = this.#files.map((file) => readFileSync(path.resolve(prebuiltFolder, file)));
    const version = sha256(process.version, await codeHash(this.#maker), ...files);
    const all = path.join(cacheFolder, this.#name);
    const folder = path.join(all, version);
    mkdirSync(folder, { recursive: true });
    const age = (name: string) => statSync(path.join(all, name)).mtimeMs;
    const others = readdirSync(all).filter((name) => name !== version);
    for (const old of others.sort((a, b) => age(b) - age(a)).slice(versionsKept - 1))
      rmSync(path.join(all, old), { recursive: true, force: true });
    return folder;
  }
}

/**
 * Hash of a module and of everything it imports, packages included: of the code that would
 * run, so a comment, a type or an unused function changes nothing.
 */
export async function codeHash(module: string): Promise<string> {
  const { build } = await import('vite');
  const built = (await build({
    configFile: false,
    publicDir: false,
    logLevel: 'silent',
    // The bundler decides what is in the bundle, not what the bundle does.
    ssr: { noExternal: true, external: ['vite'] },
    build: { ssr: path.resolve(module), write: false, minify: true },
  })) as { output: { code?: string }[] };
  return sha256(...built.output.map(({ code }) => code ?? ''));
}

/** Objects with their keys in order, so that equal inputs have equal text. */
function inOrder(_key: string, value: unknown): unknown {
  if (!value || typeof value !== 'object' || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function throughJson<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
