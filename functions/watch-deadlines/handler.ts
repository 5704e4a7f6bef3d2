import * as z from 'zod';

import { applications } from '#shared/applications/index.ts';
import { readDueNews } from '#shared/family-connect/index.ts';
import { plusSeconds, type Clock } from '#shared/kernel/index.ts';
import type { Log } from '#shared/log/index.ts';
import { payeeChecks } from '#shared/payee-checks/index.ts';
import { openQuestion, paymentRuns, type PaymentRun } from '#shared/payments/index.ts';
import { funds } from '#shared/programmes/index.ts';
import { queues, type RecordReader } from '#shared/records/index.ts';
import { parkedMessages } from '#shared/worker/index.ts';

interface WatchPorts {
  readonly records: RecordReader;
  readonly clock: Clock;
  readonly log: Log;
  readonly assessAgain: (bodies: readonly string[]) => Promise<void>;
  readonly checkPayeesAgain: (bodies: readonly string[]) => Promise<void>;
  readonly tellCaseSystemAgain: (bodies: readonly string[]) => Promise<void>;
  readonly carryOn: (bodies: readonly string[]) => Promise<void>;
  /** Lifts the holds whose day has come, and answers how many. */
  readonly liftDueHolds: () => Promise<number>;
  /** Ends offers of grants that nobody accepted in time, and warns groups whose time is nearly over. */
  readonly endOffers: () => Promise<{ readonly lapsed: number; readonly warned: number }>;
  /** Has families reminded of the code that they have not typed in, and answers how many. */
  readonly remindContacts: () => Promise<number>;
  /** Reminds groups of reports that are due soon, or late. */
  readonly remindOfReports: () => Promise<{ readonly soon: number; readonly late: number }>;
  /** Reminds groups of money that should have come back by now, and answers how many. */
  readonly remindOfMoneyBack: () => Promise<number>;
  /** What removes personal data whose time is over; each answers how much. */
  readonly removals: readonly (() => Promise<number>)[];
}

/** Long after a message would have been handled, retries included. */
const overdueAfterSeconds = 30 * 60;
const perProgramme = 100;

/** Families whose news the case-management system did not take, as many at once. */
const newsToldAgain = 500;

/** At once: after an outage of hours the rest follow by the next quarter of an hour. */
const payeesAskedAgain = 500;

/**
 * Finds what should have moved on and did not, and asks again: an application nobody assessed, a payment run
 * the bank has not taken, a payee that no bank has answered for, news that the case-management system did not take,
 * a hold that was to lift by now, an offer of a grant whose last day is over, a code that its family has not typed
 * in, a report or money that is due. So no family hangs on a single message. What already waits for a person is left
 * to them: asking again would only park it again, every time. Last it removes what is kept no longer
 * (docs/privacy.md).
 */
export function createHandler(ports: WatchPorts) {
  const { records, clock, log, assessAgain, carryOn } = ports;
  return async function handle(): Promise<AskedAgain> {
    const overdueSince = plusSeconds(clock.now(), -overdueAfterSeconds);
    const answered = { assessAgain: 0, carryOn: 0 };
    const withStaff = await namedInParked(records);
    const overdue = await Promise.all(
      funds.map(async ({ programmeId }) => {
        const [late, stuck] = await Promise.all([
          lateApplications(records, programmeId, overdueSince),
          stuckRuns(records, programmeId, overdueSince),
        ]);
        return {
          late: late.filter((applicationId) => !withStaff.has(applicationId)),
          stuck: stuck.filter((runId) => !withStaff.has(runId)),
        };
      }),
    );
    for (const { late, stuck } of overdue) {
      await assessAgain(late.map((applicationId) => JSON.stringify({ applicationId })));
      await carryOn(stuck.map((runId) => JSON.stringify({ runId })));
      for (const applicationId of late) log.write('deadline-missed', { applicationId });
      for (const runId of stuck) log.write('deadline-missed', { runId });
      answered.assessAgain += late.length;
      answered.carryOn += stuck.length;
    }
    const unanswered = (await unansweredPayees(records)).filter((id) => !withStaff.has(id));
    await ports.checkPayeesAgain(
      unanswered.map((applicationId) => JSON.stringify({ applicationId })),
    );
    const untaken = await readDueNews(records, clock.now(), newsToldAgain);
    await ports.tellCaseSystemAgain(untaken.map((news) => JSON.stringify(news)));
    const lifted = await ports.liftDueHolds();
    const offers = await ports.endOffers();
    const reminded = await ports.remindContacts();
    const reports = await ports.remindOfReports();
    const moneyBackReminded = await ports.remindOfMoneyBack();
    let removed = 0;
    for (const remove of ports.removals) removed += await remove();
    if (removed > 0) log.write('personal-data-removed', { count: removed });
    return {
      ...{ ...answered, checkPayeesAgain: unanswered.length },
      ...{ caseSystemToldAgain: untaken.length, lifted },
      ...{ offersLapsed: offers.lapsed, offersWarned: offers.warned, reminded },
      ...{ reportsReminded: reports.soon + reports.late, moneyBackReminded, removed },
    };
  };
}

/** How many messages were sent of each kind. */
interface AskedAgain {
  readonly assessAgain: number;
  readonly carryOn: number;
  readonly checkPayeesAgain: number;
  readonly caseSystemToldAgain: number;
  /** How many holds were lifted. */
  readonly lifted: number;
  /** How many offers of grants ended, and how many groups were told that theirs soon does. */
  readonly offersLapsed: number;
  readonly offersWarned: number;
  /** How many families were asked again for their code. */
  readonly reminded: number;
  /** How many groups were told that their report is due soon, or late. */
  readonly reportsReminded: number;
  /** How many were told that money should have come back. */
  readonly moneyBackReminded: number;
  /** Of how many things the personal data was removed. */
  readonly removed: number;
}

const namesSchema = z.looseObject({
  applicationId: z.string().optional(),
  runId: z.string().optional(),
});

/** The applications and runs that parked messages are about. */
async function namedInParked(records: RecordReader): Promise<ReadonlySet<string>> {
  const named = new Set<string>();
  let after: string | undefined;
  do {
    const page = await records.queue({
      queue: queues.parked(),
      limit: perProgramme,
      ...(after === undefined ? {} : { after }),
    });
    for (const item of page.items) {
      const names = namesSchema.safeParse(parseJson(parkedMessages.parse(item).document.body));
      if (names.data?.applicationId !== undefined) named.add(names.data.applicationId);
      if (names.data?.runId !== undefined) named.add(names.data.runId);
    }
    after = page.next;
  } while (after !== undefined);
  return named;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function lateApplications(
  records: RecordReader,
  programmeId: string,
  overdueSince: string,
): Promise<readonly string[]> {
  const queue = queues.cases(programmeId, 'submitted');
  const page = await records.queue({ queue, limit: perProgramme });
  return page.items
    .map((item) => applications.parse(item).document)
    .filter(({ broughtBackAt, submittedAt }) => (broughtBackAt ?? submittedAt) < overdueSince)
    .map((application) => application.applicationId);
}

/** However short a time ago they were asked: a provider that was away may be back. */
async function unansweredPayees(records: RecordReader): Promise<readonly string[]> {
  const queue = queues.unansweredPayeeChecks();
  const page = await records.queue({ queue, limit: payeesAskedAgain });
  return page.items.map((item) => payeeChecks.parse(item).document.applicationId);
}

const underWay = new Set(['collecting', 'submitting', 'refusing', 'releasing', 'cancelling']);

async function stuckRuns(
  records: RecordReader,
  programmeId: string,
  overdueSince: string,
): Promise<readonly string[]> {
  const [newest, unclear] = await Promise.all([
    records.queue({
      ...{ queue: queues.runs(programmeId), limit: perProgramme, order: 'last-to-first' },
    }),
    records.queue({ queue: queues.unclearRuns(programmeId), limit: perProgramme }),
  ]);
  return [...newest.items, ...unclear.items]
    .map((item) => paymentRuns.parse(item).document)
    .filter((run) => isOverdue(run, overdueSince))
    .map((run) => run.runId);
}

/** Of an unclear run only a question is overdue: what its answer was is for people to find out. */
function isOverdue(run: PaymentRun, overdueSince: string): boolean {
  if (run.state !== 'unclear') return underWay.has(run.state) && run.startedAt < overdueSince;
  const asked = openQuestion(run.inquiry);
  return asked !== undefined && asked.at < overdueSince;
}
