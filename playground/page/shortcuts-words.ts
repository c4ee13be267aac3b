/** The words of the list of keyboard shortcuts, in one place for translation. */

/** A title, and keys with what they do. */
type Group = [title: string, keys: [key: string, does: string][]];

export const words = {
  title: 'Keyboard shortcuts',
  close: 'Close',
  groups: {
    program: [
      'In a program’s editor',
      [
        ['Ctrl+Enter', 'Run'],
        ['Shift+Alt+F', 'Format (Rust)'],
        ['F8 or Shift+F8', 'Go to the next or previous problem'],
        ['Ctrl+.', 'Go to the suggested fix; Enter applies it'],
        ['Escape, then Tab', 'Leave the editor'],
      ],
    ],
    editor: [
      'Editing',
      [
        ['Ctrl+F', 'Find and replace'],
        ['Ctrl+/', 'Comment lines in or out'],
        ['Tab or Shift+Tab', 'Indent or unindent, once you have typed'],
        ['Alt+Up or Alt+Down', 'Move lines'],
        ['Ctrl+Z', 'Undo'],
      ],
    ],
    watch: [
      'In a watched run',
      [
        ['Left or Right', 'Go back or forward one step'],
        ['Up or Down', 'Step over calls, back or forward'],
        ['Shift+Left or Shift+Right', 'Go to the previous or next event'],
        ['Home or End', 'Go to the first or last step'],
        ['Escape', 'Close'],
      ],
    ],
    playground: ['Playground', [['Ctrl+S', 'Save under a name']]],
    site: [
      'Site',
      [
        ['Ctrl+K', 'Search'],
        ['?', 'This list, outside text fields'],
      ],
    ],
  } satisfies Record<string, Group>,
};
