/** Every word of the projection mode, in one place for translation. */
export const projectionWords = {
  bar: 'Projection',
  back: 'Back',
  next: 'Next',
  leave: 'Leave',
  counter: (step: number, steps: number) => `${step} / ${steps}`,
  /** Read aloud in place of the counter. */
  step: (step: number, steps: number) => `Step ${step} of ${steps}.`,
};
