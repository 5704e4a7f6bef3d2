import { applications, wasAssessed, type Application } from '#shared/applications/index.ts';
import { daysBetween, readReference, showReference, type Instant } from '#shared/kernel/index.ts';
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
import { page, problemAt, redirect, type FormView, type Route } from '#shared/web/index.ts';

import type { CaseworkPorts } from '../ports.ts';
import { priorityAt } from '../views/priority-view.ts';
import { householdInWords } from '../words/household-in-words.ts';
import { signalSentence } from '../words/signal-words.ts';
import { chosenQueue, queueInWords, staffQueues } from '../words/queue-words.ts';
import { bulkQueues } from './bulk-request.ts';

const casesAPage = 50;

/** A work queue, most urgent first, fifty cases a page; and the way to one case by its reference. */
export function queueRoutes(ports: CaseworkPorts): Route<StaffVisit>[] {
  return [staffPage('/staff/cases', ['view-cases'], (request) => showQueue(ports, request))];
}

async function showQueue(ports: CaseworkPorts, request: StaffRequest): Promise<StaffAnswer> {
  const { query, at } = request;
  const typed = query['reference'];
  const reference = typed === undefined ? undefined : readReference(typed);
  if (reference !== undefined) return redirect(`/staff/cases/${reference}`);
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
  const form = typed === undefined ? { values: {} } : referenceProblem(typed);
  return page(
    'case-queue.njk',
    {
      form,
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
    },
    { status: form.errors === undefined ? 200 : 400 },
  );
}

function referenceProblem(typed: string): FormView {
  return problemAt(
    { reference: typed },
    'reference',
    'Enter a reference of ten letters and numbers, like 7K2QX-0M4TP',
  );
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
