/**
 * Explanations of rustc's errors: our own, from a course's folder `errors/`, and
 * those of `rustc --explain`, split into prose and programs that run.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Loader } from 'astro/loaders';
import { z } from 'astro/zod';
import { parse } from 'yaml';
import {
  enginePrebuilt,
  readManifest,
  readPrebuilt,
  sha256,
} from '../playground/prebuilt/prebuilt.ts';
import { bareProgram, type ExampleProgram } from '../playground/prebuilt/program.ts';
import type { Diagnostic, RunOptions } from '../playground/runner/runner.ts';
import { type Course, frontMatter } from './course.ts';

/** Our explanation of one error. */
export interface OwnText {
  /** What is wrong, in a few words. */
  title: string;
  /** Markdown, with links relative to `errors/CODE/`. */
  text: string;
  /** The smallest program with the error, and the same program without it. */
  fails: ExampleProgram;
  fixed: ExampleProgram;
  /** What rustc says about `fails`. */
  diagnostic: Diagnostic;
}

/** Keyed by error code, or by a name of ours for an error without a code. */
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
        const text = read('text.md');
        const matter = frontMatter(text) ?? '{}';
        const refusal = isCode(code) ? { codes: [code] } : { firstLine: code };
        return [
          code,
          {
            title: (parse(matter) as { title?: string }).title ?? '',
            text: text.replace(/^---\r?\n[\s\S]*?\r?\n---\r?\n/, ''),
            fails: { ...program('fails'), refusal },
            fixed: program('fixed'),
            diagnostic: JSON.parse(read('diagnostic.json')) as Diagnostic,
          },
        ] as const;
      }),
  );
}

/** Whether it is rustc's code of an error, not our name for one without a code. */
export function isCode(name: string): boolean {
  return /^E\d{4}$/.test(name);
}

/** A part of rustc's explanation: Markdown, which becomes HTML, or a program. */
export type ExplanationPart = string | Explaining;

interface Explaining {
  program: ExampleProgram;
  edition: RunOptions['edition'];
  /** The codes that rustc refuses it with, which may be none; undefined if it compiles. */
  refused: string[] | undefined;
}

/** The page about an error. Prose is HTML. */
export const errorText = z.object({
  /** What is wrong, in our words or in rustc's first sentence; may hold `code`. Some errors that rustc no longer has have none. */
  title: z.string(),
  own: z.custom<OwnText>().optional(),
  parts: z.array(z.custom<ExplanationPart>()),
});

/** @param own our explanations by code; other codes have rustc's alone */
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
        const title = mine?.title ?? titleOf(theirs[code] ?? '');
        const digest = sha256(JSON.stringify([title, mine, parts]));
        if (store.get(code)?.digest === digest) continue;
        store.set({
          id: code,
          digest,
          data: {
            title,
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

/** The text of `rustc --explain`, by code. */
export function rustcTexts(): Record<string, string> {
  const json = readPrebuilt(enginePrebuilt.explanations, readManifest()).toString();
  return JSON.parse(json) as Record<string, string>;
}

/** The first sentence of a text of rustc's, as a title. */
export function titleOf(text: string): string {
  const first = text.split(/\n\s*\n/).find((part) => /^\w|^`/.test(part)) ?? '';
  const line = first.replaceAll('\n', ' ');
  const sentence = /^.*?(?=[.:](?:\s|$))/.exec(line)?.[0] ?? line;
  const title = sentence
    .trim()
    .replace(
      /^This error(?: code)? (?:indicates|suggests|occurs (?:because|when)|means)(?: that)? /,
      '',
    );
  return title.charAt(0).toUpperCase() + title.slice(1);
}

/** The prose and programs of a text, in order. */
export function partsOf(code: string, source: string): ExplanationPart[] {
  // Links are relative to where Rust publishes the text.
  const text = source.replace(/(\]\(|^\[[^\]]+\]: )(?:\.\.\/)+/gm, '$1https://doc.rust-lang.org/');
  // A link's definition may be in another part than the link.
  const definitions = (text.match(/^\[[^\]]+\]: \S+$/gm) ?? []).join('\n');
  let count = 0;
  return text.split(/^(```[^\n]*\n[\s\S]*?^```$)/m).flatMap((piece): ExplanationPart[] => {
    const [, words, body] = /^```([^\n]*)\n([\s\S]*)```$/.exec(piece) ?? [];
    if (words === undefined || body === undefined)
      return piece.trim() ? [`${piece}\n\n${definitions}`] : [];
    const flags = words.split(/[\s,()]+/);
    // Show the lines that rustdoc hides, which begin with `# `. `##` stands for `#`.
    const visible = body.replace(/^([ \t]*)#(?: |$|(?=#))/gm, '$1');
    if (['text', 'toml', 'sh', 'none'].some((word) => flags.includes(word))) return [piece];
    if (flags.some((word) => word.startsWith('ignore'))) return [`\`\`\`rust\n${visible}\`\`\``];
    count++;
    return [
      {
        program: asProgram(`${code}/example_${count}.rs`, visible),
        edition: flags.includes('edition2021') ? '2021' : '2018',
        refused: flags.includes('compile_fail') ? flags.filter(isCode) : undefined,
      },
    ];
  });
}

/** The program as rustdoc runs it: code without `main` becomes its body. */
function asProgram(file: string, text: string): ExampleProgram {
  if (/\bfn main\b/.test(text)) return bareProgram(file, text);
  const lines = text.trimEnd().split('\n');
  const isAttribute = (line: string) => line.startsWith('#![');
  const attributes = lines.filter(isAttribute);
  const rest = lines.filter((line) => !isAttribute(line));
  const source = [...attributes, 'fn main() {', ...rest, '}', ''].join('\n');
  const program = bareProgram(file, source);
  // An attribute is part of the example, and is above `main`, so show the whole program.
  if (attributes.length > 0) return program;
  return { ...program, regions: [{ name: 'shown', from: 2, to: rest.length + 1 }] };
}
