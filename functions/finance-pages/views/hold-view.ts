import { formatPounds, showReference } from '#shared/kernel/index.ts';
import { holdCategories, type Hold, type NotHeld, type Payment } from '#shared/payments/index.ts';
import { actorInWords, whosePayment } from '#shared/staff-web/index.ts';
import { formatDay } from '#shared/web/index.ts';

const stateWords: Readonly<Record<Hold['state'], { text: string; tone: string }>> = {
  'in-force': { text: 'In force', tone: 'red' },
  lifting: { text: 'Being lifted', tone: 'yellow' },
  lifted: { text: 'Lifted', tone: 'grey' },
};

/** A hold in a list: what, how many, who, why, since when and until when. */
export function holdRow(hold: Hold, viewerId: string) {
  return {
    href: `/staff/holds/${hold.holdId}`,
    holdId: hold.holdId,
    state: stateWords[hold.state],
    category: holdCategories[hold.category].name,
    toLift: holdCategories[hold.category].toLift,
    count: hold.count,
    reason: hold.reason,
    placedBy: actorInWords(hold.placedBy, viewerId),
    placedAt: hold.placedAt,
    runId: hold.runId,
    until: untilInWords(hold, viewerId),
  };
}

function untilInWords(hold: Hold, viewerId: string): string {
  if (hold.state !== 'in-force') {
    const by = actorInWords(hold.liftedBy, viewerId);
    return `Lifted by ${by} on ${formatDay(hold.liftedAt)}: “${hold.liftReason}”`;
  }
  return hold.liftsOn === undefined
    ? 'Until a person lifts it'
    : `Lifts by itself on ${formatDay(hold.liftsOn)}`;
}

/** A payment of a hold, with where it is now. */
export function heldRow(payment: Payment) {
  const { applicationId, amountPence, state } = payment;
  return {
    href: whosePayment(payment),
    reference: showReference(applicationId),
    amount: formatPounds(amountPence),
    state: state === 'held' ? 'Held' : state === 'ready' ? 'Ready again' : 'Gone on since',
  };
}

const whyNotWords: Readonly<Record<NotHeld['why'], string>> = {
  'no-such-payment': 'has no approved payment',
  'another-programme': 'belongs to another programme',
  void: 'was made void; nothing of it goes out',
  submitted: 'is with the bank already',
  settled: 'has been paid',
  rejected: 'was refused by the bank; nothing of it goes out',
  returned: 'came back; nothing of it goes out',
};

export function notHeldInWords({ applicationId, why }: NotHeld, programmeId: string) {
  return {
    href: whosePayment({ applicationId, programmeId }),
    reference: showReference(applicationId),
    why: whyNotWords[why],
  };
}
