/** Links of the playground: there and back, and whatever else may stand in an address. */
import { expect, test } from 'vitest';
import {
  type LinkProgram,
  longest,
  readLink,
  writeLink,
  writePlainLink,
} from '../../playground/block/link.ts';

const full: LinkProgram = {
  source: 'fn main() {\n    println!("é 🦀 \\u{202e} {}", 1 + 1);\n}\n',
  edition: '2018',
  release: true,
  seed: Number.MAX_SAFE_INTEGER,
  arguments: ['', 'two words', '--flag=é'],
  stdin: 'first\r\nsecond',
};

async function packed(payload: string | Uint8Array<ArrayBuffer>): Promise<string> {
  const stream = new Blob([payload]).stream().pipeThrough(new CompressionStream('deflate'));
  const bytes = await new Response(stream).arrayBuffer();
  return `1.${Buffer.from(bytes).toString('base64url')}`;
}

test('a program and its options come back as they were, from both forms', async () => {
  const found = { kind: 'program', program: full, ignored: [] };
  const link = (await writeLink(full)) ?? '';
  expect(link).toMatch(/^1\.[\w-]+$/);
  expect(await readLink(link)).toEqual(found);
  expect(await readLink(writePlainLink(full))).toEqual(found);
});

test('a text of a hundred kilobytes makes a short link', async () => {
  const source = '    println!("line after line");\n'.repeat(3_000);
  const link = (await writeLink({ source })) ?? '';
  expect(link.length).toBeLessThan(2_000);
  expect(await readLink(link)).toMatchObject({ program: { source } });
});

test('a text has lines as a file has', async () => {
  const { program } = (await readLink(writePlainLink({ source: 'a\r\nb\rc' }))) as {
    program: LinkProgram;
  };
  expect(program.source).toBe('a\nb\nc\n');
});

test('half a letter stops no link', async () => {
  const source = 'let half = "\ud83e";\n';
  const whole = { program: { source: 'let half = "\ufffd";\n' } };
  expect(await readLink(writePlainLink({ source }))).toMatchObject(whole);
  expect(await readLink((await writeLink({ source })) ?? '')).toMatchObject(whole);
});

test('a link that was cut is refused, wherever it was cut', async () => {
  const link = (await writeLink(full)) ?? '';
  for (let length = 2; length < link.length; length++)
    expect(await readLink(link.slice(0, length)), `${length} letters`).toEqual({ kind: 'damaged' });
});

test('a link in which a letter changed is refused, or is what it was', async () => {
  const link = (await writeLink(full)) ?? '';
  for (let at = 2; at < link.length; at++) {
    const other = link[at] === 'A' ? 'B' : 'A';
    const found = await readLink(link.slice(0, at) + other + link.slice(at + 1));
    // The last letter has bits that say nothing.
    if (found.kind === 'program') expect(found.program).toEqual(full);
    else expect(found).toEqual({ kind: 'damaged' });
  }
});

test('a bomb is not inflated further than a link may be long', async () => {
  const bomb = await packed(new Uint8Array(300_000_000));
  const before = process.memoryUsage().arrayBuffers;
  expect(await readLink(bomb)).toEqual({ kind: 'too-long' });
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(20_000_000);
});

test('a text that is too long gets no link, and one that just fits does', async () => {
  expect(await writeLink({ source: 'x'.repeat(longest) })).toBeUndefined();
  expect(await readLink(writePlainLink({ source: 'x'.repeat(longest) }))).toEqual({
    kind: 'too-long',
  });
  const source = `${'é'.repeat((longest - 4) / 2)}\n`;
  expect(await readLink((await writeLink({ source })) ?? '')).toMatchObject({
    kind: 'program',
    program: { source },
  });
});

test.each([
  ['', 'foreign'],
  ['_top', 'foreign'],
  ['no/such.rs', 'foreign'],
  ['examples/../index.html', 'foreign'],
  ['<img src=x onerror=alert(1)>', 'foreign'],
  ['code=fn+main()', 'foreign'],
  ['-1.AAAA', 'foreign'],
  ['2.eJwDAAAAAAE', 'newer'],
  ['999999999.', 'newer'],
  ['1.', 'damaged'],
  ['1.<script>alert(1)</script>', 'damaged'],
  ['1.AAAA', 'damaged'],
  ['0.%', 'damaged'],
  ['0.%ff', 'damaged'],
  ['0.fn main() {}', 'damaged'],
  ['0.null%0Afn main() {}', 'damaged'],
  ['0.1%0Afn main() {}', 'damaged'],
] as const)('%s is %s', async (fragment, kind) => {
  expect(await readLink(fragment)).toEqual({ kind });
});

test('bytes that are no UTF-8 are refused', async () => {
  expect(await readLink(await packed(Uint8Array.of(0x7b, 0x7d, 0x0a, 0xff)))).toEqual({
    kind: 'damaged',
  });
});

test.each([
  ['edition', '2012'],
  ['edition', '__proto__'],
  ['release', 'yes'],
  ['seed', -1],
  ['seed', 1e300],
  ['seed', 0.5],
  ['arguments', 'one'],
  ['arguments', ['a\0b']],
  ['arguments', ['a\nb']],
  ['arguments', [1]],
  ['stdin', {}],
  ['limits', { steps: 1e12 }],
  ['toString', 1],
  ['source', 'fn other() {}'],
])('%s = %j falls back, and is named', async (name, value) => {
  const payload = `${JSON.stringify({ [name]: value, stdin: name === 'stdin' ? value : 'kept' })}\nfn main() {}\n`;
  const program: LinkProgram = { source: 'fn main() {}\n' };
  if (name !== 'stdin') program.stdin = 'kept';
  expect(await readLink(await packed(payload))).toEqual({
    kind: 'program',
    program,
    ignored: [name],
  });
});

test('no option of a link reaches a prototype', async () => {
  const found = await readLink(await packed('{"__proto__":{"release":true}}\nfn main() {}\n'));
  expect(found).toEqual({
    kind: 'program',
    program: { source: 'fn main() {}\n' },
    ignored: ['__proto__'],
  });
  expect('release' in {}).toBe(false);
});
