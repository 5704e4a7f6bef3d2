import type { Clock, Commit, Instant, Write } from '#shared/kernel/index.ts';
import {
  eventRecord,
  keys,
  queueItems,
  queues,
  type Loaded,
  type RecordReader,
} from '#shared/records/index.ts';

import { endOfUnsent } from './end-of-unsent.ts';
import {
  grantApplications,
  grantMemberships,
  type GrantApplication,
  type GrantApplicationIn,
} from './grant-application.ts';
import { grantSearchRemovals } from './grant-search.ts';
import { grantRounds } from './rounds.ts';

/** What is left is removed by the next run, minutes later. */
const mostAtOnce = 200;

interface RemovePorts {
  readonly records: RecordReader;
  readonly commit: Commit;
  readonly clock: Clock;
  /** Whether files are still here that were sent with it: they are found by its id, so they go first. */
  readonly hasFiles: (grantApplicationId: string) => Promise<boolean>;
}

/**
 * Removes applications that never counted once their time is over (`endOfUnsent`): the answers, the people with
 * their addresses, and what leads from people to it. That there was one, and when, stays. Answers how many. Run
 * again it removes nothing twice.
 */
export function createRemoveUnsent(ports: RemovePorts) {
  return async function removeUnsent(): Promise<number> {
    const at = ports.clock.now();
    let removed = 0;
    for await (const found of overApplications(ports.records, at)) {
      if (await remove(ports, found, at)) removed += 1;
    }
    return removed;
  };
}

type Unsent = GrantApplicationIn<'draft' | 'awaiting-confirmation' | 'withdrawn'>;

async function* overApplications(
  records: RecordReader,
  at: Instant,
): AsyncGenerator<Loaded<GrantApplication>> {
  for await (const item of queueItems(records, queues.grantsNotSent(), mostAtOnce)) {
    const found = grantApplications.parse(item);
    const end = endOfUnsent(found.document);
    if (end !== undefined && end > at) break;
    yield found;
  }
  // What waits for its contacts lies where staff see it.
  for (const { roundId, confirmBy } of grantRounds) {
    if (confirmBy > at) continue;
    const waiting = queues.grantApplications(roundId, 'awaiting-confirmation');
    for await (const item of queueItems(records, waiting, mostAtOnce)) {
      yield grantApplications.parse(item);
    }
  }
}

function isOver(application: GrantApplication, at: Instant): application is Unsent {
  const end = endOfUnsent(application);
  return end !== undefined && end <= at;
}

async function remove(
  { records, commit, hasFiles }: RemovePorts,
  { document: application, version }: Loaded<GrantApplication>,
  at: Instant,
): Promise<boolean> {
  if (!isOver(application, at)) return false;
  const { grantApplicationId } = application;
  if (await hasFiles(grantApplicationId)) return false;
  const links = await records.getMany(
    application.people.map(({ personId }) => keys.grantMembership(personId, grantApplicationId)),
  );
  const committed = await commit([
    ...removal(application, version, at),
    ...(await grantSearchRemovals(records, grantApplicationId)),
    ...links.map((item) => {
      const link = grantMemberships.parse(item);
      return grantMemberships.remove(link.document, link.version);
    }),
  ]);
  return committed.ok;
}

function removal(application: Unsent, version: number, at: Instant): Write[] {
  const { grantApplicationId, roundId, roundVersion, termsVersion, begunAt } = application;
  const { state: from, edition, people } = application;
  const next: GrantApplication = {
    ...{ state: 'removed', grantApplicationId, roundId, roundVersion, termsVersion, begunAt },
    ...{ edition, people: [], sections: {}, removedAt: at },
  };
  const rule = from === 'withdrawn' ? 'taken-back' : 'never-sent';
  return [
    grantApplications.replace(next, version),
    eventRecord(
      keys.grantApplication(grantApplicationId),
      version + 1,
      {
        type: 'grant-application-removed',
        ...{ grantApplicationId, from, rule, people: people.length },
      },
      {
        ...{ at, correlationId: grantApplicationId },
        actor: { kind: 'system', id: 'watch-deadlines' },
      },
    ),
  ];
}
