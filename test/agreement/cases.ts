/**
 * The programs of test/agreement/: `programs` run, rustc refuses those in `refused`, our code
 * generator those in `uncompiled`, those in `undefined` have undefined behaviour, and those in
 * `cpp` are C++.
 */
import { readdirSync, readFileSync } from 'node:fs';
import type { Circumstances, CppCircumstances } from '../../playground/prebuilt/native.ts';

export interface Case {
  /** Path from the project's top level. */
  file: string;
  source: string;
}

export function casesIn(
  folder: 'programs' | 'refused' | 'uncompiled' | 'undefined' | 'cpp',
): Case[] {
  return readdirSync(`test/agreement/${folder}`)
    .sort()
    .map((name) => {
      const file = `test/agreement/${folder}/${name}`;
      return { file, source: readFileSync(file, 'utf8') };
    });
}

/** The `//@ name: value` lines of a program. */
export function directives({ source }: Case): Record<string, string | undefined> {
  const lines = source.matchAll(/^\/\/@ (\w+): (.+)$/gm);
  return Object.fromEntries([...lines].map(([, name, value]) => [name, value]));
}

const parsed = <T>(value: string | undefined) => (value ? (JSON.parse(value) as T) : undefined);

/** How a Rust program asks to be run. */
export function circumstances(program: Case): Circumstances {
  const { args, env, stdin, edition, release } = directives(program);
  return {
    arguments: parsed(args),
    environment: parsed(env),
    stdin: parsed(stdin),
    edition: edition as Circumstances['edition'],
    release: parsed(release),
  };
}

/** How a C++ program asks to be run. */
export function cppCircumstances(program: Case): CppCircumstances {
  const { args, stdin, standard, ends } = directives(program);
  return {
    arguments: parsed(args),
    stdin: parsed(stdin),
    standard: standard as CppCircumstances['standard'],
    hangs: ends === 'hang' || undefined,
  };
}

/** Whether its threads may take other turns under another seed. */
export function hasThreads({ source }: Case): boolean {
  return /\bthread::(spawn|scope|Builder)|\bstd::(thread|jthread|async)\b/.test(source);
}
