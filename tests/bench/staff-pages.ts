import { marshall } from '@aws-sdk/util-dynamodb';

import { startLocalPlatform } from '#tests/doubles/local-platform.ts';
import { grantsOfARound } from './many-grants.ts';
import { casesOf } from './many-cases.ts';
import { signIn } from './sign-in.ts';

export interface StaffPageFigures {
  readonly page: string;
  readonly medianMs: number;
  readonly slowestMs: number;
}

const visits = 20;
const warmUp = 3;
/** DynamoDB takes so many items at once. */
const batchSize = 25;

interface Visited {
  readonly page: string;
  readonly staffId: string;
  readonly path: string;
  /** Sent as a form that the page before it holds. */
  readonly search?: string;
}

const programme = 'programme=crisis-and-resilience-fund';

const pages: readonly Visited[] = [
  { page: 'start', staffId: 'amina-rahman', path: '/staff' },
  { page: 'cases', staffId: 'amina-rahman', path: `/staff/cases?${programme}` },
  {
    page: 'cases to refer',
    staffId: 'amina-rahman',
    path: `/staff/cases?${programme}&queue=to-decide-refer`,
  },
  {
    page: 'cases of one locality',
    staffId: 'amina-rahman',
    path: `/staff/cases?${programme}&locality=hodge-hill`,
  },
  {
    page: 'cases, longest waiting and urgent',
    staffId: 'amina-rahman',
    path: `/staff/cases?${programme}&waited=7&priority=50`,
  },
  {
    page: 'approved cases',
    staffId: 'amina-rahman',
    path: `/staff/cases?${programme}&queue=approved`,
  },
  { page: 'a case', staffId: 'amina-rahman', path: '/staff/cases/CASE' },
  { page: 'search: name', staffId: 'amina-rahman', path: '/staff/search', search: 'Nadia Hussain' },
  { page: 'search: postcode', staffId: 'amina-rahman', path: '/staff/search', search: 'B8 3BB' },
  { page: 'reviews', staffId: 'amina-rahman', path: '/staff/cases/reviews' },
  { page: 'tasks', staffId: 'amina-rahman', path: '/staff/tasks' },
  { page: 'grants', staffId: 'amina-rahman', path: '/staff/grants' },
  { page: 'applications to score', staffId: 'grace-osei', path: '/staff/grants/scoring' },
  { page: 'panel', staffId: 'jean-baptiste', path: '/staff/grants/panel' },
  { page: 'comments', staffId: 'lead-hodge-hill', path: '/staff/grants/comments' },
  { page: 'budget', staffId: 'erin-walsh', path: '/staff/budget' },
  { page: 'programmes', staffId: 'erin-walsh', path: '/staff/programmes' },
  { page: 'holds', staffId: 'erin-walsh', path: '/staff/holds' },
  { page: 'payment runs', staffId: 'dev-patel', path: '/staff/payment-runs' },
  { page: 'bank', staffId: 'dev-patel', path: '/staff/bank' },
  {
    page: 'a return',
    staffId: 'dev-patel',
    path: '/staff/returns/crisis-and-resilience-fund/2026-04--2026-06',
  },
  { page: 'report of the city', staffId: 'erin-walsh', path: '/locality/city' },
  { page: 'report of a locality', staffId: 'lead-hodge-hill', path: '/locality/hodge-hill' },
  { page: 'reach of the city', staffId: 'erin-walsh', path: '/locality/city/reach' },
  { page: 'reach of a locality', staffId: 'lead-hodge-hill', path: '/locality/hodge-hill/reach' },
  { page: 'briefing', staffId: 'lead-hodge-hill', path: '/locality/hodge-hill/briefing' },
  { page: 'Family Connect', staffId: 'lead-hodge-hill', path: '/locality/hodge-hill/connections' },
];

/** What staff wait for with so many applications in the tables, page by page. */
export async function benchStaffPages(
  size: number,
  say: (words: string) => void,
): Promise<readonly StaffPageFigures[]> {
  const started = await startLocalPlatform();
  const { platform, matchingKey } = started;
  try {
    const { items, counters, someCase } = casesOf(size, matchingKey);
    const put = (table: 'Records' | 'Reports', some: readonly object[]) =>
      platform.records.call('BatchWriteItem', {
        RequestItems: {
          [`open-door-local-${table}Table`]: some.map((item) => ({
            PutRequest: { Item: marshall(item, { removeUndefinedValues: true }) },
          })),
        },
      });
    let stored = 0;
    let batch: object[] = [];
    for (const item of items) {
      batch.push(item);
      if (batch.length < batchSize) continue;
      await put('Records', batch);
      stored += batch.length;
      batch = [];
      if (stored % 100_000 === 0) say(`  ${stored.toLocaleString('en-GB')} records …`);
    }
    if (batch.length > 0) await put('Records', batch);
    const grants = await grantsOfARound();
    for (let from = 0; from < grants.length; from += batchSize) {
      await put('Records', grants.slice(from, from + batchSize));
    }
    for (let from = 0; from < counters.length; from += batchSize) {
      await put('Reports', counters.slice(from, from + batchSize));
    }
    await platform.drained(600_000);
    const figures: StaffPageFigures[] = [];
    const cookies = new Map<string, string>();
    for (const visited of pages) {
      const cookie = cookies.get(visited.staffId) ?? (await signIn(platform.url, visited.staffId));
      cookies.set(visited.staffId, cookie);
      const path = visited.path.replace('CASE', someCase);
      const times = await visitOften(platform.url, { ...visited, path }, cookie);
      figures.push(timesOf(visited.page, times));
    }
    const auditor = await signIn(platform.url, 'erin-walsh');
    figures.push(
      timesOf('cases as a file, each part of 1,000', await fetchCases(platform.url, auditor)),
    );
    return figures;
  } finally {
    await started.stop();
  }
}

function timesOf(page: string, times: readonly number[]): StaffPageFigures {
  return { page, medianMs: times[Math.floor(times.length / 2)]!, slowestMs: times.at(-1)! };
}

/** Every case of the programme, part by part as the script of the page does it. */
async function fetchCases(url: string, cookie: string): Promise<readonly number[]> {
  const address = `${url}/staff/cases/export?${programme}`;
  const page = await (await fetch(address, { headers: { cookie } })).text();
  // The box of the search, which stands before it, has tokens of its own that do as well.
  const hidden = [...page.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)];
  const fields = new Map(hidden.map(([, name = '', value = '']) => [name, value]));
  const begun = await fetch(`${url}/staff/cases/export`, {
    ...{ method: 'POST', redirect: 'manual', body: new URLSearchParams([...fields]) },
    headers: { cookie, origin: url },
  });
  const times: number[] = [];
  let next: string | undefined = `${begun.headers.get('location') ?? ''}/rows`;
  while (next !== undefined) {
    const began = performance.now();
    const response = await fetch(url + next, { headers: { cookie } });
    if (response.status !== 200) throw new Error(`${next} answered ${response.status}`);
    const part = (await response.json()) as { rows: number; next?: string };
    if (part.rows > 0) times.push(performance.now() - began);
    next = part.next;
  }
  return times.sort((one, other) => one - other);
}

async function visitOften(url: string, { path, search }: Visited, cookie: string) {
  const times: number[] = [];
  for (let n = 0; n < visits + warmUp; n += 1) {
    const sent =
      search === undefined
        ? {}
        : { method: 'POST', body: await searchForm(url + path, cookie, search) };
    const began = performance.now();
    const response = await fetch(url + path, { headers: { cookie, origin: url }, ...sent });
    await response.text();
    if (response.status !== 200) throw new Error(`${path} answered ${response.status}`);
    if (n >= warmUp) times.push(performance.now() - began);
  }
  return times.sort((one, other) => one - other);
}

/** A form of its own for every search: the same one sent twice is answered from what was kept. */
async function searchForm(address: string, cookie: string, search: string) {
  const body = await (await fetch(address, { headers: { cookie } })).text();
  const hidden = [...body.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)];
  const fields = new Map(hidden.map(([, name = '', value = '']) => [name, value]));
  return new URLSearchParams([...fields, ['q', search]]);
}
