/** What the site changes in the HTML of its Markdown: links to errors, and wide tables. */
import { satteri } from '@astrojs/markdown-satteri';
import { course } from './course.ts';
import { ownTexts, rustcTexts } from './errors.ts';

const codes = new Set([...Object.keys(ownTexts(course)), ...Object.keys(rustcTexts())]);

/** @param base path below which the site is published */
export function markdown(base = '/') {
  const root = base.replace(/\/?$/, '/');
  return satteri({
    hastPlugins: [
      {
        name: 'error-links',
        element: {
          filter: ['a'],
          visit(link, context) {
            const href = String(link.properties.href);
            // An error without a code has a page of ours alone.
            const [, code] =
              /^https:\/\/doc\.rust-lang\.org\/error_codes\/(E\d{4})\.html$/.exec(href) ??
              /^(?:\.\.\/)+errors\/(\w+)\/$/.exec(href) ??
              [];
            if (!code || !codes.has(code)) return;
            context.setProperty(link, 'href', `${root}errors/${code}/`);
            // For error-links.ts. The second is for course packages, which contain these pages.
            context.setProperty(link, 'data-code', code);
            context.setProperty(link, 'data-errors', `${root}errors/*/index.html`);
          },
        },
      },
      {
        name: 'table-frames',
        element: {
          filter: ['table'],
          visit(table, context) {
            context.wrapNode(table, {
              type: 'element',
              tagName: 'div',
              // A wide table scrolls, so the keyboard must be able to reach it.
              properties: {
                class: 'table-frame',
                tabindex: '0',
                role: 'group',
                'aria-label': 'Table',
              },
              children: [],
            });
          },
        },
      },
    ],
  });
}
