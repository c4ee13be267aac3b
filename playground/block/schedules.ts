/**
 * Runs a program under many schedules of its threads, one seed after another, and groups
 * what came out: what it printed, and how it ended.
 */
import type { End, Run, RunEvent } from '../runner/runner.ts';

export interface Outcome {
  end: End;
  /** What it wrote to stdout. */
  stdout: string;
  /** The seeds that gave this outcome, in the order of their runs. */
  seeds: number[];
}

export interface SearchOptions {
  /** How many seeds to try, from 0 on. */
  count: number;
  run(seed: number, onEvent: (event: RunEvent) => void): Run;
  /** Called after each run with all outcomes so far, the most frequent first. */
  onOutcome(outcomes: Outcome[], tried: number): void;
  /** Called once with the same, after the last run or `stop`. */
  onEnd(outcomes: Outcome[], tried: number): void;
}

/** Starts a search. Its `stop` ends the run that is under way and the search. */
export function searchSchedules({ count, run, onOutcome, onEnd }: SearchOptions): Run {
  const found = new Map<string, Outcome>();
  let tried = 0;
  let current: Run | undefined;
  let stopped = false;
  const outcomes = () => [...found.values()].sort((a, b) => b.seeds.length - a.seeds.length);
  const next = (seed: number) => {
    let stdout = '';
    current = run(seed, (event) => {
      if (event.kind === 'stdout') stdout += event.text;
      if (event.kind !== 'end') return;
      const { end } = event;
      if (end.kind !== 'stopped') {
        const key = JSON.stringify([nameOf(end), stdout]);
        const outcome = found.get(key) ?? { end, stdout, seeds: [] };
        outcome.seeds.push(seed);
        found.set(key, outcome);
        tried++;
        onOutcome(outcomes(), tried);
      }
      // What stops one run, such as a compiler that can't be loaded, stops them all.
      const goesOn = !stopped && end.kind !== 'failed' && end.kind !== 'refused';
      if (goesOn && tried < count) next(seed + 1);
      else onEnd(outcomes(), tried);
    });
  };
  next(0);
  return {
    stop() {
      if (stopped) return;
      stopped = true;
      current?.stop();
    },
  };
}

/** The kind of an end, with its place: two panics at different lines are two outcomes. */
function nameOf(end: End): string {
  return 'place' in end ? `${end.kind} ${end.place}` : end.kind;
}
