/**
 * The colours of code, as CSS variables of site/styles: the same HTML works in both
 * themes, and the editor matches the page.
 */
import { createCssVariablesTheme } from 'shiki/core';

export const theme = createCssVariablesTheme({ name: 'inks', variablePrefix: '--code-' });
