/** What is said at the top of the list after a request was taken off it, by what its address carries. */
const endedWords = new Map([
  ['withdrawn', 'The request is off the list. The family’s contacts and words are deleted.'],
  ['told', 'Noted: the worker knows. The family’s name is deleted.'],
  ['sent-on', 'The request was sent on. The other team sees it now.'],
  ['contacted', 'Noted: the worker spoke with the family.'],
  ['closed', 'Noted how it ended. The family has left the list.'],
  ['triaged', 'Noted how much help they need.'],
  ['escalated', 'Noted what CASS was told. Note its answer here when it comes.'],
  ['answered', 'Noted what CASS answered.'],
  ['no-file', 'Every family that has a worker is in a file already. No file was made.'],
  ['answered-file', 'Noted what arrived. Who did not stands in the next file.'],
  ['already-file', 'It was noted before what arrived of this file. Nothing changed.'],
  ['already', 'Somebody had done this before. Nothing changed.'],
]);

export function endedInWords(ended: string | undefined): string | undefined {
  return endedWords.get(ended ?? '');
}
