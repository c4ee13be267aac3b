/**
 * `<rust-example>`: a program, a lesson or a part of one inside any page. The
 * element is a thin shell around a frame of the site it came from, so the host
 * needs no headers and no permission for WebAssembly or workers, and gets no
 * styles. frame.ts does the rest; protocol.ts says how the two talk.
 *
 * Importing this on a server does nothing: there the class is never used.
 */
import type { End, RunOptions } from '../runner/runner.ts';
import { frameAttributes, longestCode, Options, unknown } from './options.ts';
import { type Content, FrameMessage, type HostMessage, Inbox, seal } from './protocol.ts';

/** What the element can be told, as attributes or as properties of the same name. */
export interface RustExampleAttributes {
  /** A lesson (`handles`), or an example or section of it (`handles/town_graph`). */
  src?: string | undefined;
  /** The side of a contrast to show, or what your own program is written in. */
  language?: 'rust' | 'cpp' | 'both' | undefined;
  /** Edition of your own Rust program; 2024 by default. */
  edition?: RunOptions['edition'];
  /** Lines of your own program that are folded away at first: `1-3, 9`. */
  fold?: string | undefined;
  /** What your own program shows, in rustdoc's words. */
  expect?: 'no_run' | 'should_panic' | 'compile_fail' | undefined;
  /** The reader's system decides by default. */
  theme?: 'light' | 'dark' | 'auto' | undefined;
  /** Size of the text, from 0.5 to 4; 1 is as on the site. */
  scale?: number | string | undefined;
  /** The reader can't edit the program. */
  readonly?: Flag;
  /** The editor opens as soon as the program is there. */
  edit?: Flag;
  /** The program runs as soon as it is there. */
  run?: Flag;
  /** `memory`: Run draws the memory of a Rust program, step by step, as Watch does. */
  view?: 'memory' | undefined;
  /** Name under which the reader's browser keeps edits; without one, none are kept. */
  keep?: string | undefined;
  /** Height in pixels; without it, the element is as high as its content. */
  height?: number | string | undefined;
  /** Where the files of the site or package are served; beside the script by default. */
  home?: string | undefined;
}

/** `true`, `''` and any text but `'false'` set the attribute, as different frameworks write it. */
type Flag = boolean | '' | 'true' | 'false' | undefined;

export interface RustExampleEvents {
  /** The program is there and can be run. */
  ready: CustomEvent<{ code: string; language: 'rust' | 'cpp' }>;
  /** The reader or the page has changed the code. */
  edit: CustomEvent<{ code: string }>;
  /** A run has begun. */
  start: CustomEvent<{ file: string }>;
  /** A run has ended; `file` tells the programs of a lesson apart. */
  run: CustomEvent<{ file: string; end: End }>;
  /** A piece of output; `message` is the compiler's. */
  output: CustomEvent<{ file: string; stream: 'out' | 'err' | 'message'; text: string }>;
  /** All tests of an exercise have passed; `exercise` is the name of its folder. */
  solved: CustomEvent<{ exercise: string }>;
  /** A question was answered correctly; `question` is the name of its file. */
  answered: CustomEvent<{ question: string }>;
  /** A key that means nothing inside was pressed there, or Escape, which leaves the editor. */
  key: CustomEvent<{ key: string; keyCode: number }>;
  /** What the attributes ask for can't be shown, or the site doesn't answer. */
  error: CustomEvent<{ message: string }>;
}

/** The events as JSX writes them: `onready`, `onrun`, … */
export type RustExampleListeners = {
  [Name in keyof RustExampleEvents as `on${Name}`]?:
    | ((event: RustExampleEvents[Name]) => void)
    | undefined;
};

declare global {
  interface HTMLElementTagNameMap {
    'rust-example': RustExample;
  }
}

/** Attributes that mean yes by being there, unless they say `false`. */
const flags = ['readonly', 'edit', 'run'];

const attributes = [...frameAttributes, 'height', 'home'];

/** How long a loaded frame may take until its first message, in milliseconds. */
const patience = 15_000;

/** Names this page to its frames, so that they find each other and share one compiler. */
const page = Math.random().toString(36).slice(2);

/** Undefined where a classic script can't tell, and on a server. */
const ownHome = homeOfScript();

/** By the window of their frames. */
const elements = new Map<unknown, RustExample>();
const inbox = new Inbox(FrameMessage);

/** Tells elements whether they are near the window; made when the first is connected. */
let sight: { approach: IntersectionObserver; leave: IntersectionObserver } | undefined;

let sheet: CSSStyleSheet | undefined;

const Base = globalThis.HTMLElement ?? (class {} as typeof HTMLElement);

export class RustExample extends Base {
  static readonly observedAttributes = attributes;

  /** How many messages to this page were malformed, and so had no effect. */
  static get ignored(): number {
    return inbox.ignored;
  }

  // Each stands for the attribute of its name; see the end of this file.
  declare src: string;
  declare language: string;
  declare edition: string;
  declare fold: string;
  declare expect: string;
  declare theme: string;
  declare scale: string;
  declare readonly: boolean;
  declare edit: boolean;
  declare view: string;
  declare keep: string;
  declare height: string;

  /** Keeps its height while there is no frame in it. */
  readonly #box = document.createElement('div');
  #frame: HTMLIFrameElement | undefined;
  #ready = false;
  #near = false;
  /** The reader or the page has edited or run the program in the frame. */
  #used = false;
  /** Messages for a frame that is not ready yet. */
  #waiting: Content<HostMessage>[] = [];
  #code: string | undefined;
  /** The text between the tags that the frame was loaded with. */
  #text = '';
  readonly #texts = new MutationObserver(() => {
    if (this.#frame && ownText(this.textContent) !== this.#text) this.#reload();
  });

  connectedCallback(): void {
    this.#adoptProperties();
    for (const { name } of this.attributes) {
      if (!isKnown(name)) console.warn(unknown(name));
    }
    const root = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
    sheet ??= styles();
    root.adoptedStyleSheets = [sheet];
    root.replaceChildren(this.#box);
    this.#resize(Number(this.getAttribute('height')));
    sight ??= watchDistance();
    sight.approach.observe(this);
    sight.leave.observe(this);
    this.#texts.observe(this, { childList: true, characterData: true, subtree: true });
    if (this.#waiting.length > 0) this.#load();
  }

  disconnectedCallback(): void {
    sight?.approach.unobserve(this);
    sight?.leave.unobserve(this);
    this.#texts.disconnect();
    this.#unload();
  }

  attributeChangedCallback(name: string, before: string | null, after: string | null): void {
    if (!this.#frame || before === after) return;
    const theme = Options.shape.theme.safeParse(after ?? undefined);
    if (name === 'theme' && this.#ready && theme.success) {
      this.#post({ kind: 'theme', theme: theme.data });
    } else {
      this.#reload();
    }
  }

  /** Runs the program as it is now; in a lesson, the first one in Rust. Setting it sets the attribute. */
  get run(): () => void {
    return () => this.#say({ kind: 'run' });
  }

  set run(value: Flag | null) {
    // React and Vue set a property where there is one, and must not replace the method.
    setFlag(this, 'run', value);
  }

  stop(): void {
    this.#say({ kind: 'stop' });
  }

  /** Restores the program's original code. */
  reset(): void {
    this.#say({ kind: 'reset' });
  }

  /** The code as it is now; empty until `ready` for an example of the site. */
  get code(): string {
    return this.#code ?? ownText(this.textContent);
  }

  /** @throws RangeError past 100,000 characters. */
  set code(text: string) {
    if (text.length > longestCode) throw new RangeError(`more than ${longestCode} characters`);
    this.#code = text;
    this.#say({ kind: 'code', code: text });
  }

  /** Address of the folder that the frame's page is served from. */
  get home(): string {
    return new URL(this.getAttribute('home') ?? ownHome ?? '.', document.baseURI).href;
  }

  set home(value: string | null | undefined) {
    setAttribute(this, 'home', value);
  }

  override addEventListener<Name extends keyof RustExampleEvents>(
    type: Name,
    listener: (this: RustExample, event: RustExampleEvents[Name]) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  override addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
  override addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void {
    super.addEventListener(type, listener, options);
  }

  /** @internal True once the element is close to the window, false once it is far away. */
  set near(near: boolean) {
    this.#near = near;
    if (near) this.#load();
    else this.#unloadIfUnused();
  }

  /** @internal A message from the frame. */
  take({ kind, rustExample, ...detail }: FrameMessage): void {
    if ('height' in detail) {
      if (!this.hasAttribute('height')) this.#resize(detail.height);
      return;
    }
    if ('code' in detail) this.#code = detail.code;
    if (kind === 'ready') {
      this.#ready = true;
      for (const content of this.#waiting.splice(0)) this.#say(content);
    } else {
      this.#used = true;
    }
    this.dispatchEvent(new CustomEvent(kind === 'code' ? 'edit' : kind, { detail }));
    if (kind === 'ready') this.#unloadIfUnused();
  }

  /** Properties that were set before the browser knew the element hide those of the class. */
  #adoptProperties(): void {
    for (const name of [...attributes, 'code']) {
      if (!Object.hasOwn(this, name)) continue;
      const value = Reflect.get(this, name);
      Reflect.deleteProperty(this, name);
      Reflect.set(this, name, value);
    }
  }

  #load(): void {
    if (this.#frame || !this.isConnected) return;
    if (document.readyState === 'loading') {
      // The browser may not have read the text inside yet.
      document.addEventListener('DOMContentLoaded', () => this.#load(), { once: true });
      return;
    }
    const options = new URLSearchParams({ page });
    for (const name of frameAttributes) {
      const value = this.getAttribute(name);
      if (value !== null) options.set(name, value);
    }
    this.#text = ownText(this.textContent);
    if (this.#text) options.set('code', this.#text);

    const frame = document.createElement('iframe');
    // After `#`, so that all frames share one cached page and no code is sent to a server.
    frame.src = new URL(`embed/index.html#${options}`, this.home).href;
    frame.title = this.title || `Rust example${options.has('src') ? ` ${options.get('src')}` : ''}`;
    frame.allow = 'clipboard-write';
    frame.addEventListener('load', () => {
      this.#post({ kind: 'hello' });
      setTimeout(() => this.#expectReady(frame), patience);
    });
    this.#box.replaceChildren(frame);
    this.#frame = frame;
    elements.set(frame.contentWindow, this);
  }

  #expectReady(frame: HTMLIFrameElement): void {
    if (this.#ready || this.#frame !== frame) return;
    const message = `${this.home} does not answer`;
    this.dispatchEvent(new CustomEvent('error', { detail: { message } }));
  }

  #reload(): void {
    this.#unload();
    this.#code = undefined;
    this.#load();
  }

  /** Frees a frame that is far away. One that still loads stays: loading it again would cost the same files. */
  #unloadIfUnused(): void {
    const needed = this.#near || this.#used || document.activeElement === this;
    if (this.#ready && !needed) this.#unload();
  }

  #unload(): void {
    elements.delete(this.#frame?.contentWindow);
    this.#frame?.remove();
    this.#frame = undefined;
    this.#ready = false;
    this.#used = false;
  }

  #resize(pixels: number): void {
    if (pixels > 0) this.#box.style.height = `${pixels}px`;
  }

  #say(content: Content<HostMessage>): void {
    if (this.#ready) {
      this.#used = true;
      this.#post(content);
    } else {
      this.#waiting.push(content);
      this.#load();
    }
  }

  #post(content: Content<HostMessage>): void {
    this.#frame?.contentWindow?.postMessage(seal(content), new URL(this.home).origin);
  }
}

/** Where this script was loaded from, and so the site's files are; a module has no current script. */
function homeOfScript(): string | undefined {
  if (!globalThis.document) return undefined;
  const script =
    document.currentScript ?? document.querySelector<HTMLScriptElement>('script[src$="/embed.js"]');
  const address = script instanceof HTMLScriptElement ? script.src : import.meta.url;
  return address ? new URL('.', address).href : undefined;
}

function receive(event: MessageEvent): void {
  const element = elements.get(event.source);
  // Other frames of the page have protocols of their own.
  if (!element && typeof event.data?.rustExample === 'undefined') return;
  const trusted = element !== undefined && new URL(element.home).origin === event.origin;
  const message = inbox.open(event, trusted);
  if (message) element?.take(message);
}

/**
 * A frame loads half a window's height before it is reached: earlier, readers who never get
 * there would pay for it. More than three heights away it only costs memory.
 */
function watchDistance() {
  return {
    approach: watch(0.5, (element, isNear) => {
      if (isNear) element.near = true;
    }),
    leave: watch(3, (element, isNear) => {
      if (!isNear) element.near = false;
    }),
  };
}

/** Tells elements when they come within so many heights of the window, or leave. */
function watch(windows: number, tell: (element: RustExample, isNear: boolean) => void) {
  return new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        if (target instanceof RustExample) tell(target, isIntersecting);
      }
    },
    { rootMargin: `${windows * 100}% 0px` },
  );
}

function styles(): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    :host { display: block; margin-block: 1rem; }
    :host([hidden]) { display: none; }
    /* If the page limits the height, the content scrolls inside. */
    div { height: 16rem; max-height: inherit; }
    iframe { display: block; width: 100%; height: 100%; border: 0; }
  `);
  return sheet;
}

/** Whether it is one of ours or an attribute that every element has. */
function isKnown(name: string): boolean {
  return (
    attributes.includes(name) ||
    name in HTMLElement.prototype ||
    /^(data-|aria-|on|class$|part$|role$|slot$|tabindex$)/.test(name)
  );
}

/** The text between the tags, without the lines and the indentation that belong to the HTML. */
function ownText(text: string): string {
  const lines = text.replace(/^\s*\n|\s+$/g, '').split('\n');
  const indents = lines.filter((line) => line.trim()).map((line) => line.search(/\S/));
  const indent = Math.min(...indents);
  const own = lines.map((line) => line.slice(indent)).join('\n');
  return own.trim() ? `${own}\n` : '';
}

function setAttribute(element: Element, name: string, value: unknown): void {
  if (value === undefined || value === null) element.removeAttribute(name);
  else element.setAttribute(name, String(value));
}

function setFlag(element: Element, name: string, value: unknown): void {
  const isSet = value === '' || (Boolean(value) && value !== 'false');
  setAttribute(element, name, isSet ? '' : undefined);
}

// Frameworks set properties where an element has them, and attributes elsewhere: both have to work.
for (const name of attributes) {
  if (name in RustExample.prototype) continue;
  const isFlag = flags.includes(name);
  Object.defineProperty(RustExample.prototype, name, {
    configurable: true,
    enumerable: true,
    get(this: RustExample) {
      const value = this.getAttribute(name);
      return isFlag ? value !== null && value !== 'false' : (value ?? '');
    },
    set(this: RustExample, value: unknown) {
      (isFlag ? setFlag : setAttribute)(this, name, value);
    },
  });
}

if (globalThis.customElements && !customElements.get('rust-example')) {
  addEventListener('message', receive);
  customElements.define('rust-example', RustExample);
}
