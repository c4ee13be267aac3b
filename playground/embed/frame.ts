/**
 * The page inside an embed. Its address says what to show (options.ts): code of
 * the host's own, or a part of the site, which the page itself finds.
 */
import '../block/contrast.ts';
import { ProgramPane, useRunner } from '../block/pane.ts';
import '../block/still-memory.ts';
import { words as blockWords } from '../block/words.ts';
import { button, element } from '../ui/element.ts';
import { inOrder } from './in-order.ts';
import { foldedBy, type Options, readOptions } from './options.ts';
import { type Content, type FrameMessage, HostMessage, Inbox, seal } from './protocol.ts';
import { SharedRunner } from './shared-runner.ts';
import { words } from './words.ts';

declare global {
  /** Name that frames of one page share if the host gave them none. */
  var rustExamplePage: string | undefined;
  interface HTMLElementEventMap {
    /** Sent by the element that shows an exercise, with the exercise's name. */
    'exercise-solved': CustomEvent<string>;
    /** Sent when a question was answered correctly, with its name. */
    'question-answered': CustomEvent<string>;
  }
}

/** Finds the part of the site that `src` names; empty if there is none. */
export type FindPart = (src: string) => Promise<Element[]>;

// Not a landmark: the host's page has its own.
const content = element('div', { id: 'content' });

const inbox = new Inbox(HostMessage, 500);

/** The origin that said hello, and so hears everything. */
let hostOrigin: string | undefined;

/** Shows what the address asks for, and talks to the host from then on. */
export async function startFrame(findPart: FindPart): Promise<void> {
  const options = readOptions(new URL(location.href), console.warn);
  useRunner((files) => new SharedRunner(files, options.page ?? pageName()));
  addEventListener('hashchange', () => location.reload());

  const mounted = mount(options, findPart).catch(() => {
    complain(words.notShown);
    return words.notShown;
  });
  // In order, so that `run` after `code` runs that code.
  const act = inOrder<HostMessage>(
    async (message) => obey(message, await mounted),
    (error, { kind }) => tell({ kind: 'error', message: words.notDone(kind, `${error}`) }),
  );
  addEventListener('message', (event) => {
    const trusted =
      event.source === parent && parent !== window && event.origin === (hostOrigin ?? event.origin);
    const message = inbox.open(event, trusted);
    if (!message) {
      document.documentElement.dataset.ignored = `${inbox.ignored}`;
      return;
    }
    if (message.kind === 'hello') hostOrigin = event.origin;
    act(message);
  });
  report();

  await mounted;
  if (options.run) mainPane()?.run();
}

/** `failure` says why nothing is shown, if so. */
async function obey(message: HostMessage, failure: string | undefined): Promise<void> {
  const pane = mainPane();
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

/** Tells the host what happens inside. */
function report(): void {
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
    if (target instanceof ProgramPane && target === mainPane())
      tell({ kind: 'code', code: target.code });
  });
  document.addEventListener('keydown', (event) => {
    if (!event.defaultPrevented && !isUsed(event))
      tell({ kind: 'key', key: event.key, keyCode: event.keyCode });
  });
  // Every host hears the size, even before it says hello.
  new ResizeObserver(() => {
    const { height } = document.body.getBoundingClientRect();
    if (parent !== window)
      parent.postMessage(seal({ kind: 'size', height: Math.ceil(height) }), '*');
  }).observe(document.body);
}

function tell(message: Content<FrameMessage>): void {
  // A page without an origin, such as one from a file, cannot be named.
  const target = hostOrigin === 'null' ? '*' : hostOrigin;
  if (target) parent.postMessage(seal(message), target);
}

/** A host may unload a frame that is ready, so its fonts must have arrived by then. */
async function fontsLoaded(): Promise<void> {
  // The browser fetches fonts only for a layout.
  content.getBoundingClientRect();
  await document.fonts.ready;
}

/** Whether the key means something to the focused element or to the browser. */
function isUsed({ target, key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  if (ctrlKey || metaKey || altKey) return true;
  if (key === 'Escape') return false;
  if (/^(Tab|Shift|Control|Alt|Meta|Enter| )$/.test(key)) return true;
  // Here it types or scrolls.
  return (
    target instanceof Element && target.closest('input, textarea, select, .editor, pre') !== null
  );
}

/** Scrolls to the output, or to what is drawn, if the frame is lower than its content. */
function uncover(pane: EventTarget | null): void {
  const page = document.documentElement;
  if (page.scrollHeight <= innerHeight || !(pane instanceof ProgramPane)) return;
  const drawn = pane.dataset.view === 'memory' ? pane.stage : undefined;
  const part = drawn ?? pane.querySelector('.output:not([hidden])');
  const place = part?.getBoundingClientRect();
  // scrollIntoView would scroll the host's page, too.
  if (place && place.bottom > innerHeight)
    page.scrollTop += Math.min(place.top, place.bottom - innerHeight);
}

function show(theme: Options['theme']): void {
  const dark =
    theme === 'auto' ? matchMedia('(prefers-color-scheme: dark)').matches : theme === 'dark';
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';
}

/** Path of the program that an event is about. */
function fileOf(target: EventTarget | null): string {
  const pane = target instanceof Element ? target.closest<HTMLElement>('program-pane') : null;
  return pane?.dataset.path ?? '';
}

/** The program that messages are about. */
function mainPane(): ProgramPane | null {
  return content.querySelector('program-pane.rust') ?? content.querySelector('program-pane');
}

/** A name that all frames of this host's page agree on: the first to need one leaves it for the others. */
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

/** Puts what the options ask for into the page; resolves to the reason if that fails. */
async function mount(options: Options, findPart: FindPart): Promise<string | undefined> {
  document.body.append(content);
  const { src = '', code, language, readonly, edit, view, scale } = options;
  if (scale !== 1) document.documentElement.style.fontSize = `${100 * scale}%`;
  let parts: Element[];
  if (code !== undefined) {
    parts = [await hostProgram(code, options)];
  } else if (knownIds().includes(src)) {
    parts = await findPart(src).catch(() => []);
  } else {
    complain(blockWords.noExample(src), fromTemplate('known'));
    return `${blockWords.noExample(src)} ${knownIds().join(', ')}`;
  }
  if (parts.length === 0) {
    complain(blockWords.noLesson(src));
    return blockWords.noLesson(src);
  }
  const whole = element('div', {}, ...parts);
  if (language !== 'both') keepSide(whole, language);
  for (const pane of whole.querySelectorAll('program-pane')) {
    pane.toggleAttribute('readonly', readonly);
    if (view) pane.dataset.view = view;
    // Edits are kept only if the host names a place for them.
    if (options.keep === undefined) delete pane.dataset.page;
    else pane.dataset.page = `${options.keep}/lessons/${src.split('/')[0]}/`;
  }
  if (options.keep !== undefined) document.body.dataset.keep = options.keep;
  // Panes start when they are connected, so this comes last.
  content.append(whole);
  if (edit && !readonly) await mainPane()?.open();
  return undefined;
}

function complain(message: string, ...more: Node[]): void {
  content.append(element('p', { role: 'alert' }, message), ...more);
}

function fromTemplate(id: string): DocumentFragment {
  const template = document.getElementById(id) as HTMLTemplateElement;
  return template.content.cloneNode(true) as DocumentFragment;
}

/** Every `src` that this site has. */
function knownIds(): string[] {
  return [...fromTemplate('known').querySelectorAll('code')].map((id) => id.textContent);
}

/** The host's own program; it looks like one of the site's, but has no recorded run. */
async function hostProgram(text: string, options: Options): Promise<Element> {
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
    head?.append(element('span', { className: 'verdict' }, blockWords.expected[expect]));
  }
  const isFolded = foldedBy(fold);
  const away = lines.filter((_, index) => isFolded(index + 1));
  if (away.length > 0 && away.length < lines.length) {
    for (const line of away) line.hidden = true;
    head?.append(button({ className: 'whole', ariaPressed: 'false' }, blockWords.wholeProgram));
  }
  return block;
}

/** Shows one language of each contrast that has it. */
function keepSide(whole: Element, language: 'rust' | 'cpp'): void {
  for (const block of whole.querySelectorAll(`contrast-block.pair:has(.pane.${language})`)) {
    for (const pane of block.querySelectorAll(`.pane:not(.${language})`)) pane.remove();
    // Ideas connect the two sides, and one of them is gone.
    block.querySelector('.ideas')?.remove();
    for (const line of block.querySelectorAll('.line[data-idea]'))
      line.removeAttribute('data-idea');
    block.classList.remove('pair', 'three');
  }
}
