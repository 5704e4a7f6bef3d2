import type { ApplicationState } from '#shared/applications/index.ts';
import type { ApprovalRefusal, ReasonNeeded } from '#shared/approvals/index.ts';
import { formatPounds, unreachable } from '#shared/kernel/index.ts';
import { envelopeInWords } from '#shared/staff-web/index.ts';

const declinedByYou =
  'You declined this before, and the family challenged that. Somebody else must decide this time.';

export const interestDeclared =
  'You declared an interest in this, so somebody else decides it. Leave it for a colleague.';

/** A reason about a family is given to a family; then its request for further help goes out, too. */
const looksRealFirst =
  'This may be made by a machine. If you can give a reason about a family, it is one: press “It looks real” first, then decide.';

/** Why somebody else has to decline it, or why it cannot be declined like that. */
export const whyNotDeclined = {
  'declined-by-you': declinedByYou,
  'has-interest': interestDeclared,
  'looks-real-first': looksRealFirst,
} as const;

/** Why an award was not approved, and what to do about it. */
export function refusalSentence(refusal: ApprovalRefusal): string {
  switch (refusal.kind) {
    case 'no-such-application':
      return 'There is no application with this reference. Check the reference.';
    case 'not-waiting-for-a-decision':
      return notWaitingSentence(refusal.state);
    case 'made-by-you':
      return 'You entered this application yourself, so somebody else must decide it. Leave it for a colleague.';
    case 'approved-by-you-already':
      return 'You gave the first approval. Ask another approver for the second.';
    case 'declined-by-you':
      return declinedByYou;
    case 'has-interest':
      return interestDeclared;
    case 'needs-a-reason':
      return reasonSentence(refusal.because);
    case 'duplicate-open':
      return refusal.earlierIds.length === 1
        ? 'This may be the same household as an earlier application. Compare the two and say which it is, then decide.'
        : `This may be the same household as ${refusal.earlierIds.length} earlier applications. Compare it with each and say which it is, then decide.`;
    case 'no-way-to-pay':
      return 'The family has no bank account to pay into, and nothing else can be paid here yet. Ring them, agree another way, and leave the case open until it is arranged.';
    case 'nothing-to-award':
      return 'The award comes to £0: nothing was asked for that this fund pays. Ring the family, or decline.';
    case 'envelope-cannot-carry':
      return `${envelopeInWords(refusal.envelopeId)} has ${formatPounds(refusal.availablePence)} left, and this takes ${formatPounds(refusal.neededPence)}. Ask your manager to put money in, then approve again.`;
    case 'changed-by-someone-else':
      return 'Somebody else was changing this at the same moment, so nothing was done. Look at it again and decide.';
    default:
      return unreachable(refusal);
  }
}

export function notWaitingSentence(state: ApplicationState): string {
  switch (state) {
    case 'submitted':
      return 'This application has only just come in and is being assessed. Look again in a minute.';
    case 'to-decide':
    case 'second-approval':
    case 'repaired':
      return 'This case is waiting for a decision. Look at it again.';
    case 'approved':
      return 'This case is approved already. There is nothing left to decide.';
    case 'payment-returned':
      return 'This case is approved, but its payment came back. Ring the family about its bank details.';
    case 'declined':
      return 'This case is declined already. The family may apply again.';
    case 'withdrawn':
      return 'The family took this application back. There is nothing to decide, and it may apply again.';
    default:
      return unreachable(state);
  }
}

function reasonSentence(because: ReasonNeeded): string {
  switch (because) {
    case 'not-eligible':
      return 'The advice is not to pay this. Write down why it is right to pay it all the same.';
    case 'refer':
      return 'A rule could not tell. Write down what you found out that lets you approve this.';
    case 'duplicate':
      return 'Another application holds this household’s award. Write down why a second award is right.';
    case 'evidence':
      return 'An award of this size rests on more than the family’s word, and nothing is here yet. Write down what you have seen or heard.';
    case 'contact-not-proved':
      return 'The family has not typed in the code that we sent, so nobody knows yet that it is there. Ring it, or wait for the code. Then write down how you know.';
    case 'payee-no-match':
      return 'The bank does not know the account by this name. Ring the family, then write down why it is right to pay into it.';
    default:
      return unreachable(because);
  }
}
