/** Every word of the field that filters a list. */
export const listFilterWords = {
  none: 'Nothing here has these words.',
};
