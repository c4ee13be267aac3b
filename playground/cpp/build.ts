/**
 * `npm run build:cpp`: builds what C++ in the page needs. clang and wasm-ld come from
 * YoWASP's npm package. The C++ library is LLVM's 22.1.8, compiled here with exceptions and
 * threads, which YoWASP's lacks. Its headers are Debian's, as in the tests' native runs;
 * its sources come from PyPI's `ziglang`. Takes five minutes on two cores, mostly for brotli.
 */
import { execFile, execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { cppHash, cppPrebuilt, prebuiltFolder, readManifest } from '../prebuilt/prebuilt.ts';
import { writeManifest, writePrebuilt } from '../prebuilt/write.ts';
import { pack } from '../runner/archive.ts';
import { readNumber, sectionsOf, writeNumber } from '../runner/wasm-format.ts';

const yowasp = '@yowasp/clang@22.0.0-git20542-10';
const ziglang = 'ziglang==0.17.1';
const llvm = '/usr/lib/llvm-22';

const folder = path.resolve('playground/cpp');
const cache = path.resolve('node_modules/.cache/cpp');
const sysroot = path.join(cache, 'sysroot');
const sources = path.join(cache, 'ziglang/lib');
const run = promisify(execFile);

const missing = [
  ...(existsSync(`${llvm}/bin/clang++`) ? [] : ['clang 22: apt-get install clang-22 llvm-22']),
  ...(existsSync(`${llvm}/include/c++/v1/vector`)
    ? []
    : ['libc++ 22: apt-get install libc++-22-dev']),
];
if (missing.length > 0) {
  console.error(`npm run build:cpp needs\n${missing.map((line) => `  ${line}`).join('\n')}`);
  process.exit(1);
}

/** Flags for the library; runner/clang-flags.ts has the same for programs, among others. */
const target = ['--target=wasm32-wasip1', '-fwasm-exceptions', '-matomics', '-mbulk-memory'];

/** Replaces libc++'s waits on atomics for unknown systems. */
const atomicWaits = `
extern "C" void atomic_wait_at(const void*, double);
extern "C" void atomic_wake_at(const void*, bool);
template <size_t size, class Timeout>
static void __platform_wait_on_address(void const* place, void const* value, Timeout timeout) {
  if (memcmp(place, value, size) != 0) return;
  if constexpr (is_same_v<Timeout, NoTimeout>) atomic_wait_at(place, -1);
  else atomic_wait_at(place, timeout / 1e6);
}
template <size_t>
static void __platform_wake_by_address(void const* place, bool one) { atomic_wake_at(place, one); }
#endif`;

fetchPackages();
layHeaders();
await buildLibraries();
await keepAll();

function fetchPackages(): void {
  mkdirSync(cache, { recursive: true });
  if (!existsSync(path.join(cache, 'node_modules')))
    execFileSync('npm', ['install', '--prefix', cache, '--no-save', '--silent', yowasp]);
  if (existsSync(sources)) return;
  const wheels = path.join(cache, 'wheels');
  execFileSync('pip', ['download', '--no-deps', '--quiet', '--dest', wheels, ziglang]);
  const [wheel = ''] = readdirSync(wheels);
  const parts = ['libcxx', 'libcxxabi', 'libunwind', 'libc/wasi'].map(
    (name) => `ziglang/lib/${name}/*`,
  );
  execFileSync('unzip', ['-q', '-o', path.join(wheels, wheel), ...parts, '-d', cache]);
}

/** Whether one of clang's own headers isn't about another processor. */
function isOurs(name: string): boolean {
  return /^(__)?(std|float|limits|iso646|inttypes|tgmath|unwind|varargs)\w*\.h$/.test(name);
}

function layHeaders(): void {
  rmSync(sysroot, { recursive: true, force: true });
  const own = path.join(cache, 'yowasp');
  mkdirSync(own, { recursive: true });
  const resources = path.join(cache, 'node_modules/@yowasp/clang/gen/llvm-resources.tar');
  execFileSync('tar', ['xf', resources, '-C', own]);
  const include = path.join(sysroot, 'include');
  mkdirSync(path.join(sysroot, 'lib'), { recursive: true });
  for (const name of readdirSync(path.join(own, 'include')).filter(isOurs))
    cpSync(path.join(own, 'include', name), path.join(include, name));
  cpSync(path.join(own, 'include/wasm32-wasip1'), path.join(include, 'wasm32-wasip1'), {
    recursive: true,
  });
  rmSync(path.join(include, 'wasm32-wasip1/c++'), { recursive: true, force: true });
  cpSync(`${llvm}/include/c++/v1`, path.join(include, 'c++/v1'), {
    recursive: true,
    // Leave out the C++03 library, and files for tools.
    filter: (name) => !/\/(__cxx03|experimental|ext)$|\.(modulemap|imp)$/.test(name),
  });
  const site = path.join(include, 'c++/v1/__config_site');
  writeFileSync(
    site,
    readFileSync(site, 'utf8')
      .replace('_LIBCPP_HAS_MUSL_LIBC 0', '_LIBCPP_HAS_MUSL_LIBC 1')
      .replace('_LIBCPP_HAS_TIME_ZONE_DATABASE 1', '_LIBCPP_HAS_TIME_ZONE_DATABASE 0')
      .replace('_LIBCPP_HAS_THREAD_API_PTHREAD 0', '_LIBCPP_HAS_THREAD_API_PTHREAD 1'),
  );
  // libc was compiled for one thread; threads.cpp swaps its `errno` between turns.
  const errno = path.join(include, 'wasm32-wasip1/__errno.h');
  writeFileSync(
    errno,
    readFileSync(errno, 'utf8').replaceAll(/\b(_Thread_local|thread_local) /g, ''),
  );
  cpSync(path.join(folder, 'include'), path.join(include, 'c++/ours'), { recursive: true });
  // UBSan checks only the reader's code; ASan also checks what headers do for it.
  writeFileSync(path.join(sysroot, 'ignored.txt'), '[undefined]\nsrc:/usr/include/*\n');
  for (const name of ['wasm32-wasip1/libc.a', 'wasm32-unknown-wasip1/libclang_rt.builtins.a'])
    cpSync(path.join(own, 'lib', name), path.join(sysroot, 'lib', path.basename(name)));
}

/** Copies one of libc++'s sources with a replacement, and returns the copy's path. */
function patch(name: string, from: string | RegExp, to: string): string {
  const text = readFileSync(path.join(sources, 'libcxx/src', name), 'utf8');
  const changed = text.replace(from, to);
  if (changed === text) throw new Error(`${name} has not got what is to be replaced`);
  const file = path.join(cache, 'patched', name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, changed);
  return file;
}

async function buildLibraries(): Promise<void> {
  const objects = path.join(cache, 'objects');
  rmSync(objects, { recursive: true, force: true });
  mkdirSync(objects, { recursive: true });
  const patched = [
    // For unknown systems, libc++'s waits on atomics poll; ours can be woken.
    patch(
      'atomic.cpp',
      /\/\/ Baseline is just a timed backoff[\s\S]*?#endif \/\/ __linux__/,
      atomicWaits,
    ),
    // WASI lacks what musl has here.
    patch('filesystem/operations.cpp', '_LIBCPP_HAS_MUSL_LIBC', '0'),
  ];
  const libcxx = path.join(sources, 'libcxx');
  const libcxxabi = path.join(sources, 'libcxxabi');
  const libunwind = path.join(sources, 'libunwind');
  const include = path.join(sysroot, 'include');
  const flags = [
    ...target,
    ...[
      '-O2',
      '-DNDEBUG',
      '-w',
      '-nostdinc',
      '-nostdinc++',
      '-fvisibility=hidden',
      '-ffunction-sections',
    ],
    ...[
      '-isystem',
      path.join(include, 'c++/v1'),
      '-isystem',
      include,
      '-isystem',
      path.join(include, 'wasm32-wasip1'),
    ],
    '-D_LIBCPP_DISABLE_VISIBILITY_ANNOTATIONS',
  ];
  const ofLibrary = [
    ...[
      '-std=c++26',
      '-D_LIBCPP_BUILDING_LIBRARY',
      '-DLIBCXX_BUILDING_LIBCXXABI',
      '-D_LIBCPP_LINK_PTHREAD_LIB',
    ],
    ...[
      '-I',
      path.join(libcxx, 'src'),
      '-I',
      path.join(libcxx, 'src/filesystem'),
      '-I',
      path.join(libcxx, 'libc'),
    ],
  ];
  const ofAbi = [
    ...[
      '-std=c++23',
      '-D_LIBCXXABI_BUILDING_LIBRARY',
      '-D_LIBCPP_BUILDING_LIBRARY',
      '-I',
      path.join(libcxxabi, 'src'),
    ],
    ...['-I', path.join(libcxx, 'src'), '-I', path.join(libcxx, 'src/include'), '-I', libcxx],
    ...['-I', path.join(libunwind, 'include')],
  ];
  const files = (root: string, skip: RegExp) =>
    readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.cpp$/.test(name) && !skip.test(name))
      .map((name) => path.join(root, name));
  // Leave out what the page lacks, and what libc++abi defines itself.
  const notInLibrary = /^(support|pstl|experimental)\/|^(atomic|new|filesystem\/operations)\.cpp$/;
  const notInAbi = /noexception|thread_atexit|demangle\//;
  const all: [string, string[]][] = [
    ...files(path.join(libcxx, 'src'), notInLibrary).map((file): [string, string[]] => [
      file,
      ofLibrary,
    ]),
    ...patched.map((file): [string, string[]] => [file, ofLibrary]),
    ...files(path.join(libcxxabi, 'src'), notInAbi).map((file): [string, string[]] => [
      file,
      ofAbi,
    ]),
    [
      path.join(libunwind, 'src/Unwind-wasm.c'),
      [
        '-fdeclspec',
        '-D_LIBUNWIND_DISABLE_VISIBILITY_ANNOTATIONS',
        '-I',
        path.join(libunwind, 'include'),
      ],
    ],
    ...files(path.join(folder, 'runtime'), /^$/).map((file): [string, string[]] => [
      file,
      ['-std=c++23'],
    ]),
  ];
  const made: string[] = [];
  const compile = async (): Promise<void> => {
    for (let next = all.pop(); next; next = all.pop()) {
      const [file, more] = next;
      const object = path.join(
        objects,
        `${path.basename(path.dirname(file))}-${path.basename(file)}.o`,
      );
      const compiler = `${llvm}/bin/${file.endsWith('.c') ? 'clang' : 'clang++'}`;
      await run(compiler, [...flags, ...more, '-c', file, '-o', object]);
      made.push(object);
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, compile));
  execFileSync(`${llvm}/bin/llvm-ar`, ['rcs', path.join(sysroot, 'lib/libc++.a'), ...made.sort()]);
}

/** Compresses the results into playground/prebuilt. */
async function keepAll(): Promise<void> {
  const parts = new Map<string, Uint8Array>();
  for (const name of readdirSync(sysroot, {
    recursive: true,
    encoding: 'utf8',
    withFileTypes: true,
  })) {
    if (!name.isFile()) continue;
    const file = path.join(name.parentPath, name.name);
    parts.set(path.relative(sysroot, file), readFileSync(file));
  }
  const clang = readFileSync(path.join(cache, 'node_modules/@yowasp/clang/gen/llvm.core.wasm'));
  const manifest = readManifest();
  await Promise.all([
    writePrebuilt(cppPrebuilt.clang, importMemory(clang), manifest),
    writePrebuilt(cppPrebuilt.sysroot, pack(parts), manifest),
  ]);
  const licence = (title: string, file: string) =>
    `## ${title}\n\n\`\`\`text\n${readFileSync(path.join(sources, file), 'utf8').trim()}\n\`\`\`\n`;
  const licences = [
    '# What clang and the C++ library are made of, and whose it is\n',
    licence('LLVM: clang, lld, compiler-rt, libc++, libc++abi, libunwind', 'libcxx/LICENSE.TXT'),
    licence('wasi-libc', 'libc/wasi/LICENSE'),
    licence('wasi-libc, and musl in it: MIT', 'libc/wasi/LICENSE-MIT'),
  ];
  writeFileSync(path.join(prebuiltFolder, 'cpp/LICENCES.md'), licences.join('\n'));
  manifest.sources['playground/cpp'] = cppHash();
  manifest.tools.clang = yowasp;
  writeManifest(manifest);
}

/**
 * Turns the module's memory into an import, so that all commands use one memory in turn:
 * browsers have room for only a few memories that wait for the garbage collector.
 */
function importMemory(wasm: Uint8Array): Uint8Array {
  const sections = [...sectionsOf(wasm)].map(({ kind, body, end }) => ({
    kind,
    body: wasm.subarray(body, end),
  }));
  const find = (kind: number) => sections.find((section) => section.kind === kind)?.body;
  const [imports, memories] = [find(2), find(5)];
  if (!imports || !memories) throw new Error('clang has no memory of its own');
  const [count, first] = readNumber(imports, 0);
  const name = (text: string) => [text.length, ...Buffer.from(text)];
  const memory = [...name('env'), ...name('memory'), 2, ...memories.subarray(1)];
  const changed = Buffer.concat([
    Buffer.from(writeNumber(count + 1)),
    imports.subarray(first),
    Buffer.from(memory),
  ]);
  const parts = sections
    .filter(({ kind }) => kind !== 5)
    .map(({ kind, body }) => ({ kind, body: kind === 2 ? changed : body }));
  return Buffer.concat([
    wasm.subarray(0, 8),
    ...parts.flatMap(({ kind, body }) => [Buffer.from([kind, ...writeNumber(body.length)]), body]),
  ]);
}
