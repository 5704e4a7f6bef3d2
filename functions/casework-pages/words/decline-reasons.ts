import { declineReasons, type DeclineReason } from '#shared/approvals/index.ts';

const words: Readonly<Record<DeclineReason, string>> = {
  'not-in-birmingham': 'Not in Birmingham',
  'not-in-hardship': 'Not in hardship',
  'had-an-award': 'Had an award already',
  'applied-already': 'Applied already',
  'not-enough-shown': 'Not enough shown',
  'may-be-a-machine': 'May be made by a machine',
};

export const declineReasonNames: readonly DeclineReason[] =
  Object.keys(declineReasons).filter(isDeclineReason);

export function isDeclineReason(text: string): text is DeclineReason {
  return text in declineReasons;
}

/** The reasons to choose from, each with the words the family will read. */
export function declineOptions() {
  return declineReasonNames.map((value) => ({
    value,
    text: words[value],
    letter: declineReasons[value],
  }));
}
