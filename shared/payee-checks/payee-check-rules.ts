/**
 * What a bank can answer when it is asked whose account it is: Pay.UK's reason codes. A plain match
 * has none of its own and is `MTCH` here; `OTHER` is a code we do not know.
 */
export const payeeCheckCodes = [
  'MTCH',
  'MBAM',
  'BANM',
  'PANM',
  'BAMM',
  'PAMM',
  'ANNM',
  'AC01',
  'IVCR',
  'ACNS',
  'OPTO',
  'CASS',
  'SCNS',
  'OTHER',
] as const;
export type PayeeCheckCode = (typeof payeeCheckCodes)[number];

export const payeeCheckOutcomes = [
  'match',
  'match-other-kind',
  'close-match',
  'no-match',
  'unavailable',
] as const;
export type PayeeCheckOutcome = (typeof payeeCheckOutcomes)[number];

/**
 * What follows from an outcome: nothing, a word to whoever decides, or a person's own decision with
 * a reason written down. There is no fourth: a check of a name never refuses anybody.
 */
export type PayeeCheckTreatment = 'goes-on' | 'is-shown' | 'needs-a-reason';

/** Source: Pay.UK's Confirmation of Payee reason codes, as domain-facts.md §4.3 has them. */
const outcomes: Readonly<Record<PayeeCheckCode, PayeeCheckOutcome>> = {
  MTCH: 'match',
  MBAM: 'close-match',
  BANM: 'match-other-kind',
  PANM: 'match-other-kind',
  BAMM: 'close-match',
  PAMM: 'close-match',
  ANNM: 'no-match',
  AC01: 'no-match',
  IVCR: 'unavailable',
  ACNS: 'unavailable',
  OPTO: 'unavailable',
  CASS: 'unavailable',
  SCNS: 'unavailable',
  OTHER: 'unavailable',
};

const treatments: Readonly<Record<PayeeCheckOutcome, PayeeCheckTreatment>> = {
  match: 'goes-on',
  'match-other-kind': 'is-shown',
  'close-match': 'is-shown',
  'no-match': 'needs-a-reason',
  unavailable: 'goes-on',
};

export function outcomeOfCode(code: PayeeCheckCode): PayeeCheckOutcome {
  return outcomes[code];
}

export function treatmentOf(outcome: PayeeCheckOutcome): PayeeCheckTreatment {
  return treatments[outcome];
}
