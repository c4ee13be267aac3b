/**
 * The programs that the reader saved under a name in this browser, each as the
 * fragment of a link. Each has a storage key of its own, so two tabs can't overwrite
 * each other's programs.
 */
import { storage } from '../ui/storage.ts';

const prefix = 'you-can-rust-that:program:';

export const saved = {
  names(): string[] {
    return storage
      .keys()
      .filter((key) => key.startsWith(prefix))
      .map((key) => key.slice(prefix.length))
      .sort((a, b) => a.localeCompare(b, undefined, { numeric: true }));
  },

  get(name: string): string | undefined {
    return storage.get(prefix + name);
  },

  /** False when the browser stored nothing. */
  set(name: string, fragment: string): boolean {
    return storage.set(prefix + name, fragment);
  },

  remove(name: string): void {
    storage.remove(prefix + name);
  },

  /** The name under which the program of a fragment is saved. */
  nameOf(fragment: string): string | undefined {
    return this.names().find((name) => this.get(name) === fragment);
  },
};
