/** A course package's session with the platform, from the first question to the last report. */
import {
  CourseHost,
  type CourseReport,
  HostError,
  type Resumed,
  type ScormVersion,
} from './host.ts';

export class CourseSession {
  readonly #version: ScormVersion;
  #host: CourseHost | undefined;
  /** Why the platform could not be started. */
  #failure: HostError | undefined;
  #isConnected = false;
  #isOver = false;
  /** The last report that the platform took, but for its time. */
  #sent = '';

  constructor(version: ScormVersion) {
    this.#version = version;
  }

  get isConnected(): boolean {
    return this.#isConnected;
  }

  get isOver(): boolean {
    return this.#isOver;
  }

  /**
   * Asks the platform who the learner is and what it kept. Undefined where there is
   * no platform, or it failed: `send` then says why, and a second call tries again.
   */
  start(): Resumed | undefined {
    this.#failure = undefined;
    this.#host = CourseHost.find(this.#version, window);
    try {
      const resumed = this.#host?.start();
      this.#isConnected = resumed !== undefined;
      return resumed;
    } catch (error) {
      if (!(error instanceof HostError)) throw error;
      this.#failure = error;
      return undefined;
    }
  }

  /** Whether it says anything that the platform doesn't know. */
  isNews(report: CourseReport): boolean {
    return stateOf(report) !== this.#sent;
  }

  /** False where there is no platform. @throws HostError */
  send(report: CourseReport): boolean {
    if (this.#failure) throw this.#failure;
    if (!this.#isConnected) return false;
    this.#host?.report(report);
    this.#sent = stateOf(report);
    return true;
  }

  /** Makes the next report news, whatever it says. */
  forget(): void {
    this.#sent = '';
  }

  /** Sends the last report and ends the session. False where the platform didn't take it. */
  finish(report?: CourseReport): boolean {
    this.#isOver = true;
    if (!this.#isConnected || !report) return false;
    try {
      this.#host?.finish(report);
      return true;
    } catch {
      return false;
    }
  }
}

function stateOf(report: CourseReport): string {
  return JSON.stringify({ ...report, seconds: 0 });
}
