import { claimIdsOf } from '#shared/applications/index.ts';
import { paidBefore } from '#shared/payments/index.ts';
import { keys } from '#shared/records/index.ts';

import { faultAt, type Check, type RecordFault } from './check.ts';
import type { GatheredApplication, GatheredRecords } from './gathered-records.ts';
import { cameBack } from './check-runs.ts';
import { ledgerPositions } from './ledger-positions.ts';

/** What a bank says it did, to hold our own books against. */
export interface BankWitness {
  readonly credits: number;
  readonly submittedPence: number;
  readonly rejectedPence: number;
  readonly settledPence: number;
  readonly returnedPence: number;
  readonly referencesPaidTwice: number;
}

/**
 * Nobody is paid twice: no payment more than its amount, no reference in two files or twice in one,
 * no household or person for two awards of a window unless somebody wrote down why.
 */
export function checkPaidOnce(gathered: GatheredRecords, bank?: BankWitness): Check {
  return {
    name: 'paid-once',
    promise:
      'Nobody is paid twice: no payment, no reference, no household without a recorded reason',
    looked: gathered.payments.size,
    faults: [
      ...paymentsPaidTwice(gathered),
      ...referencesSentTwice(gathered),
      ...householdsPaidTwice(gathered),
      ...(bank === undefined || bank.referencesPaidTwice === 0
        ? []
        : [
            faultAt(
              { pk: 'BANK', sk: 'TOTALS' },
              `The bank paid ${bank.referencesPaidTwice} references more than once.`,
            ),
          ]),
    ],
  };
}

function paymentsPaidTwice(gathered: GatheredRecords): RecordFault[] {
  const positions = ledgerPositions(gathered);
  return [...gathered.payments.values()].flatMap(({ payment }) => {
    const paid = positions.get(payment.paymentId)?.netPence.get('paid') ?? 0;
    if (paid <= payment.amountPence + paidBefore(payment)) return [];
    return [
      faultAt(
        keys.payment(payment.applicationId, payment.instalment),
        `The ledger paid ${paid} pence for an award of ${payment.amountPence}.`,
      ),
    ];
  });
}

function referencesSentTwice({ runParts, runs }: GatheredRecords): RecordFault[] {
  const seen = new Map<string, string>();
  // Of a file that was released nothing was paid: the same reference goes out in another.
  const sent = [...runParts.values()].flat().filter(({ runId }) => !cameBack(runs.get(runId)?.run));
  return sent.flatMap(({ runId, part, lines }) =>
    lines.flatMap(({ reference }) => {
      const earlier = seen.get(reference);
      seen.set(reference, `${runId} part ${part}`);
      if (earlier === undefined) return [];
      return [faultAt(keys.runPart(runId, part), `${reference} is in ${earlier} too.`)];
    }),
  );
}

/**
 * The claims that an award wants say which household and which person it is for. Whoever holds them
 * is the first; the others of the household need a reason of their own.
 */
function householdsPaidTwice({ applications, claims }: GatheredRecords): RecordFault[] {
  const isApproved = (id: string | undefined) =>
    id !== undefined && applications.get(id)?.state === 'approved';
  const holders = new Map(
    [...claims.values()]
      .filter(({ applicationId }) => isApproved(applicationId))
      .map(({ claimId, applicationId }) => [claimId, applicationId]),
  );
  return [...applications.values()]
    .filter(({ state }) => state === 'approved')
    .flatMap((application) => {
      const { applicationId, approvedWithReason } = application;
      const wanted = claimsWantedBy(application);
      const other = wanted
        .map((claimId) => holders.get(claimId))
        .find((holder) => holder !== undefined && holder !== applicationId);
      for (const claimId of wanted) {
        if (!holders.has(claimId)) holders.set(claimId, applicationId);
      }
      if (other === undefined || approvedWithReason) return [];
      return [
        faultAt(
          keys.application(applicationId),
          `It is awarded to the household of ${other}, and nobody wrote down why.`,
        ),
      ];
    });
}

/** The claims of its window that an application makes, whether or not it holds them. */
export function claimsWantedBy(application: GatheredApplication): readonly string[] {
  const { programmeId, windowId, personKey, householdKey } = application;
  return claimIdsOf(programmeId, windowId, { person: personKey, household: householdKey });
}
