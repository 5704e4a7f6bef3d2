import * as z from 'zod';

import {
  applications,
  storedAssessmentSchema,
  type Application,
} from '#shared/applications/index.ts';
import { daysBetween, type Instant, type StoredItem } from '#shared/kernel/index.ts';
import type { RecordReader } from '#shared/records/index.ts';

import { priorityAt } from '../views/priority-view.ts';
import { placeOf, type CaseFilter } from './case-filter.ts';

const casesAPage = 50;
/** Looking through more before answering would make the page slow; the next page looks on. */
const lookedAtMost = 1_000;
const lookedAtOnce = 100;

export interface FilteredCases {
  readonly cases: readonly Application[];
  /** Give it back to read on; absent when there is no more. */
  readonly next?: string;
}

/** What waiting and priority are told by: the rest of a case never leaves the table while it is looked through. */
const slimCaseSchema = z.object({
  submittedAt: z.string(),
  assessment: storedAssessmentSchema.pick({ policyVersion: true, priority: true }).optional(),
});
const slimParts = ['submittedAt', 'assessment.policyVersion', 'assessment.priority'];

/**
 * The cases of a filter from where the last page ended, most urgent first. A page that is narrowed by
 * waiting or priority can hold a few more than fifty, or fewer with more to come.
 */
export async function filteredCases(
  records: RecordReader,
  filter: CaseFilter,
  { at, after }: { readonly at: Instant; readonly after: string | undefined },
): Promise<FilteredCases> {
  const place = placeOf(filter);
  const looksInside = filter.waitedDays !== undefined || filter.leastPriority !== undefined;
  if (!looksInside) {
    const from = after === undefined ? {} : { after };
    const { items, next } = await records.queue({ ...place, limit: casesAPage, ...from });
    return pageOf(items, next);
  }
  const meant: StoredItem[] = [];
  let looked = 0;
  let next = after;
  do {
    const from = next === undefined ? {} : { after: next };
    const listed = await records.queue({
      ...{ ...place, limit: lookedAtOnce, parts: slimParts, ...from },
    });
    meant.push(...listed.items.filter((item) => isMeant(item, filter, at)));
    looked += lookedAtOnce;
    next = listed.next;
  } while (next !== undefined && meant.length < casesAPage && looked < lookedAtMost);
  return pageOf(await records.getMany(meant), next);
}

function pageOf(items: readonly StoredItem[], next: string | undefined): FilteredCases {
  const cases = items.map((item) => applications.parse(item).document);
  return next === undefined ? { cases } : { cases, next };
}

function isMeant(item: StoredItem, filter: CaseFilter, at: Instant): boolean {
  const { submittedAt, assessment } = slimCaseSchema.parse(item['document']);
  const { waitedDays = 0, leastPriority } = filter;
  if (daysBetween(submittedAt, at) < waitedDays) return false;
  if (leastPriority === undefined) return true;
  return (
    assessment !== undefined && priorityAt({ assessment, submittedAt }, at).total >= leastPriority
  );
}
