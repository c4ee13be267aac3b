/** Whether the reader uses fingers: there is no hardware keyboard to name keys of, and focus opens the one on the screen. */
export function isTouch(): boolean {
  return matchMedia('(pointer: coarse)').matches;
}
