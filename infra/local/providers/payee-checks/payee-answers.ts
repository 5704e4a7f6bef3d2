import type { PayeeCheckCode } from '#shared/payee-checks/index.ts';

/** What the simulated banks say: a plain match, or a reason code and now and then a name. */
export type SimulatedAnswer =
  | { readonly matched: true }
  | { readonly matched: false; readonly reasonCode: PayeeCheckCode; readonly name?: string };

/**
 * Accounts that are answered for in a special way, by their last five digits, so that each answer can
 * be had by anybody at the keyboard; all others match.
 */
const answersByEnding = new Map<string, PayeeCheckCode>([
  ['98001', 'MBAM'],
  ['98002', 'BANM'],
  ['98003', 'PANM'],
  ['98004', 'BAMM'],
  ['98005', 'PAMM'],
  ['98006', 'ANNM'],
  ['98007', 'AC01'],
  ['98008', 'IVCR'],
  ['98009', 'ACNS'],
  ['98010', 'OPTO'],
  ['98011', 'CASS'],
  ['98012', 'SCNS'],
]);

/** The same by a word in the name, for accounts whose number has to pass the modulus check. */
const answersByWord = new Map<string, PayeeCheckCode>([
  ['nearly', 'MBAM'],
  ['stranger', 'ANNM'],
]);

export function answerFor(asked: {
  readonly accountNumber: string;
  readonly name: string;
}): SimulatedAnswer {
  const words = asked.name.toLowerCase().split(/\s+/);
  const reasonCode =
    words.map((word) => answersByWord.get(word)).find((code) => code !== undefined) ??
    answersByEnding.get(asked.accountNumber.slice(-5));
  if (reasonCode === undefined) return { matched: true };
  const isClose = reasonCode === 'MBAM' || reasonCode === 'BAMM' || reasonCode === 'PAMM';
  // Real banks give the name away only with a close match. Nobody's real name may ever come of this.
  return isClose
    ? { matched: false, reasonCode, name: 'R Heldname' }
    : { matched: false, reasonCode };
}
