/**
 * A course platform for tests. The run-time API is scorm-again's, a reading of SCORM
 * that is independent of ours; the server behind it is here, with what a platform does
 * between sessions, and with trouble. It runs in Node and in a browser.
 */
import { Scorm12API, Scorm2004API } from 'scorm-again';
import type { ScormVersion } from '../../playground/course/host.ts';

export type Trouble =
  | 'none'
  /** The server takes nothing: Commit and the end of a session answer false, with an error. */
  | 'refuses'
  /** Every call throws. */
  | 'throws'
  /** Initialize answers false. */
  | 'closed'
  /** The start and every commit take this page a third of a second. */
  | 'slow';

/** What a platform keeps of one learner between sessions. */
export interface LearnerRecord {
  learner: string;
  /** By name, such as `cmi.location`; unset ones are left out. */
  values: Record<string, string>;
  /** How the last session ended, as the content said. */
  exit?: string;
}

export interface Call {
  name: string;
  parameters: string[];
  answer: string;
  /** Code of the error that it left; `0` for none. */
  error: string;
}

type Api = Record<string, (...parameters: string[]) => string>;

/** What differs between the versions, where content and server meet. */
const dialects = {
  '1.2': {
    api: 'API',
    prefix: 'LMS',
    learner: 'cmi.core.student_id',
    entry: 'cmi.core.entry',
    exit: 'cmi.core.exit',
    session: 'cmi.core.session_time',
    location: 'cmi.core.lesson_location',
    /** Errors of a start, a commit, and of a text that is too long. */
    errors: { Initialize: '101', commit: 101, long: '405' },
    /** Characters of suspend data that a platform must take; this one takes no more. */
    limit: 4_096,
  },
  '2004': {
    api: 'API_1484_11',
    prefix: '',
    learner: 'cmi.learner_id',
    entry: 'cmi.entry',
    exit: 'cmi.exit',
    session: 'cmi.session_time',
    location: 'cmi.location',
    errors: { Initialize: '102', commit: 391, long: '406' },
    limit: 64_000,
  },
} as const;

export class Platform {
  readonly calls: Call[] = [];
  readonly record: LearnerRecord;
  trouble: Trouble = 'none';
  /** What content finds under `name` in a window. */
  readonly api: Api = {};
  readonly name: string;
  readonly #inner: { lastErrorCode: string };
  readonly #dialect: (typeof dialects)[ScormVersion];
  /** An error of this server's own, which the API knows nothing of. */
  #error: string | undefined;

  constructor(version: ScormVersion, record: LearnerRecord) {
    this.record = record;
    const dialect = dialects[version];
    this.#dialect = dialect;
    this.name = dialect.api;
    const settings = {
      autocommit: false,
      // The content alone says when it is complete.
      autoCompleteLessonStatus: false,
      logLevel: 5,
      lmsCommitUrl: '/commit',
      dataCommitFormat: 'flattened',
      httpService: {
        processHttpRequest: (_url: string, values: unknown, isEnd: boolean) =>
          this.#take(values as Record<string, unknown>, isEnd),
        updateSettings() {},
      },
    };
    const inner = version === '1.2' ? new Scorm12API(settings) : new Scorm2004API(settings);
    const entry =
      record.exit === undefined ? 'ab-initio' : record.exit === 'suspend' ? 'resume' : '';
    inner.loadFromFlattenedJSON({
      ...record.values,
      [dialect.learner]: record.learner,
      [dialect.entry]: entry,
    });
    this.#inner = inner;
    const methods = ['GetLastError', 'GetErrorString', 'GetDiagnostic'];
    const acts = ['Initialize', 'Terminate', 'GetValue', 'SetValue', 'Commit'];
    for (const method of [...methods, ...acts]) {
      const name =
        dialect.prefix + (version === '1.2' && method === 'Terminate' ? 'Finish' : method);
      this.api[name] = (...parameters) =>
        acts.includes(method)
          ? this.#call(method, name, parameters)
          : this.#ask(method, name, parameters);
    }
  }

  /** The errors that the content made, each with its call. */
  get faults(): string[] {
    return this.calls
      .filter(({ error }) => error !== '0')
      .map(({ name, parameters, error }) => `${name}(${parameters.join(', ')}): ${error}`);
  }

  #call(method: string, name: string, parameters: string[]): string {
    if (this.trouble === 'throws') throw new Error('the connection is lost');
    if (this.trouble === 'slow' && /Initialize|Commit/.test(method)) {
      const end = performance.now() + 300;
      while (performance.now() < end);
    }
    this.#error = this.#refusalOf(method, parameters);
    // scorm-again leaves an error in place when a later call gets a value.
    this.#inner.lastErrorCode = '0';
    const answer = this.#error ? 'false' : this.#inside(name, parameters);
    const error = this.#error ?? String(this.#inner.lastErrorCode);
    this.calls.push({ name, parameters, answer, error });
    return answer;
  }

  #inside(name: string, parameters: string[]): string {
    return String((this.#inner as unknown as Api)[name]?.(...parameters));
  }

  #ask(method: string, name: string, parameters: string[]): string {
    if (this.trouble === 'throws') throw new Error('the connection is lost');
    if (method === 'GetLastError' && this.#error !== undefined) return this.#error;
    return this.#inside(name, parameters);
  }

  /** What this platform refuses that scorm-again would take. */
  #refusalOf(method: string, [name, value]: string[]): string | undefined {
    const { errors, limit } = this.#dialect;
    if (method === 'Initialize' && this.trouble === 'closed') return errors.Initialize;
    const isLong = name === 'cmi.suspend_data' && value !== undefined && value.length > limit;
    return method === 'SetValue' && isLong ? errors.long : undefined;
  }

  /** The server: what the API commits, and at the end of a session which values outlive it. */
  #take(sent: Record<string, unknown>, isEnd: boolean): { result: string; errorCode: number } {
    const { errors, exit, session, location, entry, learner } = this.#dialect;
    if (this.trouble === 'refuses') return { result: 'false', errorCode: errors.commit };
    const values: Record<string, string> = {};
    for (const [name, value] of Object.entries(sent))
      if (typeof value === 'string' && value !== '') values[name] = value;
    if (isEnd) this.record.exit = values[exit] ?? '';
    for (const name of [exit, session, entry, learner]) delete values[name];
    // The attempt is over: the next session begins another.
    if (isEnd && this.record.exit !== 'suspend')
      for (const name of ['cmi.suspend_data', location]) delete values[name];
    this.record.values = values;
    return { result: 'true', errorCode: 0 };
  }
}
