/**
 * `<rust-example>`: a program, a lesson or a part of one inside any page. The
 * element is a thin shell around a frame of the site it came from, so that a
 * host needs no headers, no rights for WebAssembly or workers, and gets no styles;
 * the frame does the rest (frame.ts), and both talk as protocol.ts says.
 */
import type { End } from '../runner/runner.ts';
import { frameAttributes, longestCode, Options, unknown } from './options.ts';
import { type Content, FrameMessage, type HostMessage, Inbox, seal } from './protocol.ts';

export interface RustExampleEvents {
  /** The program is there, and can be run. */
  ready: CustomEvent<{ code: string; language: 'rust' | 'cpp' }>;
  /** The text has changed, by the reader or by the page. */
  edit: CustomEvent<{ code: string }>;
  /** A run has begun. */
  start: CustomEvent<{ file: string }>;
  /** A run has ended; `file` tells the programs of a lesson apart. */
  run: CustomEvent<{ file: string; end: End }>;
  /** A piece of what it printed; `message` is the compiler's. */
  output: CustomEvent<{ file: string; stream: 'out' | 'err' | 'message'; text: string }>;
  /** All tests of an exercise have passed; it is named as its folder. */
  solved: CustomEvent<{ exercise: string }>;
  /** A question has been answered, and rightly; it is named as its file. */
  answered: CustomEvent<{ question: string }>;
  /** A key was pressed inside that means nothing there; Escape in the editor, too, which leaves it. */
  key: CustomEvent<{ key: string; keyCode: number }>;
  /** What the attributes ask for cannot be shown, or the site does not answer. */
  error: CustomEvent<{ message: string }>;
}

declare global {
  interface HTMLElementTagNameMap {
    'rust-example': RustExample;
  }
}

/** Beside this script, unless the attribute `home` says otherwise. No module is a current script. */
const script =
  document.currentScript ?? document.querySelector<HTMLScriptElement>('script[src$="/embed.js"]');
const ownHome = new URL('.', script instanceof HTMLScriptElement ? script.src : import.meta.url)
  .href;

/** Milliseconds that a frame which is loaded has for its first word. */
const patience = 15_000;

/** By it the frames of this page find each other and share one engine. */
const page = Math.random().toString(36).slice(2);

const elements = new Map<unknown, RustExample>();
const inbox = new Inbox(FrameMessage);

addEventListener('message', (event) => {
  const element = elements.get(event.source);
  // Other frames of the page have their own things to say, in their own words.
  if (!element && typeof event.data?.rustExample === 'undefined') return;
  const message = inbox.open(event, element?.home.origin === event.origin);
  if (message) element?.take(message);
});

/** A frame is loaded when it is less than a window's height away. */
const approach = watch(1, (element, isNear) => {
  if (isNear) element.near = true;
});
/** Past three it costs memory for nothing. */
const leave = watch(3, (element, isNear) => {
  if (!isNear) element.near = false;
});

const sheet = new CSSStyleSheet();
sheet.replaceSync(`
  :host { display: block; margin-block: 1rem; }
  :host([hidden]) { display: none; }
  /* With a height that the page limits, it scrolls inside. */
  div { height: 16rem; max-height: inherit; }
  iframe { display: block; width: 100%; height: 100%; border: 0; }
`);

export class RustExample extends HTMLElement {
  static readonly observedAttributes = [...frameAttributes, 'height', 'home'];

  /** Messages to this page that were not what they should be, and had no effect. */
  static get ignored(): number {
    return inbox.ignored;
  }

  /** Keeps its height while the frame is not there. */
  readonly #box = document.createElement('div');
  #frame: HTMLIFrameElement | undefined;
  #ready = false;
  #near = false;
  /** Something of the reader's or the page's is in the frame: an edit, a run. */
  #used = false;
  /** Said before the frame was ready. */
  #waiting: Content<HostMessage>[] = [];
  #code: string | undefined;

  connectedCallback(): void {
    for (const { name } of this.attributes) {
      if (!isKnown(name)) console.warn(unknown(name));
    }
    const root = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [sheet];
    root.replaceChildren(this.#box);
    this.#resize(Number(this.getAttribute('height')));
    approach.observe(this);
    leave.observe(this);
    if (this.#waiting.length > 0) this.#load();
  }

  disconnectedCallback(): void {
    approach.unobserve(this);
    leave.unobserve(this);
    this.#unload();
  }

  attributeChangedCallback(name: string): void {
    if (!this.#frame) return;
    const theme = Options.shape.theme.safeParse(this.getAttribute('theme') ?? undefined);
    if (name === 'theme' && this.#ready && theme.success) {
      this.#post({ kind: 'theme', theme: theme.data });
    } else {
      this.#unload();
      this.#code = undefined;
      this.#load();
    }
  }

  /** Runs the program as it stands; of a lesson its first in Rust. */
  run(): void {
    this.#say({ kind: 'run' });
  }

  stop(): void {
    this.#say({ kind: 'stop' });
  }

  /** Back to the text that it came with. */
  reset(): void {
    this.#say({ kind: 'reset' });
  }

  /** The text as it stands; empty until `ready` where it is an example of the site. */
  get code(): string {
    return this.#code ?? ownText(this.textContent);
  }

  /** @throws RangeError past 100,000 characters. */
  set code(text: string) {
    if (text.length > longestCode) throw new RangeError(`more than ${longestCode} characters`);
    this.#code = text;
    this.#say({ kind: 'code', code: text });
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

  /** @internal Where the frame's page is. */
  get home(): URL {
    return new URL(this.getAttribute('home') ?? ownHome, document.baseURI);
  }

  /** @internal Whether the element is in the window or not far from it; in between, what it was. */
  set near(near: boolean) {
    this.#near = near;
    if (near) this.#load();
    else this.#letGo();
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
    if (kind === 'ready') this.#letGo();
  }

  #load(): void {
    if (this.#frame || !this.isConnected) return;
    if (document.readyState === 'loading') {
      // The text inside may not have been read yet.
      document.addEventListener('DOMContentLoaded', () => this.#load(), { once: true });
      return;
    }
    const options = new URLSearchParams({ page });
    for (const name of frameAttributes) {
      const value = this.getAttribute(name);
      if (value !== null) options.set(name, value);
    }
    const code = ownText(this.textContent);
    if (code) options.set('code', code);

    const frame = document.createElement('iframe');
    // After `#`, so that one page serves all frames and nobody's code reaches a server.
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
    const message = `${this.home.href} does not answer`;
    this.dispatchEvent(new CustomEvent('error', { detail: { message } }));
  }

  /** Of a frame that is far away and of no use. One that still loads would ask for the same files again. */
  #letGo(): void {
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
    this.#frame?.contentWindow?.postMessage(seal(content), this.home.origin);
  }
}

/** Watches how many heights of the window elements are away from it. */
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

/** Its own attributes, and those that every element has. */
function isKnown(name: string): boolean {
  return (
    RustExample.observedAttributes.includes(name) ||
    name in HTMLElement.prototype ||
    /^(data-|aria-|on|class$|part$|role$|slot$|tabindex$)/.test(name)
  );
}

/** Text as someone wrote it between tags: without the lines and the indentation that belong to the HTML. */
function ownText(text: string): string {
  const lines = text.replace(/^\s*\n|\s+$/g, '').split('\n');
  const indents = lines.filter((line) => line.trim()).map((line) => line.search(/\S/));
  const indent = Math.min(...indents);
  const own = lines.map((line) => line.slice(indent)).join('\n');
  return own.trim() ? `${own}\n` : '';
}

if (!customElements.get('rust-example')) customElements.define('rust-example', RustExample);
