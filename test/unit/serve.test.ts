import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { serve } from '../serve.ts';

test('a file that is gone since the server started fails its own answer alone', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'served-'));
  writeFileSync(path.join(folder, 'gone.html'), 'gone');
  writeFileSync(path.join(folder, 'kept.html'), 'kept');
  const { address, server } = await serve(folder);
  onTestFinished(() => {
    server.close();
    rmSync(folder, { recursive: true });
  });
  rmSync(path.join(folder, 'gone.html'));
  const gone = fetch(`${address}gone.html`).then((response) => response.text());
  await expect(gone).rejects.toThrow();
  expect(await (await fetch(`${address}kept.html`)).text()).toBe('kept');
});
