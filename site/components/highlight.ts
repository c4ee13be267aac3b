/** Code and compiler messages as HTML, in the colours of site/styles. */
import { createHighlighter, type ShikiTransformer } from 'shiki';
import { theme } from '../../playground/editor/theme.ts';
import type { ExampleProgram } from '../../playground/prebuilt/program.ts';
import { shownLines } from '../../playground/prebuilt/shown.ts';
import { type Drawing, hangOf, jointsOf, noDrawing } from '../../playground/ui/line-notes.ts';
import { signs } from '../../playground/ui/loans.ts';
import type { Mark } from './idea-lines.ts';

const highlighter = await createHighlighter({ themes: [theme], langs: ['rust', 'cpp', 'html'] });

export interface CodeOptions {
  region?: string | undefined;
  ideas?: Mark[];
  /** What stands beside the lines. */
  drawing?: Drawing;
}

/**
 * The whole program as `<pre>`. Lines that the block doesn't show are `hidden`. Each line
 * is an element, with no newline between; its text is the code alone, so notes and marks
 * are attributes and empty elements.
 */
export function highlightProgram(
  program: ExampleProgram,
  { region, ideas = [], drawing = noDrawing }: CodeOptions = {},
): string {
  const shown = new Set(shownLines(program, region));
  const lines = program.source.split('\n');
  const { notes, band } = drawing;
  const transformer: ShikiTransformer = {
    line(node, number) {
      node.properties['data-n'] = String(number);
      if (!shown.has(number)) node.properties.hidden = true;
      const indent = hangOf(lines[number - 1] ?? '');
      // A long line continues below its own start.
      if (indent > 0) node.properties.style = `--i:${indent}`;
      const idea = ideas.find(({ line }) => line === number)?.idea;
      if (idea) {
        node.properties['data-idea'] = String(idea);
        node.children.unshift(markElement('idea', String(idea)));
      }
      if (band && band.first <= number && number <= band.last) {
        const ends = `${number === band.first ? ' first' : ''}${number === band.last ? ' last' : ''}`;
        const role = band.roles.get(number);
        node.children.unshift(
          markElement(`loan${ends}${role ? ` ${role}` : ''}`, role && signs[role]),
        );
      }
      const note = notes.get(number);
      if (note) {
        this.addClassToHast(node, `noted ${note.role}`);
        node.properties['data-note'] = note.text;
      }
    },
    code(node) {
      node.children = node.children.filter((child) => child.type === 'element');
    },
    pre(node) {
      delete node.properties.style;
      delete node.properties.tabindex;
    },
  };
  const code = program.source.trimEnd();
  return highlighter.codeToHtml(code, {
    lang: program.language,
    theme: 'inks',
    transformers: [transformer],
    decorations: jointsOf(code).map(({ from, to, className }) => ({
      start: from,
      end: to,
      properties: { class: className },
    })),
  });
}

/** A mark in the margin; `sign` is what it shows. */
function markElement(what: string, sign?: string) {
  return {
    type: 'element' as const,
    tagName: 'span',
    properties: {
      class: `mark ${what}`,
      'aria-hidden': 'true',
      ...(sign && { 'data-sign': sign }),
    },
    children: [],
  };
}

/** Highlights HTML that a reader can copy. */
export function highlightHtml(html: string): string {
  return highlighter.codeToHtml(html, { lang: 'html', theme: 'inks' });
}

/** Turns rustc's ANSI colours into HTML. */
export function highlightMessage(ansi: string, label: string): string {
  return highlighter.codeToHtml(ansi, {
    lang: 'ansi',
    theme: 'inks',
    transformers: [
      {
        // It scrolls, and is a tab stop therefore.
        pre(node) {
          delete node.properties.style;
          Object.assign(node.properties, { role: 'group', 'aria-label': label });
        },
      },
    ],
  });
}
