import type { Circumstance } from './winter/index.ts';
import { dataValue, headingOf, hiddenFields } from './read-page.ts';
import type { StaffBrowser } from './staff-browser.ts';

const programme = 'household-support-fund';
/** The most that one bulk decision, or one allocation of requests, takes. */
const decidedAtOnce = 500;
const allocatedAtOnce = 200;

/** A case that somebody has to look at, with what they find out when they ring up. */
export interface CaseToDecide {
  readonly applicationId: string;
  readonly circumstance: Circumstance;
}

/** What a person writes down when they approve against a doubt. */
export const approvedBecause: Readonly<Partial<Record<Circumstance, string>>> = {
  'shares-address-unsaid':
    'Another household rents the other room. Both tenancy agreements were seen.',
  'unsure-of-award': 'Looked through the payments of the last twelve months and found none.',
  'new-build': 'The tenancy agreement shows a new building in the city.',
};

const declinedBecause: Readonly<Partial<Record<Circumstance, string>>> = {
  'second-application': 'had-an-award',
  'outside-city': 'not-in-birmingham',
  'above-the-line': 'not-in-hardship',
};

const declineQueues: Readonly<Partial<Record<Circumstance, string>>> = {
  'second-application': 'to-decide-duplicate',
  'outside-city': 'to-decide-not-eligible',
  'above-the-line': 'to-decide-not-eligible',
};

/** The manager proposes to put money into the envelopes: sees the plan first. Finance confirms it. */
export async function allocateBudget(
  manager: StaffBrowser,
  finance: StaffBrowser,
  pounds: number,
): Promise<void> {
  const page = await manager.signIn(`/staff/budget?programme=${programme}`);
  const action = '/staff/budget/allocate';
  const plan = await manager.submit(page, action, { total: String(pounds), step: 'dry-run' });
  const proposed = await manager.submit(plan, action, {}, { follow: false });
  const { pathname } = new URL(proposed, 'http://here');
  await finance.submit(await finance.signIn(pathname), `${pathname}/confirm`, {});
}

/**
 * One approver's afternoon, in two tabs of one browser: the doubtful cases one by one, each with a
 * reason, beside those that must be declined in bulk, with the reason that the family will read.
 * Repeated after the platform was gone, it passes over what had been decided already.
 */
export async function decideDoubtful(
  approver: StaffBrowser,
  waiting: readonly CaseToDecide[],
  repeated: boolean,
): Promise<void> {
  const doubtful = waiting.filter(
    ({ circumstance }) => circumstance in approvedBecause || circumstance in declinedBecause,
  );
  if (doubtful.length === 0) return;
  await approver.signIn();
  await Promise.all([
    approveDoubtful(approver, doubtful, repeated),
    declineDoubtful(approver, doubtful, repeated),
  ]);
}

async function approveDoubtful(
  approver: StaffBrowser,
  doubtful: readonly CaseToDecide[],
  repeated: boolean,
): Promise<void> {
  for (const { applicationId, circumstance } of doubtful) {
    const reason = approvedBecause[circumstance];
    if (reason !== undefined) await approveOne(approver, applicationId, reason, repeated);
  }
}

async function declineDoubtful(
  approver: StaffBrowser,
  doubtful: readonly CaseToDecide[],
  repeated: boolean,
): Promise<void> {
  for (const circumstance of ['second-application', 'outside-city', 'above-the-line'] as const) {
    const ids = doubtful
      .filter((each) => each.circumstance === circumstance)
      .map(({ applicationId }) => applicationId);
    for (let from = 0; from < ids.length; from += decidedAtOnce) {
      const next = ids.slice(from, from + decidedAtOnce);
      const declined = await declineMany(approver, circumstance, next);
      if (!repeated)
        expectCount(declined, 'declined-count', next.length, `declined as ${circumstance}`);
    }
  }
}

/** Compares the case with whatever it looks like, finds that it is another household, and approves it. */
async function approveOne(
  approver: StaffBrowser,
  applicationId: string,
  reason: string,
  repeated: boolean,
): Promise<void> {
  let page = await approver.read(`/staff/cases/${applicationId}`);
  for (const comparePath of pairPathsOn(page, applicationId)) {
    const compared = await approver.read(comparePath);
    const resolve = `${comparePath}/resolve`;
    page = await approver.submit(compared, resolve, { resolution: 'unique', reason });
  }
  const action = `/staff/cases/${applicationId}/approve`;
  if (repeated && hiddenFields(page, action) === undefined) return;
  await approver.submit(page, action, { reason }, { follow: false });
}

/** Where the page of a case leads to compare it with an earlier one: each open pair once. */
function pairPathsOn(page: string, applicationId: string): readonly string[] {
  const path = `(/staff/cases/${applicationId}/pairs/\\w+)`;
  const found = page.matchAll(new RegExp(`href="${path}"[^>]*data-pair="open"`, 'g'));
  return [...new Set([...found].flatMap(([, each]) => each ?? []))];
}

async function declineMany(
  approver: StaffBrowser,
  circumstance: Circumstance,
  ids: readonly string[],
): Promise<string> {
  const queue = declineQueues[circumstance] ?? '';
  return decideInBulk(approver, await approver.read(bulkPath(queue)), queue, {
    decision: 'decline',
    reason: declinedBecause[circumstance] ?? '',
    limit: String(ids.length),
    ids: ids.join(','),
  });
}

/**
 * The other approver's: what is clear is approved from the top of the queue until it is empty. Money
 * that runs out stops the play.
 */
export async function approveEligible(approver: StaffBrowser): Promise<void> {
  const queue = 'to-decide-eligible';
  for (let page = await approver.signIn(bulkPath(queue)); ;) {
    const fields = { decision: 'approve', limit: String(decidedAtOnce) };
    const result = await decideInBulk(approver, page, queue, fields);
    expectCount(result, 'refused-count', 0, 'refused an award');
    if (dataValue(result, 'remaining-count') === 0) return;
    page = await approver.read(bulkPath(queue));
  }
}

function bulkPath(queue: string): string {
  return `/staff/cases/bulk?programme=${programme}&queue=${queue}`;
}

async function decideInBulk(
  approver: StaffBrowser,
  page: string,
  queue: string,
  fields: Readonly<Record<string, string>>,
): Promise<string> {
  return approver.submit(page, '/staff/cases/bulk', {
    programme,
    queue,
    step: 'confirm',
    ...fields,
  });
}

/** Finance starts a run when there is something to pay. Answers whether it did. */
export async function startPaymentRun(finance: StaffBrowser): Promise<boolean> {
  const page = await finance.signIn(`/staff/payment-runs?programme=${programme}`);
  if (dataValue(page, 'ready-count-bacs') === 0) return false;
  const action = '/staff/payment-runs/start';
  await finance.submit(page, action, { programme, rail: 'bacs' }, { follow: false });
  return true;
}

const parked = '/staff/parked';

/** Puts back every message that was parked while the bank was away. */
export async function putBackParked(manager: StaffBrowser): Promise<void> {
  for (let page = await manager.signIn(parked); ; page = await manager.read(parked)) {
    const [, action] = /action="(\/staff\/parked\/[^"]+\/put-back)"/.exec(page) ?? [];
    if (action === undefined) return;
    await manager.submit(page, action, {});
  }
}

/** What a team gives out in one session. */
export interface Allotment {
  readonly count: number;
  /** How many requests it leaves on its list; known once it has looked at it. */
  leaves?: number;
}

/**
 * A team gives its oldest requests to a worker. Repeated after the platform was gone, it gives out
 * what is left of its allotment.
 */
export async function allocateConnections(
  lead: StaffBrowser,
  place: string,
  allotment: Allotment,
): Promise<void> {
  const action = `/locality/${place}/connections/allocate`;
  let page = await lead.signIn(`/locality/${place}/connections`);
  const waiting = dataValue(page, 'waiting-count') ?? 0;
  const begins = allotment.leaves === undefined;
  allotment.leaves ??= waiting - allotment.count;
  const due = begins ? allotment.count : waiting - allotment.leaves;
  for (let left = due; left > 0; left -= allocatedAtOnce) {
    const limit = Math.min(left, allocatedAtOnce);
    page = await lead.submit(page, action, { worker: 'Early help team', limit: String(limit) });
    expectCount(page, 'allocated-count', limit, `gave out in ${place}`);
  }
}

function expectCount(page: string, id: string, expected: number, what: string): void {
  const found = dataValue(page, id);
  if (found === expected) return;
  throw new Error(
    `“${headingOf(page)}” says that ${String(found)} were ${what}, and it should be ${expected}.`,
  );
}
