/** The words of the drawn view, in one place for translation. `code` is between backticks. */
import type { Waiting } from '../runner/runner.ts';
import { runWords } from '../ui/run-words.ts';
import type { Happening } from './happenings.ts';
import type { Lock, Pointer } from './step.ts';

const number = (value: number) => value.toLocaleString('en');

const list = (names: string[]) =>
  names.length < 3
    ? names.join(' and ')
    : `${names.slice(0, -1).join(', ')}, and ${names[names.length - 1]}`;

/** What a waiting thread needs; `for` are the threads that could end the wait. */
function waitsFor(reason: Waiting['reason'] | null, names: string[]): string {
  const held =
    names.length > 0 ? `, which ${list(names)} ${names.length > 1 ? 'hold' : 'holds'}` : '';
  switch (reason) {
    case 'mutex':
      return `a mutex${held}`;
    case 'read':
      return `an RwLock, to read${held}`;
    case 'write':
      return `an RwLock, to write${held}`;
    case 'join':
      return names.length > 0 ? `${list(names)} to end` : 'a thread to end';
    case 'scope':
      return 'the threads of its scope to end';
    case 'signal':
      return 'a condition variable or a barrier';
    case 'message':
      return 'a message on a channel';
    case 'once':
      return 'a value that another thread is making';
    case 'park':
      return 'another thread to unpark it';
    case 'sleep':
      return 'the clock';
    default:
      return 'another thread';
  }
}

/** A short form of the same, for a frame's head and a lane. */
const waitsShort: Record<Waiting['reason'], string> = {
  mutex: 'waits for a lock',
  read: 'waits to read',
  write: 'waits to write',
  join: 'waits for a thread',
  scope: 'waits for its scope',
  signal: 'waits for a signal',
  message: 'waits for a message',
  once: 'waits for a value',
  park: 'is parked',
  sleep: 'sleeps',
  other: 'waits',
};

/** `src/main.rs:12:5` as a line. */
const lineOf = (place: string) => /:(\d+)(?::\d+)?$/.exec(place)?.[1];

const freedAt = (place: string | undefined) => {
  const line = place && lineOf(place);
  return line ? `freed on line ${line}` : 'freed';
};

/** Letters of a line that is quoted. */
const mostQuoted = 40;

function printed(text: string, stream: 'stdout' | 'stderr'): string {
  const where = stream === 'stderr' ? ' to stderr' : '';
  const line = text.trimEnd();
  const isShort = line.length > 0 && line.length <= mostQuoted && !/[\n`]/.test(line);
  return isShort ? `It prints \`${line}\`${where}.` : `It prints${where}.`;
}

export const words = {
  /** On a picture in a lesson. */
  stepThrough: 'Step through it',
  /** Headings of the drawing. */
  stack: (thread: string | null) => (thread === null ? 'Stack' : `Stack of ${thread}`),
  threadEnded: (thread: string) => `${thread} has ended`,
  heap: 'Heap',
  static: 'Static',
  threadLocal: 'Thread-local',
  temporary: 'Temporary',
  memory: 'Memory',

  /** In a frame's head. */
  line: (line: number) => `line ${line}`,
  runsAt: (line: number) => `line ${line}, runs`,
  waitsAt: (line: number, reason: Waiting['reason'] | null) =>
    `line ${line}, ${waitsShort[reason ?? 'other']}`,
  moreCalls: (count: number) => (count === 1 ? '1 call more' : `${number(count)} calls more`),
  moreThreads: (count: number) => (count === 1 ? '1 more thread' : `${number(count)} more threads`),
  moreBlocks: (count: number) =>
    count === 1 ? '1 more block isn’t drawn' : `${number(count)} more blocks aren’t drawn`,

  /** In a row. */
  unset: 'unset',
  moved: 'moved',
  dropped: 'dropped',
  more: (count: number) => `${number(count)} more`,
  unused: 'unused',
  unusedBytes: (count: number) => `${words.bytes(count)} unused`,
  moreUnused: (count: number) => `${number(count)} unused`,
  nullPointer: 'null',
  borrowed: (count: number) =>
    count < 0 ? 'borrowed to write' : count === 0 ? 'not borrowed' : `borrowed by ${number(count)}`,
  count: 'count',
  weak: 'weak',
  bytes: (bytes: number) => (bytes === 1 ? '1 byte' : `${number(bytes)} bytes`),
  freed: 'freed',
  freedAt,
  lockState: ({ holders, writing }: Lock, names: string[], isMutex: boolean) => {
    if (holders.length === 0) return 'unlocked';
    const held = `held by ${list(names)}`;
    if (isMutex) return held;
    return writing ? `write lock: ${held}` : `read lock: ${held}`;
  },
  waiting: (names: string[]) =>
    names.length === 1 ? `1 waits: ${names[0]}` : `${names.length} wait: ${list(names)}`,
  poisoned: 'poisoned',

  /** What happened, each in a sentence. */
  happened: (happening: Happening): string => {
    switch (happening.kind) {
      case 'move':
        return happening.to === null
          ? `\`${happening.name}\` moves to the caller.`
          : `\`${happening.name}\` moves into \`${happening.to}\`.`;
      case 'drop':
        return `\`${happening.name}\` is dropped.`;
      case 'set': {
        const { name, text, in: block } = happening;
        if (block === null || name === '') return `\`${name || block}\` is \`${text}\`.`;
        return `In \`${block}\`, \`${name}\` is \`${text}\`.`;
      }
      case 'borrowed':
        return happening.count === 0
          ? `\`${happening.name}\` is no longer borrowed.`
          : `\`${happening.name}\` is ${words.borrowed(happening.count)}.`;
      case 'call':
        return `\`${happening.function}\` is called.`;
      case 'return':
        return `\`${happening.function}\` returns.`;
      case 'thread-started':
        return `Thread \`${happening.name}\` starts.`;
      case 'thread-ended':
        return `Thread \`${happening.name}\` ends.`;
      case 'switch':
        return `Now \`${happening.name}\` runs.`;
      case 'waits':
        return `\`${happening.name}\` waits for ${waitsFor(happening.reason, happening.for)}.`;
      case 'locked':
        return `\`${happening.by}\` locks \`${happening.lock}\`${happening.isMutex ? '' : happening.writing ? ' to write' : ' to read'}.`;
      case 'unlocked':
        return `\`${happening.by}\` unlocks \`${happening.lock}\`.`;
      case 'poisoned':
        return `\`${happening.lock}\` is poisoned: its holder panicked.`;
      case 'count': {
        const { type, from, to } = happening;
        const which = happening.weak ? 'weak count' : 'count';
        const verb = to > from ? 'rises' : 'falls';
        const end = to === 0 && !happening.weak ? ', so the value is dropped' : '';
        return `The ${which} of \`${type}\` ${verb} from ${from} to ${to}${end}.`;
      }
      case 'allocated':
        return `${words.bytes(happening.size)} ${happening.size === 1 ? 'is' : 'are'} allocated for \`${happening.type}\`.`;
      case 'freed':
        return `The block of \`${happening.type}\` is freed.`;
      case 'reallocated':
        return `\`${happening.type}\` moves to a new block: ${number(happening.from)} bytes before, ${number(happening.to)} now.`;
      case 'dangles':
        return `\`${happening.pointer}\` dangles: its target was ${freedAt(happening.freed)}.`;
      case 'output':
        return printed(happening.text, happening.stream);
      case 'panic':
        return `It panics: ${happening.message.split('\n')[0]}.`;
      case 'end':
        return runWords.end(happening.end) || 'The program has ended.';
    }
  },
  /** Where nothing else happened. */
  nextLine: (thread: string | null, line: number) =>
    thread === null ? `Line ${line} runs next.` : `\`${thread}\` runs line ${line} next.`,

  /** The transport. */
  first: 'First step (Home)',
  back: 'Step back (←)',
  forward: 'Step forward (→)',
  last: 'Last step (End)',
  over: 'Step over calls (↓, or ↑ to go back)',
  nextEvent: 'Next event (Shift+→, or Shift+← for the one before)',
  overShort: 'Step over',
  eventShort: 'Next event',
  step: (index: number, count: number) => `Step ${number(index + 1)} of ${number(count)}`,
  slider: 'Step',
  notKept: (count: number) => `The run was long: the first ${number(count)} steps weren’t kept.`,
  output: 'Output up to this step',
  earlierOutput: '… earlier output is left out',
  moreHappened: (count: number) => `And ${number(count)} more.`,
  /** Threads whose next line is the same. */
  threadsAt: (names: string[]) =>
    names.length < 4
      ? names.join(', ')
      : `${names.slice(0, 2).join(', ')}, ${names.length - 2} more`,
  code: (file: string) => `${file}, with the line that runs next`,

  /** For the selected box or row. */
  jumpTo: (name: string) => `\`${name}\`: jump to`,
  created: 'Created',
  lastChanged: 'Last changed',
  droppedAt: 'Dropped',
  clear: 'Clear',

  lanes: 'Threads in time',
  runs: 'runs',
  waitsShortest: 'waits',
  waitsInLane: (reason: Waiting['reason'] | null, names: string[]) =>
    reason === 'join' && names.length > 0
      ? `waits for ${list(names)}`
      : waitsShort[reason ?? 'other'],
  holds: (names: string[], writing: boolean) => `${list(names)}${writing ? ', writing' : ''}`,

  legend: 'What the signs mean',
  marks: {
    move: 'move',
    clone: 'clone',
    drop: 'drop',
    locked: 'lock taken',
    unlocked: 'lock released',
    switch: 'thread switch',
    output: 'output',
    fault: 'fault',
  },
  signs: {
    frame: ['Frame.', 'A call and its locals: name, type, value. Shaded if it runs.'],
    ghost: ['Ghost.', 'The value has moved away or was dropped.'],
    owns: ['Owns.', 'Thick, to the spine of the block that it will free.'],
    borrows: ['Borrows.', 'Thin, to the very cell.'],
    writes: ['Borrows to write.', 'Doubled: nothing else may use the cell.'],
    weak: ['Weak.', 'Dashed: it may find nothing, so it is checked when used.'],
    raw: ['Raw.', 'Dotted: nothing checks it.'],
    dangling: ['Dangling.', 'Red, ends in a cross: the memory is no longer its own.'],
    count: ['Count.', 'How many own the value. At 0 it is dropped.'],
    lock: ['Lock.', 'Its holder is named. A dotted line is a thread that waits.'],
    unused: ['Unused.', 'Allocated, nothing in it.'],
  },

  /** The picture as a list. */
  pointer: ({ kind, dangling, freed }: Pointer, target: string | undefined) => {
    const verb = {
      owns: 'owns',
      shares: 'shares',
      weak: 'points weakly at',
      borrows: 'borrows',
      writes: 'borrows to write',
      raw: 'points at',
    }[kind];
    if (dangling) return `dangling: its target was ${freedAt(freed)}`;
    return target === undefined ? '' : `${verb} ${target}`;
  },
  inList: {
    threads: 'Threads',
    blocks: 'Blocks of memory',
    counts: (strong: number, weak: number) =>
      `count ${strong}${weak > 0 ? `, weak count ${weak}` : ''}`,
  },
};
