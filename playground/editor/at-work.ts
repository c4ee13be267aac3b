/**
 * What an editor needs when its reader is at work: indentation, brackets and colours of
 * one language, and the search. Together half of the editor's size.
 */
import {
  bracketMatching,
  HighlightStyle,
  indentOnInput,
  LanguageSupport,
  syntaxHighlighting,
} from '@codemirror/language';
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search';
import { type Extension, Prec } from '@codemirror/state';
import { keymap } from '@codemirror/view';

export { openSearchPanel } from '@codemirror/search';

export async function atWork(language: 'rust' | 'cpp'): Promise<Extension> {
  return [
    await (language === 'rust' ? rustSupport() : cppSupport()),
    indentOnInput(),
    bracketMatching(),
    search({ top: true }),
    highlightSelectionMatches(),
    Prec.high(keymap.of(searchKeymap)),
  ];
}

async function rustSupport(): Promise<Extension> {
  const [{ rust }, { rustColours }] = await Promise.all([
    import('@codemirror/lang-rust'),
    import('./rust-colours.ts'),
  ]);
  return [rust(), rustColours];
}

async function cppSupport(): Promise<Extension> {
  const [{ cppLanguage }, { cppTags, inks }] = await Promise.all([
    import('@codemirror/lang-cpp'),
    import('./inks.ts'),
  ]);
  return [
    new LanguageSupport(cppLanguage.configure({ props: [cppTags] })),
    syntaxHighlighting(HighlightStyle.define(inks)),
  ];
}
