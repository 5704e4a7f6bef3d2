import type { Payment, Voucher } from '#shared/payments/index.ts';
import { keys } from '#shared/records/index.ts';

import type { Doubles } from '../ports.ts';
import type { World } from '../world.ts';
import type { Watcher } from './watcher.ts';

/**
 * The provider is only asked for pieces of payments that are on their way, for no more than the
 * payment; in the end both sides say the same of every piece, and no family has more than its award.
 */
export function watchCodes({ memory, codes, bank }: Doubles): Watcher {
  return {
    name: 'codes',
    onOrders: ({ idempotencyKey, orders }) => {
      const sums = new Map<string, number>();
      for (const { reference, amountPence } of orders) {
        const name = reference.slice(0, 16);
        sums.set(name, (sums.get(name) ?? 0) + amountPence);
      }
      return [...sums].flatMap(([name, pence]) => {
        const key = keys.payment(name.slice(2, 12), Number(name.slice(12, 14)));
        const payment = memory.peek(key)?.['document'] as Payment | undefined;
        const isSent =
          payment?.state === 'submitted' &&
          payment.runId === idempotencyKey &&
          payment.attemptNumber === Number(name.slice(14, 16));
        if (!isSent) return [`${name} is ordered in ${idempotencyKey}, and is not in it`];
        return payment.amountPence === pence
          ? []
          : [`${name} is ordered with ${pence} instead of ${payment.amountPence}`];
      });
    },
    atRest: (world) => [
      ...memory.ofKind('voucher').flatMap((item) => {
        const { reference, state } = item['document'] as Voucher;
        const theirs = codes.stateOf(reference);
        return same[state].includes(theirs)
          ? []
          : [`${reference} is ${theirs ?? 'unknown'} to its provider, we say ${state}`];
      }),
      ...paidTooMuch(world, bank.credits),
    ],
  };
}

/** A code that was ended by one side may have ended another way on the other, but never be spent. */
const same: Readonly<Record<Voucher['state'], readonly (string | undefined)[]>> = {
  ordered: [undefined],
  issued: [],
  redeemed: ['redeemed'],
  expired: ['expired', 'cancelled'],
  cancelled: ['cancelled', 'expired', 'refused', undefined],
};

function paidTooMuch(
  { memory, stream }: World,
  credits: Doubles['bank']['credits'],
): readonly string[] {
  const awards = new Map(
    stream.flatMap(({ body }) =>
      body.type === 'award-approved' ? [[body.applicationId, body.amountPence] as const] : [],
    ),
  );
  const had = new Map<string, number>();
  const add = (id: string, pence: number) => had.set(id, (had.get(id) ?? 0) + pence);
  for (const item of memory.ofKind('voucher')) {
    const { applicationId, state, amountPence } = item['document'] as Voucher;
    if (state === 'redeemed') add(applicationId, amountPence);
  }
  for (const { reference, amountPence, rejectedFor, returnsAt } of credits) {
    if (rejectedFor === undefined && returnsAt === undefined) {
      add(reference.slice(2, 12), amountPence);
    }
  }
  return [...had].flatMap(([id, pence]) =>
    pence > (awards.get(id) ?? 0)
      ? [`${id} has ${pence} of an award of ${awards.get(id) ?? 0}`]
      : [],
  );
}
