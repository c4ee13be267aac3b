/**
 * The colours of code, as CSS variables of site/styles, so that one text serves
 * both themes and the editor has the page's.
 */
import { createCssVariablesTheme } from 'shiki/core';

export const theme = createCssVariablesTheme({ name: 'inks', variablePrefix: '--code-' });
