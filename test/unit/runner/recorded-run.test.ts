import { afterEach, describe, expect, test, vi } from 'vitest';
import { replay } from '../../../playground/runner/recorded-run.ts';
import type { Run, RunEvent } from '../../../playground/runner/runner.ts';

const recorded: RunEvent[] = [
  { kind: 'started', executor: 'recorded' },
  { kind: 'stdout', text: 'x\n' },
  { kind: 'end', end: { kind: 'exit', code: 0 } },
];

function answer(response: Response | Error): void {
  vi.stubGlobal('fetch', async () => {
    if (response instanceof Error) throw response;
    return response;
  });
}

afterEach(() => vi.unstubAllGlobals());

/** The events of a replay, and how often the compiler was asked instead. */
async function replayed(act: (run: Run) => void = () => {}) {
  const events: RunEvent[] = [];
  const instead = vi.fn(() => ({ stop: vi.fn() }));
  const run = replay('watched/x.json', (event) => events.push(event), instead);
  act(run);
  await vi.waitFor(() =>
    expect(events.at(-1)?.kind === 'end' || instead.mock.calls.length > 0).toBe(true),
  );
  return { events, instead, run };
}

describe('a recorded run', () => {
  test('reports its events after it has returned', async () => {
    answer(Response.json(recorded));
    const { events, instead } = await replayed();
    expect(events).toEqual(recorded);
    expect(instead).not.toHaveBeenCalled();
  });

  test('that was stopped reports nothing more', async () => {
    answer(Response.json(recorded));
    const { events, instead } = await replayed((run) => {
      run.stop();
      run.stop();
    });
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect(events).toEqual([{ kind: 'end', end: { kind: 'stopped' } }]);
    expect(instead).not.toHaveBeenCalled();
  });

  test.each([
    ['is not there', new Response('', { status: 404 })],
    ['is no JSON', new Response('<!doctype html>')],
    ['has no end', Response.json(recorded.slice(0, 2))],
    ['can’t be had', new TypeError('Failed to fetch')],
  ])('that %s is made by the compiler instead', async (_why, response) => {
    answer(response);
    const { events, instead, run } = await replayed();
    expect(events).toEqual([]);
    run.stop();
    expect(instead.mock.results[0]?.value.stop).toHaveBeenCalledOnce();
  });
});
