/**
 * What a course platform offers to what it shows: the run-time API of SCORM 1.2 or
 * of SCORM 2004, found in the windows around the page, and behind one interface.
 * Every call is answered at once or throws; that may take as long as the platform likes.
 */

export type ScormVersion = '1.2' | '2004';

/** What the platform kept of this learner. */
export interface Resumed {
  learner: string;
  /** Empty at the first time, as `suspended` is. */
  location: string;
  suspended: string;
  /** A record that is complete stays so. */
  completed: boolean;
}

export interface CourseReport {
  location: string;
  /** Without it, what the platform has stays there. */
  suspended?: string;
  completed: boolean;
  /** Of `all` that count; without any there is no score. */
  solved: number;
  all: number;
  /** Of this session. */
  seconds: number;
}

/** Characters of suspend data that a platform must take. */
export const suspendLimit: Record<ScormVersion, number> = { '1.2': 4_096, '2004': 64_000 };

/** The platform refused, failed or has gone; the message is the platform's own, where it has one. */
export class HostError extends Error {
  /** Of the specification; `gone` where there is nobody to ask, `threw` where the call did not return. */
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
/** Windows to climb, as the specification's own search does. */
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

  /** Looks in the windows around, then in the one that opened them. */
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
      // A platform may have started it itself, or not noticed that the page was loaded anew.
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
   * Tells all, so that one that comes through makes up for those before it.
   *
   * @throws HostError of the first call that failed; the others have been made.
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

  /** The last report. @throws HostError */
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
      // What is suspended comes back at the next launch.
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

  /** What was never set is empty. */
  #get(element: string): string {
    const value = this.#call('GetValue', element);
    const code = this.#lastError();
    // 2004 has a code for a value that nobody has set.
    if (code !== '0' && code !== '403') throw this.#error(code);
    return String(value ?? '');
  }

  #do(method: Method, ...parameters: string[]): void {
    const answer = this.#call(method, ...parameters);
    if (String(answer) === 'true') return;
    const code = this.#lastError();
    // SCORM 1.2 lets a platform do without the ends of the scale.
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
      // The code says enough.
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

/** An error of another window is no `Error` of this one. */
function messageOf(error: unknown): string {
  const known = typeof error === 'object' && error !== null && 'message' in error;
  return String(known ? error.message : error);
}

/** Windows of other origins tell nothing, and have nothing for us. */
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

/** `HHHH:MM:SS.SS`, of which 9,999 hours are the most. */
function timespan(seconds: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const whole = Math.min(Math.floor(seconds), 9_999 * 3_600);
  return `${String(Math.floor(whole / 3_600)).padStart(4, '0')}:${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}.00`;
}

/** As ISO 8601 has it. */
function duration(seconds: number): string {
  return `PT${Math.floor(seconds)}S`;
}
