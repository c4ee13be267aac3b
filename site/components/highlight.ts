/** Code and compiler messages as HTML, in the colours of site/styles. */
import { createHighlighter, type ShikiTransformer } from 'shiki';
import { theme } from '../../playground/editor/theme.ts';
import type { ExampleProgram } from '../../playground/prebuilt/program.ts';
import { shownLines } from '../../playground/prebuilt/shown.ts';

const highlighter = await createHighlighter({ themes: [theme], langs: ['rust', 'cpp', 'html'] });

/** Marks a line on one side of a contrast with the number of its idea. */
export interface Mark {
  line: number;
  idea: number;
}

export interface CodeOptions {
  region?: string | undefined;
  marks?: Mark[];
  /** Number of empty rows before a line, by line number. They put twins on one level. */
  spacers?: Map<number, number>;
}

/**
 * The whole program as `<pre>`. Lines that the block doesn't show are `hidden`.
 * Each line is an element, with no newline between.
 */
export function highlightProgram(program: ExampleProgram, options: CodeOptions = {}): string {
  const shown = new Set(shownLines(program, options.region));
  const lines: ShikiTransformer = {
    line(node, number) {
      node.properties['data-n'] = String(number);
      if (!shown.has(number)) node.properties.hidden = true;
      const mark = options.marks?.find(({ line }) => line === number);
      if (mark) node.properties['data-idea'] = String(mark.idea);
    },
    code(node) {
      node.children = node.children
        .filter((child) => child.type === 'element')
        .flatMap((line) => [
          ...Array.from(
            { length: options.spacers?.get(Number(line.properties['data-n'])) ?? 0 },
            () => ({
              type: 'element' as const,
              tagName: 'span',
              properties: { class: 'spacer', 'aria-hidden': 'true' },
              children: [],
            }),
          ),
          line,
        ]);
    },
    pre(node) {
      // Wide code scrolls, so the keyboard must be able to reach it.
      node.properties.tabindex = '0';
      delete node.properties.style;
    },
  };
  return highlighter.codeToHtml(program.source.trimEnd(), {
    lang: program.language,
    theme: 'inks',
    transformers: [lines],
  });
}

/** Highlights HTML that a reader can copy. */
export function highlightHtml(html: string): string {
  return highlighter.codeToHtml(html, { lang: 'html', theme: 'inks' });
}

/** Turns rustc's ANSI colours into HTML. */
export function highlightMessage(ansi: string): string {
  return highlighter.codeToHtml(ansi, {
    lang: 'ansi',
    theme: 'inks',
    transformers: [
      {
        pre(node) {
          delete node.properties.style;
        },
      },
    ],
  });
}
