/** The words of embeds, and of the scripts for books and decks on the host's page. */
export const words = {
  /** In the frame, and to its host. */
  notShown: 'This program could not be loaded. Reload the page to try again.',
  notDone: (message: string, why: string) => `The message '${message}' had no effect: ${why}`,
  away: (home: string) => `This cannot be run or edited now: ${home} does not answer.`,
  /** After a reload in the middle of a run. */
  cut: 'The page was loaded again while this ran, which ended the run. The text is here.',
  notKept: 'This browser keeps nothing for this page: the edit is gone when it is loaded again.',
  otherText: 'You edited an earlier text of this program.',
  take: 'Take my edit',
  drop: 'Drop it',
  erase: 'Erase all edits',
  eraseQuestion: (count: number) =>
    count === 1
      ? 'One program of this deck was edited. Erase the edit?'
      : `${count} programs of this deck were edited. Erase the edits?`,
  eraseNow: 'Erase',
  keep: 'Keep',
  erased: 'All programs are as they came.',
};
