/**
 * C++ in the page: undefined behaviour is named with its line, threads take turns,
 * diagnostics point to the right place, and limits end a run.
 */
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from 'vitest';
import { loadClang } from '../../playground/cpp/load.ts';
import { clangEvents, runUnderSeeds } from '../../playground/prebuilt/cpp-runs.ts';
import { compileCpp } from '../../playground/runner/clang.ts';
import type { CompilerProgram } from '../../playground/runner/compiler.ts';
import { runCppProgram } from '../../playground/runner/cpp-session.ts';
import type { RunEvent } from '../../playground/runner/runner.ts';
import { endOf, outcomeOf } from './outcome.ts';

function run(program: Partial<CompilerProgram> & { source: string }): Promise<RunEvent[]> {
  return clangEvents({ file: 'main.cpp', ...program });
}

/** Programs with undefined behaviour: its kind, its line, and the line where the memory was freed. */
const undefinedPrograms: [fault: string, line: number, other: number | undefined, body: string][] =
  [
    ['dangling', 4, 3, 'int *a = new int(1);\ndelete a;\nreturn *a;'],
    [
      'dangling',
      4,
      3,
      'auto p = std::make_unique<int>(1); int *a = p.get();\np.reset();\nreturn *a;',
    ],
    ['dangling', 4, 3, 'std::vector<int> v{1}; int &first = v[0];\nv.push_back(2);\nreturn first;'],
    [
      'dangling',
      4,
      3,
      "std::string s(40, 'a'); const char *c = s.data();\ns = std::string(80, 'b');\nreturn c[1];",
    ],
    [
      'dangling',
      4,
      undefined,
      'int *out;\n{ auto made = [] { int local = 5; int *volatile at = &local; return (int *)at; }; out = made(); }\nreturn *out;',
    ],
    ['double-free', 4, 3, 'int *a = new int(1);\ndelete a;\ndelete a;'],
    ['wrong-layout', 3, undefined, 'int *a = new int[2];\ndelete (a + 1);\n'],
    ['out-of-bounds', 3, undefined, 'int *a = new int[3]();\nreturn a[3];'],
    ['out-of-bounds', 3, undefined, 'int a[3] = {}; volatile int i = 3;\nreturn a[i];'],
    ['out-of-bounds', 3, undefined, 'std::vector<int> v{1, 2, 3};\nreturn v[3];'],
    [
      'out-of-bounds',
      3,
      undefined,
      'std::vector<int> v; v.reserve(8); v.push_back(1); int *a = v.data();\nreturn a[4];',
    ],
    ['out-of-bounds', 3, undefined, 'std::string s = "abc";\nreturn s[7];'],
    ['uninitialised', 3, undefined, 'int *a = new int;\nreturn *a;'],
    [
      'uninitialised',
      3,
      undefined,
      'struct P { int x; double y; }; P *p = new P; p->x = 1;\nreturn p->y > 1.0;',
    ],
    ['null', 3, undefined, 'int *a = nullptr;\nreturn *a;'],
    ['null', 3, undefined, 'std::unique_ptr<std::string> a;\nreturn a->size();'],
    [
      'misaligned',
      3,
      undefined,
      'alignas(8) char bytes[9] = {};\nchar *odd = bytes + 1; return *reinterpret_cast<int *>(odd);',
    ],
    ['overflow', 3, undefined, 'volatile int a = 2147483647;\nreturn a + 1;'],
    ['overflow', 3, undefined, 'volatile int a = 0;\nreturn 1 / a;'],
    ['overflow', 3, undefined, 'volatile int a = 40;\nreturn 1 << a;'],
    [
      'invalid-value',
      3,
      undefined,
      'char two = 2; bool b; __builtin_memcpy(&b, &two, 1);\nreturn b;',
    ],
    ['unreachable', 2, undefined, 'auto f = [](int a) -> int { if (a) return 1; }; return f(0);'],
  ];

describe('what is undefined is named with its line', () => {
  test.each(undefinedPrograms)('%s at line %i, after %s: %s', async (fault, line, other, body) => {
    const source = `int main() {\n${body}\n}\n`;
    const includes = ['memory', 'string', 'vector'].map((name) => `#include <${name}>`).join('\n');
    const program = { file: 'main.cpp', source: `${includes}\n${source}` };
    const end = endOf(await clangEvents(program, true));
    if (end.kind !== 'undefined-behaviour') throw new Error(JSON.stringify(end));
    expect(end.fault).toBe(fault);
    expect(end.place, end.message).toMatch(new RegExp(`^main\\.cpp:${line + 3}:\\d+$`));
    if (other) expect(end.other).toMatch(new RegExp(`^main\\.cpp:${other + 3}:\\d+$`));
  });
});

test.each([
  ['dangling', 'int *a = new int(1);\ndelete a;\nreturn *a;'],
  ['double-free', 'int *a = new int(1);\ndelete a;\ndelete a;'],
  ['out-of-bounds', 'int *a = new int[3]();\nreturn a[3];'],
  ['dangling', 'std::vector<int> v{1};\nint *a = v.data(); v.reserve(9);\nreturn *a;'],
])('where the block behind a fault was allocated is named: %s', async (fault, body) => {
  const source = `#include <vector>\nint main() {\n${body}\n}\n`;
  const end = endOf(await clangEvents({ file: 'main.cpp', source }, true));
  expect(end).toMatchObject({ kind: 'undefined-behaviour', fault });
  expect(end).toHaveProperty('allocated', expect.stringMatching(/^main\.cpp:3:\d+$/));
});

test('updates without a lock are lost under some seeds, and none with one', async () => {
  const counts = (body: string) => `#include <atomic>
#include <cstdio>
#include <mutex>
#include <thread>
std::mutex lock;
std::atomic<int> atomic{0};
int plain = 0;
void work() { for (int time = 0; time < 500; time++) { ${body} } }
int main() {
  std::thread other(work);
  work();
  other.join();
  printf("%d", plain + atomic);
}
`;
  const sums = async (body: string) => {
    const runs = await runUnderSeeds({ file: 'main.cpp', source: counts(body) }, [0, 1, 2, 3]);
    const outputs = runs.map((events) => outcomeOf(events).output.map(({ text }) => text));
    return outputs.map((pieces) => Number(pieces.join('')));
  };
  expect(Math.min(...(await sums('plain++;')))).toBeLessThan(1000);
  expect(await sums('atomic++;')).toEqual([1000, 1000, 1000, 1000]);
  expect(await sums('std::scoped_lock held(lock); plain++;')).toEqual([1000, 1000, 1000, 1000]);
});

test('a deadlock says who holds what', async () => {
  const source = `#include <mutex>
#include <thread>
int main() {
  std::mutex lock;
  lock.lock();
  std::thread other([&] {
    lock.lock();
  });
  other.join();
}
`;
  expect(endOf(await run({ source }))).toMatchObject({
    kind: 'deadlock',
    waiting: [
      { thread: 0, reason: 'join', holders: [{ thread: 1 }] },
      { thread: 1, reason: 'mutex', holders: [{ thread: 0 }] },
    ],
  });
});

describe('what clang says', () => {
  const diagnostics = async (source: string) =>
    (await run({ source })).flatMap((event) => (event.kind === 'diagnostic' ? [event] : []));

  test('has its place in UTF-16, and its fix', async () => {
    const source = '/* 𝒞 ä */ int main() { return 1 }\n';
    const [error] = await diagnostics(source);
    expect(error).toMatchObject({ level: 'error', message: "expected ';' after return statement" });
    const fix = error?.children[0]?.spans[0];
    expect(fix).toMatchObject({ suggestion: { text: ';', applicability: 'MachineApplicable' } });
    expect(source.slice(0, fix?.from)).toBe('/* 𝒞 ä */ int main() { return 1');
  });

  test('of a header stands where the program led there', async () => {
    const source =
      '#include <memory>\nstruct A { A(int); };\nint main() {\n  std::make_unique<A>();\n}\n';
    const error = (await diagnostics(source)).find(({ level }) => level === 'error');
    expect(error?.message).toContain('no matching constructor');
    expect(source.slice(error?.spans[0]?.from)).toMatch(/^(std::)?make_unique/);
  });

  test('of what is missing is the word of the linker', async () => {
    const [error] = await diagnostics('void f();\nint main() { f(); }\n');
    expect(error).toMatchObject({ level: 'error', spans: [] });
    expect(error?.message).toContain('undefined symbol: f()');
  });

  test('is nothing of a good program', async () => {
    expect(await diagnostics('int main() {}\n')).toEqual([]);
  });
});

test('what a program includes is compiled once, and changes nothing', async () => {
  const clang = await loadClang();
  const preambles = new Map();
  const source = '#include <cstdio>\n#include <vector>\nint main() { printf("%d", LAST); }\n';
  for (const [last, standard] of [
    ['1', 'c++20'],
    ['std::vector{2}.at(0)', 'c++20'],
    ['missing', 'c++20'],
    // C++17 has no such macro.
    ['__cpp_lib_constexpr_vector > 0', 'c++20'],
    ['__cpp_lib_constexpr_vector > 0', 'c++17'],
  ] as const) {
    const program = { file: 'main.cpp', source: source.replace('LAST', last), standard };
    const kept: RunEvent[] = [];
    const fresh: RunEvent[] = [];
    await runCppProgram({ ...clang, preambles }, program, (event) => kept.push(event));
    await runCppProgram(clang, program, (event) => fresh.push(event));
    expect(kept.map(colourless)).toEqual(fresh.map(colourless));
  }
  expect([...preambles.values()].map((made) => made?.length > 0)).toEqual([true, true]);
});

test('the memory of clang grows in large steps', async () => {
  const clang = await loadClang();
  const before = clang.memory.current.buffer.byteLength;
  compileCpp(clang, { file: 'main.cpp', source: '#include <vector>\nint main() {}\n' });
  const grown = clang.memory.current.buffer.byteLength - before;
  expect(grown).toBeGreaterThan(0);
  expect(grown % 0x100_0000).toBe(0);
});

/** Drops colours: clang colours an excerpt by what it has read, which is less where the includes were compiled before. */
function colourless(event: RunEvent): RunEvent {
  return event.kind === 'diagnostic'
    ? { ...event, rendered: stripVTControlCharacters(event.rendered) }
    : event;
}

test('any text ends with a message', async () => {
  const texts = [
    'Once upon a time there was a program.\n'.repeat(27_000),
    '('.repeat(50_000),
    '#include "no such file"\n',
    '\u0000\ud800 ☃',
    '#include <vector>\ntemplate <int n> struct A : A<n + 1> {}; A<0> a;\n',
    'int main() { asm("nonsense"); }',
  ];
  for (const source of texts) {
    const { kind } = endOf(await run({ source }));
    expect(kind, source.slice(0, 40)).toMatch(/^(refused|limit)$/);
  }
});

test('limits end a run with their name', async () => {
  const ends = async (source: string) => endOf(await run({ source }));
  expect(
    await ends('int f(int n) { return f(n + 1) + 1; }\nint main() { return f(0); }\n'),
  ).toEqual({
    kind: 'limit',
    limit: 'stack',
  });
  expect(await ends('int main() { for (;;) new int[1 << 20]; }\n')).toEqual({
    kind: 'limit',
    limit: 'memory',
  });
  const flood = await run({
    source:
      '#include <cstdio>\nint main() { for (int i = 0; i < 20000; i++) std::puts("0123456789"); }\n',
  });
  expect(flood).toContainEqual({ kind: 'dropped', characters: 120_000 });
});
