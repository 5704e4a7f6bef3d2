import { caseQueueOf, type Application } from '#shared/applications/index.ts';
import { cityPool } from '#shared/budget/index.ts';
import type { Instant } from '#shared/kernel/index.ts';
import { localities } from '#shared/reference/index.ts';
import { queues, type QueueIndex } from '#shared/records/index.ts';
import { chosenProgramme, localityInWords, type StaffRequest } from '#shared/staff-web/index.ts';

import { chosenQueue, type StaffQueue } from '../words/queue-words.ts';

/** Days that a family has waited at least. */
export const waitedChoices = [3, 7, 14] as const;
/** Points of priority that a case has at least, of a hundred. */
export const priorityChoices = [70, 50, 30] as const;

/** Where hidden addresses and those of no locality stand. */
export const localityCodes: readonly string[] = [
  ...localities.map(({ code }) => code).toSorted((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1)),
  cityPool,
];

/** Which cases somebody works through: an address says it whole, so that it can be bookmarked. */
export interface CaseFilter {
  readonly programmeId: string;
  readonly queue: StaffQueue;
  readonly localityCode?: string | undefined;
  readonly waitedDays?: number | undefined;
  readonly leastPriority?: number | undefined;
}

/** The filter an address names; what it does not know it leaves out. */
export function readFilter(query: Readonly<Record<string, string>>, at: Instant): CaseFilter {
  return {
    programmeId: chosenProgramme(query['programme'], at).programmeId,
    queue: chosenQueue(query['queue']),
    ...narrowed(query),
  };
}

/** The part of the queue that a case was opened from, or the whole queue that it stands in. */
export function filterOfCase(
  application: Application,
  { query, at }: Pick<StaffRequest, 'query' | 'at'>,
): CaseFilter {
  const stands = { queue: caseQueueOf(application), ...query };
  return readFilter({ ...stands, programme: application.programmeId }, at);
}

function narrowed(query: Readonly<Record<string, string>>) {
  return {
    localityCode: localityCodes.find((code) => code === query['locality']),
    waitedDays: waitedChoices.find((days) => String(days) === query['waited']),
    leastPriority: priorityChoices.find((points) => String(points) === query['priority']),
  };
}

/** The address of a page of this filter. */
export function filterAddress(path: string, filter: CaseFilter): string {
  return `${path}?${filterQuery(filter)}`;
}

/** `programme=…&queue=…` and whatever narrows it. */
export function filterQuery(filter: CaseFilter): string {
  const { programmeId, queue, localityCode, waitedDays, leastPriority } = filter;
  return new URLSearchParams({
    programme: programmeId,
    queue,
    ...(localityCode === undefined ? {} : { locality: localityCode }),
    ...(waitedDays === undefined ? {} : { waited: String(waitedDays) }),
    ...(leastPriority === undefined ? {} : { priority: String(leastPriority) }),
  }).toString();
}

/** Whether it is less than the whole queue. */
export function isNarrowed({ localityCode, waitedDays, leastPriority }: CaseFilter): boolean {
  return [localityCode, waitedDays, leastPriority].some((part) => part !== undefined);
}

/** Where the cases of a filter stand, most urgent first; waiting and priority are looked at in each. */
export function placeOf(filter: CaseFilter): { queue: string; index: QueueIndex } {
  const { programmeId, queue, localityCode } = filter;
  return localityCode === undefined
    ? { queue: queues.cases(programmeId, queue), index: 'byQueue' }
    : { queue: queues.localCases(programmeId, queue, localityCode), index: 'byLocality' };
}

function nameOf(localityCode: string): string {
  return localityInWords(localityCode);
}
