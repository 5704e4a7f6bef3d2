import { sumPence } from '#shared/kernel/index.ts';
import {
  lastDayToBook,
  topUpReference,
  type AccountSide,
  type FloatName,
  type FloatTopUp,
  type Period,
} from '#shared/reconciliation/index.ts';

/**
 * What the provider says is left, against what our books say, to the penny: they differ by what it has
 * days left to book, by what it should have booked by the last day that it told of, and by what it booked
 * and nobody has explained, in this month and in those before it that are open. Undefined before its
 * first statement.
 */
export function balanceView(
  account: FloatName,
  sides: readonly [AccountSide, ...AccountSide[]],
  covered: Period | undefined,
) {
  const { openingPence, closingPence, booked } = sides[0];
  if (openingPence === undefined || closingPence === undefined || covered === undefined) {
    return undefined;
  }
  // What one month left outstanding, a later one may have booked.
  const since = new Set(
    sides.flatMap((side) => side.bookedEarly.map(({ movementId }) => movementId)),
  );
  const outstanding = sides
    .flatMap((side) => side.outstanding)
    .filter(({ movementId }) => !since.has(movementId));
  const onItsWayPence = sumPence(outstanding.map(({ amountPence }) => amountPence));
  const overduePence = sumPence(
    outstanding
      .filter((item) => lastDayToBook({ account, ...item }) <= covered.to)
      .map(({ amountPence }) => amountPence),
  );
  const differencePence = sumPence(sides.map((side) => side.differencePence));
  return {
    on: covered.to,
    openingPence,
    saidPence: closingPence,
    oursPence: closingPence + onItsWayPence - differencePence,
    ...{ onItsWayPence, overduePence, differencePence },
    apartPence: differencePence - onItsWayPence,
    booked: booked.map(({ what, count, amountPence }) => ({
      ...{ count, amountPence, text: bookedWords[what] },
    })),
  };
}

/** What a line of a float turned out to be, for a month's sums. */
export const bookedWords: Readonly<Record<AccountSide['booked'][number]['what'], string>> = {
  'top-up': 'Paid in advance',
  run: 'Codes and vouchers ordered',
  rejected: 'Refused by the bank',
  returned: 'Came back to the bank',
  'piece-back': 'Given back: expired, cancelled or refused',
  repaid: 'Given back by groups',
  other: 'No match',
};

export function topUpRow(topUp: FloatTopUp, staffId: string) {
  const { topUpId, amountPence, proposedBy, proposedAt, state } = topUp;
  const who = (id: string) => (id === staffId ? 'you' : id);
  return {
    ...{ topUpId, amountPence, proposedAt, state, reference: topUpReference(topUpId) },
    proposedBy: who(proposedBy),
    own: proposedBy === staffId,
    words: stateWords[state],
    decidedBy:
      topUp.state === 'confirmed'
        ? who(topUp.confirmedBy)
        : topUp.state === 'withdrawn'
          ? who(topUp.withdrawnBy)
          : undefined,
  };
}

const stateWords = {
  proposed: { text: 'Waits for a second person', tone: 'yellow' },
  confirmed: { text: 'Confirmed', tone: 'green' },
  withdrawn: { text: 'Withdrawn', tone: 'grey' },
} as const satisfies Record<FloatTopUp['state'], { text: string; tone: string }>;
