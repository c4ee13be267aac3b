/**
 * What one learner has done in a course package. The browser stores it under the
 * learner's name in the course, and the platform gets it as suspend data, for other
 * browsers.
 *
 * Until the platform has named the learner, work goes to a record without a name.
 * What was done in this page is then the learner's. What was in that record before
 * may be another person's, and is added only when the learner claims it.
 */
import type { CourseReport } from '../../playground/course/host.ts';
import type { CourseData, CoursePart } from '../../playground/course/parts.ts';
import { pack, unpack } from '../../playground/course/suspend.ts';
import { copyUnreadable, loadVisit, saveVisit, type Visit } from '../../playground/course/visit.ts';
import { LearnerStore } from './learner-store.ts';
import {
  doneIn,
  type Edits,
  isRecord,
  type Progress,
  progressRecord,
  readProgress,
} from './progress.ts';

/** Prefix of an exercise's name among the edits of suspend data: this is the code that solved it. */
const solutionMark = '=';

export interface Tally {
  /** Exercises and questions. */
  solved: number;
  all: number;
  /** Lessons. */
  opened: number;
  lessons: number;
}

export class CourseRecord {
  readonly #course: CourseData;
  /** Undefined until the platform was asked; empty if it named nobody. */
  #learner: string | undefined;
  #visit: Visit = { opened: [], location: '', unsent: false };
  /** Names of the exercises and questions done, even if the browser stores nothing. */
  readonly #done = new Set<string>();
  /** What was opened and done in this page, and so is this learner's. */
  readonly #here = { opened: new Set<string>(), done: new Set<string>() };
  /** The platform's suspend data can be neither read nor copied, so it must not be overwritten. */
  #keepsSuspended = false;
  /** The record without a name had work in it when this page was loaded. */
  readonly #hasUnclaimed: boolean;

  constructor(course: CourseData) {
    this.#course = course;
    this.#hasUnclaimed =
      doneIn(this.#nameless.load()).length + Object.keys(this.#nameless.edits()).length > 0;
  }

  get isKnown(): boolean {
    return this.#learner !== undefined;
  }

  /** The name under which the browser stores this learner's work. */
  get key(): string {
    return `${this.#course.id}:${this.#learner ?? ''}`;
  }

  get visit(): Readonly<Visit> {
    return this.#visit;
  }

  /** Sets the learner that all work from here on belongs to. */
  identify(learner: string): void {
    this.#learner = learner;
    const visit = loadVisit(this.key);
    this.#visit = { ...visit, opened: [...new Set([...visit.opened, ...this.#here.opened])] };
    this.#done.clear();
    for (const name of this.#here.done) this.#done.add(name);
  }

  /** Adds what the platform stored. If it is unreadable, stores a copy where there is room. */
  resume(suspended: string): 'resumed' | 'unreadable' | 'unreadable-no-copy' {
    if (suspended === '' || this.#takeSuspended(suspended)) return 'resumed';
    this.#keepsSuspended = !copyUnreadable(this.key, suspended);
    return this.#keepsSuspended ? 'unreadable-no-copy' : 'unreadable';
  }

  /** How many exercises and questions the record without a name has done that this one hasn't. */
  get unclaimed(): number {
    if (!this.#hasUnclaimed) return 0;
    const mine = doneIn(this.#store.load());
    return doneIn(this.#nameless.load()).filter((name) => !mine.includes(name)).length;
  }

  /** Adds the record without a name, unless some of it may be another person's. */
  takeOwn(): void {
    if (!this.#hasUnclaimed) this.claim();
  }

  /** Adds the record without a name. */
  claim(): void {
    this.#store.import(this.#nameless.export());
  }

  open({ src }: CoursePart): void {
    this.#here.opened.add(src);
    if (!this.#visit.opened.includes(src)) this.#visit.opened.push(src);
  }

  /** Remembers the part on show, once the learner is known. Until then a stored place must stay. */
  moveTo({ src }: CoursePart): void {
    if (this.isKnown) this.#visit.location = src;
  }

  /** @param id of an exercise or question that is done, without its lesson */
  mark(id: string): void {
    for (const { key } of this.#course.parts) {
      if (!key.endsWith(`#${id}`)) continue;
      this.#here.done.add(key);
      this.#done.add(key);
    }
  }

  /** Adds what the frames of parts have stored. */
  refresh(): void {
    if (this.isKnown) for (const name of doneIn(this.#store.load())) this.#done.add(name);
  }

  isDone({ kind, src, key }: CoursePart): boolean {
    return kind === 'lesson' ? this.#visit.opened.includes(src) : this.#done.has(key);
  }

  tally(): Tally {
    const lessons = this.#course.parts.filter(({ kind }) => kind === 'lesson');
    const practice = this.#course.parts.filter(({ kind }) => kind !== 'lesson');
    const done = (parts: CoursePart[]) => parts.filter((part) => this.isDone(part)).length;
    return {
      solved: done(practice),
      all: practice.length,
      opened: done(lessons),
      lessons: lessons.length,
    };
  }

  /** The stored progress, with what is done but could not be stored. */
  progress(): Progress {
    const progress = this.#store.load();
    for (const { key, kind } of this.#course.parts) {
      if (!this.#done.has(key)) continue;
      if (kind === 'exercise') progress.exercises[key] ??= { solved: true, hints: 0 };
      else if (kind === 'question') progress.quizzes[key] ??= { chosen: [], right: true };
    }
    return progress;
  }

  /**
   * What to tell the platform, and how many edited programs don't fit into it.
   *
   * @param limit of suspend data, in characters
   * @param seconds of this session
   */
  report(limit: number, seconds: number): { report: CourseReport; left: number } {
    const { exercises, ...marks } = this.progress();
    const edits = this.#store.edits();
    const bare: Progress['exercises'] = {};
    for (const [name, { text, ...mark }] of Object.entries(exercises)) {
      bare[name] = mark;
      // Time 0 makes solutions the first to be left out.
      if (text !== undefined) edits[solutionMark + name] = { text, saved: 0 };
    }
    const packed = pack(
      { opened: this.#visit.opened, marks: progressRecord({ ...marks, exercises: bare }), edits },
      limit,
    );
    const { solved, all, opened, lessons } = this.tally();
    return {
      report: {
        location: this.#visit.location,
        ...(packed && !this.#keepsSuspended && { suspended: packed.text }),
        completed: solved === all && opened === lessons,
        solved,
        all,
        seconds,
      },
      left: packed ? packed.left : Object.keys(edits).length,
    };
  }

  /** Stores the visit. False if the browser stores nothing. */
  save(unsent: boolean): boolean {
    this.#visit.unsent = unsent;
    return saveVisit(this.key, this.#visit);
  }

  get #store(): LearnerStore {
    return new LearnerStore(this.key);
  }

  get #nameless(): LearnerStore {
    return new LearnerStore(`${this.#course.id}:`);
  }

  /** False if it is not this package's. */
  #takeSuspended(suspended: string): boolean {
    const { opened, marks, edits } = unpack(suspended) ?? {};
    if (!isRecord(marks) || !isRecord(edits)) return false;
    const record = readProgress(JSON.stringify({ ...marks, edits }));
    if (typeof record === 'string') return false;
    const { progress } = record;
    const stored = this.#store.edits();
    const newer: Edits = {};
    for (const [place, edit] of Object.entries(record.edits)) {
      if (place.startsWith(solutionMark)) {
        const exercise = progress.exercises[place.slice(solutionMark.length)];
        if (exercise) exercise.text = edit.text;
      } else if (edit.saved > (stored[place]?.saved ?? 0)) newer[place] = edit;
    }
    this.#store.addEdits(newer);
    this.#store.add(progress);
    for (const name of doneIn(progress)) this.#done.add(name);
    const known = new Set(this.#course.parts.map(({ src }) => src));
    const more = Array.isArray(opened) ? opened.filter((src) => known.has(src)) : [];
    this.#visit.opened = [...new Set([...this.#visit.opened, ...more])];
    return true;
  }
}
