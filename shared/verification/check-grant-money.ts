import { roundEnvelopeId } from '#shared/grant-awards/index.ts';
import { repaidByInstalment } from '#shared/grant-repayments/index.ts';
import { paymentIdOf } from '#shared/ledger/index.ts';
import { isPaymentOver, paysGroup, type Payment } from '#shared/payments/index.ts';
import { keys } from '#shared/records/index.ts';

import { faultAt, type Check, type RecordFault } from './check.ts';
import type { GatheredAward } from './check-grant-awards.ts';
import type { GatheredRecords } from './gathered-records.ts';
import { ledgerPositions, nowhere, type LedgerPosition } from './ledger-positions.ts';

type Account = 'reserved' | 'in-transit' | 'paid';

/** Where the money of an instalment is: promised until it is sent, and again once it came back. */
const accountIn: Readonly<Record<Payment['state'], Account>> = {
  ready: 'reserved',
  held: 'reserved',
  void: 'reserved',
  submitted: 'in-transit',
  settled: 'paid',
  rejected: 'reserved',
  returned: 'reserved',
};

/** What an offer promises is reserved until it is sent, and given back when the offer ends: to the penny. */
export function checkGrantMoney(gathered: GatheredRecords): Check {
  const { awards } = gathered;
  const positions = ledgerPositions(gathered);
  return {
    name: 'grant-money',
    promise:
      'Every grant that is offered or accepted has its money reserved, in transit, paid or given back, and no other has any',
    looked: awards.size,
    faults: [
      ...[...awards.values()].flatMap((award) => awardFaults(award, gathered, positions)),
      ...unpromised(gathered, positions),
      ...[...gathered.payments.values()].flatMap(({ payment }) => paymentFaults(payment, gathered)),
    ],
  };
}

function awardFaults(
  { grantApplicationId, roundId, promised }: GatheredAward,
  { payments, repayments }: GatheredRecords,
  positions: ReadonlyMap<string, LedgerPosition>,
): RecordFault[] {
  const at = keys.grantAward(grantApplicationId);
  const repayment = repayments.get(grantApplicationId)?.repayment;
  const repaid = repayment === undefined ? undefined : repaidByInstalment(repayment);
  return promised.flatMap(({ instalment, amountPence }) => {
    const paymentId = paymentIdOf(grantApplicationId, instalment);
    const payment = payments.get(paymentId)?.payment;
    const holds = payment === undefined ? 'reserved' : accountIn[payment.state];
    const { netPence, envelopeIds } = positions.get(paymentId) ?? nowhere;
    const wanted = {
      ...{ reserved: 0, 'in-transit': 0, paid: -(repaid?.get(instalment) ?? 0) },
    };
    wanted[holds] += amountPence;
    const wrong = (['reserved', 'in-transit', 'paid'] as const).filter(
      (account) => (netPence.get(account) ?? 0) !== wanted[account],
    );
    const elsewhere = [...envelopeIds].filter((id) => id !== roundEnvelopeId(roundId));
    return [
      ...wrong.map((account) =>
        faultAt(
          at,
          `Instalment ${instalment} of ${amountPence} pence is to be ${holds}, so ${wanted[account]} of it ${account}, but the ledger holds ${netPence.get(account) ?? 0}.`,
        ),
      ),
      ...elsewhere.map((id) => faultAt(at, `Money of instalment ${instalment} moved in ${id}.`)),
    ];
  });
}

/** A payment of a grant is of one that two of the group accepted, and two of staff approved its attempt. */
function paymentFaults(
  payment: Payment,
  { awards, grantApprovals }: GatheredRecords,
): RecordFault[] {
  if (!paysGroup(payment)) return [];
  const { applicationId, instalment, attemptNumber, amountPence, approvedBy } = payment;
  const { state, accountRevision } = payment;
  const award = awards.get(applicationId);
  // What a stopped grant was never paid of may have had a payment that is void.
  const promised = award?.[isPaymentOver(payment) ? 'instalments' : 'promised'].find(
    (each) => each.instalment === instalment,
  );
  const given = grantApprovals.find(
    ({ approval }) =>
      approval.grantApplicationId === applicationId &&
      approval.instalment === instalment &&
      approval.attemptNumber === attemptNumber,
  );
  const people = new Set(given?.approvedBy);
  const isByBoth =
    given?.approval.state === 'given' &&
    people.size === 2 &&
    approvedBy.length === 2 &&
    approvedBy.every((staffId) => people.has(staffId));
  const sentences = [
    (given === undefined || given.approval.accountRevision !== accountRevision) &&
      'It goes into another account than was approved.',
    (state === 'ready' || state === 'held') &&
      award?.accountRevision !== accountRevision &&
      'It waits to go into an account that is not the one of the grant any more.',
    award?.state !== 'accepted' && `Its grant is ${award?.state ?? 'none that there is'}.`,
    promised?.amountPence !== amountPence &&
      `It pays ${amountPence} pence, its instalment is ${promised?.amountPence ?? 0}.`,
    !isByBoth && 'Two people did not approve this attempt.',
    award !== undefined &&
      approvedBy.includes(award.proposedBy) &&
      'Whoever proposed it approved it.',
  ];
  return sentences.flatMap((sentence) =>
    typeof sentence === 'string'
      ? [faultAt(keys.payment(applicationId, instalment), sentence)]
      : [],
  );
}

/** Money of a group without a grant that is offered or accepted now. */
function unpromised(
  { awards }: GatheredRecords,
  positions: ReadonlyMap<string, LedgerPosition>,
): RecordFault[] {
  return [...positions].flatMap(([paymentId, { netPence }]) => {
    const award = awards.get(applicationOf(paymentId));
    const isPromised = award?.promised.some(
      ({ instalment }) => paymentIdOf(award.grantApplicationId, instalment) === paymentId,
    );
    if (award === undefined || isPromised === true) return [];
    const left = [...netPence.values()].some((pence) => pence !== 0);
    return left
      ? [
          faultAt(
            keys.grantAward(award.grantApplicationId),
            `The ledger holds money for ${paymentId}, which nobody promises.`,
          ),
        ]
      : [];
  });
}

/** The application whose payment an id names. */
export function applicationOf(paymentId: string): string {
  return paymentId.slice(0, paymentId.lastIndexOf('-'));
}
