import { placeOf } from '#shared/applications/index.ts';
import { localityByCode } from '#shared/reference/index.ts';

import { arrivalHour, instantOf, replayDays, staffHour, type ReplayDay } from './calendar.ts';
import { createConnectionLists } from './connection-lists.ts';
import type { HttpClient } from './http-client.ts';
import type { PlatformRemote } from './platform-remote.ts';
import { sendApplications, type Accepted } from './send-applications.ts';
import { createStaffBrowser, type StaffBrowser } from './staff-browser.ts';
import {
  allocateBudget,
  allocateConnections,
  approveEligible,
  decideDoubtful,
  putBackParked,
  startPaymentRun,
  type Allotment,
  type CaseToDecide,
} from './staff-work.ts';
import type { Stopwatch } from './stopwatch.ts';
import {
  bankRepeats,
  formOf,
  partnerIds,
  queueDuplicateRate,
  queueDuplicateWithinMs,
  type PlannedApplication,
  type Winter,
} from './winter/index.ts';

export interface Played {
  /** What the platform promised to have taken in: nothing of it may be missing afterwards. */
  readonly accepted: readonly Accepted[];
}

export interface PlayOptions {
  readonly winter: Winter;
  readonly client: HttpClient;
  readonly remote: PlatformRemote;
  readonly stopwatch: Stopwatch;
  /** How a step of somebody's work is done when the platform may go away under it; once unless stated. */
  readonly doStep?: DoStep;
  /** Told after every day, and now and then while applications go in. */
  readonly onProgress: (progress: { readonly date: string; readonly sent: number }) => void;
}

/** Does a step, and does it again, saying so, whenever the platform went away meanwhile. */
export type DoStep = <Value>(step: (repeated: boolean) => Promise<Value>) => Promise<Value>;

const doOnce: DoStep = (step) => step(false);

/** Applications under way at once: enough to keep two cores busy, few enough to be believed. */
const sentAtOnce = 16;
/** Teams that give out their requests at the same time. */
const teamsAtOnce = 4;
const approvers = ['ben-okafor', 'chloe-evans'] as const;

/** Plays a winter against a running platform, through its pages, its interface and its clock alone. */
export async function playWinter(options: PlayOptions): Promise<Played> {
  const play = await beginPlay(options);
  const { winter, remote } = options;
  await allocateBudget(play.staff('erin-walsh'), play.staff('dev-patel'), budgetPounds(winter));
  const days = replayDays(winter.days);
  const byDay = Map.groupBy(winter.applications, ({ day }) => day);
  let workingDays = 0;
  for (const today of days) {
    play.date = today.date;
    await changeRepeats(play, workingDays);
    await remote.windTo(instantOf(today.date, arrivalHour));
    await changeOutage(play, today);
    await arrivals(play, byDay.get(today.day) ?? []);
    if (today.working) {
      await remote.windTo(instantOf(today.date, staffHour));
      await comeToRest(play);
      await afternoon(play, today, workingDays);
      workingDays += 1;
    }
    options.onProgress({ date: today.date, sent: play.sent });
  }
  await endTrouble(play);
  return { accepted: play.accepted };
}

interface Play extends PlayOptions {
  readonly doStep: DoStep;
  readonly staff: (staffId: string) => StaffBrowser;
  readonly partnerKeys: ReadonlyMap<string, string>;
  readonly lists: ReturnType<typeof createConnectionLists>;
  readonly accepted: Accepted[];
  /** Cases that a person has to look at, in the order they came in. */
  waiting: CaseToDecide[];
  bankIsAway: boolean;
  reportCopies: number;
  sent: number;
  date: string;
}

const toldEvery = 50;

async function beginPlay(options: PlayOptions): Promise<Play> {
  const { client, remote, winter } = options;
  const browsers = new Map<string, StaffBrowser>();
  const partnerKeys = new Map<string, string>();
  for (const partnerId of partnerIds)
    partnerKeys.set(partnerId, await remote.partnerKey(partnerId));
  await remote.setFaults({
    queues: { duplicateRate: queueDuplicateRate, duplicateWithinMs: queueDuplicateWithinMs },
  });
  return {
    ...options,
    doStep: options.doStep ?? doOnce,
    ...{ partnerKeys, accepted: [], waiting: [], sent: 0 },
    ...{ bankIsAway: false, reportCopies: 1, date: '' },
    lists: createConnectionLists(winter.seed),
    staff: (staffId) => {
      const known = browsers.get(staffId);
      const browser = known ?? createStaffBrowser(client, remote.url, staffId);
      browsers.set(staffId, browser);
      return browser;
    },
  };
}

const leastPounds = 40_000;

/**
 * A tenth more than the households need. Small winters are lumpier, so their envelopes get more to
 * spare: which household draws on an empty one must never be chance.
 */
export function budgetPounds({ households }: Pick<Winter, 'households'>): number {
  const needed = 150 * households;
  const toSpare = Math.max(0.1, 10 / Math.sqrt(households));
  return Math.max(leastPounds, Math.round((needed + needed * toSpare) / 1_000) * 1_000);
}

/** Longer than any message stays hidden after it failed: half an hour for a payment run. */
const retryMs = 31 * 60_000;
/** Within these retries a queue either delivers a message or gives it up to be parked. */
const retriesAtMost = 8;

/**
 * Waits until nothing happens any more. What failed comes again with time, so time is given to it;
 * while the bank is away that would not help, and its messages may wait.
 */
async function comeToRest({ remote, bankIsAway, stopwatch }: Play): Promise<void> {
  await stopwatch.time('waiting for the platform to come to rest', async () => {
    await remote.settled();
    for (let retry = 0; !bankIsAway && (await remote.messagesWait()); retry += 1) {
      if (retry === retriesAtMost) throw new Error('Messages wait that nobody can handle.');
      await remote.windTo((await remote.now()) + retryMs);
      await remote.settled();
    }
  });
}

/** The bank's reports are due when the clock passes the morning, so this comes before it does. */
async function changeRepeats(play: Play, workingDays: number): Promise<void> {
  const { everyWorkingDays, copies } = bankRepeats;
  const repeatReports = workingDays % everyWorkingDays === everyWorkingDays - 1 ? copies : 1;
  if (repeatReports === play.reportCopies) return;
  await play.remote.setBankFaults({ repeatReports });
  play.reportCopies = repeatReports;
}

async function changeOutage(play: Play, { outage, working }: ReplayDay): Promise<void> {
  const { remote } = play;
  // An outage lasts over a weekend as well.
  if (outage === play.bankIsAway || !working) return;
  if (outage) await comeToRest(play);
  await remote.setBankFaults({ outage });
  play.bankIsAway = outage;
  if (!outage) await recover(play);
}

/** The bank is back: what was given up is put back by hand, and the rest comes again by itself. */
async function recover(play: Play): Promise<void> {
  await play.remote.settled();
  await play.doStep(() => putBackParked(play.staff('erin-walsh')));
  await comeToRest(play);
}

async function arrivals(play: Play, applications: readonly PlannedApplication[]): Promise<void> {
  const { winter, client, remote, partnerKeys, stopwatch } = play;
  await stopwatch.time('applications', () =>
    sendApplications(applications, {
      ...{ client, partnerKeys, atOnce: sentAtOnce },
      platformUrl: remote.url,
      seed: winter.seed,
      onAccepted: (planned, accepted) => {
        play.accepted.push(accepted);
        note(play, planned, accepted);
      },
    }),
  );
  await comeToRest(play);
}

/** Remembers what its people would: who asked for help, and which cases want a second look. */
function note(play: Play, planned: PlannedApplication, accepted: Accepted): void {
  const { circumstance, day } = planned;
  const { applicationId, connectionRequestId } = accepted;
  play.sent += 1;
  play.waiting.push({ applicationId, circumstance });
  if (connectionRequestId !== undefined) {
    const { area } = placeOf(formOf(planned, play.winter.seed).home, 2019);
    play.lists.add(localityByCode(area.localityCode)?.code ?? 'city', day);
  }
  if (play.sent % toldEvery === 0) play.onProgress({ date: play.date, sent: play.sent });
}

/** Approvers and teams work at the same time; a payment run takes what was approved before it. */
async function afternoon(play: Play, today: ReplayDay, workingDays: number): Promise<void> {
  const { stopwatch } = play;
  await Promise.all([
    decideAndPay(play, workingDays),
    stopwatch.time('requests given out', () => giveOutRequests(play, today)),
  ]);
  await comeToRest(play);
}

async function decideAndPay(play: Play, workingDays: number): Promise<void> {
  const { stopwatch, staff, doStep } = play;
  if (play.waiting.length === 0) return;
  // In an order of their own: the one in which they were answered is chance.
  const waiting = play.waiting.sort((one, other) =>
    one.applicationId < other.applicationId ? -1 : 1,
  );
  play.waiting = [];
  // Day by day they take turns at the doubtful cases.
  const [ben, chloe] = approvers;
  const [one, other] = workingDays % 2 === 0 ? [ben, chloe] : [chloe, ben];
  await stopwatch.time('decisions', () =>
    Promise.all([
      doStep((repeated) => decideDoubtful(staff(one), waiting, repeated)),
      doStep(() => approveEligible(staff(other))),
    ]),
  );
  await stopwatch.time('payment runs', () => doStep(() => startPaymentRun(staff('dev-patel'))));
}

/** The teams work side by side, each on its own list. */
async function giveOutRequests({ lists, staff, doStep }: Play, today: ReplayDay): Promise<void> {
  const due = lists.dueOn(today).entries();
  await Promise.all(
    Array.from({ length: teamsAtOnce }, async () => {
      for (const [place, count] of due) {
        const lead = staff(place === 'city' ? 'erin-walsh' : `lead-${place}`);
        const allotment: Allotment = { count };
        await doStep(() => allocateConnections(lead, place, allotment));
        lists.gaveOut(place, count);
      }
    }),
  );
}

async function endTrouble(play: Play): Promise<void> {
  await play.remote.setBankFaults({ repeatReports: 1, outage: false });
  await play.remote.setFaults({ queues: { duplicateRate: 0 } });
  await comeToRest(play);
}
