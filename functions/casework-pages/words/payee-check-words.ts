import { unreachable } from '#shared/kernel/index.ts';
import {
  outcomeOf,
  treatmentOf,
  type PayeeCheck,
  type PayeeCheckCode,
} from '#shared/payee-checks/index.ts';

/**
 * What the family's bank says of the name on the account, in one plain sentence, and how much it
 * should stand out. The name that the bank has for the account is not known here; see docs/decisions.
 */
export function payeeCheckInWords(check: PayeeCheck | undefined) {
  if (check === undefined) {
    return { tag: { tone: 'grey', text: 'Not checked yet' }, sentence: notYet };
  }
  const sentence = check.state === 'answered' ? codeSentence(check.code) : noAnswer;
  return { tag: tagOf(check), sentence };
}

/** The same of a community group, which has a business account. */
export function groupPayeeCheckInWords(check: PayeeCheck | undefined) {
  const { tag, sentence } = payeeCheckInWords(check);
  return { tag, sentence: sentence.replaceAll('the family', 'the group') };
}

const notYet =
  'The bank has not been asked yet whose account this is. That holds nothing up: decide as usual.';
const noAnswer =
  'The bank could not be reached to ask whose account this is. That holds nothing up, and it is asked again by itself.';

function tagOf(check: PayeeCheck) {
  const outcome = outcomeOf(check);
  switch (treatmentOf(outcome)) {
    case 'goes-on':
      return outcome === 'match'
        ? { tone: 'green', text: 'Matches' }
        : { tone: 'grey', text: 'Could not be checked' };
    case 'is-shown':
      return outcome === 'close-match'
        ? { tone: 'yellow', text: 'Nearly matches' }
        : { tone: 'yellow', text: 'Matches, other kind' };
    case 'needs-a-reason':
      return { tone: 'red', text: 'Does not match' };
  }
}

function codeSentence(code: PayeeCheckCode): string {
  switch (code) {
    case 'MTCH':
      return 'The bank says that the account is in the name the family gave.';
    case 'MBAM':
      return 'The bank has the account in a name much like the one the family gave. Ask the family to read the name from their card or statement.';
    case 'BANM':
      return 'The name is right. It is a business account, not a personal one.';
    case 'PANM':
      return 'The name is right. It is a personal account, not a business one.';
    case 'BAMM':
      return 'The name is much like the one on the account, which is a business account. Ask the family to read the name from their card or statement.';
    case 'PAMM':
      return 'The name is much like the one on the account, which is a personal account. Ask the family to read the name from their card or statement.';
    case 'ANNM':
      return 'The bank says that the account is in another name. Ring the family before you decide: it may be a partner’s account, or somebody may have misled them.';
    case 'AC01':
      return 'The bank says that it has no such account. Ring the family and ask them to read the numbers to you.';
    case 'IVCR':
      return 'The bank could not find the account by its roll number. If the payment comes back, ask for the roll number again.';
    case 'ACNS':
    case 'SCNS':
      return 'This bank does not say whose an account is. That holds nothing up: decide as usual.';
    case 'OPTO':
      return 'The holder has asked the bank not to say whose account it is. That holds nothing up: decide as usual.';
    case 'CASS':
      return 'The account has moved to another bank, which takes payments on from here. That holds nothing up.';
    case 'OTHER':
      return 'The bank gave an answer that we do not know. That holds nothing up: decide as usual.';
    default:
      return unreachable(code);
  }
}
