/**
 * `<course-package>`: the page of a course package. It shows the chosen parts one
 * at a time in a frame (playground/embed), marks what is done, and tells the
 * platform. The text comes first: a platform may take seconds for each answer.
 */
import { CourseHost, HostError, type Report, suspendLimit } from '../../playground/course/host.ts';
import { CourseData, type Part } from '../../playground/course/parts.ts';
import { pack, unpack } from '../../playground/course/suspend.ts';
import {
  learnerOfTab,
  loadVisit,
  putAside,
  rememberLearner,
  saveVisit,
  type Visit,
} from '../../playground/course/visit.ts';
import '../../playground/embed/element.ts';
import { elementIn } from '../../playground/ui/element.ts';
import { courseWords as words } from './course-words.ts';
import { saveHandIn } from './hand-in.ts';
import {
  carriedProgress,
  exportProgress,
  importProgress,
  isRecord,
  loadProgress,
  type Progress,
} from './progress.ts';

/** Milliseconds that the first part has before the platform is asked without it. */
const patience = 5_000;

/** In suspend data, before the name of an exercise: the text that solved it. */
const solving = '=';

class CoursePackage extends HTMLElement {
  #course: CourseData | undefined;
  /** What is shown. */
  #part: Part | undefined;
  #host: CourseHost | undefined;
  /** Why it could not be started. */
  #failure: HostError | undefined;
  #visit: Visit = { opened: [], location: '', unsent: false };
  /** Names of exercises and questions that are done, also where the browser keeps nothing. */
  readonly #done = new Set<string>();
  /** This browser already held work of nobody's when the page was loaded. */
  #strange = false;
  /** What was opened and done since this page was loaded, and so by this learner, whoever that is. */
  readonly #here = { opened: new Set<string>(), done: new Set<string>() };
  #connected = false;
  #finished = false;
  /** What the platform kept could not be read and not be copied, so it must stay. */
  #untouchable = false;
  /** The last report that came through. */
  #sent = '';
  #queued: ReturnType<typeof setTimeout> | undefined;
  readonly #started = performance.now();

  connectedCallback(): void {
    const text = document.getElementById('course')?.textContent ?? '';
    const { success, data: course } = CourseData.safeParse(JSON.parse(text));
    if (!success) {
      this.#say('.connection', words.noCourse);
      return;
    }
    this.#course = course;
    document.title = course.title;
    elementIn(this, 'h1').textContent = course.title;
    this.#draw();
    elementIn(this, '.before').addEventListener('click', () => this.#turn(-1));
    elementIn(this, '.after').addEventListener('click', () => this.#turn(1));
    elementIn(this, '.retry').addEventListener('click', () => {
      this.#sent = '';
      if (this.#connected) this.#report();
      else this.#connect();
    });
    elementIn(this, '.hand-in').addEventListener('click', () => this.#handIn());
    elementIn(this, '.course-body').hidden = false;
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'hidden') this.#report();
    });
    addEventListener('pagehide', () => this.#finish());

    if (course.form === 'zip') {
      this.#keepAs('');
      this.#open(this.#partAt(this.#visit.location));
      this.#report();
      return;
    }
    this.#strange = this.#under(this.#nobody, () => {
      const { edits, ...marks } = carriedProgress();
      return doneIn(marks).length + Object.keys(edits).length > 0;
    });
    this.#say('.connection', words.connecting);
    const first = this.#open(course.parts[0]);
    const shown = new Promise((resolve) => {
      first?.addEventListener('ready', resolve);
      first?.addEventListener('error', resolve);
      setTimeout(resolve, patience);
    });
    // The frame paints before the platform is asked.
    shown.then(() => setTimeout(() => this.#connect(), 50));
  }

  /** Asks the platform who the learner is and what it knows; once more, where that failed. */
  #connect(): void {
    const course = this.#course;
    if (!course || course.form === 'zip' || this.#connected || this.#finished) return;
    const version = course.form === 'scorm-1.2' ? '1.2' : '2004';
    this.#host = CourseHost.find(version, window);
    const isRetry = this.#keep !== '';
    let location = '';
    this.#failure = undefined;
    try {
      const resumed = this.#host?.start();
      if (resumed) {
        this.#connected = true;
        rememberLearner(course.id, resumed.learner);
        this.#keepAs(resumed.learner);
        this.#resume(resumed.suspended);
        // What was done before in this page, while the platform was away, is this learner's.
        if (this.#strange) this.#offerClaim();
        else importProgress(this.#under(this.#nobody, exportProgress));
        location = resumed.location;
      }
    } catch (error) {
      if (!(error instanceof HostError)) throw error;
      this.#failure = error;
    }
    if (!this.#connected) this.#keepAs(isReload() ? (learnerOfTab(course.id) ?? '') : '');
    const here = this.#visit.location;
    const last = this.#partAt(this.#visit.unsent ? here || location : location || here);
    this.#open(isRetry ? this.#part : last);
    this.#report();
  }

  /** From here on, what this learner does is kept under the learner's own name. */
  #keepAs(learner: string): void {
    const keep = `${this.#course?.id}:${learner}`;
    document.body.dataset.keep = keep;
    const kept = loadVisit(keep);
    this.#visit = { ...kept, opened: [...new Set([...kept.opened, ...this.#here.opened])] };
    this.#done.clear();
    for (const name of this.#here.done) this.#done.add(name);
  }

  /** The name for those whom no platform has named. */
  get #nobody(): string {
    return `${this.#course?.id}:`;
  }

  get #keep(): string {
    return document.body.dataset.keep ?? '';
  }

  /** Adds what the platform kept to what is here. */
  #resume(suspended: string): void {
    if (suspended === '') return;
    const record = unpack(suspended);
    const { opened, marks, edits } = record ?? {};
    const wrong =
      !isRecord(marks) || !isRecord(edits) ? 'not of this package' : this.#take(marks, edits);
    if (wrong === undefined) {
      const known = this.#course?.parts.map(({ src }) => src) ?? [];
      const more = Array.isArray(opened) ? opened.filter((src) => known.includes(src)) : [];
      this.#visit.opened = [...new Set([...this.#visit.opened, ...more])];
      return;
    }
    this.#untouchable = !putAside(this.#keep, suspended);
    this.#say('.note', this.#untouchable ? words.unreadableUnkept : words.unreadable);
  }

  /** What is wrong with it, in words. */
  #take(marks: Record<string, unknown>, edits: Record<string, unknown>): string | undefined {
    const here = carriedProgress().edits;
    const exercises = { ...(isRecord(marks.exercises) ? marks.exercises : {}) };
    const newer: Record<string, unknown> = {};
    for (const [place, edit] of Object.entries(edits)) {
      if (!isRecord(edit)) return 'an edit is broken';
      const name = place.startsWith(solving) ? place.slice(solving.length) : undefined;
      const exercise = name === undefined ? undefined : exercises[name];
      if (name !== undefined && isRecord(exercise))
        exercises[name] = { ...exercise, text: edit.text };
      else if (name === undefined && Number(edit.saved) > (here[place]?.saved ?? 0))
        newer[place] = edit;
    }
    const wrong = importProgress(JSON.stringify({ ...marks, exercises, edits: newer }));
    const { quizzes } = marks;
    for (const [name, exercise] of Object.entries(exercises))
      if (isRecord(exercise) && exercise.solved === true) this.#done.add(name);
    for (const [name, quiz] of Object.entries(isRecord(quizzes) ? quizzes : {}))
      if (isRecord(quiz) && quiz.right === true) this.#done.add(name);
    // A browser without room is no fault of the record's.
    return this.#done.size > 0 ? undefined : wrong;
  }

  #open(part: Part | undefined, focus = false): HTMLElement | undefined {
    if (!part) return undefined;
    this.#part = part;
    const example = document.createElement('rust-example');
    example.setAttribute('src', part.src);
    example.setAttribute('home', './');
    example.title = part.title;
    example.setAttribute('keep', this.#keep || this.#nobody);
    example.addEventListener('ready', () => {
      this.#here.opened.add(part.src);
      if (!this.#visit.opened.includes(part.src)) this.#visit.opened.push(part.src);
      this.#changed();
    });
    example.addEventListener('solved', ({ detail }) => this.#mark(detail.exercise));
    example.addEventListener('answered', ({ detail }) => this.#mark(detail.question));
    elementIn(this, '.shown').replaceChildren(example);
    const title = elementIn(this, 'h2');
    title.textContent = words.part(this.#at + 1, this.#course?.parts.length ?? 0, part.kind);
    if (focus) {
      title.focus({ preventScroll: true });
      title.scrollIntoView({ block: 'start' });
    }
    // Until it is known who reads, where they were last is not overwritten.
    if (this.#keep) this.#visit.location = part.src;
    this.#draw();
    return example;
  }

  /** An exercise or question, named without its lesson. */
  #mark(id: string): void {
    for (const { key } of this.#course?.parts ?? []) {
      if (!key.endsWith(`#${id}`)) continue;
      this.#here.done.add(key);
      this.#done.add(key);
    }
    this.#changed();
  }

  #changed(): void {
    this.#draw();
    if (!this.#keep) return;
    clearTimeout(this.#queued);
    // The page shows it before a slow platform is told.
    this.#queued = setTimeout(() => this.#report(), 100);
  }

  #turn(by: number): void {
    const parts = this.#course?.parts ?? [];
    const next = parts[this.#at + by];
    if (next) this.#open(next, true);
  }

  /** Number of the part that is shown. */
  get #at(): number {
    return this.#course?.parts.findIndex(({ src }) => src === this.#part?.src) ?? -1;
  }

  #partAt(src: string): Part | undefined {
    const parts = this.#course?.parts ?? [];
    return parts.find((part) => part.src === src) ?? parts[0];
  }

  #isDone({ kind, src, key }: Part): boolean {
    return kind === 'lesson' ? this.#visit.opened.includes(src) : this.#done.has(key);
  }

  /** The list of parts with their marks, and how many are done. */
  #draw(): void {
    const parts = this.#course?.parts ?? [];
    if (this.#keep) for (const name of doneIn(loadProgress())) this.#done.add(name);
    const list = elementIn(this, '.parts');
    while (list.children.length < parts.length) {
      const part = parts[list.children.length];
      const item = document.createElement('li');
      const button = document.createElement('button');
      button.type = 'button';
      const mark = document.createElement('span');
      mark.className = 'mark';
      button.append(part ? `${words.kind[part.kind]}: ${part.title} ` : '', mark);
      button.addEventListener('click', () => this.#open(part, true));
      item.append(button);
      list.append(item);
    }
    for (const [index, part] of parts.entries()) {
      const button = list.children[index]?.querySelector('button');
      if (part === this.#part) button?.setAttribute('aria-current', 'true');
      else button?.removeAttribute('aria-current');
      const mark = button?.querySelector('.mark');
      if (mark) mark.textContent = this.#isDone(part) ? words.done[part.kind] : '';
    }
    const { solved, all, opened, lessons } = this.#tally();
    this.#say('.tally', words.tally(solved, all, opened, lessons));
    elementIn<HTMLButtonElement>(this, '.before').disabled = this.#at <= 0;
    elementIn<HTMLButtonElement>(this, '.after').disabled = this.#at === parts.length - 1;
  }

  #tally() {
    const parts = this.#course?.parts ?? [];
    const lessons = parts.filter(({ kind }) => kind === 'lesson');
    const practice = parts.filter(({ kind }) => kind !== 'lesson');
    const done = (some: Part[]) => some.filter((part) => this.#isDone(part)).length;
    return {
      solved: done(practice),
      all: practice.length,
      opened: done(lessons),
      lessons: lessons.length,
    };
  }

  #reportNow(): { report: Report; left: number } {
    const form = this.#course?.form;
    const limit = suspendLimit[form === 'scorm-1.2' ? '1.2' : '2004'];
    const { edits, ...marks } = carriedProgress();
    const exercises: Record<string, object> = {};
    const texts = { ...edits };
    for (const [name, { text, ...mark }] of Object.entries(marks.exercises)) {
      exercises[name] = mark;
      // The first to go where room is short.
      if (text !== undefined) texts[solving + name] = { text, saved: 0 };
    }
    const quizzes: Record<string, object> = { ...marks.quizzes };
    for (const { key, kind } of this.#course?.parts ?? []) {
      if (!this.#done.has(key)) continue;
      if (kind === 'exercise') exercises[key] ??= { solved: true, hints: 0 };
      else if (kind === 'question') quizzes[key] ??= { chosen: [], right: true };
    }
    const packed = pack(
      { opened: this.#visit.opened, marks: { ...marks, exercises, quizzes }, edits: texts },
      limit,
    );
    const { solved, all, opened, lessons } = this.#tally();
    return {
      report: {
        location: this.#visit.location,
        ...(packed && !this.#untouchable && { suspended: packed.text }),
        completed: solved === all && opened === lessons,
        solved,
        all,
        seconds: (performance.now() - this.#started) / 1000,
      },
      left: packed ? packed.left : Object.keys(texts).length,
    };
  }

  /** Keeps what was done, and tells the platform; says what became of that. */
  #report(): void {
    clearTimeout(this.#queued);
    if (this.#finished || !this.#keep) return;
    const { report, left } = this.#reportNow();
    const state = JSON.stringify({ ...report, seconds: 0 });
    if (state === this.#sent) return;
    const isZip = this.#course?.form === 'zip';
    const kept = saveVisit(this.#keep, { ...this.#visit, unsent: !isZip });
    this.#showRetry(false);
    if (this.#failure) {
      this.#sayUnsent(this.#failure);
      return;
    }
    if (!this.#connected || !this.#host) {
      this.#say('.connection', isZip ? (kept ? words.zip : words.zipNothing) : words.alone);
      this.#showRetry(!isZip);
      return;
    }
    try {
      this.#host.report(report);
      this.#sent = state;
      this.#visit.unsent = false;
      saveVisit(this.#keep, this.#visit);
      this.#say('.connection', words.sent);
      const limit = suspendLimit[this.#course?.form === 'scorm-1.2' ? '1.2' : '2004'];
      if (left > 0) this.#say('.note', words.left(left, limit));
    } catch (error) {
      this.#sayUnsent(error);
    }
  }

  #sayUnsent(error: unknown): void {
    if (!(error instanceof HostError)) throw error;
    this.#visit.unsent = true;
    const why = words.error(error.code, error.message);
    const kept = saveVisit(this.#keep, this.#visit);
    this.#say('.connection', kept ? words.unsent(why) : words.unkept(why));
    this.#showRetry(true);
  }

  /** Once, as the page goes. */
  #finish(): void {
    if (this.#finished) return;
    clearTimeout(this.#queued);
    if (this.#keep) {
      const { report } = this.#reportNow();
      saveVisit(this.#keep, { ...this.#visit, unsent: this.#course?.form !== 'zip' });
      try {
        if (this.#connected) {
          this.#host?.finish(report);
          saveVisit(this.#keep, { ...this.#visit, unsent: false });
        }
      } catch {
        // It is kept, and sent at the next visit.
      }
    }
    this.#finished = true;
  }

  /** Work that was done in this browser while nobody could say whose it is. */
  #offerClaim(): void {
    const mine = doneIn(loadProgress());
    const names = this.#under(this.#nobody, () => doneIn(loadProgress()));
    const news = names.filter((name) => !mine.includes(name)).length;
    const claim = elementIn(this, '.claim');
    claim.hidden = news === 0;
    this.#say('.claim .offer', words.claim(news));
    elementIn(this, '.claim button').addEventListener('click', () => {
      importProgress(this.#under(this.#nobody, exportProgress));
      claim.hidden = true;
      this.#say('.note', words.claimed);
      this.#open(this.#part);
      this.#changed();
    });
  }

  /** Acts on what is kept under another name. */
  #under<T>(keep: string, act: () => T): T {
    const before = document.body.dataset.keep;
    document.body.dataset.keep = keep;
    try {
      return act();
    } finally {
      if (before === undefined) delete document.body.dataset.keep;
      else document.body.dataset.keep = before;
    }
  }

  #handIn(): void {
    if (!this.#course) return;
    const progress = loadProgress();
    for (const { key, kind } of this.#course.parts) {
      if (!this.#done.has(key)) continue;
      if (kind === 'exercise') progress.exercises[key] ??= { solved: true, hints: 0 };
      else if (kind === 'question') progress.quizzes[key] ??= { chosen: [], right: true };
    }
    const { version, rustc } = this.#course;
    saveHandIn(progress, { version, rustc });
  }

  #showRetry(shown: boolean): void {
    elementIn(this, '.retry').hidden = !shown;
  }

  #say(selector: string, message: string): void {
    const place = elementIn(this, selector);
    if (place.textContent !== message) place.textContent = message;
  }
}

/** Loaded anew, a page finds that its session has ended, and has the learner that it had. */
function isReload(): boolean {
  const [navigation] = performance.getEntriesByType('navigation');
  return navigation instanceof PerformanceNavigationTiming && navigation.type === 'reload';
}

/** Names of exercises that are solved and questions that are answered rightly. */
function doneIn({ exercises, quizzes }: Progress): string[] {
  return [
    ...Object.keys(exercises).filter((name) => exercises[name]?.solved),
    ...Object.keys(quizzes).filter((name) => quizzes[name]?.right),
  ];
}

customElements.define('course-package', CoursePackage);
