import * as z from 'zod';

import { longestFilterName, mostSavedFilters } from '#shared/applications/index.ts';
import {
  staffAction,
  staffPage,
  type StaffAnswer,
  type StaffRequest,
  type StaffVisit,
} from '#shared/staff-web/index.ts';
import { problemAt, readForm, redirect, requiredText, type Route } from '#shared/web/index.ts';

import type { CaseworkPorts } from '../ports.ts';
import { takers } from './case-assignment.ts';
import { filterAddress, filterQuery, readFilter } from './case-filter.ts';
import { showQueue } from './case-queue.ts';

const path = '/staff/cases/filters';

const nameSchema = z.object({
  name: requiredText(
    {
      missing: 'Write what you call it, like “Erdington, a week and more”',
      tooLong: `Write a name of ${longestFilterName} characters or fewer`,
    },
    longestFilterName,
  ),
});

/** The filters that somebody who works on cases comes back to, saved by name and forgotten again. */
export function savedFilterRoutes(ports: CaseworkPorts): Route<StaffVisit>[] {
  return [
    // Whoever loads the page of a mistake again is led to the queue.
    staffPage(path, takers, ({ query, at }) =>
      redirect(filterAddress('/staff/cases', readFilter(query, at))),
    ),
    staffAction(path, takers, (request) => save(ports, request)),
    staffAction(`${path}/forget`, takers, (request) => forget(ports, request)),
  ];
}

const refusals = {
  'too-many': `You have ${mostSavedFilters} saved filters. Forget one of them first.`,
  'changed-meanwhile': 'Your filters were changed in another window. Save it again.',
} as const;

async function save(ports: CaseworkPorts, request: StaffRequest): Promise<StaffAnswer> {
  const { form, query, staff, at } = request;
  const read = readForm(nameSchema, form);
  if (!read.ok) return showQueue(ports, request, { form: read.failure, status: 400 });
  const filter = readFilter(query, at);
  const { name } = read.value;
  const saved = await ports.saveFilter(staff.staffId, { name, query: filterQuery(filter) });
  if (saved.ok) return redirect(filterAddress('/staff/cases', filter));
  const problem = problemAt(form, 'name', refusals[saved.failure.kind]);
  return showQueue(ports, request, { form: problem, status: 409 });
}

async function forget(ports: CaseworkPorts, request: StaffRequest): Promise<StaffAnswer> {
  const { form, query, staff, at } = request;
  const name = typeof form['name'] === 'string' ? form['name'] : '';
  const forgotten = await ports.forgetFilter(staff.staffId, name);
  if (forgotten.ok) return redirect(filterAddress('/staff/cases', readFilter(query, at)));
  const problem = problemAt(form, 'name', refusals[forgotten.failure.kind]);
  return showQueue(ports, request, { form: problem, status: 409 });
}
