/**
 * A course platform for tests: the run-time API of SCORM 1.2 and of SCORM 2004 (4th
 * edition) by their specifications, with states, error codes, data types, limits of
 * length, and what is read-only or write-only. Strict where a specification leaves
 * a choice: a text that is longer than a platform must take is refused.
 *
 * It imports nothing, so that it knows of the specifications alone.
 */

export type Trouble =
  | 'none'
  /** Commit answers false, with an error. */
  | 'refuses'
  /** Every call throws. */
  | 'throws'
  /** Initialize answers false. */
  | 'closed'
  /** Every commit and the start take this page a second and a half. */
  | 'slow';

/** What a platform keeps of one learner between sessions. */
export interface LearnerRecord {
  learner: string;
  values: Record<string, string>;
  /** How the last session ended, as the content said. */
  exit?: string;
  /** Seconds of all sessions. */
  seconds: number;
}

export interface Call {
  name: string;
  parameters: unknown[];
  answer: string;
  error: string;
}

interface Element {
  access: 'read' | 'write' | 'both';
  /** The error of a value that must not be; undefined of one that may. */
  refuses(value: string): string | undefined;
  /** What it is before anybody sets it; undefined where reading it is then an error. */
  initial?: string;
}

const of = (access: Element['access'], refuses: Element['refuses'], initial?: string): Element => ({
  access,
  refuses,
  ...(initial !== undefined && { initial }),
});

/** @param code of the error where it does not match */
const matching = (pattern: RegExp, code: string) => (value: string) =>
  pattern.test(value) ? undefined : code;
const words =
  (code: string, ...all: string[]) =>
  (value: string) =>
    all.includes(value) ? undefined : code;
const upTo = (length: number, code: string) => (value: string) =>
  value.length <= length ? undefined : code;

abstract class Platform {
  readonly calls: Call[] = [];
  trouble: Trouble = 'none';
  readonly record: LearnerRecord;
  protected state: 'new' | 'running' | 'over' = 'new';
  protected values: Record<string, string> = {};
  #error = '0';

  constructor(record: LearnerRecord) {
    this.record = record;
  }

  /** The errors that the content made, each with its call. */
  get faults(): string[] {
    return this.calls
      .filter(({ error }) => error !== '0')
      .map(({ name, parameters, error }) => `${name}(${parameters.join(', ')}): ${error}`);
  }

  /** Wraps a call of the API: notes it, and makes trouble. */
  protected call(name: string, act: (...parameters: string[]) => string) {
    return (...parameters: unknown[]): string => {
      if (this.trouble === 'throws') throw new Error('the connection is lost');
      if (this.trouble === 'slow' && /Initialize|Commit/.test(name)) {
        const end = performance.now() + 1_500;
        while (performance.now() < end);
      }
      this.#error = '0';
      const answer = act(...(parameters as string[]));
      this.calls.push({ name, parameters, answer, error: this.#error });
      return answer;
    };
  }

  protected fail(code: string, answer = 'false'): string {
    this.#error = code;
    return answer;
  }

  protected get lastError(): string {
    return this.#error;
  }

  protected begin(): void {
    this.state = 'running';
    this.values = { ...this.record.values };
  }

  protected keep(): void {
    this.record.values = { ...this.values };
  }
}

/** Of SCORM 1.2: the object `API`. */
export class Scorm12 extends Platform {
  static readonly errors: Record<string, string> = {
    0: 'No error',
    101: 'General exception',
    201: 'Invalid argument error',
    202: 'Element cannot have children',
    203: 'Element not an array - cannot have count',
    301: 'Not initialized',
    401: 'Not implemented error',
    402: 'Invalid set value, element is a keyword',
    403: 'Element is read only',
    404: 'Element is write only',
    405: 'Incorrect data type',
  };

  readonly #elements: Record<string, Element> = {
    'cmi.core.student_id': of('read', () => undefined),
    'cmi.core.student_name': of('read', () => undefined, 'Learner, A'),
    'cmi.core.lesson_location': of('both', upTo(255, '405'), ''),
    'cmi.core.credit': of('read', () => undefined, 'credit'),
    // `not attempted` is the platform's to say.
    'cmi.core.lesson_status': of(
      'both',
      words('405', 'passed', 'completed', 'failed', 'incomplete', 'browsed'),
      'not attempted',
    ),
    'cmi.core.entry': of('read', () => undefined),
    'cmi.core.score.raw': of('both', score12, ''),
    'cmi.core.score.min': of('both', score12, ''),
    'cmi.core.score.max': of('both', score12, ''),
    'cmi.core.total_time': of('read', () => undefined),
    'cmi.core.lesson_mode': of('read', () => undefined, 'normal'),
    'cmi.core.exit': of('write', words('405', 'time-out', 'suspend', 'logout', ''), ''),
    'cmi.core.session_time': of('write', matching(/^\d{2,4}:\d\d:\d\d(\.\d{1,2})?$/, '405')),
    'cmi.suspend_data': of('both', upTo(4_096, '405'), ''),
    'cmi.launch_data': of('read', () => undefined, ''),
    'cmi.comments': of('both', upTo(4_096, '405'), ''),
    'cmi.comments_from_lms': of('read', () => undefined, ''),
  };
  readonly #children: Record<string, string> = {
    'cmi.core':
      'student_id,student_name,lesson_location,credit,lesson_status,entry,score,total_time,lesson_mode,exit,session_time',
    'cmi.core.score': 'raw,min,max',
  };

  readonly API = {
    LMSInitialize: this.call('LMSInitialize', (parameter) => {
      if (parameter !== '') return this.fail('201');
      if (this.trouble === 'closed' || this.state !== 'new') return this.fail('101');
      this.begin();
      return 'true';
    }),
    LMSFinish: this.call('LMSFinish', (parameter) => {
      if (parameter !== '') return this.fail('201');
      if (this.state !== 'running') return this.fail('301');
      if (this.trouble === 'refuses') return this.fail('101');
      this.values['cmi.core.lesson_status'] ??= 'completed';
      this.record.exit = this.values['cmi.core.exit'] ?? '';
      this.record.seconds += seconds12(this.values['cmi.core.session_time'] ?? '0000:00:00');
      delete this.values['cmi.core.session_time'];
      delete this.values['cmi.core.exit'];
      if (this.record.exit !== 'suspend') {
        delete this.values['cmi.suspend_data'];
        delete this.values['cmi.core.lesson_location'];
      }
      this.keep();
      this.state = 'over';
      return 'true';
    }),
    LMSGetValue: this.call('LMSGetValue', (name) => {
      if (this.state !== 'running') return this.fail('301', '');
      const [, parent = '', keyword] = /^(.*)\.(_children|_count)$/.exec(name) ?? [];
      if (keyword === '_children') {
        if (this.#children[parent]) return this.#children[parent];
        return this.fail(this.#elements[parent] ? '202' : '401', '');
      }
      if (keyword === '_count')
        return this.fail(this.#elements[parent] || this.#children[parent] ? '203' : '401', '');
      const element = this.#elements[name];
      if (!element) return this.fail(name.startsWith('cmi.') ? '401' : '201', '');
      if (element.access === 'write') return this.fail('404', '');
      return this.#own(name) ?? this.values[name] ?? element.initial ?? '';
    }),
    LMSSetValue: this.call('LMSSetValue', (name, value) => {
      if (this.state !== 'running') return this.fail('301');
      if (/\._(children|count|version)$/.test(name)) return this.fail('402');
      const element = this.#elements[name];
      if (!element) return this.fail(name.startsWith('cmi.') ? '401' : '201');
      if (element.access === 'read') return this.fail('403');
      if (typeof value !== 'string') return this.fail('405');
      const wrong = element.refuses(value);
      if (wrong) return this.fail(wrong);
      this.values[name] = value;
      return 'true';
    }),
    LMSCommit: this.call('LMSCommit', (parameter) => {
      if (parameter !== '') return this.fail('201');
      if (this.state !== 'running') return this.fail('301');
      if (this.trouble === 'refuses') return this.fail('101');
      this.keep();
      return 'true';
    }),
    LMSGetLastError: () => this.lastError,
    LMSGetErrorString: (code: string) => Scorm12.errors[code] ?? '',
    LMSGetDiagnostic: (code: string) => Scorm12.errors[code] ?? '',
  };

  #own(name: string): string | undefined {
    const { learner, exit, seconds } = this.record;
    if (name === 'cmi.core.student_id') return learner;
    if (name === 'cmi.core.entry')
      return exit === undefined ? 'ab-initio' : exit === 'suspend' ? 'resume' : '';
    if (name !== 'cmi.core.total_time') return undefined;
    const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
    return `${two(seconds / 3600).padStart(4, '0')}:${two((seconds / 60) % 60)}:${two(seconds % 60)}`;
  }
}

/** A decimal from 0 to 100, or nothing. */
function score12(value: string): string | undefined {
  if (value === '') return undefined;
  if (!/^-?\d+(\.\d+)?$/.test(value)) return '405';
  return Number(value) >= 0 && Number(value) <= 100 ? undefined : '405';
}

function seconds12(timespan: string): number {
  const [hours = 0, minutes = 0, seconds = 0] = timespan.split(':').map(Number);
  return (hours * 60 + minutes) * 60 + seconds;
}

/** Of SCORM 2004: the object `API_1484_11`. */
export class Scorm2004 extends Platform {
  static readonly errors: Record<string, string> = {
    0: 'No Error',
    101: 'General Exception',
    102: 'General Initialization Failure',
    103: 'Already Initialized',
    104: 'Content Instance Terminated',
    111: 'General Termination Failure',
    112: 'Termination Before Initialization',
    113: 'Termination After Termination',
    122: 'Retrieve Data Before Initialization',
    123: 'Retrieve Data After Termination',
    132: 'Store Data Before Initialization',
    133: 'Store Data After Termination',
    142: 'Commit Before Initialization',
    143: 'Commit After Termination',
    201: 'General Argument Error',
    301: 'General Get Failure',
    351: 'General Set Failure',
    391: 'General Commit Failure',
    401: 'Undefined Data Model Element',
    402: 'Unimplemented Data Model Element',
    403: 'Data Model Element Value Not Initialized',
    404: 'Data Model Element Is Read Only',
    405: 'Data Model Element Is Write Only',
    406: 'Data Model Element Type Mismatch',
    407: 'Data Model Element Value Out Of Range',
    408: 'Data Model Dependency Not Established',
  };

  readonly #elements: Record<string, Element> = {
    'cmi._version': of('read', () => undefined, '1.0'),
    'cmi.completion_status': of(
      'both',
      words('406', 'completed', 'incomplete', 'not attempted', 'unknown'),
      'unknown',
    ),
    'cmi.completion_threshold': of('read', () => undefined),
    'cmi.credit': of('read', () => undefined, 'credit'),
    'cmi.entry': of('read', () => undefined),
    'cmi.exit': of('write', words('406', 'time-out', 'suspend', 'logout', 'normal', ''), ''),
    'cmi.launch_data': of('read', () => undefined),
    'cmi.learner_id': of('read', () => undefined),
    'cmi.learner_name': of('read', () => undefined, 'A Learner'),
    'cmi.location': of('both', upTo(1_000, '406')),
    'cmi.max_time_allowed': of('read', () => undefined),
    'cmi.mode': of('read', () => undefined, 'normal'),
    'cmi.progress_measure': of('both', real(0, 1)),
    'cmi.scaled_passing_score': of('read', () => undefined),
    'cmi.score._children': of('read', () => undefined, 'scaled,raw,min,max'),
    'cmi.score.scaled': of('both', real(-1, 1)),
    'cmi.score.raw': of('both', real()),
    'cmi.score.min': of('both', real()),
    'cmi.score.max': of('both', real()),
    'cmi.session_time': of('write', (value) =>
      timeinterval(value) === undefined ? '406' : undefined,
    ),
    'cmi.success_status': of('both', words('406', 'passed', 'failed', 'unknown'), 'unknown'),
    'cmi.suspend_data': of('both', upTo(64_000, '406')),
    'cmi.time_limit_action': of('read', () => undefined, 'continue,no message'),
    'cmi.total_time': of('read', () => undefined),
    'cmi.objectives._children': of('read', () => undefined, 'id,success_status'),
    'cmi.objectives._count': of('read', () => undefined),
  };

  readonly API_1484_11 = {
    Initialize: this.call('Initialize', (parameter) => {
      if (parameter !== '') return this.fail('201');
      if (this.state !== 'new') return this.fail(this.state === 'running' ? '103' : '104');
      if (this.trouble === 'closed') return this.fail('102');
      this.begin();
      return 'true';
    }),
    Terminate: this.call('Terminate', (parameter) => {
      if (parameter !== '') return this.fail('201');
      if (this.state !== 'running') return this.fail(this.state === 'new' ? '112' : '113');
      if (this.trouble === 'refuses') return this.fail('111');
      this.record.exit = this.values['cmi.exit'] ?? '';
      this.record.seconds += timeinterval(this.values['cmi.session_time'] ?? 'PT0S') ?? 0;
      delete this.values['cmi.session_time'];
      delete this.values['cmi.exit'];
      // The attempt is over: the next session begins another.
      if (this.record.exit !== 'suspend') {
        delete this.values['cmi.suspend_data'];
        delete this.values['cmi.location'];
      }
      this.keep();
      this.state = 'over';
      return 'true';
    }),
    GetValue: this.call('GetValue', (name) => {
      if (this.state !== 'running') return this.fail(this.state === 'new' ? '122' : '123', '');
      const objective = /^cmi\.objectives\.(\d+)\.(id|success_status)$/.exec(name);
      if (objective && Number(objective[1]) >= this.#objectives) return this.fail('301', '');
      const element = this.#elements[name];
      if (!element && !objective)
        return this.fail(/\._(children|count)$/.test(name) ? '301' : '401', '');
      if (element?.access === 'write') return this.fail('405', '');
      const value = this.#own(name) ?? this.values[name] ?? element?.initial;
      return value ?? this.fail('403', '');
    }),
    SetValue: this.call('SetValue', (name, value) => {
      if (this.state !== 'running') return this.fail(this.state === 'new' ? '132' : '133');
      const objective = /^cmi\.objectives\.(\d+)\.(id|success_status)$/.exec(name);
      const element = this.#elements[name];
      if (!element && !objective) return this.fail('401');
      if (element?.access === 'read') return this.fail('404');
      if (typeof value !== 'string') return this.fail('406');
      if (objective) {
        const [, number, part] = objective;
        if (Number(number) > this.#objectives) return this.fail('351');
        if (part !== 'id' && Number(number) === this.#objectives) return this.fail('408');
      }
      const wrong = element?.refuses(value);
      if (wrong) return this.fail(wrong);
      this.values[name] = value;
      return 'true';
    }),
    Commit: this.call('Commit', (parameter) => {
      if (parameter !== '') return this.fail('201');
      if (this.state !== 'running') return this.fail(this.state === 'new' ? '142' : '143');
      if (this.trouble === 'refuses') return this.fail('391');
      this.keep();
      return 'true';
    }),
    GetLastError: () => this.lastError,
    GetErrorString: (code: string) => Scorm2004.errors[code] ?? '',
    GetDiagnostic: (code: string) => Scorm2004.errors[code] ?? '',
  };

  get #objectives(): number {
    return Object.keys(this.values).filter((name) => /^cmi\.objectives\.\d+\.id$/.test(name))
      .length;
  }

  #own(name: string): string | undefined {
    const { learner, exit, seconds } = this.record;
    if (name === 'cmi.learner_id') return learner;
    if (name === 'cmi.objectives._count') return String(this.#objectives);
    if (name === 'cmi.total_time') return `PT${seconds}S`;
    if (name !== 'cmi.entry') return undefined;
    return exit === 'suspend' ? 'resume' : 'ab-initio';
  }
}

/** A real(10,7); 406 for no number, 407 for one that is out of its range. */
function real(least = Number.NEGATIVE_INFINITY, most = Number.POSITIVE_INFINITY) {
  return (value: string) => {
    if (!/^-?\d{1,10}(\.\d{1,7})?$/.test(value)) return '406';
    return Number(value) >= least && Number(value) <= most ? undefined : '407';
  };
}

/** Seconds of a timeinterval(second,10,2); undefined for what is none. */
function timeinterval(value: string): number | undefined {
  const pattern =
    /^P(?=.)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?(?:T(?=.)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d{1,2})?)S)?)?$/;
  const match = pattern.exec(value);
  if (!match) return undefined;
  const [years = 0, months = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = match
    .slice(1)
    .map((part) => Number(part ?? 0));
  return (((years * 365 + months * 30 + days) * 24 + hours) * 60 + minutes) * 60 + seconds;
}
