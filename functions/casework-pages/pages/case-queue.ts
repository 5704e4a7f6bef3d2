import {
  readCaseAssignments,
  readSavedFilters,
  wasAssessed,
  type Application,
} from '#shared/applications/index.ts';
import { daysBetween, showReference, type Instant } from '#shared/kernel/index.ts';
import { programmeById, programmes } from '#shared/programmes/index.ts';
import { queues } from '#shared/records/index.ts';
import {
  adviceInWords,
  localityInWords,
  mayAnyOf,
  staffPage,
  type StaffAnswer,
  type StaffRequest,
  type StaffVisit,
} from '#shared/staff-web/index.ts';
import { emptyForm, page, type Route, type ShownForm } from '#shared/web/index.ts';

import type { CaseworkPorts } from '../ports.ts';
import { priorityAt } from '../views/priority-view.ts';
import { whoHas } from '../words/assignment-words.ts';
import { countInWords } from '../words/count-words.ts';
import { householdInWords } from '../words/household-in-words.ts';
import { signalSentence } from '../words/signal-words.ts';
import { queueInWords, staffQueues } from '../words/queue-words.ts';
import { takers } from './case-assignment.ts';
import { bulkQueues } from './bulk-request.ts';
import {
  filterAddress,
  filterQuery,
  isNarrowed,
  localityCodes,
  priorityChoices,
  readFilter,
  waitedChoices,
  type CaseFilter,
} from './case-filter.ts';
import { filteredCases } from './filtered-cases.ts';

const path = '/staff/cases';
/** As many as a page shows: eleven such counts stand on every page of a queue, and each reads what it counts. */
const countedOfLocality = 50;

/** A work queue, most urgent first, fifty cases a page, or the part of it that somebody works through. */
export function queueRoutes(ports: CaseworkPorts): Route<StaffVisit>[] {
  return [staffPage(path, ['view-cases'], (request) => showQueue(ports, request))];
}

/** A part of a queue, with what somebody typed to save it. */
export async function showQueue(
  ports: CaseworkPorts,
  request: StaffRequest,
  { form, status }: ShownForm = emptyForm,
): Promise<StaffAnswer> {
  const { query, staff, at } = request;
  const filter = readFilter(query, at);
  const after = query['after'];
  const mayTake = mayAnyOf(staff, takers);
  const [listed, choices, saved] = await Promise.all([
    filteredCases(ports.records, filter, { at, after }),
    filterChoices(ports, filter),
    mayTake ? readSavedFilters(ports.records, staff.staffId) : [],
  ]);
  const assignments = await readCaseAssignments(
    ports.records,
    listed.cases.map(({ applicationId }) => applicationId),
  );
  const { programmeId, queue } = filter;
  const here = filterAddress(path, filter);
  const whole = { programmeId, queue };
  const asked = filterQuery(filter);
  return page(
    'case-queue.njk',
    {
      form,
      saved: saved.map(({ name, query: part }) => ({
        text: name,
        href: `${path}?${part}`,
        current: part === asked,
      })),
      saveFilter: mayTake ? `${path}/filters?${asked}` : undefined,
      forgetFilter: `${path}/filters/forget?${asked}`,
      programme: programmeById(programmeId),
      programmes: programmes.map((one) => ({
        text: one.name,
        href: filterAddress(path, { ...filter, programmeId: one.programmeId }),
        current: one.programmeId === programmeId,
      })),
      queue: queueInWords(queue),
      queues: staffQueues.map((each) => ({
        text: queueInWords(each).short,
        href: filterAddress(path, { ...filter, queue: each }),
        current: each === queue,
      })),
      filter: { ...whole, ...choices, isNarrowed: isNarrowed(filter) },
      whole: filterAddress(path, whole),
      rows: listed.cases.map((application) => ({
        ...rowOf(application, filter, at),
        who: whoHas(application, assignments, request),
      })),
      nextCase: mayTake ? filterAddress(`${path}/next`, filter) : undefined,
      noneLeft: query['none'] === 'next',
      fromTop: after === undefined ? undefined : here,
      next:
        listed.next === undefined ? undefined : `${here}&after=${encodeURIComponent(listed.next)}`,
      bulk: bulkQueues.some((each) => each === queue)
        ? filterAddress(`${path}/bulk`, whole)
        : undefined,
    },
    { status },
  );
}

/** What the queue can be narrowed by, with how many cases of it each locality has. */
async function filterChoices({ countQueue }: CaseworkPorts, filter: CaseFilter) {
  const { programmeId, queue, localityCode, waitedDays, leastPriority } = filter;
  const counts = await Promise.all(
    localityCodes.map((code) =>
      countQueue(queues.localCases(programmeId, queue, code), countedOfLocality, 'byLocality'),
    ),
  );
  return {
    localities: localityCodes.map((code, place) => ({
      value: code,
      text: `${localityInWords(code)} (${countInWords(counts[place] ?? 0, countedOfLocality)})`,
      selected: code === localityCode,
    })),
    waited: waitedChoices.map((days) => ({
      value: days,
      text: `${days} days or more`,
      selected: days === waitedDays,
    })),
    priorities: priorityChoices.map((points) => ({
      value: points,
      text: `${points} or more`,
      selected: points === leastPriority,
    })),
  };
}

function rowOf(application: Application, filter: CaseFilter, at: Instant) {
  const { applicationId, form, area } = application;
  return {
    href: `${path}/${applicationId}?${filterQuery(filter)}`,
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
