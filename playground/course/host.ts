/**
 * The run-time API of a course platform, SCORM 1.2 or SCORM 2004, behind one interface.
 * It is found in the windows around the page. Every call is synchronous and may block
 * for as long as the platform takes.
 */

export type ScormVersion = '1.2' | '2004';

/** What the platform stored of this learner. */
export interface Resumed {
  learner: string;
  /** Empty at the first launch, as `suspended` is. */
  location: string;
  suspended: string;
  /** Once completed, a course stays completed. */
  completed: boolean;
}

export interface CourseReport {
  location: string;
  /** Undefined leaves what the platform has. */
  suspended?: string;
  completed: boolean;
  /** How many of `all` exercises and questions. Without any there is no score. */
  solved: number;
  all: number;
  /** Length of this session. */
  seconds: number;
}

/** Limit in characters of suspend data: what a platform must accept at least. */
export const suspendLimit: Record<ScormVersion, number> = { '1.2': 4_096, '2004': 64_000 };

/** The platform refused, failed or is gone. The message is the platform's own, if it has one. */
export class HostError extends Error {
  /** A code of the specification, `gone` if the platform's window is closed, or `threw`. */
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

type Method =
  | 'Initialize'
  | 'Terminate'
  | 'GetValue'
  | 'SetValue'
  | 'Commit'
  | 'GetLastError'
  | 'GetErrorString';
type Api = Record<string, (...parameters: string[]) => unknown>;

const apiName = { '1.2': 'API', '2004': 'API_1484_11' };
const prefix = { '1.2': 'LMS', '2004': '' };
/** Limit of windows to search upwards, as in the specification's search. */
const highest = 500;

const elements = {
  '1.2': {
    learner: 'cmi.core.student_id',
    location: 'cmi.core.lesson_location',
    suspended: 'cmi.suspend_data',
    completion: 'cmi.core.lesson_status',
    exit: 'cmi.core.exit',
    time: 'cmi.core.session_time',
    score: 'cmi.core.score',
  },
  '2004': {
    learner: 'cmi.learner_id',
    location: 'cmi.location',
    suspended: 'cmi.suspend_data',
    completion: 'cmi.completion_status',
    exit: 'cmi.exit',
    time: 'cmi.session_time',
    score: 'cmi.score',
  },
};

export class CourseHost {
  readonly #api: Api;
  readonly #owner: Window;
  readonly #version: ScormVersion;
  #wasCompleted = false;

  private constructor(api: Api, owner: Window, version: ScormVersion) {
    this.#api = api;
    this.#owner = owner;
    this.#version = version;
  }

  /** Searches the windows around the page, then those that opened them. */
  static find(version: ScormVersion, from: Window): CourseHost | undefined {
    const tried = new Set<Window>();
    const climb = (start: Window): CourseHost | undefined => {
      let at = start;
      for (let height = 0; height < highest && !tried.has(at); height++) {
        tried.add(at);
        const api = apiIn(at, version);
        if (api) return new CourseHost(api, at, version);
        if (at.parent === at) break;
        at = at.parent;
      }
      return undefined;
    };
    const around = climb(from);
    if (around) return around;
    for (const one of [...tried]) {
      const opener = openerOf(one);
      const found = opener && climb(opener);
      if (found) return found;
    }
    return undefined;
  }

  /** @throws HostError */
  start(): Resumed {
    const { learner, location, suspended, completion } = elements[this.#version];
    try {
      this.#do('Initialize', '');
    } catch (error) {
      // The platform may have started the session itself, or not noticed a reload.
      try {
        this.#get(learner);
      } catch {
        throw error;
      }
    }
    const status = this.#get(completion);
    this.#wasCompleted = status === 'completed' || status === 'passed';
    return {
      learner: this.#get(learner),
      location: this.#get(location),
      suspended: this.#get(suspended),
      completed: this.#wasCompleted,
    };
  }

  /**
   * Sends everything, so that one success makes up for earlier failures.
   *
   * @throws HostError of the first call that failed, after all were made
   */
  report(report: CourseReport): void {
    let failure: unknown;
    const attempt = (act: () => void) => {
      try {
        act();
      } catch (error) {
        failure ??= error;
      }
    };
    for (const [element, value] of this.#values(report))
      attempt(() => this.#do('SetValue', element, value));
    attempt(() => this.#do('Commit', ''));
    if (failure) throw failure;
  }

  /** Sends the last report and ends the session. @throws HostError */
  finish(report: CourseReport): void {
    let failure: unknown;
    try {
      this.report(report);
    } catch (error) {
      failure = error;
    }
    this.#do('Terminate', '');
    if (failure) throw failure;
  }

  #values({
    location,
    suspended,
    completed,
    solved,
    all,
    seconds,
  }: CourseReport): [string, string][] {
    const names = elements[this.#version];
    const done = completed || this.#wasCompleted;
    const share = all > 0 ? solved / all : 0;
    const values: [string, string][] = [
      [names.location, location],
      [names.completion, done ? 'completed' : 'incomplete'],
      // Suspended data comes back at the next launch.
      [names.exit, done ? (this.#version === '1.2' ? '' : 'normal') : 'suspend'],
      [names.time, (this.#version === '1.2' ? timespan : duration)(seconds)],
    ];
    if (suspended !== undefined) values.push([names.suspended, suspended]);
    if (all > 0) {
      values.push(
        [`${names.score}.min`, '0'],
        [`${names.score}.max`, '100'],
        [`${names.score}.raw`, String(Math.round(share * 10_000) / 100)],
      );
    }
    if (this.#version === '2004' && all > 0) {
      values.push([`${names.score}.scaled`, String(Math.round(share * 10_000) / 10_000)]);
      if (solved === all) values.push(['cmi.success_status', 'passed']);
    }
    return values;
  }

  /** Empty if nobody has set the value. */
  #get(element: string): string {
    const value = this.#call('GetValue', element);
    const code = this.#lastError();
    // SCORM 2004 has a code for that.
    if (code !== '0' && code !== '403') throw this.#error(code);
    return String(value ?? '');
  }

  #do(method: Method, ...parameters: string[]): void {
    const answer = this.#call(method, ...parameters);
    if (String(answer) === 'true') return;
    const code = this.#lastError();
    // In SCORM 1.2, the ends of the scale are optional.
    if (this.#version === '1.2' && code === '401' && /\.(min|max)$/.test(parameters[0] ?? ''))
      return;
    throw this.#error(code);
  }

  #lastError(): string {
    return String(this.#call('GetLastError'));
  }

  #error(code: string): HostError {
    let message = '';
    try {
      message = String(this.#call('GetErrorString', code) ?? '');
    } catch {
      // The code must do.
    }
    return new HostError(code, message);
  }

  #call(method: Method, ...parameters: string[]): unknown {
    if (this.#owner.closed) throw new HostError('gone', '');
    try {
      return this.#api[prefix[this.#version] + nameIn(this.#version, method)]?.(...parameters);
    } catch (error) {
      throw new HostError('threw', messageOf(error));
    }
  }
}

/** The error of another window is not an `Error` of this one. */
function messageOf(error: unknown): string {
  const known = typeof error === 'object' && error !== null && 'message' in error;
  return String(known ? error.message : error);
}

/** Undefined for windows of other origins, which cannot be read. */
function apiIn(at: Window, version: ScormVersion): Api | undefined {
  try {
    const api = (at as unknown as Record<string, unknown>)[apiName[version]];
    return api && typeof api === 'object' ? (api as Api) : undefined;
  } catch {
    return undefined;
  }
}

function openerOf(at: Window): Window | undefined {
  try {
    const opener: unknown = at.opener;
    return opener ? (opener as Window) : undefined;
  } catch {
    return undefined;
  }
}

function nameIn(version: ScormVersion, method: Method): string {
  return version === '1.2' && method === 'Terminate' ? 'Finish' : method;
}

/** `HHHH:MM:SS.SS`, up to 9,999 hours. */
function timespan(seconds: number): string {
  const digits = (value: number, count = 2) => String(Math.floor(value)).padStart(count, '0');
  // Hundredths, so that rounding never makes 60 seconds.
  const all = Math.min(Math.floor(seconds * 100), 9_999 * 360_000);
  const [hours, minutes, rest] = [all / 360_000, (all / 6_000) % 60, all % 6_000];
  return `${digits(hours, 4)}:${digits(minutes)}:${digits(rest / 100)}.${digits(rest % 100)}`;
}

/** A duration in ISO 8601. */
function duration(seconds: number): string {
  return `PT${Math.floor(seconds * 100) / 100}S`;
}
