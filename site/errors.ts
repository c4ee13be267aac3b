/**
 * What is to be said of rustc's errors: our own explanations, which lie in
 * `errors/` of a course, and rustc's, split into prose and programs that can
 * be run.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Loader } from 'astro/loaders';
import { z } from 'astro/zod';
import {
  enginePrebuilt,
  readManifest,
  readPrebuilt,
  sha256,
} from '../playground/prebuilt/prebuilt.ts';
import { bareProgram, type ExampleProgram } from '../playground/prebuilt/program.ts';
import type { RunOptions } from '../playground/runner/runner.ts';
import type { Course } from './course.ts';

/** Ours, of one error. */
export interface OwnText {
  /** Markdown, with links relative to `errors/CODE/`. */
  text: string;
  /** The smallest program that gets the error, and the same without it. */
  fails: ExampleProgram;
  fixed: ExampleProgram;
}

/** By code; that of an error without one is a name of our own. */
export function ownTexts({ content }: Pick<Course, 'content'>): Record<string, OwnText> {
  const folder = path.join(content, 'errors');
  if (!existsSync(folder)) return {};
  return Object.fromEntries(
    readdirSync(folder)
      .sort()
      .map((code) => {
        const read = (name: string) => readFileSync(path.join(folder, code, name), 'utf8');
        const program = (name: string) =>
          bareProgram(`errors/${code}/${name}.rs`, read(`${name}.rs`));
        return [
          code,
          { text: read('text.md'), fails: program('fails'), fixed: program('fixed') },
        ] as const;
      }),
  );
}

/** A piece of a text of rustc's: Markdown, later HTML, or a program that it shows. */
export type ExplanationPart = string | { program: ExampleProgram; edition: RunOptions['edition'] };

/** A page on an error; prose is HTML. */
export const errorText = z.object({
  own: z.custom<OwnText>().optional(),
  parts: z.array(z.custom<ExplanationPart>()),
});

/** `own` are our texts, by code; all others are rustc's alone. */
export function errorLoader(own: Record<string, OwnText>): Loader {
  return {
    name: 'errors',
    load: async ({ store, renderMarkdown }) => {
      const html = async (text: string) => (await renderMarkdown(text)).html;
      const theirs = rustcTexts();
      const codes = new Set([...Object.keys(own), ...Object.keys(theirs)]);
      for (const code of codes) {
        const mine = own[code];
        const parts = partsOf(code, theirs[code] ?? '');
        const digest = sha256(JSON.stringify([mine, parts]));
        if (store.get(code)?.digest === digest) continue;
        store.set({
          id: code,
          digest,
          data: {
            own: mine && { ...mine, text: await html(mine.text) },
            parts: await Promise.all(
              parts.map((part) => (typeof part === 'string' ? html(part) : part)),
            ),
          },
        });
      }
      for (const code of store.keys()) if (!codes.has(code)) store.delete(code);
    },
  };
}

/** What `rustc --explain` says, by code. */
export function rustcTexts(): Record<string, string> {
  const json = readPrebuilt(enginePrebuilt.explanations, readManifest()).toString();
  return JSON.parse(json) as Record<string, string>;
}

/** The prose and the programs of a text, in their order. */
export function partsOf(code: string, source: string): ExplanationPart[] {
  // Links are relative to where Rust publishes the text.
  const text = source.replace(/(\]\(|^\[[^\]]+\]: )(?:\.\.\/)+/gm, '$1https://doc.rust-lang.org/');
  // A definition may stand far from its link, in another part.
  const definitions = (text.match(/^\[[^\]]+\]: \S+$/gm) ?? []).join('\n');
  let count = 0;
  return text.split(/^(```[^\n]*\n[\s\S]*?^```$)/m).flatMap((piece): ExplanationPart[] => {
    const [, words, body] = /^```([^\n]*)\n([\s\S]*)```$/.exec(piece) ?? [];
    if (words === undefined || body === undefined)
      return piece.trim() ? [`${piece}\n\n${definitions}`] : [];
    const said = words.split(/[\s,()]+/);
    // What rustdoc hides is shown, too: a line that begins with `# `. `##` stands for `#`.
    const visible = body.replace(/^([ \t]*)#(?: |$|(?=#))/gm, '$1');
    if (['text', 'toml', 'sh', 'none'].some((word) => said.includes(word))) return [piece];
    if (said.some((word) => word.startsWith('ignore'))) return [`\`\`\`rust\n${visible}\`\`\``];
    count++;
    return [
      {
        program: asProgram(`${code}/example_${count}.rs`, visible),
        edition: said.includes('edition2021') ? '2021' : '2018',
      },
    ];
  });
}

/** As rustdoc runs it: what has no `main` becomes its body. */
function asProgram(file: string, text: string): ExampleProgram {
  if (/\bfn main\b/.test(text)) return bareProgram(file, text);
  const lines = text.trimEnd().split('\n');
  const isAttribute = (line: string) => line.startsWith('#![');
  const attributes = lines.filter(isAttribute);
  const rest = lines.filter((line) => !isAttribute(line));
  const source = [...attributes, 'fn main() {', ...rest, '}', ''].join('\n');
  const program = bareProgram(file, source);
  // An attribute belongs to what the text is about, and stands above `main`.
  if (attributes.length > 0) return program;
  return { ...program, regions: [{ name: 'shown', from: 2, to: rest.length + 1 }] };
}
