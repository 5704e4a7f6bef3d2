import { applications, contactProofs, type Application } from '#shared/applications/index.ts';
import {
  decisionReviews,
  lastDayToChallenge,
  type DecisionReview,
} from '#shared/approvals/index.ts';
import { inStoryOrder, type DomainEvent } from '#shared/events/index.ts';
import { connectionRequests, isOpenConnection } from '#shared/family-connect/index.ts';
import { localDate, type Clock, type Instant, type StoredItem } from '#shared/kernel/index.ts';
import { receipts, type Receipt } from '#shared/messages/index.ts';
import {
  mayWithdraw,
  payments,
  vouchers,
  wasSent,
  type Payment,
  type Voucher,
} from '#shared/payments/index.ts';
import { configuredProgrammes, type PayoutMethod } from '#shared/programmes/index.ts';
import { isEventItem, keys, parseEvent, type RecordReader } from '#shared/records/index.ts';

import { codeToOf } from './find-code-to.ts';
import { expectedOf, type ReadOutlook } from './expected-dates.ts';
import { fundsInWords } from './funds-in-words.ts';
import { pieceFollows } from './piece-follows.ts';
import type { ApplicationStatus, StatusEvent, StatusPiece, StatusQuestion } from './ports.ts';

/**
 * Reads what a family may know of its own application out of the case's history. Whoever asks must
 * know the reference, the date of birth and the postcode; which of them was wrong is not said.
 */
export function createFindStatus(ports: {
  readonly records: RecordReader;
  readonly clock: Clock;
  readonly readOutlook: ReadOutlook;
}) {
  const { records, clock, readOutlook } = ports;
  return async function findStatus(asked: StatusQuestion): Promise<ApplicationStatus | undefined> {
    const items = await records.partition(keys.application(asked.reference).pk);
    const found = items.find((item) => item.kind === applications.kind);
    if (found === undefined) return undefined;
    const application = applications.parse(found).document;
    if (!belongsTo(application, asked)) return undefined;
    const paid = items
      .filter((item) => item.kind === payments.kind)
      .map((item) => payments.parse(item).document);
    const pieces = items
      .filter((item) => item.kind === vouchers.kind)
      .map((item) => vouchers.parse(item).document);
    const said = items
      .filter((item) => item.kind === receipts.kind)
      .map((item) => receipts.parse(item).document);
    const reviews = items
      .filter((item) => item.kind === decisionReviews.kind)
      .map((item) => decisionReviews.parse(item).document);
    const { connectionRequestId } = application;
    const connection =
      connectionRequestId === undefined
        ? []
        : await records.partition(keys.connection(connectionRequestId).pk);
    const moment = { readOutlook, at: clock.now() };
    const expected = await expectedOf(application, paid, moment);
    const history = [...items, ...connection].filter(isEventItem).map(parseEvent);
    return {
      reference: asked.reference,
      events: statusEvents(history, askedForMoreHelp(application, history)),
      next: nextFor(application, paid, pieces),
      ...(expected && { expected }),
      pieces: pieces.map((piece) => ({
        ...pieceOf(piece),
        follows: pieceFollows(piece, application, paid[0], pieces),
      })),
      ...receiptOf(paid, pieces, said),
      mayWithdraw: mayWithdraw(application, paid),
      ...challengeOf(application, reviews, moment.at),
      ...codeOf(application, items),
      moreHelp: connectionRequestId !== undefined || application.heldHelp !== undefined,
      ...moreHelpToStop(application, connection),
      funds: fundsInWords(application.considered),
      ...(application.state === 'declined' && {
        letter: { reason: application.reason, words: application.letter },
      }),
    };
  };
}

/** Where the code goes that is waited for, while anything is still to be decided. */
function codeOf(
  application: Application,
  items: readonly StoredItem[],
): Pick<ApplicationStatus, 'codeTo'> {
  const isOver = application.state === 'declined' || application.state === 'withdrawn';
  const isProved = items.some((item) => item.kind === contactProofs.kind);
  const codeTo = isOver || isProved ? undefined : codeToOf(application);
  return codeTo === undefined ? {} : { codeTo };
}

/** The request for further help, unless its family has stopped it. */
function moreHelpToStop(
  { heldHelp }: Application,
  connection: readonly StoredItem[],
): Pick<ApplicationStatus, 'moreHelpToStop'> {
  if (heldHelp !== undefined) return { moreHelpToStop: { kind: 'held' } };
  const found = connection.find((item) => item.kind === connectionRequests.kind);
  const request = found && connectionRequests.parse(found).document;
  return request === undefined || !isOpenConnection(request)
    ? {}
    : { moreHelpToStop: { kind: 'sent', connectionRequestId: request.connectionRequestId } };
}

/** What the family may say of a "no", and what it said. */
function challengeOf(
  application: Application,
  reviews: readonly DecisionReview[],
  at: Instant,
): Pick<ApplicationStatus, 'mayChallenge' | 'challenge'> {
  if (application.state !== 'declined') return { mayChallenge: false };
  const { decidedAt, programmeId } = application;
  const found = reviews.find((review) => review.decidedAt === decidedAt);
  if (found === undefined) {
    const lastDay = lastDayToChallenge(configuredProgrammes.byId(programmeId), decidedAt);
    const inTime = lastDay === undefined || localDate(at) <= lastDay;
    return { mayChallenge: inTime && application.earlierAttempt === undefined };
  }
  const { state, openedAt, answerBy } = found;
  const letter = found.state === 'stands' ? { letter: found.letter } : {};
  return { mayChallenge: false, challenge: { state, openedAt, answerBy, ...letter } };
}

/** Asked once there is something to have: money the bank paid, or codes that were made. */
function receiptOf(
  [payment]: readonly Payment[],
  pieces: readonly Voucher[],
  said: readonly Receipt[],
): Pick<ApplicationStatus, 'receipt'> {
  if (payment === undefined || !wasSent(payment)) return {};
  const answer = said.find(({ attemptNumber }) => attemptNumber === payment.attemptNumber);
  if (answer !== undefined) return { receipt: answer.state };
  const isThere = pieces.some(({ state }) => state === 'issued') || payment.state === 'settled';
  return isThere ? { receipt: 'asked' } : {};
}

function belongsTo({ form }: Application, asked: StatusQuestion): boolean {
  const postcode = form.home.kind === 'address' ? plain(form.home.postcode) : '';
  return form.dateOfBirth === asked.dateOfBirth && postcode === plain(asked.postcode ?? '');
}

/** Partners type postcodes their own way; spaces and capitals do not count. */
function plain(postcode: string): string {
  return postcode.toUpperCase().replace(/[^A-Z0-9]/g, '');
}

/** Told alike of every application that asked: a request that stands apart is passed on later, if at all. */
function askedForMoreHelp(
  { connectionRequestId, heldHelp }: Application,
  history: readonly DomainEvent[],
): boolean {
  return (
    connectionRequestId !== undefined ||
    heldHelp !== undefined ||
    history.some(({ body }) => body.type === 'held-help-stopped')
  );
}

function statusEvents(history: readonly DomainEvent[], moreHelp: boolean): StatusEvent[] {
  const events = inStoryOrder(history).flatMap((event) => statusEventsOf(event, moreHelp));
  // Looked at twice is still "a person is looking at it".
  return events.filter(
    ({ kind }, index) =>
      kind !== 'being-read' || events.findIndex((event) => event.kind === kind) === index,
  );
}

function statusEventsOf({ at, body }: DomainEvent, moreHelp: boolean): StatusEvent[] {
  switch (body.type) {
    case 'application-submitted':
      return [
        { kind: 'received', at },
        ...(moreHelp ? ([{ kind: 'more-help-asked', at }] as const) : []),
      ];
    case 'connection-withdrawn':
    case 'held-help-stopped':
      return [{ kind: 'more-help-stopped', at }];
    case 'connection-allocated':
      return [{ kind: 'more-help-found', at }];
    case 'eligibility-assessed':
    case 'duplicate-suspected':
      return [{ kind: 'being-read', at }];
    case 'award-approved':
      return [{ kind: 'said-yes', at, amountPence: body.amountPence }];
    case 'application-declined':
      return [{ kind: 'said-no', at }];
    case 'decision-challenged':
      return [{ kind: 'challenged', at }];
    case 'decision-stands':
      return [{ kind: 'stays-no', at }];
    case 'application-reopened':
      return [{ kind: 'reopened', at }];
    case 'application-withdrawn':
      return [{ kind: 'taken-back', at }];
    case 'payment-submitted':
      return [{ kind: 'payment-sent', at, amountPence: body.amountPence }];
    case 'voucher-issued':
      return [{ kind: 'code-made', at, amountPence: body.amountPence }];
    case 'voucher-redeemed':
      return [{ kind: 'code-used', at, amountPence: body.amountPence }];
    case 'voucher-expired':
    case 'voucher-cancelled':
      return [{ kind: 'code-ended', at, amountPence: body.amountPence }];
    case 'payment-settled':
      return [{ kind: 'paid', at }];
    case 'payee-changed':
      return [{ kind: 'details-changed', at }];
    case 'payment-not-taken':
      return [{ kind: 'payment-not-made', at }];
    case 'payment-rejected':
    case 'payment-returned':
      return [{ kind: 'payment-returned', at }];
    default:
      return [];
  }
}

function pieceOf(voucher: Voucher): Omit<StatusPiece, 'follows'> {
  const { rail, state, amountPence } = voucher;
  const issued = state === 'ordered' ? undefined : voucher.issued;
  const { codeEnding, expiresAt } = issued ?? {};
  return { rail, state, amountPence, codeEnding, expiresAt };
}

function nextFor(
  application: Application,
  paid: readonly Payment[],
  pieces: readonly Voucher[],
): ApplicationStatus['next'] {
  switch (application.state) {
    case 'submitted':
    case 'to-decide':
    case 'second-approval':
      return 'decide';
    case 'declined':
      return 'declined';
    case 'withdrawn':
      return 'withdrawn';
    case 'payment-returned':
      return 'returned';
    case 'repaired':
      return application.earlierAttempt?.pastAttempts.at(-1)?.ended === 'not-taken'
        ? 'payAgain'
        : 'decideAgain';
    case 'approved': {
      const settled = paid.length > 0 && paid.every(({ state }) => state === 'settled');
      if (settled) return 'paid';
      if (pieces.some(({ state }) => state === 'issued')) return 'redeem';
      return nextPayment[application.form.payment.method];
    }
  }
}

/** What comes after the "yes", by how the family is paid. */
const nextPayment: Readonly<Record<PayoutMethod, ApplicationStatus['next']>> = {
  'bank-transfer': 'pay',
  'cash-out': 'order',
  'supermarket-voucher': 'order',
  'fuel-voucher': 'order',
  'needs-another-way': 'agreeWay',
};
