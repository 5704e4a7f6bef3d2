import type { EventType } from '#shared/events/index.ts';
import {
  grantRepayments,
  grantRepaymentSchema,
  sumsOf,
  type GrantRepayment,
} from '#shared/grant-repayments/index.ts';
import { sumPence } from '#shared/kernel/index.ts';
import { paymentIdOf } from '#shared/ledger/index.ts';
import { keys } from '#shared/records/index.ts';

import type { Change } from './change.ts';
import { faultAt, type Check } from './check.ts';
import type { GatheredRecords } from './gathered-records.ts';
import { readerOf, type ReadItem } from './read-item.ts';

/** What a group gives back of its grant, with the version of it. */
export interface GatheredRepayment {
  readonly version: number;
  readonly repayment: GrantRepayment;
}

export interface GatheredRepayments {
  readonly repayments: ReadonlyMap<string, GatheredRepayment>;
}

export function emptyRepayments() {
  return { repayments: new Map<string, GatheredRepayment>() };
}

export function repaymentReadersInto(
  kept: ReturnType<typeof emptyRepayments>,
): Record<string, ReadItem> {
  return {
    [grantRepayments.kind]: readerOf(
      grantRepayments,
      grantRepaymentSchema,
      (repayment, version) => {
        kept.repayments.set(repayment.grantApplicationId, { repayment, version });
      },
    ),
  };
}

/** What groups give back is asked for and let go by two, and every penny that came is one line of the bank. */
export function checkGrantRepayments(gathered: GatheredRecords): Check {
  const { repayments, repaidLines, linesOfBank } = gathered;
  const taken = new Set(
    [...repayments.values()].flatMap(({ repayment: { grantApplicationId, receipts } }) =>
      receipts.map(({ lineId }) => `${grantApplicationId} ${lineId}`),
    ),
  );
  return {
    name: 'grant repayments',
    promise:
      'No group is asked for more than it was paid, two people stand behind what it does not say itself, and what came back is on the bank’s statement',
    looked: repayments.size,
    faults: [
      ...[...repayments.values()].flatMap(({ repayment }) =>
        sentencesOf(repayment, gathered).flatMap((sentence) =>
          typeof sentence === 'string'
            ? [faultAt(keys.grantRepayment(repayment.grantApplicationId), sentence)]
            : [],
        ),
      ),
      ...repaidLines.flatMap(({ month, lineId, amountPence, grantApplicationId }) => {
        const at = keys.repaidLine(month, lineId);
        const line = linesOfBank.find(
          (each) => each.account === 'bank' && each.lineId === lineId && each.month === month,
        );
        return [
          line?.amountPence !== amountPence && 'The bank has no such line of this amount.',
          !taken.has(`${grantApplicationId} ${lineId}`) &&
            'No group is said to have given it back.',
        ].flatMap((sentence) => (typeof sentence === 'string' ? [faultAt(at, sentence)] : []));
      }),
    ],
  };
}

function sentencesOf(repayment: GrantRepayment, gathered: GatheredRecords) {
  const { grantApplicationId, demands, waivers, receipts } = repayment;
  const { awards, payments, reports, repaidLines } = gathered;
  const award = awards.get(grantApplicationId);
  const paidPence = sumPence(
    (award?.promised ?? []).map(({ instalment }) => {
      const payment = payments.get(paymentIdOf(grantApplicationId, instalment))?.payment;
      // One that came back since is paid again; until then the group owes what it was asked.
      return payment?.state === 'settled' || payment?.state === 'returned'
        ? payment.amountPence
        : 0;
    }),
  );
  const { askedPence, receivedPence } = sumsOf(repayment);
  const unspent = demands.filter(({ why }) => why === 'unspent');
  const byOne = demands.filter(
    ({ why, askedBy, proposedBy }) =>
      why !== 'unspent' && (proposedBy === undefined || proposedBy === askedBy),
  );
  const linesOfGroup = repaidLines.filter((line) => line.grantApplicationId === grantApplicationId);
  return [
    award?.state !== 'accepted' && 'It is of a grant that nobody accepted.',
    askedPence < 0 && 'More was let go than was asked for.',
    askedPence > paidPence && 'More was asked for than was paid.',
    receivedPence > paidPence && 'More came back than was paid.',
    unspent.length > 0 &&
      reports.get(grantApplicationId)?.state !== 'accepted' &&
      'It asks for what a report says was not spent, and no report was accepted.',
    byOne.length > 0 && 'One person alone asked for money that the group does not say it has.',
    waivers.some(({ proposedBy, confirmedBy }) => proposedBy === confirmedBy) &&
      'Whoever proposed to let money go confirmed it.',
    linesOfGroup.length !== receipts.length && 'What came back is not what its lines say.',
  ];
}

const types = [
  ...(['grant-repayment-proposed', 'grant-repayment-declined', 'grant-repayment-asked'] as const),
  ...(['grant-repayment-received', 'grant-repayment-waived'] as const),
  'grant-repayment-reminded',
] as const satisfies readonly EventType[];

/** Every version has its event. */
export function* changesOfRepayment({ repayment, version }: GatheredRepayment): Generator<Change> {
  const subject = keys.grantRepayment(repayment.grantApplicationId);
  for (let each = 1; each <= version; each += 1) yield { subject, version: each, types };
}
