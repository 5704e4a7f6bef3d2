import { describe, expect, test } from 'vitest';

import { caseAssignments } from '#shared/applications/index.ts';
import { htmlFaultsOf } from '#tests/doubles/html-faults.ts';
import { recordFaults } from '#tests/doubles/record-faults.ts';
import { createStaffPlatform } from '#tests/doubles/staff-platform.ts';
import { createStaffSites, staff } from '#tests/doubles/staff-sites.ts';

const queue = 'programme=crisis-and-resilience-fund&queue=to-decide-eligible';

async function setup(families = 8) {
  const platform = createStaffPlatform();
  await platform.fund(500_000_00);
  const made = await platform.families(families, undefined, 1);
  const sites = createStaffSites(platform);
  const amina = await sites.visitor(staff.caseworker);
  const ben = await sites.visitor(staff.approver);
  const listed = await amina.see(`/staff/cases?${queue}`);
  const inQueue = [...listed.body.matchAll(/href="\/staff\/cases\/([0-9A-Z]{10})\?/g)].map(
    ([, id = '']) => id,
  );
  return {
    platform,
    made,
    sites,
    amina,
    ben,
    inQueue,
    first: inQueue[0] ?? '',
    second: inQueue[1] ?? '',
  };
}
type Visitor = Awaited<ReturnType<typeof setup>>['amina'];

async function take(visitor: Visitor, id: string, fields: Record<string, string> = {}) {
  return visitor.act(`/staff/cases/${id}/take`, fields);
}

async function next(visitor: Visitor, fields: Record<string, string> = {}, part = queue) {
  const { headers } = await visitor.act(`/staff/cases/next?${part}`, fields);
  return /^\/staff\/cases\/([0-9A-Z]{10})\?/.exec(headers['location'] ?? '')?.[1];
}

describe('a case that somebody took', () => {
  test('says who has it and since when: on its page, in the queue, and where it is found', async () => {
    const { platform, amina, ben, first } = await setup();
    await take(amina, first);
    platform.clock.moveOnSeconds(12 * 60);
    const page = await ben.see(`/staff/cases/${first}`);
    expect(page.body).toContain('Amina Rahman has had this case open for 12 minutes.');
    const list = await ben.see(`/staff/cases?${queue}`);
    expect(list.body).toContain('Amina Rahman, for 12 minutes');
    const found = await ben.act('/staff/search', { q: 'Adeyemi Thompson' });
    expect(found.body).toContain('Amina Rahman, for 12 minutes');
    expect((await amina.see(`/staff/cases/${first}`)).body).toContain('You have this case until');
  });

  test('is nobody’s again once it is given back', async () => {
    const { amina, ben, first } = await setup();
    await take(amina, first);
    await amina.act(`/staff/cases/${first}/give-back`, {});
    expect((await ben.see(`/staff/cases/${first}`)).body).toContain('Nobody has this case.');
  });

  test('is given back by nobody else', async () => {
    const { amina, ben, first } = await setup();
    await take(amina, first);
    await ben.act(`/staff/cases/${first}/give-back`, {});
    expect((await ben.see(`/staff/cases/${first}`)).body).toContain('Amina Rahman has had');
  });

  test('is nobody’s again after half an hour, by itself', async () => {
    const { platform, amina, ben, first } = await setup();
    await take(amina, first);
    platform.clock.moveOnSeconds(30 * 60 - 1);
    expect((await ben.see(`/staff/cases/${first}`)).body).toContain('Amina Rahman has had');
    platform.clock.moveOnSeconds(1);
    expect((await ben.see(`/staff/cases/${first}`)).body).toContain('Nobody has this case.');
  });

  test('is nobody’s again once it is decided', async () => {
    const { amina, ben, first } = await setup();
    await take(amina, first);
    await amina.act(`/staff/cases/${first}/decline`, { reason: 'had-an-award' });
    const { body } = await ben.see(`/staff/cases/${first}`);
    expect(body).not.toContain('Amina Rahman has had');
  });

  test('stays with whoever has it, unless somebody says that they take it over', async () => {
    const { amina, ben, first } = await setup();
    await take(amina, first);
    await take(ben, first);
    expect((await ben.see(`/staff/cases/${first}`)).body).toContain('Take it over');
    await take(ben, first, { over: 'yes' });
    const { body } = await amina.see(`/staff/cases/${first}`);
    expect(body).toContain('Ben Okafor has had this case open');
    expect(body).toContain('Took the case over from amina-rahman.');
  });

  test('taken twice, changes once', async () => {
    const { platform, amina, first } = await setup();
    await take(amina, first);
    const before = platform.all();
    await take(amina, first);
    expect(platform.all()).toEqual(before);
  });

  test('taken by two at once, is one’s', async () => {
    const { platform, first } = await setup();
    const [one, other] = await Promise.all([
      platform.takeCase({ applicationId: first, staff: staff.caseworker }),
      platform.takeCase({ applicationId: first, staff: staff.approver }),
    ]);
    expect([one.ok, other.ok].toSorted()).toEqual([false, true]);
  });

  test('leaves an event of every change', async () => {
    const { platform, amina, ben, first } = await setup();
    await take(amina, first);
    await take(ben, first, { over: 'yes' });
    await ben.act(`/staff/cases/${first}/give-back`, {});
    expect(recordFaults(platform.all(), platform.clock.now())).toEqual([]);
    const told = platform.all().filter((item) => item.kind === 'event');
    const [gone] = told.filter((item) => JSON.stringify(item).includes('case-given-back'));
    const without = platform.all().filter((item) => item !== gone);
    expect(recordFaults(without, platform.clock.now())).toHaveLength(1);
  });
});

describe('deciding a case that a colleague has', () => {
  test('is asked about first, and changes nothing until it is answered', async () => {
    const { platform, amina, ben, first } = await setup();
    await take(amina, first);
    platform.clock.moveOnSeconds(60);
    const before = platform.all();
    const asked = await ben.act(`/staff/cases/${first}/approve`, { reason: 'Rang them.' });
    expect(asked.statusCode).toBe(409);
    expect(asked.body).toContain(
      'Amina Rahman has had this case open for 1 minute. Ask them first',
    );
    expect(asked.body).toContain('Rang them.');
    expect(platform.all()).toEqual(before);
  });

  test.each(['approve', 'decline'])('goes on where somebody says so: %s', async (what) => {
    const { amina, ben, first } = await setup();
    await take(amina, first);
    const said = { reason: 'had-an-award', anyway: 'yes' };
    const decided = await ben.act(`/staff/cases/${first}/${what}`, said);
    expect(decided.statusCode).toBe(303);
  });

  test('is not asked about by whoever has it', async () => {
    const { ben, first } = await setup();
    await take(ben, first);
    const decided = await ben.act(`/staff/cases/${first}/approve`, {});
    expect(decided.statusCode).toBe(303);
  });
});

describe('the next case', () => {
  test('is the most urgent that nobody has, and taken at once', async () => {
    const { platform, amina, ben, first, second } = await setup();
    expect(await next(amina)).toBe(first);
    expect(await next(ben)).toBe(second);
    const kept = platform.ofKind(caseAssignments.kind).map((item) => item['document']);
    expect(kept).toMatchObject([
      { applicationId: first, staffId: 'amina-rahman' },
      { applicationId: second, staffId: 'ben-okafor' },
    ]);
  });

  test('is still the one that somebody has and did not decide', async () => {
    const { amina, first } = await setup();
    await next(amina);
    expect(await next(amina)).toBe(first);
  });

  test('asked for from a case, gives that back and passes it over for them', async () => {
    const { amina, ben, inQueue } = await setup();
    const seen: (string | undefined)[] = [];
    let from: string | undefined = await next(amina);
    while (from !== undefined && seen.length < 10) {
      seen.push(from);
      from = await next(amina, { from });
    }
    expect(seen).toEqual(inQueue);
    expect(await next(ben)).toBe(inQueue[0]);
  });

  test('after a decision is another one', async () => {
    const { amina, first, second } = await setup();
    await next(amina);
    await amina.act(`/staff/cases/${first}/decline`, { reason: 'had-an-award' });
    expect(await next(amina, { from: first })).toBe(second);
  });

  test('is of the same part of the queue', async () => {
    const { platform, amina } = await setup(24);
    const part = `${queue}&locality=hodge-hill`;
    const id = await next(amina, {}, part);
    const [found] = platform.ofKind('application').filter((item) => item.pk.endsWith(id ?? '?'));
    expect(found?.['document']).toMatchObject({ area: { localityCode: 'hodge-hill' } });
  });

  test('is none that they approved themselves before', async () => {
    const { platform, sites, made, ben } = await setup(8);
    const reason = 'Saw the bank statement.';
    const staffId = staff.approver.staffId;
    await platform.approveAwards({ applicationIds: made, staffId, dryRun: false, reason });
    const part = queue.replace('to-decide-eligible', 'second-approval');
    expect(await next(ben, {}, part)).toBeUndefined();
    expect(await next(await sites.visitor(staff.otherApprover), {}, part)).toBeDefined();
  });

  test('says so when there is none', async () => {
    const { amina } = await setup(0);
    const { headers } = await amina.act(`/staff/cases/next?${queue}`, {});
    const { body } = await amina.see(headers['location'] ?? '');
    expect(body).toContain('There is no next case');
  });
});

test('an auditor sees who has a case, and takes none', async () => {
  const { sites, amina, first } = await setup();
  await take(amina, first);
  const auditor = await sites.visitor(staff.auditor);
  const { body } = await auditor.see(`/staff/cases/${first}`);
  expect(body).toContain('Amina Rahman has had this case open');
  expect(body).not.toContain('Take it over');
  expect((await take(auditor, first, { over: 'yes' })).statusCode).toBe(403);
});

test('every page around taking a case is well-formed', async () => {
  const { amina, ben, first } = await setup();
  await take(amina, first);
  const found = await amina.act('/staff/search', { q: 'Adeyemi Thompson' });
  const part = `/staff/cases?${queue}&locality=erdington&none=next`;
  for (const seen of [
    await amina.see('/staff/search'),
    found,
    await amina.act('/staff/search', { q: '12' }),
    await amina.see(part),
    await amina.see(`/staff/cases/${first}?${queue}`),
    await ben.see(`/staff/cases/${first}`),
  ]) {
    expect(htmlFaultsOf(seen)).toEqual([]);
  }
});
