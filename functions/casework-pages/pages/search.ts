import {
  readCaseAssignments,
  readSearch,
  shownAtMost,
  type Application,
  type SearchFor,
} from '#shared/applications/index.ts';
import {
  grantApplications,
  isSent,
  readGroupSearch,
  type GrantApplication,
} from '#shared/community-grants/index.ts';
import { readInterestsOf } from '#shared/interests/index.ts';
import { daysBetween, showReference, type Instant } from '#shared/kernel/index.ts';
import { programmeById } from '#shared/programmes/index.ts';
import { keys } from '#shared/records/index.ts';
import {
  localityInWords,
  searchPath,
  staffAction,
  staffPage,
  type StaffAnswer,
  type StaffRequest,
  type StaffVisit,
} from '#shared/staff-web/index.ts';
import { page, problemAt, redirect, type Route } from '#shared/web/index.ts';

import type { CaseworkPorts } from '../ports.ts';
import { stateOf } from '../views/case-view.ts';
import { whoHas } from '../words/assignment-words.ts';
import { sentRows } from './grant-pages.ts';
import { isTheirOwn } from './closed-to-interested.ts';
import { lookedForInWords } from '../words/search-words.ts';

/** Longer than any name with a birthday, and shorter than a letter pasted by mistake. */
const longestSearch = 120;

/**
 * Finding cases by what is told of a family, and groups' applications by what is told of a group. What was typed is posted and answered at once, so that it
 * stands in no address, history or log.
 */
export function searchRoutes(ports: CaseworkPorts): Route<StaffVisit>[] {
  return [
    staffPage(searchPath, ['view-cases'], () => page('search.njk', { form: { values: {} } })),
    staffAction(searchPath, ['view-cases'], (request) => search(ports, request)),
  ];
}

async function search(ports: CaseworkPorts, request: StaffRequest): Promise<StaffAnswer> {
  const { form, staff } = request;
  const typed = typeof form['q'] === 'string' ? form['q'].slice(0, longestSearch) : '';
  const searchFor = readSearch(typed);
  const ofGroups = readGroupSearch(typed, searchFor);
  if (searchFor.length === 0 && ofGroups.length === 0) {
    const problem = problemAt({ q: typed }, 'q', nothingToLookFor(typed));
    return page('search.njk', { form: problem }, { status: 400 });
  }
  const [named, groups] = await Promise.all([
    grantNamed(ports, searchFor),
    ports.findGroups(ofGroups),
  ]);
  const grantIds = groups.applications.map(({ grantApplicationId }) => grantApplicationId);
  const { cases, more } = await ports.findCases({
    searchFor,
    staffId: staff.staffId,
    groups: {
      searchedFor: ofGroups.map(({ kind }) => kind),
      grantApplicationIds: [...(named === undefined ? [] : [named]), ...grantIds],
      more: groups.more,
    },
  });
  const [first] = cases;
  const isNamed = searchFor.some(
    (one) => one.kind === 'reference' && one.reference === first?.applicationId,
  );
  if (isNamed && first !== undefined && cases.length === 1) {
    return redirect(`/staff/cases/${first.applicationId}`);
  }
  if (named !== undefined) return redirect(`/staff/grants/${named}`);
  return page('search.njk', {
    form: { values: { q: typed } },
    lookedFor: lookedForInWords(searchFor, ofGroups),
    found: { more, shownAtMost, rows: await caseRows(ports, cases, request) },
    groups: { more: groups.more, rows: await groupRows(ports, groups.applications, request) },
  });
}

async function caseRows(
  { records }: CaseworkPorts,
  cases: readonly Application[],
  request: StaffRequest,
) {
  const { staff, at } = request;
  const ids = cases.map(({ applicationId }) => applicationId);
  const ofCases = { subject: 'case', applicationIds: ids } as const;
  const [assignments, interests] = await Promise.all([
    readCaseAssignments(records, ids),
    readInterestsOf(records, staff.staffId, ofCases),
  ]);
  return cases.map((found) => ({
    ...rowOf(found, at),
    ...((interests.has(found.applicationId) || isTheirOwn(found, staff)) && closedRow),
    who: whoHas(found, assignments, request),
  }));
}

async function groupRows(
  { records }: CaseworkPorts,
  found: readonly GrantApplication[],
  { staff }: StaffRequest,
) {
  const ids = found.map(({ grantApplicationId }) => grantApplicationId);
  const ofGrants = { subject: 'grant', applicationIds: ids } as const;
  const [rows, interests] = await Promise.all([
    sentRows(records, found),
    readInterestsOf(records, staff.staffId, ofGrants),
  ]);
  return rows.map((row) =>
    interests.has(row.grantApplicationId)
      ? { href: row.href, reference: row.reference, group: closedRow.name }
      : row,
  );
}

function nothingToLookFor(typed: string): string {
  if (typed.trim() === '') return 'Type what you know of the family or the group';
  return /^[\d\s-]+$/.test(typed)
    ? 'Type four digits of an account, a whole telephone number, or a reference'
    : 'Type more: a street needs the number of the house, and a postcode both of its halves';
}

/** The group's application that was named and was sent; one that still belongs to its group is not found. */
async function grantNamed(
  { records }: CaseworkPorts,
  searchFor: readonly SearchFor[],
): Promise<string | undefined> {
  const [named] = searchFor.flatMap((one) => (one.kind === 'reference' ? one.reference : []));
  if (named === undefined) return undefined;
  const found = await grantApplications.read(records, keys.grantApplication(named));
  return found !== undefined && isSent(found.document) ? named : undefined;
}

/** That there is one is no secret to them; whose it is was not said here. */
const closedRow = { name: 'You have an interest in this' };

function rowOf(application: Application, at: Instant) {
  const { applicationId, programmeId, form, area, submittedAt } = application;
  return {
    href: `/staff/cases/${applicationId}`,
    reference: showReference(applicationId),
    name: form.fullName,
    locality: localityInWords(area.localityCode),
    programme: programmeById(programmeId).name,
    state: stateOf(application),
    waitedDays: Math.floor(daysBetween(submittedAt, at)),
    submittedAt,
  };
}
