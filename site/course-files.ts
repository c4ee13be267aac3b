/**
 * Lists in the built site what a course package needs: `course/files.json`, from
 * which the page that makes packages works. A file is needed by another that has
 * its name in it; names of scripts, styles and modules hold a hash, so no other
 * word is one.
 */
import { globSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { coursePage, type PackageFiles } from '../playground/course/make.ts';
import { licenceFile } from './licences.ts';

export function courseFiles(): AstroIntegration {
  return {
    name: 'course-files',
    hooks: {
      'astro:build:done': ({ dir }) => {
        const dist = fileURLToPath(dir);
        writeFileSync(path.join(dist, 'course/files.json'), JSON.stringify(packageFiles(dist)));
      },
    },
  };
}

export function packageFiles(dist: string): PackageFiles {
  const find = (pattern: string) => globSync(pattern, { cwd: dist }).sort();
  const named = find('{_astro,run}/*');
  const texts = new Map<string, string>();
  const textOf = (file: string) => {
    const text = texts.get(file) ?? readFileSync(path.join(dist, file), 'utf8');
    texts.set(file, text);
    return text;
  };
  const needs = new Map<string, string[]>();
  /** A file and all that it needs. */
  const closure = (start: string[]) => {
    const found = new Set(start);
    // A set may grow while one goes through it.
    for (const file of found) {
      if (!/\.(html|js|css)$/.test(file)) continue;
      const own = needs.get(file) ?? named.filter((name) => isNamed(name, textOf(file)));
      needs.set(file, own);
      for (const name of own) found.add(name);
    }
    return [...found];
  };

  const always = closure([
    coursePage,
    licenceFile,
    'embed/index.html',
    ...find('errors/*/index.html'),
  ]);
  // Every pane names clang; a package has it where there is C++ to edit.
  const isClang = (file: string) => /^run\/(clang|sysroot)-/.test(file);
  const lessons: PackageFiles['lessons'] = {};
  for (const page of find('course/lessons/*/index.html')) {
    const whole = closure([page]);
    const hasCpp = textOf(page).includes('data-language="cpp"');
    lessons[page.split('/')[2] ?? ''] = {
      practice: [page],
      whole: whole.filter((file) => hasCpp || !isClang(file)),
    };
  }
  const withoutClang = always.filter((file) => !isClang(file));
  const all = [...withoutClang, ...Object.values(lessons).flatMap(({ whole }) => whole)];
  const sizes = Object.fromEntries(all.map((file) => [file, statSync(path.join(dist, file)).size]));
  return { sizes, always: withoutClang, lessons };
}

function isNamed(file: string, text: string): boolean {
  return text.includes(path.basename(file));
}
