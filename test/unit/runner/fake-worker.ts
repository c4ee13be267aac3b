/**
 * Workers for tests of runners under Node. A test reads what a runner posted to a worker,
 * and sends what the worker would have answered.
 */
import { vi } from 'vitest';

export class FakeWorker extends EventTarget {
  static all: FakeWorker[] = [];
  /** The script's name: `engine-worker.ts`. */
  readonly name: string;
  readonly posted: { kind: string }[] = [];
  terminated = false;
  onmessage: ((event: MessageEvent) => void) | null = null;
  onerror: ((event: Event) => void) | null = null;
  /** Called for each message that the worker gets, after the caller has gone on. */
  static answer: (worker: FakeWorker, message: { kind: string }) => void = () => {};

  constructor(url: URL) {
    super();
    this.name = url.pathname.replace(/.*\//, '');
    FakeWorker.all.push(this);
  }

  static named(name: string): FakeWorker[] {
    return FakeWorker.all.filter((worker) => worker.name === name);
  }

  postMessage(message: { kind: string }): void {
    this.posted.push(message);
    queueMicrotask(() => {
      if (!this.terminated) FakeWorker.answer(this, message);
    });
  }

  terminate(): void {
    this.terminated = true;
  }

  /** What was under way when a worker was ended arrives as well. */
  send(data: unknown): void {
    const event = new MessageEvent('message', { data });
    this.dispatchEvent(event);
    this.onmessage?.(event);
  }

  die(): void {
    const event = new Event('error', { cancelable: true });
    this.dispatchEvent(event);
    this.onerror?.(event);
  }
}

/** Gives runners fake workers and what else they take from a page; call it before each test. */
export function fakePage(): void {
  FakeWorker.all = [];
  FakeWorker.answer = () => {};
  vi.stubGlobal('Worker', FakeWorker);
  vi.stubGlobal('document', { baseURI: 'https://example.org/lesson/' });
  vi.stubGlobal('requestIdleCallback', (call: () => void) => call());
}

/** Lets everything happen that waits for nothing but its turn. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 50; turn++) await Promise.resolve();
}
