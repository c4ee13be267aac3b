/**
 * The command lines of clang and wasm-ld. They are data so that their hash tells whether
 * the committed modules are up to date.
 */
import { diagnosticFlags } from './clang-diagnostics.ts';
import { defaultLimits, defaultStandard, type RunOptions } from './runner.ts';

/**
 * Undefined behaviour is found where it happens: by UBSan in the program's own code, and by
 * ASan's calls at each memory access in the program and in headers. The functions that they
 * call are in playground/cpp/runtime/checks.cpp.
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
    // Check every access, because a thread's turn may end at any of them.
    .concat('opt-globals=0', 'opt-same-temp=0', 'use-stack-safety=0')
    .flatMap((option) => ['-mllvm', `-asan-${option}`]),
  '-D_LIBCPP_HARDENING_MODE=_LIBCPP_HARDENING_MODE_DEBUG',
  // Headers include only what they need, as since C++23: that halves the time to read them.
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

/** What clang's driver passes for WASI, and the options of the tests' native runs. */
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

/** Bytes of a program's stack; a native stack is eight times as large. */
const stackSize = 2 ** 20;

/** The command that compiles; the caller adds input and output. */
export function compileCommand({
  standard = defaultStandard,
}: Pick<RunOptions, 'standard'>): string[] {
  return ['clang++', '-cc1', `-std=${standard}`, ...flags];
}

/** The command that links `program.o` to `program.wasm`. */
export function linkCommand({ limits }: Pick<RunOptions, 'limits'>): string[] {
  return [
    ...['wasm-ld', '-m', 'wasm32', '-L/usr/lib', 'program.o'],
    ...['-lc++', '-lc', '-lclang_rt.builtins', '-o', 'program.wasm'],
    ...wrapped.map((name) => `--wrap=${name}`),
    // wasm-ld supports thread-local variables only with shared memory.
    ...[
      '--shared-memory',
      '--no-check-features',
      `--max-memory=${limits?.memory ?? defaultLimits.memory}`,
    ],
    // A full stack traps at address 0 instead of overwriting other data.
    ...['--stack-first', '-z', `stack-size=${stackSize}`, '--export=__stack_pointer'],
  ];
}
