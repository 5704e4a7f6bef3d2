import { localDate } from '#shared/kernel/index.ts';
import { readLowFloats } from '#shared/month-close/index.ts';
import { railsOf, type Programme } from '#shared/programmes/index.ts';
import { queues } from '#shared/records/index.ts';
import { may, type StaffMember } from '#shared/staff-identity/index.ts';
import {
  chosenProgramme,
  mayAnyOf,
  parkedReaders,
  programmeChoices,
  staffNavigation,
  staffPage,
  type StaffAnswer,
  type StaffRequest,
  type StaffVisit,
} from '#shared/staff-web/index.ts';
import { page, type Route } from '#shared/web/index.ts';

import type { CaseworkPorts } from '../ports.ts';
import { telephonePath, telephoneTakers } from './telephone.ts';
import { countedUpTo, countInWords } from '../words/count-words.ts';
import { lowFloatInWords } from '../words/low-float-in-words.ts';
import { queueInWords, type StaffQueue } from '../words/queue-words.ts';

/** What waits for a person; decided cases wait for nobody. */
const waitingQueues = [
  'to-decide-eligible',
  'to-decide-refer',
  'to-decide-duplicate',
  'to-decide-not-eligible',
  'second-approval',
  'payment-returned',
] as const satisfies readonly StaffQueue[];

/** Those to whom the page of a float is open. */
const floatReaders = ['reconcile', 'view-audit'] as const;

/** Where staff begin: what waits for them, and the places their roles open. */
export function startRoutes(ports: CaseworkPorts): Route<StaffVisit>[] {
  return [staffPage('/staff', [], (request) => showStart(ports, request))];
}

async function showStart(
  ports: CaseworkPorts,
  { staff, query, at }: StaffRequest,
): Promise<StaffAnswer> {
  const programme = chosenProgramme(query['programme'], at);
  const seesCases = may(staff, 'view-cases');
  const [cases, elsewhere, lowFloats] = await Promise.all([
    seesCases ? waitingCases(ports, programme) : [],
    waitingElsewhere(ports, staff, programme),
    mayAnyOf(staff, floatReaders) ? readLowFloats(ports.records, localDate(at)) : [],
  ]);
  return page('start.njk', {
    firstName: staff.name.split(' ')[0],
    programme,
    programmes: seesCases ? programmeChoices('/staff', programme) : [],
    cases,
    elsewhere,
    lowFloats: lowFloats.map(lowFloatInWords),
    telephone: mayAnyOf(staff, telephoneTakers) ? telephonePath : undefined,
    places: staffNavigation(staff, '').filter(({ href }) => href !== '/staff'),
  });
}

async function waitingCases(ports: CaseworkPorts, { programmeId }: Programme) {
  return Promise.all(
    waitingQueues.map(async (queue) => {
      const count = await ports.countQueue(queues.cases(programmeId, queue), countedUpTo);
      const { name, what } = queueInWords(queue);
      const href = `/staff/cases?programme=${programmeId}&queue=${queue}`;
      return { name, what, href, count: countInWords(count), any: count > 0 };
    }),
  );
}

/** What was set aside, when there is any: a family may be among it, and nobody else looks for it. */
async function waitingAside(countQueue: CaseworkPorts['countQueue'], programmeId: string) {
  const count = await countQueue(queues.cases(programmeId, 'maybe-machine'), countedUpTo);
  if (count === 0) return [];
  const { name, what } = queueInWords('maybe-machine');
  const href = `/staff/cases?programme=${programmeId}&queue=maybe-machine`;
  return [{ name, what, href, count: countInWords(count), any: true }];
}

async function waitingElsewhere(
  { countQueue }: CaseworkPorts,
  staff: StaffMember,
  programme: Programme,
) {
  const { programmeId } = programme;
  const waiting = [];
  if (may(staff, 'view-cases')) {
    const [pairs, shared, missing, reviews, setAside] = await Promise.all([
      countQueue(queues.pairs(programmeId), countedUpTo),
      countQueue(queues.sharedByMany(programmeId), countedUpTo),
      countQueue(queues.missingVouchers(), countedUpTo),
      countQueue(queues.openReviews(), countedUpTo),
      waitingAside(countQueue, programmeId),
    ]);
    // Of every programme, and shown only when there are any: most days there are none.
    if (missing > 0) {
      waiting.push({
        name: 'Codes that never came',
        what: 'A provider took the order and made no code: those families have no money yet.',
        href: '/staff/tasks',
        count: countInWords(missing),
        any: true,
      });
    }
    if (reviews > 0) {
      waiting.push({
        name: 'Challenged decisions',
        what: 'Families who say that a “no” is wrong: somebody else looks again and answers.',
        href: '/staff/cases/reviews',
        count: countInWords(reviews),
        any: true,
      });
    }
    waiting.push(...setAside);
    waiting.push({
      name: 'Pairs to compare',
      what: 'Two applications that may be one household: nothing is paid until somebody has looked.',
      href: `/staff/cases/pairs?programme=${programmeId}`,
      count: countInWords(pairs + shared),
      any: pairs + shared > 0,
    });
  }
  if (may(staff, 'run-payments')) {
    const counts = await Promise.all(
      railsOf(programme).map((rail) =>
        countQueue(queues.payments(programmeId, rail, 'ready'), countedUpTo),
      ),
    );
    const ready = counts.reduce((sum, count) => sum + count, 0);
    const unclear = await countQueue(queues.unclearRuns(programmeId), countedUpTo);
    waiting.push({
      name: 'Payment runs to find out about',
      what: 'The bank or provider says neither yes nor no: nobody is paid before two people know.',
      href: `/staff/payment-runs?programme=${programmeId}`,
      count: countInWords(unclear),
      any: unclear > 0,
    });
    waiting.push({
      name: 'Payments ready to go',
      what: 'Approved, and not in a payment run yet.',
      href: `/staff/payment-runs?programme=${programmeId}`,
      count: countInWords(ready),
      any: ready > 0,
    });
  }
  if (mayAnyOf(staff, parkedReaders)) {
    const parked = await countQueue(queues.parked(), countedUpTo);
    waiting.push({
      name: 'Parked messages',
      what: 'Something could not be handled and waits for a person.',
      href: '/staff/parked',
      count: countInWords(parked),
      any: parked > 0,
    });
  }
  return waiting;
}
