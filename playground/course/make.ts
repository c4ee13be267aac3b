/**
 * Packs files of the built site into a course package: the page that shows the chosen
 * parts, the page of embeds, the lessons, and everything they load. Addresses become
 * relative, so that the package works at any path.
 */
import { strFromU8, strToU8, Zip, ZipDeflate, ZipPassThrough } from 'fflate';
import { coursePage, filesFor, type PackageFiles, placeOf, sizeFor } from './files.ts';
import { manifest } from './manifest.ts';
import { type CourseData, type CoursePart, type Form, idOf, scormVersionOf } from './parts.ts';
import { relocate, withData } from './relocate.ts';

export interface PackageChoice {
  title: string;
  form: Form;
  parts: CoursePart[];
}

export interface MakeOptions {
  files: PackageFiles;
  /** Address of the site with a slash at the end. Links to what is not in the package lead there. */
  site: string;
  made: Pick<CourseData, 'version' | 'rustc'>;
  /** Reads a file of the site. */
  read(path: string): Promise<Uint8Array>;
  onProgress?(done: number, total: number): void;
  signal?: AbortSignal;
}

/** How many files are read at once. */
const concurrency = 6;

/** @throws what `read` throws, or the signal's reason */
export async function makePackage(choice: PackageChoice, options: MakeOptions): Promise<Blob> {
  const { files, site, made, read, onProgress, signal } = options;
  const { title, form, parts } = choice;
  const course: CourseData = { id: idOf(title), title, form, parts, site, ...made };
  const total = sizeFor(parts, files);
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let failure: Error | undefined;
  const zip = new Zip((error, chunk) => {
    failure ??= error ?? undefined;
    chunks.push(chunk as Uint8Array<ArrayBuffer>);
  });
  const add = (path: string, bytes: Uint8Array) => {
    // These are compressed by brotli already.
    const entry = path.endsWith('.bin')
      ? new ZipPassThrough(path)
      : new ZipDeflate(path, { level: 6 });
    zip.add(entry);
    entry.push(bytes, true);
  };

  const names = filesFor(parts, files).filter((name) => name !== coursePage);
  const page = strFromU8(await read(coursePage));
  const relocated = await relocate(page, coursePage, site);
  add(placeOf(coursePage), strToU8(withData(relocated, 'course', course)));
  const version = scormVersionOf(form);
  if (version) {
    const inside = [coursePage, ...names].map(placeOf);
    add('imsmanifest.xml', strToU8(manifest({ version, id: course.id, title, files: inside })));
  }
  let done = files.sizes[coursePage] ?? 0;
  for (let at = 0; at < names.length; at += concurrency) {
    const group = names.slice(at, at + concurrency);
    const contents = await Promise.all(group.map((name) => read(name)));
    for (const [index, bytes] of contents.entries()) {
      signal?.throwIfAborted();
      const name = group[index] ?? '';
      const isText = /\.(html|css)$/.test(name);
      add(placeOf(name), isText ? strToU8(await relocate(strFromU8(bytes), name, site)) : bytes);
      done += bytes.length;
      onProgress?.(done, total);
    }
  }
  zip.end();
  if (failure) throw failure;
  return new Blob(chunks, { type: 'application/zip' });
}
