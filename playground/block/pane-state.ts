/**
 * What a pane shows, as functions of what it knows: which buttons make sense,
 * and whether the output is that of the text. Nothing here touches the page.
 */
import type { End, Program } from '../runner/runner.ts';

export interface PaneState {
  readonly language: Program['language'];
  /** The program as the page came with it. */
  readonly original: string;
  /** The text now, edited or not. */
  readonly code: string;
  /** The text that the output, or the error, below the code belongs to. */
  readonly ran: string;
  /** A run has been under way for a moment, so that the reader can want to stop it. */
  readonly isRunning: boolean;
  /** The editor is open in place of the code. */
  readonly isEditing: boolean;
  /** Only the page may change the text. */
  readonly isReadonly: boolean;
  /** The reader reset an edit, which can be brought back. */
  readonly canUndoReset: boolean;
  /** rustc rejects the original, so there is nothing to run. */
  readonly isRefused: boolean;
  /** There are options that can be chosen without editing. */
  readonly hasOptions: boolean;
  /** Run watches the program, too. */
  readonly watchesRuns: boolean;
  /** What the original is there to show. */
  readonly expected: Expected | undefined;
}

/** What a program is there to show, in rustdoc's words. */
export type Expected = 'no_run' | 'should_panic' | 'compile_fail';

/** Classes of the buttons, and of what stands beside them, that come and go. */
export const buttons = [
  'run',
  'stop',
  'watch',
  'edit',
  'reset',
  'undo-reset',
  'format',
  'options',
  'whole',
  'yours',
] as const;
export type Button = (typeof buttons)[number];

export function visibleButtons(state: PaneState): ReadonlySet<Button> {
  const { isRunning, isEditing, isReadonly } = state;
  const isChanged = state.code !== state.original;
  const visible: Record<Button, boolean> = {
    run: !isRunning && (isChanged || !state.isRefused),
    stop: isRunning,
    watch: canWatch(state) && !state.watchesRuns,
    edit: !isEditing && !isReadonly,
    reset: isEditing && !isReadonly,
    'undo-reset': !isEditing && state.canUndoReset,
    format: isEditing && canFormat(state),
    options: isEditing || state.hasOptions,
    whole: !isEditing,
    yours: isChanged && !isReadonly,
  };
  return new Set(buttons.filter((button) => visible[button]));
}

/** Whether its steps can be drawn: it is Rust that runs. */
export function canWatch(state: PaneState): boolean {
  const isRefused = state.isRefused && state.code === state.original;
  return state.language === 'rust' && !isRefused && !onlyChecks(state);
}

/** rustfmt knows Rust alone. */
export function canFormat({ language, isReadonly }: Pick<PaneState, 'language' | 'isReadonly'>) {
  return language === 'rust' && !isReadonly;
}

/** Whether the output belongs to an earlier text. */
export function isStale({ code, ran }: PaneState): boolean {
  return code !== ran;
}

/** What the text is there to show now. An edit may fix a mistake; `no_run` holds for any text. */
export function expectedNow({ expected, code, original }: PaneState): Expected | undefined {
  return expected === 'no_run' || code === original ? expected : undefined;
}

/** Whether Run only compiles the text. */
export function onlyChecks(state: PaneState): boolean {
  const expected = expectedNow(state);
  return expected === 'no_run' || expected === 'compile_fail';
}

/** Whether a run ended as expected; undefined for an end that says nothing about it. */
export function isAsExpected(expected: Expected, { kind }: End): boolean | undefined {
  const ends = { no_run: 'checked', compile_fail: 'refused', should_panic: 'panic' } as const;
  if (kind === ends[expected]) return true;
  return kind === 'stopped' || kind === 'failed' || kind === 'limit' ? undefined : false;
}
