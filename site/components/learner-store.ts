/**
 * One learner's progress and edits in this browser's local storage. Pages work
 * without storage too, and then say once that they remember nothing.
 *
 * The learner belongs to the object. Code that writes after an await or from a
 * timer writes to the learner that it began with.
 */
import { addEdits, editsUnder } from '../../playground/editor/edits.ts';
import { element } from '../../playground/ui/element.ts';
import { storage } from '../../playground/ui/storage.ts';
import {
  type Edits,
  type ExerciseProgress,
  mergeProgress,
  noProgress,
  type Progress,
  progressRecord,
  type QuizProgress,
  readFirstVersion,
  readProgress,
} from './progress.ts';
import { progressWords as words } from './progress-words.ts';

const siteKey = 'you-can-rust-that:progress';

/** Dispatches `change` whenever progress has been stored or cleared in this page. */
export const progressChanges = new EventTarget();

export class LearnerStore {
  /** The learner's name among those who share this browser; empty on the site itself. */
  readonly learner: string;
  readonly #key: string;
  readonly #onNotStored: () => void;
  /** An unreadable record could not be copied, so it must not be overwritten. */
  #isLocked = false;

  constructor(learner: string, onNotStored = showNotStored) {
    this.learner = learner;
    this.#key = learner ? `${siteKey}:${learner}` : siteKey;
    this.#onNotStored = onNotStored;
  }

  /**
   * Empty without storage, or if the record is unreadable. An unreadable or
   * outdated record is first copied to another key.
   */
  load(): Progress {
    this.#isLocked = false;
    const stored = storage.get(this.#key);
    if (stored === undefined) return noProgress();
    const record = readProgress(stored);
    if (typeof record !== 'string') return record.progress;
    const upgraded = readFirstVersion(stored);
    this.#isLocked = !storage.set(`${this.#key}:kept ${new Date().toISOString()}`, stored);
    if (!this.#isLocked) storage.remove(this.#key);
    if (upgraded) this.#save(upgraded);
    return upgraded ?? noProgress();
  }

  add(added: Progress): void {
    this.#save(mergeProgress(this.load(), added));
  }

  remember(what: 'read' | 'run', name: string): void {
    const progress = this.load();
    if (progress[what].includes(name)) return;
    progress[what].push(name);
    this.#save(progress);
  }

  /** Fields missing in `news` don't change. */
  rememberExercise(name: string, news: Partial<ExerciseProgress>): void {
    const progress = this.load();
    const known = progress.exercises[name] ?? { solved: false, hints: 0 };
    progress.exercises[name] = { ...known, ...news };
    this.#save(progress);
  }

  /** Without an answer, forgets the last one. */
  rememberQuiz(name: string, answer?: QuizProgress): void {
    const progress = this.load();
    if (answer) progress.quizzes[name] = answer;
    else delete progress.quizzes[name];
    this.#save(progress);
  }

  /** Deletes all progress, but no edits. Call the result to undo that. */
  clear(): () => void {
    const known = this.load();
    if (!this.#isLocked) storage.remove(this.#key);
    progressChanges.dispatchEvent(new Event('change'));
    return () => this.add(known);
  }

  edits(): Edits {
    return editsUnder(this.learner);
  }

  /** False if there is no room for all; then none is added. */
  addEdits(edits: Edits): boolean {
    return addEdits(edits, this.learner);
  }

  /** The text of a file that `import` takes. */
  export(): string {
    return `${JSON.stringify(progressRecord(this.load(), this.edits()), null, 2)}\n`;
  }

  /** Adds the progress and edits in a file, or returns what is wrong with it. */
  import(text: string): string | undefined {
    const file = readProgress(text);
    if (typeof file === 'string') return file;
    if (!this.addEdits(file.edits)) return words.noRoom;
    this.add(file.progress);
    return undefined;
  }

  #save(progress: Progress): void {
    const json = JSON.stringify(progressRecord(progress));
    if (this.#isLocked || !storage.set(this.#key, json)) this.#onNotStored();
    progressChanges.dispatchEvent(new Event('change'));
  }
}

/** The store of this page's reader. A page in a course's frame names its learner in `data-keep`. */
export function pageStore(): LearnerStore {
  return new LearnerStore(document.body.dataset.keep ?? '');
}

let isShown = false;

function showNotStored(): void {
  if (isShown) return;
  isShown = true;
  const note = element('p', { className: 'storage-note', role: 'status' }, words.notStored);
  document.querySelector('main')?.append(note);
}
