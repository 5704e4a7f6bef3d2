import { applications, contactReminders, mayBeReminded } from '#shared/applications/index.ts';
import type { Actor, Clock, Commit, Instant } from '#shared/kernel/index.ts';
import { eventRecord, keys, queues, type RecordReader } from '#shared/records/index.ts';

const remindersAPage = 100;

/** Of one run: after an outage the rest follow by the next quarter of an hour. */
const remindersARun = 500;

const system: Actor = { kind: 'system', id: 'watch-deadlines' };

/**
 * Has every family reminded whose day has come and that has not typed in its code; answers how many. A family is
 * asked once, however often and by however many this runs: its reminder ends in the commit that asks, and where
 * nothing is to be asked any more, it ends without a word.
 */
export function createRemindContacts(ports: {
  readonly records: RecordReader;
  readonly commit: Commit;
  readonly clock: Clock;
}) {
  return async function remindContacts(): Promise<number> {
    let asked = 0;
    for (const applicationId of await dueReminders(ports.records, ports.clock.now())) {
      if (await endReminder(ports, applicationId)) asked += 1;
    }
    return asked;
  };
}

/** They lie in the order of their day, so those after today need not be looked at. */
async function dueReminders(records: RecordReader, now: Instant): Promise<readonly string[]> {
  const due: string[] = [];
  let after: string | undefined;
  do {
    const page = await records.queue({
      ...{ queue: queues.contactReminders(), limit: remindersAPage },
      ...(after === undefined ? {} : { after }),
    });
    for (const item of page.items) {
      const { applicationId, dueAt } = contactReminders.parse(item).document;
      if (dueAt > now || due.length === remindersARun) return due;
      due.push(applicationId);
    }
    after = page.next;
  } while (after !== undefined);
  return due;
}

/** Whether the family was asked: not when somebody was faster, and not when it need not be any more. */
async function endReminder(
  { records, commit, clock }: Parameters<typeof createRemindContacts>[0],
  applicationId: string,
): Promise<boolean> {
  const key = keys.contactReminder(applicationId);
  const found = await contactReminders.read(records, key);
  if (found?.document.state !== 'waiting') return false;
  const { document, version } = found;
  const at = clock.now();
  if (!(await isStillAsked(records, applicationId))) {
    const ended = { ...document, state: 'not-needed', endedAt: at } as const;
    await commit([contactReminders.replace(ended, version)]);
    return false;
  }
  const committed = await commit([
    contactReminders.replace({ ...document, state: 'asked', askedAt: at }, version),
    eventRecord(
      key,
      version + 1,
      { type: 'contact-reminder-due', applicationId },
      { at, actor: system, correlationId: applicationId },
    ),
  ]);
  return committed.ok;
}

async function isStillAsked(records: RecordReader, applicationId: string): Promise<boolean> {
  const found = await applications.read(records, keys.application(applicationId));
  if (found === undefined || !mayBeReminded(found.document)) return false;
  return (await records.get(keys.contactProof(applicationId))) === undefined;
}
