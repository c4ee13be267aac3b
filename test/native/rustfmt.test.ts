/** The page's rustfmt formats the programs of the content as the native one does. */
import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { formatNatively } from '../../playground/prebuilt/native.ts';
import { formatInPage } from '../../playground/prebuilt/rustfmt-runs.ts';
import { editionOf, unformatted } from '../agreement/answers.ts';
import { changed } from '../agreement/formatted.ts';

test.each(globSync('content/**/*.rs').sort())('%s', async (file) => {
  const program = { file, source: readFileSync(file, 'utf8') };
  const request = { source: unformatted(program), edition: editionOf(program) };
  const native = await formatNatively(request.source, request.edition);
  const here = await formatInPage(request);
  if (native === undefined) expect(here.kind).toBe('refused');
  else expect(changed(request.source, here)).toBe(native);
});
