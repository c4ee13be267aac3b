/** Frames of one page under Node: they share a channel and locks, as frames of one browser do. */
import { vi } from 'vitest';

/** What one frame has of the browser. */
interface Frame {
  channels: Set<FakeChannel>;
  release: Set<() => void>;
}

class FakeChannel extends EventTarget {
  readonly #frames: Set<Frame>;

  constructor(frames: Set<Frame>, own: Frame) {
    super();
    this.#frames = frames;
    own.channels.add(this);
  }

  postMessage(data: unknown): void {
    const message = structuredClone(data);
    queueMicrotask(() => {
      for (const { channels } of this.#frames)
        for (const channel of channels)
          if (channel !== this)
            channel.dispatchEvent(new MessageEvent('message', { data: message }));
    });
  }
}

type Callback = (lock: object | null) => unknown;

/** One lock, whatever its name. */
class FakeLock {
  #held = false;
  readonly #queue: (() => void)[] = [];

  take(callback: Callback, ifAvailable: boolean, frame: Frame): Promise<unknown> {
    if (this.#held && ifAvailable) return Promise.resolve().then(() => callback(null));
    return new Promise((resolve) => {
      const grant = () => {
        this.#held = true;
        const release = () => {
          frame.release.delete(release);
          this.#held = false;
          this.#queue.shift()?.();
        };
        frame.release.add(release);
        Promise.resolve()
          .then(() => callback({}))
          .then(resolve)
          .then(release);
      };
      if (this.#held) this.#queue.push(grant);
      else grant();
    });
  }
}

export function fakeFrames() {
  const frames = new Set<Frame>();
  const lock = new FakeLock();
  const byOwner = new Map<object, Frame>();
  return {
    /** Opens a frame, in which `make` makes what uses channel and locks. */
    open<Made extends object>(make: () => Made): Made {
      const frame: Frame = { channels: new Set(), release: new Set() };
      frames.add(frame);
      const request = (_name: string, second: unknown, third?: Callback) =>
        lock.take((third ?? second) as Callback, third !== undefined, frame);
      // The made object asks for locks later, when another frame may have been opened.
      vi.stubGlobal(
        'BroadcastChannel',
        class extends FakeChannel {
          constructor() {
            super(frames, frame);
          }
        },
      );
      vi.stubGlobal('navigator', { locks: { request } });
      vi.stubGlobal('addEventListener', () => {});
      const made = make();
      byOwner.set(made, frame);
      return made;
    },
    /** Has a frame go: its channel is silent, its lock is free. */
    close(owner: object): void {
      const frame = byOwner.get(owner);
      if (!frame) return;
      frames.delete(frame);
      for (const release of [...frame.release]) release();
    },
  };
}
