/**
 * `<course-package>`: the page of a course package. It shows the chosen parts one
 * at a time in a frame (playground/embed), marks what is done, and tells the
 * platform. The text comes first, because a platform may take seconds to answer.
 */

import { HostError, suspendLimit } from '../../playground/course/host.ts';
import { CourseData, type CoursePart, scormVersionOf } from '../../playground/course/parts.ts';
import { CourseSession } from '../../playground/course/session.ts';
import { learnerOfTab, rememberLearner } from '../../playground/course/visit.ts';
import { button, element, elementIn } from '../../playground/ui/element.ts';
import '../../playground/embed/element.ts';
import { CourseRecord } from './course-record.ts';
import { courseWords as words } from './course-words.ts';
import { saveHandIn } from './hand-in.ts';

/** Milliseconds that the first part may take before the platform is asked without it. */
const patience = 5_000;

/** Milliseconds between a change and its report: the page shows it before a slow platform is told. */
const reportDelay = 100;

class CoursePackage extends HTMLElement {
  connectedCallback(): void {
    const text = document.getElementById('course')?.textContent ?? '';
    const { success, data: course } = CourseData.safeParse(JSON.parse(text));
    if (success) new CoursePage(this, course).start();
    elementIn(this, '.empty').hidden = success;
    elementIn(this, 'header').hidden = !success;
  }
}

class CoursePage {
  readonly #element: HTMLElement;
  readonly #course: CourseData;
  readonly #record: CourseRecord;
  /** Undefined for a plain zip, which has no platform. */
  readonly #session: CourseSession | undefined;
  readonly #limit: number;
  /** The part on show. */
  #part: CoursePart | undefined;
  #queued: ReturnType<typeof setTimeout> | undefined;
  readonly #started = performance.now();

  constructor(element: HTMLElement, course: CourseData) {
    this.#element = element;
    this.#course = course;
    this.#record = new CourseRecord(course);
    const version = scormVersionOf(course.form);
    this.#session = version && new CourseSession(version);
    this.#limit = version ? suspendLimit[version] : 0;
  }

  start(): void {
    const { title, parts } = this.#course;
    document.title = title;
    this.#find('header h1').textContent = title;
    this.#draw();
    this.#find('.before').addEventListener('click', () => this.#turn(-1));
    this.#find('.after').addEventListener('click', () => this.#turn(1));
    this.#find('.retry').addEventListener('click', () => {
      this.#session?.forget();
      if (this.#session?.isConnected) this.#report();
      else this.#connect();
    });
    this.#find('.hand-in').addEventListener('click', () => {
      const { version, rustc } = this.#course;
      saveHandIn(this.#record.progress(), { version, rustc });
    });
    this.#find('.course-body').hidden = false;
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'hidden') this.#report();
    });
    addEventListener('pagehide', () => this.#finish());

    if (!this.#session) {
      this.#record.identify('');
      this.#open(this.#partAt(this.#record.visit.location));
      this.#report();
      return;
    }
    this.#say('.connection', words.connecting);
    const first = this.#open(parts[0]);
    const shown = new Promise((resolve) => {
      first?.addEventListener('ready', resolve);
      first?.addEventListener('error', resolve);
      setTimeout(resolve, patience);
    });
    // Gives the frame time to paint before the platform is asked.
    shown.then(() => setTimeout(() => this.#connect(), 50));
  }

  /** Asks the platform who the learner is and what it stored. Send again asks once more if that failed. */
  #connect(): void {
    const session = this.#session;
    if (!session || session.isConnected || session.isOver) return;
    const { id } = this.#course;
    const record = this.#record;
    const isRetry = record.isKnown;
    const resumed = session.start();
    if (resumed) {
      rememberLearner(id, resumed.learner);
      record.identify(resumed.learner);
      this.#resume(resumed.suspended);
    } else {
      // After a reload the platform's session is over, but the learner is the same.
      record.identify(isReload() ? (learnerOfTab(id) ?? '') : '');
    }
    const { location, unsent } = record.visit;
    const theirs = resumed?.location ?? '';
    const last = unsent ? location || theirs : theirs || location;
    this.#open(isRetry ? this.#part : this.#partAt(last));
    this.#report();
  }

  #resume(suspended: string): void {
    const outcome = this.#record.resume(suspended);
    if (outcome === 'unreadable') this.#say('.note', words.unreadable);
    else if (outcome === 'unreadable-no-copy') this.#say('.note', words.unreadableUnkept);
    this.#record.takeOwn();
    this.#offerClaim();
  }

  /** Offers the learner work that was done in this browser without a learner's name. */
  #offerClaim(): void {
    const count = this.#record.unclaimed;
    if (count === 0) return;
    const claim = this.#find('.claim');
    claim.hidden = false;
    this.#say('.claim .offer', words.claim(count));
    this.#find('.claim button').addEventListener('click', () => {
      this.#record.claim();
      claim.hidden = true;
      this.#say('.note', words.claimed);
      this.#open(this.#part);
      this.#changed();
    });
  }

  #open(part: CoursePart | undefined, focus = false): HTMLElement | undefined {
    if (!part) return undefined;
    this.#part = part;
    const example = document.createElement('rust-example');
    example.setAttribute('src', part.src);
    example.setAttribute('home', './');
    example.title = part.title;
    example.setAttribute('keep', this.#record.key);
    example.addEventListener('ready', () => {
      this.#record.open(part);
      this.#changed();
    });
    const mark = (id: string) => {
      this.#record.mark(id);
      this.#changed();
    };
    example.addEventListener('solved', ({ detail }) => mark(detail.exercise));
    example.addEventListener('answered', ({ detail }) => mark(detail.question));
    this.#find('.shown').replaceChildren(example);
    const title = this.#find('h2');
    title.textContent = words.part(this.#at + 1, this.#course.parts.length, part.kind);
    if (focus) {
      title.focus({ preventScroll: true });
      title.scrollIntoView({ block: 'start' });
    }
    this.#record.moveTo(part);
    this.#draw();
    return example;
  }

  #turn(by: number): void {
    const next = this.#course.parts[this.#at + by];
    if (next) this.#open(next, true);
  }

  /** Index of the part on show. */
  get #at(): number {
    return this.#course.parts.findIndex(({ src }) => src === this.#part?.src);
  }

  #partAt(src: string): CoursePart | undefined {
    const { parts } = this.#course;
    return parts.find((part) => part.src === src) ?? parts[0];
  }

  /** Updates the list of parts, their marks, and the count of those done. */
  #draw(): void {
    const { parts } = this.#course;
    this.#record.refresh();
    const list = this.#find('.parts');
    if (list.children.length === 0) list.append(...parts.map((part) => this.#item(part)));
    for (const [index, part] of parts.entries()) {
      const opener = list.children[index]?.querySelector('button');
      if (part === this.#part) opener?.setAttribute('aria-current', 'true');
      else opener?.removeAttribute('aria-current');
      const mark = opener?.querySelector('.mark');
      if (mark) mark.textContent = this.#record.isDone(part) ? words.done[part.kind] : '';
    }
    const { solved, all, opened, lessons } = this.#record.tally();
    this.#say('.tally', words.tally(solved, all, opened, lessons));
    this.#find<HTMLButtonElement>('.before').disabled = this.#at <= 0;
    this.#find<HTMLButtonElement>('.after').disabled = this.#at === parts.length - 1;
  }

  #item(part: CoursePart): HTMLElement {
    const mark = element('span', { className: 'mark' });
    const onclick = () => this.#open(part, true);
    const name = `${words.kind[part.kind]}: ${part.title} `;
    return element('li', {}, button({ onclick }, name, mark));
  }

  #changed(): void {
    this.#draw();
    clearTimeout(this.#queued);
    this.#queued = setTimeout(() => this.#report(), reportDelay);
  }

  get #seconds(): number {
    return (performance.now() - this.#started) / 1000;
  }

  /** Stores the progress, sends it to the platform, and says whether that worked. */
  #report(): void {
    clearTimeout(this.#queued);
    const session = this.#session;
    if (session?.isOver || !this.#record.isKnown) return;
    if (!session) {
      this.#say('.connection', this.#record.save(false) ? words.zip : words.zipNothing);
      return;
    }
    const { report, left } = this.#record.report(this.#limit, this.#seconds);
    if (!session.isNews(report)) return;
    // Store first, because the platform may never answer.
    const isStored = this.#record.save(true);
    this.#find('.retry').hidden = true;
    try {
      if (session.send(report)) {
        this.#record.save(false);
        this.#say('.connection', words.sent);
        if (left > 0) this.#say('.note', words.left(left, this.#limit));
        return;
      }
      this.#say('.connection', words.alone);
    } catch (error) {
      if (!(error instanceof HostError)) throw error;
      const why = words.error(error.code, error.message);
      this.#say('.connection', isStored ? words.unsent(why) : words.unkept(why));
    }
    this.#find('.retry').hidden = false;
  }

  /** Sends the last report as the page closes. If the platform refuses it, the next visit sends it. */
  #finish(): void {
    clearTimeout(this.#queued);
    const session = this.#session;
    if (session?.isOver) return;
    if (!this.#record.isKnown) session?.finish();
    else if (!session) this.#record.save(false);
    else {
      this.#record.save(true);
      const { report } = this.#record.report(this.#limit, this.#seconds);
      if (session.finish(report)) this.#record.save(false);
    }
  }

  #find<Found extends HTMLElement = HTMLElement>(selector: string): Found {
    return elementIn<Found>(this.#element, selector);
  }

  #say(selector: string, message: string): void {
    const place = this.#find(selector);
    // A screen reader would read a status again if it were set again.
    if (place.textContent !== message) place.textContent = message;
  }
}

/** Whether the learner reloaded this page. */
function isReload(): boolean {
  const [navigation] = performance.getEntriesByType('navigation');
  return navigation instanceof PerformanceNavigationTiming && navigation.type === 'reload';
}

customElements.define('course-package', CoursePackage);
