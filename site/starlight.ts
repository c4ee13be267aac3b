/**
 * What we change in Starlight's own files as they are built. Each change looks for the
 * text that it replaces, so a new version of Starlight ends the build instead of losing it.
 */
import type { Plugin } from 'vite';

interface Change {
  file: RegExp;
  /** What to replace, and with what. */
  edits: [what: RegExp, by: string][];
}

const changes: Change[] = [
  {
    // Starlight spaces list items with blocks in them by a selector that makes the browser
    // style a whole lesson again at every change of it: 40 ms, between a click on Run and the
    // output. The one list of ours with blocks in its items, the solutions, spaces them itself.
    file: /starlight.*\/markdown\.css$/,
    edits: [[/\.sl-markdown-content\s+:is\(ol, ul\):has\(> li > [^{]*\{[^}]*\}/, '']],
  },
  {
    // The search loads when it is opened, which saves every page 21 KB. It finds error codes
    // in their list, and leads to the page of each.
    file: /starlight.*\/Search\.astro\?.*type=script/,
    edits: [
      [
        /const onIdle = .*;/,
        'const onIdle = (load) => { loadSearch = () => { loadSearch = undefined; return load(); }; };',
      ],
      [/const openModal = /, 'let loadSearch;\n$&'],
      [
        /const formatURL = .*;/,
        "const formatURL = (path) => path.replace(/\\/errors\\/#(E\\d{4})$/, '/errors/$1/');",
      ],
      [
        /this\.querySelector\(["']input["']\)\?\.focus\(\)/,
        'Promise.resolve(loadSearch?.()).then(() => $&)',
      ],
    ],
  },
];

export const changedStarlight: Plugin = {
  name: 'changed-starlight',
  enforce: 'pre',
  transform(code, id, options) {
    const change = changes.find(({ file }) => file.test(id));
    // On the server's side, which `astro dev` has as well, scripts are empty.
    if (!change || (options?.ssr && id.includes('type=script'))) return undefined;
    return change.edits.reduce((text, [what, by]) => {
      if (!what.test(text)) throw new Error(`${id} has changed: see site/starlight.ts`);
      return text.replace(what, by);
    }, code);
  },
};
