/**
 * The colours of code, as CSS variables of site/styles, so that one text serves
 * both themes and the editor has the same ones.
 */
import { createCssVariablesTheme } from 'shiki';

export const inks = createCssVariablesTheme({ name: 'inks', variablePrefix: '--code-' });
