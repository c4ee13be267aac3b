/**
 * Shares one compiler between all frames of a host page. The first frame that needs it
 * holds it and serves the others over a channel; when that frame goes, the next one takes
 * over. Precompiled modules run in their own frame.
 */
import { pageRunner } from '../runner/page-runner.ts';
import type {
  Checker,
  PageFiles,
  Program,
  Refusal,
  Run,
  RunEvent,
  Runner,
  When,
} from '../runner/runner.ts';

/** Sent to the frame that holds the compiler. */
type HolderRequest =
  | { kind: 'prepare'; program: Program; when: When }
  | { kind: 'run' | 'check'; run: string; program: Program }
  | { kind: 'stop'; run: string };

/** Sent by the frame that holds the compiler. */
type HolderAnswer =
  | { kind: 'event'; run: string; event: RunEvent }
  /** A frame has taken over; runs in the previous one are lost. */
  | { kind: 'holds' };

export class SharedRunner implements Runner, Checker {
  readonly #own: Runner & Checker;
  readonly #name: string;
  readonly #channel: BroadcastChannel;
  /** Whether this frame holds the compiler; decided at first use. */
  #holds: Promise<boolean> | undefined;
  /** Runs for other frames. */
  readonly #served = new Map<string, Run>();
  /** Listeners of this frame's runs in another frame. */
  readonly #awaited = new Map<string, (event: RunEvent) => void>();

  constructor(files: PageFiles, page: string) {
    this.#own = pageRunner(files);
    this.#name = `you-can-rust-that:engine:${page}`;
    this.#channel = new BroadcastChannel(this.#name);
    this.#channel.addEventListener('message', ({ data }) => this.#take(data));
    addEventListener('pagehide', () => {
      for (const run of this.#awaited.keys()) this.#send({ kind: 'stop', run });
    });
  }

  refuses(program: Program): Refusal | undefined {
    return this.#own.refuses(program);
  }

  async prepare(program: Program, when: When): Promise<void> {
    if (program.precompiled || (await this.#isHolder())) this.#own.prepare(program, when);
    else this.#send({ kind: 'prepare', program, when });
  }

  run(program: Program, onEvent: (event: RunEvent) => void): Run {
    if (program.precompiled) return this.#own.run(program, onEvent);
    return this.#work('run', program, onEvent);
  }

  check(program: Program, onEvent: (event: RunEvent) => void): Run {
    return this.#work('check', program, onEvent);
  }

  #work(kind: 'run' | 'check', program: Program, onEvent: (event: RunEvent) => void): Run {
    const id = `${Math.random()}`;
    let over = false;
    let here: Run | undefined;
    const tell = (event: RunEvent) => {
      if (over) return;
      over = event.kind === 'end';
      if (over) this.#awaited.delete(id);
      onEvent(event);
    };
    this.#isHolder().then((holder) => {
      if (over) return;
      if (holder) {
        here = this.#own[kind](program, tell);
      } else {
        this.#awaited.set(id, tell);
        this.#send({ kind, run: id, program });
      }
    });
    return {
      stop: () => {
        if (here) return here.stop();
        this.#send({ kind: 'stop', run: id });
        tell({ kind: 'end', end: { kind: 'stopped' } });
      },
    };
  }

  #isHolder(): Promise<boolean> {
    this.#holds ??= new Promise((decide) => {
      const hold = new Promise(() => {});
      const takeOver = () => {
        this.#holds = Promise.resolve(true);
        this.#lose();
        this.#send({ kind: 'holds' });
        return hold;
      };
      // Without HTTPS, and in a page from a file, there are no locks: each frame gets its own compiler.
      if (!navigator.locks) return decide(true);
      navigator.locks
        .request(this.#name, { ifAvailable: true }, (lock) => {
          decide(lock !== null);
          if (lock) return hold;
          // Granted when the holder has gone.
          navigator.locks.request(this.#name, takeOver);
          return undefined;
        })
        .catch(() => decide(true));
    });
    return this.#holds;
  }

  #send(message: HolderRequest | HolderAnswer): void {
    this.#channel.postMessage(message);
  }

  async #take(message: HolderRequest | HolderAnswer): Promise<void> {
    if (message.kind === 'event') return this.#awaited.get(message.run)?.(message.event);
    if (message.kind === 'holds') return this.#lose();
    if (!(await this.#holds)) return;
    if (message.kind === 'prepare') {
      this.#own.prepare(message.program, message.when);
    } else if (message.kind === 'stop') {
      this.#served.get(message.run)?.stop();
    } else {
      const { kind, run, program } = message;
      const served = this.#own[kind](program, (event) => {
        if (event.kind === 'end') this.#served.delete(run);
        this.#send({ kind: 'event', run, event });
      });
      this.#served.set(run, served);
    }
  }

  #lose(): void {
    for (const tell of this.#awaited.values())
      tell({ kind: 'end', end: { kind: 'failed', failure: 'compiler-gone' } });
  }
}
