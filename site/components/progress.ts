/**
 * What a reader has read and run, for the course map. Kept in this browser
 * alone, under one key; where storage is forbidden or full the page works all
 * the same and says so once.
 */
const key = 'you-can-rust-that:progress';

export interface Progress {
  /** Slugs of lessons read to their end. */
  read: string[];
  /** `slug#anchor` of programs run. */
  run: string[];
}

/** Never throws: without storage, or with a broken record, nothing has been read. */
export function loadProgress(): Progress {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key) ?? '{}');
    const list = (name: keyof Progress) => {
      const value = (stored as Record<string, unknown> | null)?.[name];
      return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
    };
    return { read: list('read'), run: list('run') };
  } catch {
    return { read: [], run: [] };
  }
}

/** Adds one mark. */
export function remember(what: keyof Progress, name: string): void {
  const progress = loadProgress();
  if (progress[what].includes(name)) return;
  progress[what].push(name);
  try {
    localStorage.setItem(key, JSON.stringify(progress));
  } catch {
    sayOnce();
  }
}

/** Forgets every mark. */
export function clearProgress(): void {
  try {
    localStorage.removeItem(key);
  } catch {
    sayOnce();
  }
}

let said = false;

function sayOnce(): void {
  if (said) return;
  said = true;
  const note = document.createElement('p');
  note.className = 'storage-note';
  note.role = 'status';
  note.textContent =
    'This browser keeps nothing for this page, so the course map will not remember what you run. All else works.';
  document.querySelector('main')?.append(note);
}
