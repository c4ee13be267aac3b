/** What readers do most, in Firefox, driven over WebDriver BiDi: runs of both languages, an exercise, an embed, the playground. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import puppeteer, { type Browser, type Frame, type Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { ourCourse } from '../../site/course.ts';
import { readPractice } from '../../site/practice.ts';
import { type Served, serve } from '../serve.ts';
import { firefox, missingFirefox } from './firefox.ts';

let site: Served;
let browser: Browser;
let page: Page;
beforeAll(async () => {
  if (!firefox) throw new Error(missingFirefox().join());
  site = await serve('dist');
  browser = await puppeteer.launch({ browser: 'firefox', executablePath: firefox });
});
afterAll(async () => {
  await browser?.close();
  site?.server.close();
});
beforeEach(async () => {
  page = await browser.newPage();
});
afterEach(() => page.close());

/** The engine is megabytes to fetch, decompress and compile. */
const patient = { timeout: 120_000, interval: 200 };

/** A pane on the page, or in a frame of it. */
class Pane {
  readonly #frame: Frame;
  readonly #selector: string;

  constructor(frame: Frame, selector = 'program-pane') {
    this.#frame = frame;
    this.#selector = selector;
  }

  /** Presses the button as soon as it is there. */
  async press(name: string): Promise<void> {
    await this.#frame.waitForFunction(
      (buttons, wanted) => {
        const button = [...document.querySelectorAll<HTMLElement>(buttons)].find(
          ({ textContent, offsetParent }) => offsetParent && textContent?.trim() === wanted,
        );
        button?.click();
        return button !== undefined;
      },
      {},
      `${this.#selector} button`,
      name,
    );
  }

  /** Puts a text in the place of the program. */
  async write(text: string): Promise<void> {
    const field = `${this.#selector} .cm-content`;
    if (!(await this.#frame.$(field))) await this.press('Edit');
    const editor = await this.#frame.waitForSelector(field);
    await editor?.focus();
    await page.keyboard.down('Control');
    await page.keyboard.press('a');
    await page.keyboard.up('Control');
    await this.#frame.evaluate((text) => document.execCommand('insertText', false, text), text);
  }

  /** Waits until what matches has this text. */
  async expect(selector: string, text: string | RegExp): Promise<void> {
    const read = () =>
      this.#frame.evaluate(
        (all) => [...document.querySelectorAll(all)].map(({ textContent }) => textContent).join(''),
        `${this.#selector} .output:not([hidden]) ${selector}`,
      );
    const polled = expect.poll(read, patient);
    await (typeof text === 'string' ? polled.toBe(text) : polled.toMatch(text));
  }
}

async function open(address: string, selector?: string): Promise<Pane> {
  await page.goto(new URL(address, site.address).href);
  return new Pane(page.mainFrame(), selector);
}

const rust = 'program-pane.runs[data-file="point_by_value.rs"]';
const cpp = 'program-pane[data-file="point_by_value.cpp"]';

for (const selector of [rust, cpp]) {
  test(`an example runs as it came: ${selector}`, async () => {
    const pane = await open('/lessons/things-move/', selector);
    await pane.press('Run');
    await pane.expect('.status', /(ran|interpreted) in/i);
  });
}

test('edited Rust: a mistake, a run, an endless loop that is stopped', async () => {
  const pane = await open('/lessons/things-move/', rust);
  await pane.write('fn main() {\n    let a: u8 = "text";\n}\n');
  await pane.press('Run');
  await pane.expect('.own-words', /error\[E0308\]: mismatched types/);
  await pane.write('fn main() {\n    println!("mine");\n}\n');
  await pane.press('Run');
  await pane.expect('.text', 'mine\n');
  await pane.write('fn main() {\n    println!("spins");\n    loop {}\n}\n');
  await pane.press('Run');
  await pane.expect('.text', 'spins\n');
  await pane.press('Stop');
  await pane.expect('.status', 'Stopped.');
});

test('threads of Rust, and a deadlock', async () => {
  const pane = await open('/lessons/things-move/', rust);
  await pane.write(`use std::{sync::Mutex, thread};
static SUM: Mutex<i32> = Mutex::new(0);
fn main() {
    thread::spawn(|| *SUM.lock().unwrap() += 42).join().unwrap();
    println!("{}", SUM.lock().unwrap());
}
`);
  await pane.press('Run');
  await pane.expect('.text', '42\n');
  await pane.write(`use std::sync::Mutex;
fn main() {
    let sum = Mutex::new(0);
    let first = sum.lock();
    let second = sum.lock();
    drop((first, second));
}
`);
  await pane.press('Run');
  await pane.expect('.status', /^Deadlock\. The main thread waits at .* which it took itself at/);
});

test('edited C++: threads take turns, and a deadlock', async () => {
  const pane = await open('/lessons/things-move/', cpp);
  await pane.write(`#include <iostream>
#include <thread>
int main() {
    int sum = 0;
    std::thread adder([&] { sum += 42; });
    adder.join();
    std::cout << sum << std::endl;
}
`);
  await pane.press('Run');
  await pane.expect('.text', '42\n');
  await pane.write(`#include <mutex>
int main() {
    std::mutex one;
    one.lock();
    one.lock();
}
`);
  await pane.press('Run');
  await pane.expect('.status', /^Deadlock/);
});

test('an exercise is solved', async () => {
  const id = 'keep-the-offset';
  const { exercises } = readPractice(ourCourse);
  const pane = await open('/lessons/things-move/', `#exercise-${id} program-pane`);
  await pane.write(exercises.find((one) => one.id === id)?.solution ?? '');
  const block = new Pane(page.mainFrame(), `#exercise-${id}`);
  await block.press('Run tests');
  await expect
    .poll(() => page.$eval(`#exercise-${id} .verdict`, (one) => one.textContent), patient)
    .toMatch(/^Solved/);
});

test('a program of the playground runs', async () => {
  const pane = await open('/playground/');
  await pane.write('fn main() {\n    println!("mine");\n}\n');
  await pane.press('Run');
  await pane.expect('.text', 'mine\n');
});

test('a page of another origin embeds a program', async () => {
  const host = createServer((_, response) => {
    response.writeHead(200, { 'Content-Type': 'text/html' });
    response.end(`<!doctype html><title>Course</title><script async src="${site.address}embed.js"></script>
      <rust-example>fn main() { println!("embedded"); }</rust-example>`);
  });
  await new Promise<void>((resolve) => host.listen(0, resolve));
  await page.goto(`http://localhost:${(host.address() as AddressInfo).port}/`);
  const iframe = await page.waitForSelector('rust-example >>> iframe');
  const frame = await iframe?.contentFrame();
  if (!frame) throw new Error('the embed has no frame');
  const pane = new Pane(frame);
  await pane.press('Run');
  await pane.expect('.text', 'embedded\n');
  await pane.write('fn main() { println!("edited"); }');
  await pane.press('Run');
  await pane.expect('.text', 'edited\n');
  host.close();
});
