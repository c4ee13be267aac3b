/** What embeds, and the scripts for books and decks, say to readers and hosts. */
export const words = {
  // In the frame, and to its host.
  notShown: 'This program could not be loaded. Reload the page to try again.',
  notDone: (message: string, why: string) => `The message '${message}' had no effect: ${why}`,
  away: (home: string) => `This can’t be run or edited now: ${home} doesn’t answer.`,
  /** After a reload during a run. */
  cut: 'The page was reloaded during a run, which stopped it. Your code is still here.',
  notKept: 'This browser stores nothing for this page: a reload will lose your edit.',
  otherText: 'You edited an earlier version of this program.',
  take: 'Use my edit',
  drop: 'Discard it',
  erase: 'Erase all edits',
  eraseQuestion: (count: number) =>
    count === 1
      ? 'One program of this deck was edited. Erase the edit?'
      : `${count} programs of this deck were edited. Erase the edits?`,
  eraseNow: 'Erase',
  keep: 'Keep',
  erased: 'All programs have their original code.',
};
