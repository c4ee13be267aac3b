/**
 * Makes a course package of files of the built site: the page that shows the
 * chosen parts, the page of embeds inside it, the lessons that it reads, and all
 * that these name. Addresses become relative, so that it works at any path.
 */
import { strFromU8, strToU8, Zip, ZipDeflate, ZipPassThrough } from 'fflate';
import { manifest } from './manifest.ts';
import { type CourseData, type CoursePart, type Form, idOf, scormVersionOf } from './parts.ts';

/** `course/files.json`, which the build of the site writes: paths below the site's root. */
export interface PackageFiles {
  /** Bytes of each file. */
  sizes: Record<string, number>;
  /** In every package. */
  always: string[];
  /** By lesson: for its exercises and questions, and for the whole of it. */
  lessons: Record<string, { practice: string[]; whole: string[] }>;
}

export interface PackageChoice {
  title: string;
  form: Form;
  parts: CoursePart[];
}

export interface MakeOptions {
  files: PackageFiles;
  /** The address of the site, with a slash at its end: links to what is not in the package lead there. */
  site: string;
  made: Pick<CourseData, 'version' | 'rustc'>;
  /** A file of the site. */
  read(path: string): Promise<Uint8Array>;
  onProgress?(done: number, total: number): void;
  signal?: AbortSignal;
}

/** The page of a package, at the site; in the package it is the first. */
export const coursePage = 'course/package/index.html';

/** Where a file of the site stands in a package: lessons as embeds look for them. */
function placeOf(file: string): string {
  return file === coursePage ? 'index.html' : file.replace(/^course\/lessons\//, 'lessons/');
}

/** Files that are read at once. */
const abreast = 6;

/** The files of the site that it takes, each once. */
export function filesFor({ parts }: Pick<PackageChoice, 'parts'>, files: PackageFiles): string[] {
  const wanted = new Set(files.always);
  for (const { src, kind } of parts) {
    const lesson = files.lessons[src.split('/')[0] ?? ''];
    for (const file of lesson?.[kind === 'lesson' ? 'whole' : 'practice'] ?? []) wanted.add(file);
  }
  return [...wanted].sort();
}

/** Bytes to be read, which is what a package has at most but for its list of files. */
export function sizeFor(choice: Pick<PackageChoice, 'parts'>, files: PackageFiles): number {
  return filesFor(choice, files).reduce((sum, file) => sum + (files.sizes[file] ?? 0), 0);
}

/** @throws what `read` throws, or the signal's reason. */
export async function makePackage(choice: PackageChoice, options: MakeOptions): Promise<Blob> {
  const { files, site, made, read, onProgress, signal } = options;
  const { title, form, parts } = choice;
  const course: CourseData = { id: idOf(title), title, form, parts, site, ...made };
  const total = sizeFor(choice, files);
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let failure: Error | undefined;
  const zip = new Zip((error, chunk) => {
    failure ??= error ?? undefined;
    chunks.push(chunk as Uint8Array<ArrayBuffer>);
  });
  const add = (path: string, bytes: Uint8Array) => {
    // What is compressed by brotli gets no smaller.
    const entry = path.endsWith('.bin')
      ? new ZipPassThrough(path)
      : new ZipDeflate(path, { level: 6 });
    zip.add(entry);
    entry.push(bytes, true);
  };

  const names = filesFor(choice, files).filter((name) => name !== coursePage);
  const page = strFromU8(await read(coursePage));
  add(placeOf(coursePage), strToU8(withCourse(relocate(page, coursePage, site), course)));
  const version = scormVersionOf(form);
  if (version) {
    const inside = [coursePage, ...names].map(placeOf);
    add('imsmanifest.xml', strToU8(manifest({ version, id: course.id, title, files: inside })));
  }
  let done = files.sizes[coursePage] ?? 0;
  for (let at = 0; at < names.length; at += abreast) {
    const group = names.slice(at, at + abreast);
    const contents = await Promise.all(group.map((name) => read(name)));
    for (const [index, bytes] of contents.entries()) {
      signal?.throwIfAborted();
      const name = group[index] ?? '';
      const isText = /\.(html|css)$/.test(name);
      add(placeOf(name), isText ? strToU8(relocate(strFromU8(bytes), name, site)) : bytes);
      done += bytes.length;
      onProgress?.(done, total);
    }
  }
  zip.end();
  if (failure) throw failure;
  return new Blob(chunks, { type: 'application/zip' });
}

/** A page of the site, or a style sheet, as it stands in a package. */
export function relocate(text: string, file: string, site: string): string {
  const base = new URL(site).pathname;
  const to = placeOf(file);
  const up = `./${'../'.repeat(to.split('/').length - 1)}`;
  if (to.endsWith('.css')) return text.replaceAll(`url(${base}`, `url(${up}`);
  // A lesson links from where its readers find it.
  const address = new URL(to.replace(/index\.html$/, ''), site);
  return text.replace(
    /(<script type="module">)([\s\S]*?)(<\/script>)|<style>[\s\S]*?<\/style>|<\w(?:[^>"]|"[^"]*")*>/g,
    (tag, open?: string, script?: string, close?: string) => {
      if (script !== undefined)
        return open + script.replaceAll(new RegExp(`(["'\`])${base}`, 'g'), `$1${up}`) + close;
      if (tag.startsWith('<style>')) return tag.replaceAll(`url(${base}`, `url(${up}`);
      if (/^<a\s/.test(tag))
        return tag.replace(
          /(\shref=")([^"]*)"/,
          (_, name: string, href: string) => `${name}${new URL(href, address).href}"`,
        );
      return tag.replace(
        /(\s(?:src|href|data-[\w-]+)=")(\/[^"]*)"/g,
        (whole, name: string, value: string) =>
          value.startsWith(base) ? `${name}${up}${value.slice(base.length)}"` : whole,
      );
    },
  );
}

function withCourse(page: string, course: CourseData): string {
  const mark = /(<script type="application\/json" id="course">)[\s\S]*?(<\/script>)/;
  const json = JSON.stringify(course).replaceAll('<', '\\u003c');
  return page.replace(mark, (_, open: string, close: string) => open + json + close);
}
