import type {
  InstalmentRefusal,
  InstalmentStanding,
  TakeAccountRefusal,
} from '#shared/grant-payments/index.ts';
import { unreachable } from '#shared/kernel/index.ts';
import { dayInWords } from '#shared/messages/index.ts';

import { interestDeclared } from './refusal-sentence.ts';

/** How an instalment of a grant stands, and what is to be done about it. */
export function standingWords(standing: InstalmentStanding): string {
  switch (standing.kind) {
    case 'not-due-yet':
      return `It can be approved from ${dayInWords(standing.payableOn, 'en')}.`;
    case 'to-approve':
      return 'It can be paid. Two people approve it, and neither of them starts its payment run.';
    case 'second-approval':
      return 'One person approved it. Somebody else approves it too, and then it waits for the next payment run.';
    case 'needs-another-account':
      return 'The payment came back, and the group was told. It gives another account on its own page; once you have taken that over, the payment is approved again.';
    case 'other-account-open':
      return 'The group gave another account. Take it over, or say why not, before this is approved.';
    case 'never-paid':
      return 'The grant was stopped, so this is not paid. Its money is back in the round.';
    case 'stop-proposed':
      return 'Somebody would stop this grant, so nothing is approved of it until that is decided.';
    case 'paid-or-under-way':
      return paymentWords[standing.state];
    default:
      return unreachable(standing);
  }
}

type Underway = Extract<InstalmentStanding, { kind: 'paid-or-under-way' }>['state'];

const paymentWords: Readonly<Record<Underway, string>> = {
  ready: 'Approved by two. It goes out with the next payment run of community grants.',
  held: 'Approved by two, and held. It goes out once every hold on it is lifted.',
  submitted: 'Sent to the bank.',
  settled: 'Paid into the account of the group.',
};

export function standingTag(standing: InstalmentStanding) {
  switch (standing.kind) {
    case 'not-due-yet':
      return { text: 'Not due yet', tone: 'grey' };
    case 'to-approve':
      return { text: 'To approve', tone: 'blue' };
    case 'second-approval':
      return { text: 'Second approval', tone: 'blue' };
    case 'needs-another-account':
      return { text: 'Came back', tone: 'red' };
    case 'other-account-open':
      return { text: 'Other account', tone: 'yellow' };
    case 'never-paid':
      return { text: 'Stopped', tone: 'grey' };
    case 'stop-proposed':
      return { text: 'To be stopped', tone: 'yellow' };
    case 'paid-or-under-way':
      return standing.state === 'settled'
        ? { text: 'Paid', tone: 'green' }
        : { text: standing.state === 'held' ? 'Held' : 'Under way', tone: 'yellow' };
    default:
      return unreachable(standing);
  }
}

/** Why another account was not taken over, or not turned down. */
export function takeAccountRefusalWords(refusal: TakeAccountRefusal): string {
  switch (refusal.kind) {
    case 'not-open':
      return 'The group has given another account since, or stays with the one before. Look at it again.';
    case 'not-confirmed-by-both':
      return 'Both contacts of the group have to confirm the account first.';
    case 'payment-under-way':
      return 'A payment is on its way into the account before. Take the other one over once the bank says what became of it: ask finance for the statement.';
    case 'held-as-suspect':
      return 'A payment of this grant is held as possible fraud or as a duplicate. Whoever holds it decides first.';
    case 'changed-by-someone-else':
      return 'Somebody else was changing this at the same moment, so nothing was done. Look at it again.';
    default:
      return unreachable(refusal);
  }
}

/** Why an instalment was not approved, and what to do about it. */
export function instalmentRefusalWords(refusal: InstalmentRefusal): string {
  switch (refusal.kind) {
    case 'no-such-instalment':
      return 'There is no such instalment of an accepted grant. Look at the grant again.';
    case 'has-interest':
      return interestDeclared;
    case 'proposed-by-you':
      return 'You proposed this award, so two others approve that it is paid.';
    case 'approved-by-you-already':
      return 'You gave the first approval. Somebody else gives the second.';
    case 'another-account':
      return 'The group has given another account since you opened the page. Look at what its bank says, then approve again.';
    case 'needs-a-reason':
      return refusal.because.includes('payee-no-match')
        ? 'The bank does not know the account by the name of the group. Ring the group, then write down why it is right to pay into it.'
        : 'Something was not in place when the group applied. Write down how you know that it is now.';
    case 'changed-by-someone-else':
      return 'Somebody else was changing this at the same moment, so nothing was done. Look at it again.';
    default:
      return standingWords(refusal);
  }
}
