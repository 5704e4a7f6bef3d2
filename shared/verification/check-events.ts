import type { EventType } from '#shared/events/index.ts';
import { derivedReference } from '#shared/kernel/index.ts';
import { paysGroup } from '#shared/payments/index.ts';
import { keys, type Key } from '#shared/records/index.ts';

import { changesOfAsked } from './changes-of-asked.ts';
import { changesOfCase } from './changes-of-case.ts';
import { changesOfRun } from './changes-of-run.ts';
import type { Change } from './change.ts';
import { faultAt, type Check, type RecordFault } from './check.ts';
import type {
  GatheredBudgetChange,
  GatheredEvent,
  GatheredMatch,
  GatheredPair,
  GatheredFloatTopUp,
  GatheredMonthBook,
  GatheredPayeeCheck,
  GatheredHold,
  GatheredPayment,
  GatheredRecords,
  GatheredReview,
  GatheredSettlement,
  GatheredStatement,
} from './gathered-records.ts';
import { changesOfAccountChange } from './check-grant-accounts.ts';
import { changesOfOpenGrant } from './check-open-grants.ts';
import { changesOfRepayment } from './check-grant-repayments.ts';
import { changesOfReport } from './check-grant-reports.ts';
import { changesOfReturns } from './check-returns.ts';
import { changesOfAssessments } from './check-grant-assessments.ts';
import { changesOfAward } from './check-grant-awards.ts';
import { changesOfGrantChange } from './check-grant-changes.ts';
import { changesOfGrantApproval } from './gather-grant-approvals.ts';
import { changesOfGrant } from './check-grants.ts';
import { changesOfPartners } from './check-partners.ts';
import { changesOfEvidence } from './check-evidence.ts';
import { changesOfTold, changesOfVoucher } from './told-changes.ts';

/**
 * Every change of state has its event, and every event a change that explains it. An event's id is
 * made from what it is about, so a missing or an invented one cannot hide.
 */
export function checkEvents(gathered: GatheredRecords): Check {
  const explained = new Set<string>();
  const faults: RecordFault[] = [];
  const elsewhere = createTally(gathered);
  for (const { subject, version, types, toldBy } of changesIn(gathered)) {
    const event = eventOf(subject, version, types, gathered.events.get(subject.pk) ?? []);
    if (event !== undefined) explained.add(event.eventId);
    else if (toldBy !== undefined && elsewhere.take(subject, toldBy)) continue;
    else {
      faults.push(
        faultAt(
          subject,
          `Version ${version} came about without ${types.length === 1 ? 'its event' : 'any of the events'} ${types.join(', ')}.`,
        ),
      );
    }
  }
  const unexplained = [...gathered.events].flatMap(([pk, events]) =>
    events
      .filter(({ eventId }) => !explained.has(eventId))
      .map(({ sk, type }) => faultAt({ pk, sk }, `No change explains this ${type}.`)),
  );
  return {
    name: 'events',
    promise: 'Every change of state has its event, and every event its change',
    looked: [...gathered.events.values()].reduce((sum, events) => sum + events.length, 0),
    faults: [...faults, ...unexplained],
  };
}

/** Counts, for each subject, the changes that events about something else told of: no more than there are. */
function createTally({ events }: GatheredRecords) {
  const taken = new Map<string, number>();
  return {
    take(subject: Key, toldBy: readonly EventType[]): boolean {
      const name = `${subject.pk} ${subject.sk}`;
      const already = taken.get(name) ?? 0;
      const there = (events.get(subject.pk) ?? []).filter(({ type }) => toldBy.includes(type));
      if (already >= there.length) return false;
      taken.set(name, already + 1);
      return true;
    },
  };
}

function eventOf(
  subject: Key,
  version: number,
  types: readonly EventType[],
  events: readonly GatheredEvent[],
): GatheredEvent | undefined {
  for (const type of types) {
    const candidates = events.filter((event) => event.type === type);
    if (candidates.length === 0) continue;
    const eventId = derivedReference(subject.pk, subject.sk, String(version), type);
    const found = candidates.find((event) => event.eventId === eventId);
    if (found !== undefined) return found;
  }
  return undefined;
}

function* changesIn(gathered: GatheredRecords): Generator<Change> {
  for (const application of gathered.applications.values()) yield* changesOfCase(application);
  for (const payment of gathered.payments.values()) yield* changesOfPayment(payment);
  for (const check of gathered.payeeChecks.values()) yield* changesOfPayeeCheck(check);
  yield* changesOfAsked(gathered);
  for (const run of gathered.runs.values()) yield* changesOfRun(run);
  for (const { window, version } of gathered.windows.values()) {
    const subject = keys.programmeWindow(window.programmeId, window.windowId);
    for (let each = 1; each <= version; each += 1) {
      yield { subject, version: each, types: ['window-changed'] };
    }
  }
  for (const applicationId of gathered.contactProofs) {
    yield { subject: keys.contactProof(applicationId), version: 1, types: ['contact-proved'] };
  }
  yield* changesOfPartners(gathered);
  for (const { applicationId, linkId } of gathered.repairLinks) {
    const subject = keys.repairLink(applicationId, linkId);
    yield { subject, version: 1, types: ['repair-link-made'] };
  }
  for (const statement of gathered.statements.values()) yield* changesOfStatement(statement);
  for (const settlement of gathered.settlements) yield* changesOfSettlement(settlement);
  for (const topUp of gathered.floatTopUps) yield* changesOfTopUp(topUp);
  for (const month of gathered.monthBooks.values()) yield* changesOfMonth(month);
  for (const change of gathered.budgetChanges.values()) yield* changesOfBudget(change);
  for (const voucher of gathered.vouchers.values()) yield* changesOfVoucher(voucher);
  for (const hold of gathered.holds.values()) yield* changesOfHold(hold);
  for (const pair of gathered.pairs) yield* changesOfPair(pair);
  for (const review of gathered.reviews) yield* changesOfReview(review);
  for (const match of gathered.matches.values()) yield* changesOfMatch(match);
  for (const { key, version } of gathered.stopVersions) {
    for (let each = 1; each <= version; each += 1) {
      yield {
        subject: key,
        version: each,
        types: ['money-stopped', 'money-let-go', 'rail-breaker-changed'],
      };
    }
  }
  for (const file of gathered.evidence) yield* changesOfEvidence(file, gathered.events);
  for (const grant of gathered.grants.values()) yield* changesOfGrant(grant);
  yield* changesOfReturns(gathered);
  yield* changesOfAssessments(gathered);
  for (const award of gathered.awards.values()) yield* changesOfAward(award);
  for (const report of gathered.reports.values()) yield* changesOfReport(report);
  for (const change of gathered.accountChanges.values()) yield* changesOfAccountChange(change);
  for (const change of gathered.grantChanges.values()) yield* changesOfGrantChange(change);
  for (const grant of gathered.openGrants) yield* changesOfOpenGrant(grant);
  for (const repayment of gathered.repayments.values()) yield* changesOfRepayment(repayment);
  for (const approval of gathered.grantApprovals) yield* changesOfGrantApproval(approval);
  yield* changesOfTold(gathered);
  for (const [envelopeId, entries] of gathered.entries) {
    for (const { sequence, lines } of entries) {
      if (!lines.some(({ account }) => account === 'funding')) continue;
      yield {
        subject: keys.envelope(envelopeId),
        version: sequence,
        types: ['budget-allocated'],
      };
    }
  }
}

/** What an allocation does after it was confirmed, its envelopes tell. */
function* changesOfBudget({ change, version }: GatheredBudgetChange): Generator<Change> {
  const subject = keys.budgetChange(change.changeId);
  yield { subject, version: 1, types: ['budget-change-proposed'] };
  if (version === 1) return;
  const isMove = change.change.kind === 'move';
  const confirmed = isMove ? 'budget-moved' : 'budget-allocation-confirmed';
  const type = change.state === 'withdrawn' ? 'budget-change-withdrawn' : confirmed;
  yield { subject, version: 2, types: [type] };
}

/** Each answer, and the first time there was none, has its event. */
function* changesOfPayeeCheck({ check, version }: GatheredPayeeCheck): Generator<Change> {
  const subject = keys.payeeCheck(check.applicationId);
  for (let each = 1; each <= version; each += 1) {
    yield { subject, version: each, types: ['payee-checked'] };
  }
}

const paymentEvents = {
  ready: ['payment-freed', 'grant-payment-approved'],
  held: ['payment-held', 'payment-freed', 'payment-recalled'],
  void: ['payment-voided'],
  // While pieces of it end one by one, the event of each tells of the payment too.
  submitted: ['payment-submitted', 'voucher-redeemed', 'voucher-expired', 'voucher-cancelled'],
  settled: ['payment-settled', 'voucher-redeemed'],
  rejected: ['payment-rejected', 'payment-not-taken'],
  returned: ['payment-returned', 'voucher-redeemed', 'voucher-expired', 'voucher-cancelled'],
} as const satisfies Readonly<Record<GatheredPayment['payment']['state'], readonly EventType[]>>;

const anyPaymentEvent: readonly EventType[] = Object.values(paymentEvents).flat();

/** Approving a payment again readies it: the event of its case tells of both. */
const readying = ['payment-approved-again'] as const;
/** Its case tells of the account that was removed. */
const losingAccount = ['family-account-removed'] as const;

function* changesOfPayment({ payment, version }: GatheredPayment): Generator<Change> {
  const subject = keys.payment(payment.applicationId, payment.instalment);
  // The first version is made with the award, whose event tells of both; a grant's by its own approval.
  if (paysGroup(payment) && version > 1) {
    yield { subject, version: 1, types: ['grant-payment-approved'] };
  }
  for (let each = 2; each < version; each += 1) {
    yield {
      subject,
      version: each,
      types: anyPaymentEvent,
      toldBy: [...readying, ...losingAccount],
    };
  }
  if (version === 1 && !paysGroup(payment)) return;
  const types = paymentEvents[payment.state];
  if (payment.state === 'ready') yield { subject, version, types, toldBy: readying };
  else if (payment.state === 'settled' && payment.accountRemovedAt !== undefined) {
    yield { subject, version, types: [], toldBy: losingAccount };
  } else yield { subject, version, types };
}

/** While it grows a hold only counts what it holds; the payments' events tell of that. */
function* changesOfHold({ hold, version }: GatheredHold): Generator<Change> {
  const subject = keys.hold(hold.holdId);
  yield { subject, version: 1, types: ['hold-placed'] };
  if (hold.state === 'in-force') return;
  const lifted = hold.state === 'lifted' ? version - 1 : version;
  yield { subject, version: lifted, types: ['hold-lifted'] };
}

/** What ends the wait of a case for its comparison. */
const ending = ['application-declined', 'application-withdrawn'] as const;

/** Raised, and raised again when something else agrees; its end is told by the later application's own event. */
function* changesOfPair({ pair, version }: GatheredPair): Generator<Change> {
  const subject = keys.pair(pair.laterId, pair.earlierId);
  const raised = pair.state === 'open' ? version : version - 1;
  for (let each = 1; each <= raised; each += 1) {
    // In between it may have lapsed, and been raised once more when its case was reopened.
    const toldBy = each > 1 && each < version ? { toldBy: ending } : {};
    yield { subject, version: each, types: ['duplicate-pair-raised'], ...toldBy };
  }
}

/** Opened, and answered: that a case was reopened the case's own event tells. */
function* changesOfReview({ review, version }: GatheredReview): Generator<Change> {
  const subject = keys.decisionReview(review.applicationId, review.decidedAt);
  yield { subject, version: 1, types: ['decision-challenged'] };
  if (review.state === 'stands') yield { subject, version, types: ['decision-stands'] };
  if (review.state === 'reopened') {
    yield { subject, version, types: [], toldBy: ['application-reopened'] };
  }
}

/** Who joins a match is told by the application's own event; that many share it, and what they are, by these. */
function* changesOfMatch({ match, version }: GatheredMatch): Generator<Change> {
  if (match.state === 'few') return;
  const subject = keys.match(match.matchId);
  const looked = match.state !== 'many';
  yield { subject, version: looked ? version - 1 : version, types: ['match-shared-by-many'] };
  if (looked) yield { subject, version, types: ['match-looked-at'] };
}

/** Between its first and its last version a statement only takes its lines in. */
function* changesOfStatement({ statement, version }: GatheredStatement): Generator<Change> {
  const subject = keys.statement(statement.statementId);
  const quarantined = statement.state === 'quarantined';
  const type = quarantined ? 'statement-quarantined' : 'statement-received';
  yield { subject, version: 1, types: [type] };
  if (statement.state === 'taken') yield { subject, version, types: ['statement-taken'] };
}

const settlementEvents = {
  proposed: ['difference-proposed'],
  confirmed: ['difference-settled'],
  declined: ['difference-declined'],
} as const satisfies Record<GatheredSettlement['settlement']['state'], readonly EventType[]>;

/** Declined and proposed again, by turns, until it is confirmed. */
function* changesOfSettlement({ settlement, version }: GatheredSettlement): Generator<Change> {
  const subject = keys.settlement(settlement.account, settlement.month, settlement.settlementId);
  for (let each = 1; each < version; each += 1) {
    const state = each % 2 === 1 ? 'proposed' : 'declined';
    yield { subject, version: each, types: settlementEvents[state] };
  }
  yield { subject, version, types: settlementEvents[settlement.state] };
}

function* changesOfTopUp({ topUp, version }: GatheredFloatTopUp): Generator<Change> {
  const subject = keys.floatTopUp(topUp.topUpId);
  yield { subject, version: 1, types: ['float-top-up-proposed'] };
  if (topUp.state === 'proposed') return;
  yield { subject, version, types: [`float-top-up-${topUp.state}`] };
}

/** Its events are numbered by the rounds of proposing: each was withdrawn but for the last, perhaps. */
function* changesOfMonth({ book }: GatheredMonthBook): Generator<Change> {
  const subject = keys.monthBook(book.month);
  for (let round = 1; round <= book.rounds; round += 1) {
    yield { subject, version: round, types: ['month-close-proposed'] };
    if (round < book.rounds || book.state === 'open') {
      yield { subject, version: round, types: ['month-close-withdrawn'] };
    } else if (book.state === 'closed') {
      yield { subject, version: round, types: ['month-closed'] };
    }
  }
}
