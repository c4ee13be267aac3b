/**
 * The page inside an embed. Its address says what to show (options.ts); the
 * lessons' own pages are where it takes it from, so that an example looks, runs
 * and is corrected as there.
 */
import '../block/contrast.ts';
import { ProgramPane, useRunner } from '../block/pane.ts';
import { words } from '../block/words.ts';
import { foldedBy, type Options, readOptions } from './options.ts';
import { type Content, type FrameMessage, HostMessage, Inbox, seal } from './protocol.ts';
import { SharedRunner } from './shared-runner.ts';

declare global {
  /** What frames of one page that know no other name for it call it. */
  var rustExamplePage: string | undefined;
  interface HTMLElementEventMap {
    /** Which one; told by whatever element shows exercises. */
    'exercise-solved': CustomEvent<string>;
    /** A question, answered rightly. */
    'question-answered': CustomEvent<string>;
  }
}

const options = readOptions(new URL(location.href), console.warn);
// No landmark: the host's page has its own.
const content = document.createElement('div');
content.id = 'content';

useRunner((files) => new SharedRunner(files, options.page ?? pageName()));
addEventListener('hashchange', () => location.reload());

// The page outside: it hears of the size, and of all else once it has said hello.
const inbox = new Inbox(HostMessage, 500);
let hostOrigin: string | undefined;
const mounted = mount(content, options);

/** Messages act one after the other: `run` after `code` runs that code. */
let acted: Promise<unknown> = mounted;

addEventListener('message', (event) => {
  const trusted =
    event.source === parent && parent !== window && event.origin === (hostOrigin ?? event.origin);
  const message = inbox.open(event, trusted);
  if (!message) {
    document.documentElement.dataset.ignored = `${inbox.ignored}`;
    return;
  }
  if (message.kind === 'hello') hostOrigin = event.origin;
  acted = acted.then(() => act(message));
});

async function act(message: HostMessage): Promise<void> {
  const failure = await mounted;
  const pane = mainPane(content);
  if (message.kind === 'hello') {
    if (failure) tell({ kind: 'error', message: failure });
    else if (pane) {
      await fontsLoaded();
      tell({ kind: 'ready', code: pane.code, language: pane.language });
    }
  } else if (message.kind === 'code') {
    await pane?.write(message.code);
  } else if (message.kind === 'theme') {
    show(message.theme);
  } else {
    pane?.[message.kind]();
  }
}

content.addEventListener('program-start', ({ target }) => {
  tell({ kind: 'start', file: fileOf(target) });
});
content.addEventListener('program-run', (event) => {
  uncover(event.target);
  tell({ kind: 'run', file: fileOf(event.target), end: event.detail });
});
content.addEventListener('program-output', (event) => {
  tell({ kind: 'output', file: fileOf(event.target), ...event.detail });
});
content.addEventListener('exercise-solved', ({ detail }) => {
  tell({ kind: 'solved', exercise: detail });
});
content.addEventListener('question-answered', ({ detail }) => {
  tell({ kind: 'answered', question: detail });
});
content.addEventListener('program-edit', ({ target }) => {
  if (target instanceof ProgramPane && target === mainPane(content))
    tell({ kind: 'code', code: target.code });
});
document.addEventListener('keydown', (event) => {
  if (!event.defaultPrevented && !isUsed(event))
    tell({ kind: 'key', key: event.key, keyCode: event.keyCode });
});
new ResizeObserver(() => {
  const { height } = document.body.getBoundingClientRect();
  if (parent !== window) parent.postMessage(seal({ kind: 'size', height: Math.ceil(height) }), '*');
}).observe(document.body);

await mounted;
if (options.run) mainPane(content)?.run();

function tell(message: Content<FrameMessage>): void {
  // A page without an origin, such as one from a file, cannot be named.
  const target = hostOrigin === 'null' ? '*' : hostOrigin;
  if (target) parent.postMessage(seal(message), target);
}

/** A host may let go of a frame that is ready, so what it shows must be there. */
async function fontsLoaded(): Promise<void> {
  // Only a layout asks for them.
  content.getBoundingClientRect();
  await document.fonts.ready;
}

/** Whether what has the focus does something by this key, or the browser does. */
function isUsed({ target, key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  if (ctrlKey || metaKey || altKey) return true;
  if (key === 'Escape') return false;
  if (/^(Tab|Shift|Control|Alt|Meta|Enter| )$/.test(key)) return true;
  // In these it types or scrolls.
  return (
    target instanceof Element && target.closest('input, textarea, select, .editor, pre') !== null
  );
}

/** What a run printed, where a host has given the frame less room than it needs. */
function uncover(pane: EventTarget | null): void {
  const page = document.documentElement;
  if (page.scrollHeight <= innerHeight || !(pane instanceof ProgramPane)) return;
  const output = pane.querySelector('.output:not([hidden])')?.getBoundingClientRect();
  // Not by scrollIntoView, which would move the page of the host, too.
  if (output && output.bottom > innerHeight)
    page.scrollTop += Math.min(output.top, output.bottom - innerHeight);
}

function show(theme: Options['theme']): void {
  const dark =
    theme === 'auto' ? matchMedia('(prefers-color-scheme: dark)').matches : theme === 'dark';
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';
}

function fileOf(target: EventTarget | null): string {
  return target instanceof HTMLElement ? (target.dataset.path ?? '') : '';
}

/** The one that messages are about. */
function mainPane(content: HTMLElement): ProgramPane | null {
  return content.querySelector('program-pane.rust') ?? content.querySelector('program-pane');
}

/** Frames that stand in a page of their own accord see each other there. */
function pageName(): string {
  for (let index = 0; index < parent.length && !globalThis.rustExamplePage; index++) {
    try {
      globalThis.rustExamplePage = (
        parent[index] as typeof globalThis | undefined
      )?.rustExamplePage;
    } catch {
      // A frame of another site.
    }
  }
  globalThis.rustExamplePage ??= `${Math.random()}`;
  return globalThis.rustExamplePage;
}

/** Puts what the options ask for into the page. What it resolves to is why that could not be. */
async function mount(content: HTMLElement, options: Options): Promise<string | undefined> {
  document.body.append(content);
  const { src = '', code, language, readonly, edit, scale } = options;
  if (scale !== 1) document.documentElement.style.fontSize = `${100 * scale}%`;
  let parts: Element[];
  if (code !== undefined) {
    parts = [await own(code, options)];
  } else if (knownIds().includes(src)) {
    parts = await fromLesson(src).catch(() => []);
  } else {
    complain(words.noExample(src), fromTemplate('known'));
    return `${words.noExample(src)} ${knownIds().join(', ')}`;
  }
  if (parts.length === 0) {
    complain(words.noLesson(src));
    return words.noLesson(src);
  }
  const whole = document.createElement('div');
  whole.append(...parts);
  if (language !== 'both') keepSide(whole, language);
  for (const pane of whole.querySelectorAll('program-pane')) {
    pane.toggleAttribute('readonly', readonly);
    // Which text stands here is for the host to say, unless it wants edits kept.
    if (options.keep === undefined) delete pane.dataset.page;
    else pane.dataset.page = `${options.keep}/lessons/${src.split('/')[0]}/`;
  }
  if (options.keep !== undefined) document.body.dataset.keep = options.keep;
  // Connected only now, as it is to be.
  content.append(whole);
  if (edit && !readonly) await mainPane(content)?.open();
  return undefined;
}

function complain(message: string, ...more: Node[]): void {
  const said = document.createElement('p');
  said.role = 'alert';
  said.textContent = message;
  content.append(said, ...more);
}

function fromTemplate(id: string): DocumentFragment {
  const template = document.getElementById(id) as HTMLTemplateElement;
  return template.content.cloneNode(true) as DocumentFragment;
}

/** Every `src` that there is. */
function knownIds(): string[] {
  return [...fromTemplate('known').querySelectorAll('code')].map((id) => id.textContent);
}

/** A program that the host brings: as one of the lessons, but without a recorded run. */
async function own(text: string, options: Options): Promise<Element> {
  const { edition, fold, expect } = options;
  const language = options.language === 'cpp' ? 'cpp' : 'rust';
  const { highlightLines } = await import('../editor/inks.ts');
  const block = fromTemplate(`own-${language}`).firstElementChild as Element;
  const lines = await highlightLines(text.trimEnd(), language);
  block.querySelector('pre code')?.replaceChildren(...lines);
  const pane = block.querySelector<ProgramPane>('program-pane');
  const head = block.querySelector('.head');
  if (pane && edition) pane.dataset.edition = edition;
  if (pane && expect) {
    pane.dataset.expect = expect;
    const verdict = document.createElement('span');
    verdict.className = 'verdict';
    verdict.textContent = words.expected[expect];
    head?.append(verdict);
  }
  const isFolded = foldedBy(fold);
  const away = lines.filter((_, index) => isFolded(index + 1));
  if (away.length > 0 && away.length < lines.length) {
    for (const line of away) line.hidden = true;
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'whole';
    button.ariaPressed = 'false';
    button.textContent = words.wholeProgram;
    head?.append(button);
  }
  return block;
}

/** The parts of a lesson's page that `src` names, in their order. */
async function fromLesson(src: string): Promise<Element[]> {
  const [lesson, anchor] = src.split('/');
  const address = new URL(`${document.body.dataset.lessons}${lesson}/index.html`, location.href);
  const response = await fetch(address);
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  // Links of a lesson are relative to its page, and leave the frame.
  const base = document.createElement('base');
  base.href = new URL('.', address).href;
  base.target = '_blank';
  document.head.append(base);

  const text = page.querySelector('.sl-markdown-content');
  if (!anchor) {
    return [...page.querySelectorAll('h1'), text, page.querySelector('.rule')].filter(
      (part) => part !== null,
    );
  }
  const named = page.getElementById(anchor);
  if (named?.matches('contrast-block, .practice')) return [named];
  // A section: its heading and all up to the next one that is no smaller.
  const level = (part: Element) => (/^H\d$/.test(part.tagName) ? Number(part.tagName[1]) : 9);
  const section = document.createElement('div');
  section.className = 'sl-markdown-content';
  for (let part: Element | null = named; part; ) {
    const next: Element | null = part.nextElementSibling;
    section.append(part);
    part = next && named && level(next) > level(named) ? next : null;
  }
  return named ? [section] : [];
}

/** Shows one language of each contrast that has it. */
function keepSide(whole: Element, language: 'rust' | 'cpp'): void {
  for (const block of whole.querySelectorAll(`contrast-block.pair:has(.pane.${language})`)) {
    for (const pane of block.querySelectorAll(`.pane:not(.${language})`)) pane.remove();
    // Ideas tie two sides together.
    block.querySelector('.ideas')?.remove();
    for (const line of block.querySelectorAll('.line[data-idea]'))
      line.removeAttribute('data-idea');
    block.classList.remove('pair', 'three');
  }
}
