import type { ApplicationState, CaseQueue } from '#shared/applications/index.ts';

/** The queues staff work through, in the order the work comes. */
export const staffQueues = [
  'to-decide-eligible',
  'to-decide-refer',
  'to-decide-duplicate',
  'to-decide-not-eligible',
  'maybe-machine',
  'second-approval',
  'repaired',
  'payment-returned',
  'approved',
  'declined',
  'withdrawn',
] as const satisfies readonly CaseQueue[];
export type StaffQueue = (typeof staffQueues)[number];

interface QueueWords {
  readonly name: string;
  /** Beside the other queues, where the heading has said what they are. */
  readonly short: string;
  readonly what: string;
}

const words: Readonly<Record<CaseQueue, QueueWords>> = {
  submitted: { name: 'Just in', short: 'Just in', what: 'Being assessed; nothing to do yet.' },
  'to-decide-eligible': {
    name: 'To decide: eligible',
    short: 'Eligible',
    what: 'Every rule is met. Look, and approve.',
  },
  'to-decide-refer': {
    name: 'To decide: look closely',
    short: 'Look closely',
    what: 'A rule could not tell, so a person must look. Approving takes a reason.',
  },
  'to-decide-duplicate': {
    name: 'To decide: likely duplicates',
    short: 'Likely duplicates',
    what: 'Another application holds this household’s award. Look at both before deciding.',
  },
  'to-decide-not-eligible': {
    name: 'To decide: not eligible',
    short: 'Not eligible',
    what: 'A rule is not met. Decline, or approve with a reason.',
  },
  'maybe-machine': {
    name: 'May be made by a machine',
    short: 'Maybe a machine',
    what: 'They came in as no family fills in a form. No machine refuses anybody: say which look real, and decline the others.',
  },
  'second-approval': {
    name: 'Second approval',
    short: 'Second approval',
    what: 'Approved once. Somebody else must approve it too.',
  },
  'payment-returned': {
    name: 'Payment came back',
    short: 'Payment came back',
    what: 'The bank could not pay. Ring the family about its bank details.',
  },
  repaired: {
    name: 'To pay again',
    short: 'To pay again',
    what: 'Approved before. Then the family gave other bank details, or the bank never took the payment. Approve it again.',
  },
  approved: { name: 'Approved', short: 'Approved', what: 'Paid, or waiting for a payment run.' },
  declined: { name: 'Declined', short: 'Declined', what: 'The family was told why.' },
  withdrawn: {
    name: 'Taken back',
    short: 'Taken back',
    what: 'The family took its application back before any money went out.',
  },
};

export function queueInWords(queue: CaseQueue): QueueWords {
  return words[queue];
}

/** The queue an address names; the first one otherwise. */
export function chosenQueue(asked: string | undefined): StaffQueue {
  return staffQueues.find((queue) => queue === asked) ?? staffQueues[0];
}

export const stateWords: Readonly<Record<ApplicationState, { text: string; tone: string }>> = {
  submitted: { text: 'Just in', tone: 'grey' },
  'to-decide': { text: 'To decide', tone: 'yellow' },
  'second-approval': { text: 'Needs a second approval', tone: 'yellow' },
  approved: { text: 'Approved', tone: 'green' },
  'payment-returned': { text: 'Payment came back', tone: 'red' },
  repaired: { text: 'To pay again', tone: 'yellow' },
  declined: { text: 'Declined', tone: 'grey' },
  withdrawn: { text: 'Taken back by the family', tone: 'grey' },
};
