import {
  applications,
  payeeVersionOf,
  searchEntries,
  type InState,
} from '#shared/applications/index.ts';
import { decisionReviews, duplicatePairs, pairLinks } from '#shared/approvals/index.ts';
import {
  localDate,
  plusCalendarMonths,
  type Clock,
  type Commit,
  type Instant,
  type LocalDate,
  type Write,
} from '#shared/kernel/index.ts';
import {
  eventRecord,
  keys,
  queueItems,
  queues,
  type Loaded,
  type RecordReader,
} from '#shared/records/index.ts';

import { mayHaveUsedAccount, payments, type Payment, type PaymentIn } from './payment.ts';

/** What the families' privacy page promises of awards that were paid. */
const keptMonths = 13;
/** What is left is removed by the next run, minutes later. */
const mostAtOnce = 200;
/** Those whose case is looked at again stay in their list meanwhile. */
const mostLookedAt = 2_000;

/**
 * The day in Birmingham from which the account of a family is kept no longer: thirteen months after its money
 * arrived. Undefined while a payment may still need it, and of what never went into an account.
 */
export function endOfAccount(payment: Payment): LocalDate | undefined {
  return payment.state === 'settled' && mayHaveUsedAccount(payment)
    ? plusCalendarMonths(localDate(payment.settledAt), keptMonths)
    : undefined;
}

/**
 * Removes the sealed accounts of families thirteen months after their award arrived, with the last digits and what
 * staff found their cases by. None while somebody compares the case with another or looks at its decision again.
 * Answers of how many cases. Run again it removes nothing twice.
 */
export function createRemoveFamilyAccounts(ports: {
  readonly records: RecordReader;
  readonly commit: Commit;
  readonly clock: Clock;
}) {
  return async function removeFamilyAccounts(): Promise<number> {
    const at = ports.clock.now();
    let removed = 0;
    for await (const item of queueItems(ports.records, queues.accountsPaidInto(), mostLookedAt)) {
      const listed = payments.parse(item).document;
      const end = endOfAccount(listed);
      // They lie in the order in which their money arrived.
      if (end === undefined || end > localDate(at) || removed >= mostAtOnce) break;
      const writes = await removalOf(ports.records, listed, at);
      if (writes !== undefined && (await ports.commit(writes)).ok) removed += 1;
    }
    return removed;
  };
}

async function removalOf(
  records: RecordReader,
  { applicationId, instalment }: Payment,
  at: Instant,
): Promise<Write[] | undefined> {
  const [found, paid] = await Promise.all([
    applications.read(records, keys.application(applicationId)),
    payments.read(records, keys.payment(applicationId, instalment)),
  ]);
  if (found?.document.state !== 'approved' || paid?.document.state !== 'settled') return undefined;
  const application = { document: found.document, version: found.version };
  const payment = { document: paid.document, version: paid.version };
  if (payment.document.accountRemovedAt !== undefined) return undefined;
  if (payeeVersionOf(application.document) === 0) return undefined;
  if (await isLookedAtAgain(records, application.document)) return undefined;
  return [
    ...withoutAccount(application, payment, at),
    ...(await foundByItNoLonger(records, applicationId)),
  ];
}

/** Somebody may still have to hold the account against another, or to say where the money went. */
async function isLookedAtAgain(
  records: RecordReader,
  { applicationId, openPairs }: InState<'approved'>,
): Promise<boolean> {
  if (openPairs.length > 0) return true;
  const { pk } = keys.application(applicationId);
  const reviews = await records.partition(pk, keys.reviewsBeginning);
  if (reviews.some((item) => decisionReviews.parse(item).document.state === 'open')) return true;
  const links = await records.partition(pk, keys.pairLinksBeginning);
  for (const item of links) {
    const { laterId } = pairLinks.parse(item).document;
    const pair = await duplicatePairs.read(records, keys.pair(laterId, applicationId));
    if (pair?.document.state === 'open') return true;
  }
  return false;
}

function withoutAccount(
  { document: application, version }: Loaded<InState<'approved'>>,
  payment: Loaded<PaymentIn<'settled'>>,
  at: Instant,
): Write[] {
  const { applicationId, form } = application;
  const next = {
    ...application,
    form: { ...form, payment: { method: form.payment.method } },
    payeeVersion: 0,
  };
  return [
    applications.replace(next, version),
    payments.replace({ ...payment.document, accountRemovedAt: at }, payment.version),
    // Whoever removes it cannot read it: the case says which version is kept.
    { action: 'remove', ...keys.payee(applicationId), expecting: payeeVersionOf(application) },
    eventRecord(
      keys.application(applicationId),
      version + 1,
      { type: 'family-account-removed', applicationId, rule: 'thirteen-months-after-paid' },
      { at, correlationId: applicationId, actor: { kind: 'system', id: 'watch-deadlines' } },
    ),
  ];
}

async function foundByItNoLonger(records: RecordReader, applicationId: string): Promise<Write[]> {
  const entry = await searchEntries.read(records, keys.searchEntry(applicationId, 'account', 1));
  if (entry === undefined) return [];
  const { token: _hash, ...blank } = entry.document;
  return [searchEntries.replace(blank, entry.version)];
}
