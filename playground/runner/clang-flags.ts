/**
 * The command lines by which clang and wasm-ld make a program's module. They are data, so
 * that the manifest can tell whether a committed module was made by other ones.
 */
import { diagnosticFlags } from './clang-diagnostics.ts';
import { defaultLimits, defaultStandard, type RunOptions } from './runner.ts';

/**
 * What is undefined is found where it happens: by UBSan in the program's own code, by ASan's
 * calls at each access to memory, there and in headers. playground/cpp/runtime/checks.cpp
 * has what they call.
 */
const checks = [
  ...['address,alignment,array-bounds,bool,builtin,enum,integer-divide-by-zero,null'],
  ...[
    'pointer-overflow,return,shift-base,shift-exponent,signed-integer-overflow,unreachable,vla-bound',
  ],
];
const checkFlags = [
  `-fsanitize=${checks.join()}`,
  '-fsanitize-system-ignorelist=/usr/ignored.txt',
  ...['instrumentation-with-call-threshold=0', 'stack=0', 'globals=0']
    .concat('use-after-return=never', 'constructor-kind=none')
    // Each access counts, for a turn may end there.
    .concat('opt-globals=0', 'opt-same-temp=0', 'use-stack-safety=0')
    .flatMap((option) => ['-mllvm', `-asan-${option}`]),
  '-D_LIBCPP_HARDENING_MODE=_LIBCPP_HARDENING_MODE_DEBUG',
  // A header brings what it is for, as from C++23 on: half the time to read them.
  '-D_LIBCPP_REMOVE_TRANSITIVE_INCLUDES',
  ...['-debug-info-kind=line-tables-only', '-dwarf-version=4'],
];
const wrapped = [
  'exit',
  'malloc',
  'free',
  'calloc',
  'realloc',
  'aligned_alloc',
  'posix_memalign',
].concat('malloc_usable_size');

/** As the native runs of the tests compile, and as clang's own driver asks for WASI. */
const flags = [
  ...['-triple', 'wasm32-wasip1', '-O0', '-disable-free', '-clear-ast-before-backend'],
  ...['-mrelocation-model', 'static', '-mframe-pointer=none', '-ffp-contract=on'],
  ...['-mconstructor-aliases', '-fvisibility=hidden', '-fdeprecated-macro', '-fgnuc-version=4.2.1'],
  ...['-target-cpu', 'generic'],
  ...['atomics', 'bulk-memory', 'exception-handling', 'multivalue', 'reference-types'].flatMap(
    (feature) => ['-target-feature', `+${feature}`],
  ),
  ...['-fcxx-exceptions', '-fexceptions', '-exception-model=wasm', '-mllvm', '-wasm-enable-eh'],
  ...['-resource-dir', '/usr', '-isysroot', '/usr'],
  ...['c++/ours', 'c++/v1', '', 'wasm32-wasip1'].flatMap((folder) => [
    '-internal-isystem',
    `/usr/include/${folder}`,
  ]),
  ...['-Wall', '-Wextra', '-ferror-limit', '19', ...diagnosticFlags],
  ...checkFlags,
];

/** Bytes of a program's own stack; natively it is eight times as much. */
const stackSize = 2 ** 20;

/** Compiles; what to make of which file is added to it. */
export function compileCommand({
  standard = defaultStandard,
}: Pick<RunOptions, 'standard'>): string[] {
  return ['clang++', '-cc1', `-std=${standard}`, ...flags];
}

/** Links `program.o` to `program.wasm`. */
export function linkCommand({ limits }: Pick<RunOptions, 'limits'>): string[] {
  return [
    ...['wasm-ld', '-m', 'wasm32', '-L/usr/lib', 'program.o'],
    ...['-lc++', '-lc', '-lclang_rt.builtins', '-o', 'program.wasm'],
    ...wrapped.map((name) => `--wrap=${name}`),
    // Thread-local variables, which wasm-ld gives to programs with shared memory alone.
    ...[
      '--shared-memory',
      '--no-check-features',
      `--max-memory=${limits?.memory ?? defaultLimits.memory}`,
    ],
    // A stack that is full ends at address 0, rather than in other data.
    ...['--stack-first', '-z', `stack-size=${stackSize}`, '--export=__stack_pointer'],
  ];
}
