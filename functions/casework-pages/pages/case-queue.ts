import { applications, wasAssessed, type Application } from '#shared/applications/index.ts';
import { daysBetween, showReference, type Instant } from '#shared/kernel/index.ts';
import { queues } from '#shared/records/index.ts';
import {
  adviceInWords,
  chosenProgramme,
  localityInWords,
  programmeChoices,
  staffPage,
  type StaffAnswer,
  type StaffRequest,
  type StaffVisit,
} from '#shared/staff-web/index.ts';
import { page, type Route } from '#shared/web/index.ts';

import type { CaseworkPorts } from '../ports.ts';
import { priorityAt } from '../views/priority-view.ts';
import { householdInWords } from '../words/household-in-words.ts';
import { signalSentence } from '../words/signal-words.ts';
import { chosenQueue, queueInWords, staffQueues } from '../words/queue-words.ts';
import { bulkQueues } from './bulk-request.ts';

const casesAPage = 50;

/** A work queue, most urgent first, fifty cases a page. */
export function queueRoutes(ports: CaseworkPorts): Route<StaffVisit>[] {
  return [staffPage('/staff/cases', ['view-cases'], (request) => showQueue(ports, request))];
}

async function showQueue(ports: CaseworkPorts, request: StaffRequest): Promise<StaffAnswer> {
  const { query, at } = request;
  const programme = chosenProgramme(query['programme'], at);
  const queue = chosenQueue(query['queue']);
  const { programmeId } = programme;
  const after = query['after'];
  const listed = await ports.records.queue({
    queue: queues.cases(programmeId, queue),
    limit: casesAPage,
    ...(after === undefined ? {} : { after }),
  });
  const here = `/staff/cases?programme=${programmeId}&queue=${queue}`;
  return page('case-queue.njk', {
    programme,
    programmes: programmeChoices('/staff/cases', programme),
    queue: queueInWords(queue),
    queues: staffQueues.map((each) => ({
      text: queueInWords(each).short,
      href: `/staff/cases?programme=${programmeId}&queue=${each}`,
      current: each === queue,
    })),
    rows: listed.items.map((item) => rowOf(applications.parse(item).document, at)),
    fromTop: after === undefined ? undefined : here,
    next:
      listed.next === undefined ? undefined : `${here}&after=${encodeURIComponent(listed.next)}`,
    bulk: bulkQueues.some((each) => each === queue)
      ? `/staff/cases/bulk?programme=${programmeId}&queue=${queue}`
      : undefined,
  });
}

function rowOf(application: Application, at: Instant) {
  const { applicationId, form, area } = application;
  return {
    href: `/staff/cases/${applicationId}`,
    reference: showReference(applicationId),
    submittedAt: application.submittedAt,
    waitedDays: Math.floor(daysBetween(application.submittedAt, at)),
    locality: localityInWords(area.localityCode),
    household: householdInWords(form.household),
    askedPence: application.askedPence,
    signals: (application.signals ?? []).map(signalSentence),
    ...(wasAssessed(application) && {
      awardPence: application.assessment.awardPence,
      priority: priorityAt(application, at),
      advice: adviceInWords(application.assessment.outcome),
      duplicate: application.duplicateOf !== undefined,
    }),
  };
}
