import type { EventType } from '#shared/events/index.ts';
import { derivedReference, plusSeconds, type Instant } from '#shared/kernel/index.ts';
import { messageIdFor, type MessageKind } from '#shared/messages/index.ts';
import { voucherKeyOf, type Voucher } from '#shared/payments/index.ts';
import type { Key } from '#shared/records/index.ts';

import { faultAt, type Check, type RecordFault } from './check.ts';
import type { GatheredEvent, GatheredRecords, GatheredVoucher } from './gathered-records.ts';
import { issuedVersionOf } from './told-changes.ts';

/** Longer than a message waits while everything is well. */
const toldWithinSeconds = 60 * 60;
const lastDaySeconds = 24 * 60 * 60;

/** What asks for a message about a piece, and which. */
const asking = {
  'voucher-issued': 'voucher-issued',
  'voucher-code-asked-again': 'voucher-issued',
  'voucher-reminder-due': 'voucher-reminder',
} as const satisfies Partial<Record<EventType, MessageKind>>;
type Asking = keyof typeof asking;

/**
 * A code that its family was never sent is money that it does not have. Every issue, reminder and wish
 * to have it again has its message, unless the piece was used or cancelled before it went; so has the
 * end of one that was stopped while the rest of its payment goes on. What becomes of the message, and of a
 * family that cannot be told, is another promise.
 */
export function checkCodesTold(gathered: GatheredRecords, now: Instant): Check {
  const { vouchers } = gathered;
  return {
    name: 'codes-told',
    promise: 'Every code that was issued, reminded of, asked for again or stopped had its message',
    looked: vouchers.size,
    faults: [...vouchers.values()].flatMap((voucher) => [
      ...untoldFaults(voucher, gathered, now),
      ...untoldStop(voucher, gathered, now),
    ]),
  };
}

/** A family that holds a dead code and was not told, while it is paid by others. */
function untoldStop(
  { voucher }: GatheredVoucher,
  { events, messages, payments }: GatheredRecords,
  now: Instant,
): RecordFault[] {
  if (voucher.state !== 'cancelled' || voucher.issued === undefined) return [];
  const { applicationId, attemptNumber, instalment, endedAt } = voucher;
  const goesOn = [...payments.values()].some(
    ({ payment }) =>
      payment.applicationId === applicationId &&
      payment.instalment === instalment &&
      payment.state === 'submitted' &&
      payment.attemptNumber === attemptNumber,
  );
  if (!goesOn || !isPast(endedAt, now)) return [];
  const subject = voucherKeyOf(voucher);
  const kind = 'voucher-stopped';
  // Its event is one of the payment, of the moment at which it ended.
  const wasTold = (events.get(subject.pk) ?? []).some(
    (event) =>
      event.type === 'voucher-cancelled' &&
      instantOf(event) === endedAt &&
      messages.has(messageIdFor({ applicationId, kind, causeId: event.eventId })),
  );
  return wasTold
    ? []
    : [
        faultAt(
          subject,
          `It was stopped at ${endedAt}, which led to no message, and to no staff task.`,
        ),
      ];
}

function untoldFaults(
  { voucher, version: last }: GatheredVoucher,
  { events, messages }: GatheredRecords,
  now: Instant,
): RecordFault[] {
  if (voucher.state === 'ordered' || voucher.issued === undefined) return [];
  const { applicationId } = voucher;
  const subject = voucherKeyOf(voucher);
  const own = new Map((events.get(subject.pk) ?? []).map((event) => [event.eventId, event]));
  const faults: RecordFault[] = [];
  for (let version = issuedVersionOf(voucher); version <= last; version += 1) {
    const cause = causeAt(subject, version, own);
    if (cause === undefined) continue;
    const { type, event } = cause;
    const kind = asking[type];
    const messageId = messageIdFor({ applicationId, kind, causeId: event.eventId });
    const askedAt = instantOf(event);
    const message = messages.get(messageId)?.message;
    if (message === undefined && isOverdue(voucher, askedAt, now)) {
      faults.push(
        faultAt(subject, `${type} at ${askedAt} led to no message, and to no staff task.`),
      );
    }
  }
  return faults;
}

function causeAt(
  { pk, sk }: Key,
  version: number,
  own: ReadonlyMap<string, GatheredEvent>,
): { readonly type: Asking; readonly event: GatheredEvent } | undefined {
  for (const type of [
    'voucher-issued',
    'voucher-code-asked-again',
    'voucher-reminder-due',
  ] as const) {
    const event = own.get(derivedReference(pk, sk, String(version), type));
    if (event !== undefined) return { type, event };
  }
  return undefined;
}

/**
 * Whether its time is over. A code that was used, or cancelled before its message could go, needs none,
 * nor does one that was asked for on its last day and ran out.
 */
function isOverdue(voucher: Voucher, askedAt: Instant, now: Instant): boolean {
  const { state } = voucher;
  if (state === 'redeemed' || state === 'cancelled') return false;
  const runsOut = state === 'expired' ? voucher.issued?.expiresAt : undefined;
  if (runsOut !== undefined && runsOut < plusSeconds(askedAt, lastDaySeconds)) return false;
  return isPast(askedAt, now);
}

function isPast(at: Instant, now: Instant): boolean {
  return plusSeconds(at, toldWithinSeconds) < now;
}

/** Events lie in the order they happened: `EVENT#instant#id`. */
function instantOf({ sk }: GatheredEvent): Instant {
  const [, at = ''] = sk.split('#');
  return at;
}
