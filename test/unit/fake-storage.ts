/** A `Storage` for tests in Node, with as much room as a test gives it. */
import { vi } from 'vitest';

/** Characters of keys and values together. */
export interface FakeStorage extends Storage {
  room: number;
}

/** Stands in for the global of that name until `vi.unstubAllGlobals()`. */
export function stubStorage(name: 'localStorage' | 'sessionStorage' = 'localStorage'): FakeStorage {
  const items = new Map<string, string>();
  const taken = () => [...items].reduce((sum, [key, text]) => sum + key.length + text.length, 0);
  const methods = {
    room: Number.POSITIVE_INFINITY,
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, text: string) => {
      const before = items.get(key);
      items.set(key, `${text}`);
      if (taken() <= storage.room) return;
      if (before === undefined) items.delete(key);
      else items.set(key, before);
      throw new DOMException('full', 'QuotaExceededError');
    },
    removeItem: (key: string) => items.delete(key),
    clear: () => items.clear(),
    key: (index: number) => [...items.keys()][index] ?? null,
    get length() {
      return items.size;
    },
  };
  // Its keys are those of what it holds, as a browser's are.
  const storage = new Proxy(methods, {
    ownKeys: () => [...items.keys()],
    getOwnPropertyDescriptor: (_, key) =>
      items.has(String(key))
        ? { enumerable: true, configurable: true, value: items.get(String(key)) }
        : undefined,
  }) as unknown as FakeStorage;
  vi.stubGlobal(name, storage);
  return storage;
}
