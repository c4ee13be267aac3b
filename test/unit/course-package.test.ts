/** What a course package is made of: addresses, suspend data, names, and the record that is handed in. */
import { describe, expect, test } from 'vitest';
import { filesFor, type PackageFiles } from '../../playground/course/files.ts';
import {
  CourseHost,
  type CourseHost as Host,
  type ScormVersion,
} from '../../playground/course/host.ts';
import { manifest } from '../../playground/course/manifest.ts';
import { idOf } from '../../playground/course/parts.ts';
import { relocate, withData } from '../../playground/course/relocate.ts';
import { pack, unpack } from '../../playground/course/suspend.ts';
import { handInOf, readHandIn } from '../../site/components/hand-in.ts';
import { Platform } from '../course/platform.ts';

describe('addresses in a package', () => {
  const site = 'https://example.org/rust/';
  const moved = (html: string, file = 'embed/index.html') => relocate(html, file, site);

  test.each([
    [
      '<link rel="stylesheet" href="/rust/_astro/a.css">',
      '<link rel="stylesheet" href="./../_astro/a.css">',
    ],
    [
      '<script type="module" src="/rust/_astro/a.js"></script>',
      '<script type="module" src="./../_astro/a.js"></script>',
    ],
    [
      '<script type="module">import"/rust/_astro/a.js";</script>',
      '<script type="module">import"./../_astro/a.js";</script>',
    ],
    [
      '<style>@font-face{src:url(/rust/_astro/a.woff2)}</style>',
      '<style>@font-face{src:url(./../_astro/a.woff2)}</style>',
    ],
    [
      '<p data-engine="/rust/run/e.bin" data-path="examples/a.rs">',
      '<p data-engine="./../run/e.bin" data-path="examples/a.rs">',
    ],
    // A tag ends after its last attribute, whatever stands in one.
    [
      '<b data-a="{&quot;->&quot;}" data-errors="/rust/errors/">',
      '<b data-a="{&quot;->&quot;}" data-errors="./../errors/">',
    ],
    // Another site's, and what is only text.
    [
      '<img src="https://example.org/rust/a.png"> "/rust/_astro/"',
      '<img src="https://example.org/rust/a.png"> "/rust/_astro/"',
    ],
    ['<body data-lessons="/else/">', '<body data-lessons="/else/">'],
    // What only looks like an address: text of a page, and what a data attribute holds.
    ['<b data-code="// the lock" title="/rust/">', '<b data-code="// the lock" title="/rust/">'],
    ['<!-- <img src="/rust/a.png"> -->', '<!-- <img src="/rust/a.png"> -->'],
    [
      "<template><img src='/rust/a.png'></template><noscript><img src=/rust/b.png></noscript>",
      '<template><img src="./../a.png"></template><noscript><img src="./../b.png"></noscript>',
    ],
    [
      '<script type="module">import("/rust/_astro/a.js"); const text = \'import"/rust/b.js"\';</script>',
      '<script type="module">import("./../_astro/a.js"); const text = \'import"/rust/b.js"\';</script>',
    ],
    [
      '<script>const text = "<img src=\'/rust/a.png\'>"</script>',
      '<script>const text = "<img src=\'/rust/a.png\'>"</script>',
    ],
    [
      '<style>a{background:url("/rust/a.svg")}</style>\r\n<img src="/rust/a&amp;b.png">',
      '<style>a{background:url("./../a.svg")}</style>\r\n<img src="./../a&amp;b.png">',
    ],
  ])('%s', async (before, after) => {
    expect(await moved(before)).toBe(after);
  });

  test('links lead to the site, from where its readers find them', async () => {
    const link = (href: string) => `<a class="term" href="${href}">`;
    const lesson = 'course/lessons/handles/index.html';
    expect(await moved(link('../refcounts/#why'), lesson)).toBe(
      link(`${site}lessons/refcounts/#why`),
    );
    expect(await moved(link('/rust/glossary/#box'), lesson)).toBe(link(`${site}glossary/#box`));
    expect(await moved(link('#here'), lesson)).toBe(link(`${site}lessons/handles/#here`));
    expect(await moved(link('https://docs.rs/'), lesson)).toBe(link('https://docs.rs/'));
  });

  test('a style sheet finds its fonts, at the root as well', async () => {
    expect(await relocate('url(/rust/_astro/a.woff2)', '_astro/a.css', site)).toBe(
      'url(./../_astro/a.woff2)',
    );
    expect(await relocate('url(/_astro/a.woff2)', '_astro/a.css', 'https://example.org/')).toBe(
      'url(./../_astro/a.woff2)',
    );
  });
});

test('data goes into its script, whatever it holds', () => {
  const page = '<p id="other"></p><script type="application/json" id="course">null</script>';
  const data = { title: '</script><!-- $& "' };
  const [, json = ''] = /id="course">(.*)<\/script>$/.exec(withData(page, 'course', data)) ?? [];
  expect(json).not.toContain('<');
  expect(JSON.parse(json)).toEqual(data);
  expect(() => withData(page, 'none', data)).toThrow("no script 'none'");
});

test('a package has the files of its parts, each once', () => {
  const files: PackageFiles = {
    sizes: { page: 1, a: 2, ahtml: 4, module: 8 },
    always: ['page', 'a'],
    lessons: { one: { practice: ['ahtml'], whole: ['ahtml', 'module', 'a'] } },
  };
  const part = { title: '', key: '' };
  const exercise = { ...part, src: 'one/exercise-x', kind: 'exercise' as const };
  const lesson = { ...part, src: 'one', kind: 'lesson' as const };
  expect(filesFor([exercise], files)).toEqual(['a', 'ahtml', 'page']);
  expect(filesFor([exercise, lesson], files)).toEqual(['a', 'ahtml', 'module', 'page']);
});

test('titles of any kind give a name and a manifest', () => {
  expect(idOf('Week 1: Rust & <C++>')).toBe('course-week-1-rust-c');
  expect(idOf('Größe')).toBe('course-gro-e');
  expect(idOf('入門')).toBe('course-rust');
  const text = manifest({ version: '1.2', id: 'a', title: '<"&">\u0007', files: ['a b.html'] });
  expect(text).toContain('<title>&lt;&quot;&amp;&quot;&gt; </title>');
  expect(text).toContain('href="a%20b.html"');
});

describe('suspend data', () => {
  const marks = { solved: ['a', 'b'] };
  const noise = (length: number, seed: number) =>
    Array.from({ length }, (_, index) => ((index * 7919 * seed) % 36).toString(36)).join('') +
    Math.sin(seed);

  test('comes back as it was', () => {
    const edits = { 'x#a.rs': { text: 'fn main() { println!("→ ä"); }', saved: 5 } };
    const packed = pack({ opened: ['x'], marks, edits }, 4_096);
    expect(packed?.left).toBe(0);
    expect(packed?.text).toMatch(/^[\w.+/=]+$/);
    expect(unpack(packed?.text ?? '')).toEqual({ opened: ['x'], marks, edits });
  });

  test('keeps the newest edits where there is no room for all, and says how many it left', () => {
    const edits = Object.fromEntries(
      [3, 1, 4, 2].map((saved) => [
        `edit ${saved}`,
        {
          text: Array.from({ length: 60 }, (_, line) => noise(20, saved * 61 + line)).join('\n'),
          saved,
        },
      ]),
    );
    const all = pack({ opened: [], marks, edits }, 64_000)?.text.length ?? 0;
    const packed = pack({ opened: [], marks, edits }, Math.floor(all * 0.6));
    expect(packed?.text.length).toBeLessThanOrEqual(all * 0.6);
    const kept = Object.keys((unpack(packed?.text ?? '')?.edits as object) ?? {});
    expect(packed?.left).toBe(4 - kept.length);
    expect(kept.length).toBeGreaterThan(0);
    expect(kept.length).toBeLessThan(4);
    expect(kept).toEqual(['edit 4', 'edit 3', 'edit 2'].slice(0, kept.length));
  });

  test('is not written where not even the marks have room', () => {
    expect(pack({ opened: [], marks, edits: {} }, 20)).toBeUndefined();
  });

  test.each(['', '1.', '1.!!', '1.AAAA', 'of another course', '2.eJyrVkpUslJQKgYADlsCvA=='])(
    'of nobody else is read: %j',
    (text) => {
      expect(unpack(text)).toBeUndefined();
    },
  );
});

describe('a platform', () => {
  const windowOf = (parts: object): Window => {
    const made = { closed: false, opener: null, ...parts } as unknown as { parent: unknown };
    made.parent ??= made;
    return made as unknown as Window;
  };
  const report = {
    location: 'a',
    suspended: 's',
    completed: false,
    solved: 1,
    all: 3,
    seconds: 61,
  };

  const platformOf = (version: ScormVersion) => new Platform(version, { learner: 'a', values: {} });

  test('is found among parents, then among openers, past windows of others', () => {
    const owner = windowOf({ API: platformOf('1.2').api });
    const stranger = windowOf({ parent: owner });
    Object.defineProperty(stranger, 'API', {
      get() {
        throw new DOMException('cross-origin', 'SecurityError');
      },
    });
    expect(CourseHost.find('1.2', windowOf({ parent: windowOf({ parent: owner }) }))).toBeDefined();
    expect(CourseHost.find('1.2', windowOf({ parent: stranger }))).toBeDefined();
    const opened = windowOf({ parent: windowOf({ opener: windowOf({ parent: owner }) }) });
    expect(CourseHost.find('1.2', opened)).toBeDefined();
    expect(CourseHost.find('2004', opened)).toBeUndefined();
    expect(CourseHost.find('1.2', windowOf({}))).toBeUndefined();
  });

  const found = (version: ScormVersion, { name, api }: Platform): Host => {
    const host = CourseHost.find(version, windowOf({ [name]: api }));
    if (!host) throw new Error('not found');
    return host;
  };

  /** The time of the session, as it was sent. */
  const timeIn = ({ calls }: Platform) =>
    calls.findLast(({ parameters }) => parameters[0]?.endsWith('session_time'))?.parameters[1];

  test('takes what is reported without an error, in each version', () => {
    for (const [seconds, timespan, duration] of [
      [0, '0000:00:00.00', 'PT0S'],
      [0.129, '0000:00:00.12', 'PT0.12S'],
      [59.999, '0000:00:59.99', 'PT59.99S'],
      [4_503.5, '0001:15:03.50', 'PT4503.5S'],
      [3_600 * 10_050, '9999:00:00.00', 'PT36180000S'],
    ] as const) {
      const old = platformOf('1.2');
      const host = found('1.2', old);
      host.start();
      host.finish({ ...report, seconds });
      expect(old.faults).toEqual([]);
      expect(timeIn(old)).toBe(timespan);
      expect(old.record.values['cmi.core.score.raw']).toBe('33.33');
      const young = platformOf('2004');
      const other = found('2004', young);
      other.start();
      other.finish({ ...report, seconds });
      expect(young.faults).toEqual([
        'GetValue(cmi.location): 403',
        'GetValue(cmi.suspend_data): 403',
      ]);
      expect(young.record.values['cmi.score.scaled']).toBe('0.3333');
      expect(timeIn(young)).toBe(duration);
    }
  });

  test('that was started by someone else is used; one that ended is not', () => {
    const platform = platformOf('2004');
    platform.api.Initialize?.('');
    expect(found('2004', platform).start().learner).toBe('a');
    platform.api.Terminate?.('');
    expect(() => found('2004', platform).start()).toThrow(expect.objectContaining({ code: '104' }));
  });

  test('that refuses one value is told the others, and the error is the first', () => {
    const platform = platformOf('1.2');
    const host = found('1.2', platform);
    host.start();
    expect(() => host.report({ ...report, location: 'x'.repeat(300) })).toThrow(
      expect.objectContaining({ code: '405', message: 'Incorrect Data Type' }),
    );
    expect(platform.record.values['cmi.suspend_data']).toBe('s');
  });
});

describe('a record that is handed in', () => {
  const by = { version: '0.1.0', rustc: 'rustc 1.96.0' };
  const progress = {
    read: ['lessons/a'],
    run: [],
    exercises: {
      'lessons/a#one': { solved: true, hints: 2, text: 'fn a() {}' },
      'lessons/a#two': { solved: false, hints: 1 },
      'lessons/a#old': { solved: true, hints: 0 },
    },
    quizzes: {
      'lessons/a#q': { chosen: [1], right: true },
      'lessons/a#r': { chosen: [0], right: false },
    },
  };

  test('has what is solved, with its text, and what is answered rightly', () => {
    const record = handInOf(progress, by, new Date(0));
    expect(record).toMatchObject({
      made: '1970-01-01T00:00:00.000Z',
      by,
      exercises: { 'lessons/a#one': { text: 'fn a() {}' }, 'lessons/a#old': {} },
      questions: ['lessons/a#q'],
    });
    expect(Object.keys(record.exercises)).toHaveLength(2);
    expect(readHandIn(JSON.stringify(record))).toEqual(record);
  });

  const good = handInOf(progress, by);
  test.each([
    ['', 'not JSON'],
    ['{"kind":', 'not JSON'],
    ['null', 'not a hand-in'],
    ['[]', 'not a hand-in'],
    ['{"kind":"other"}', 'not a hand-in'],
    [JSON.stringify({ version: 2, ...progress }), 'course map'],
    [JSON.stringify({ ...good, version: 2 }), 'newer version'],
    [JSON.stringify({ ...good, exercises: [] }), "'exercises' is broken"],
    [JSON.stringify({ ...good, exercises: { a: { text: 5 } } }), "'exercises.a.text' is broken"],
    [JSON.stringify({ ...good, questions: [1] }), "'questions.0' is broken"],
    [JSON.stringify({ ...good, by: {} }), "'by.version' is broken"],
  ])('is not %j', (text, why) => {
    expect(readHandIn(text)).toContain(why);
  });
});
