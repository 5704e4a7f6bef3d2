import { describe, expect, test } from 'vitest';

import { grantAwards } from '#shared/grant-awards/index.ts';
import { keys } from '#shared/records/index.ts';
import { answerTo, lettingIn, pages, platform, visitOf } from '#tests/doubles/every-staff-route.ts';
import { htmlFaultsOf } from '#tests/doubles/html-faults.ts';
import { recordFaults } from '#tests/doubles/record-faults.ts';
import { createStaffPlatform } from '#tests/doubles/staff-platform.ts';
import { createStaffSites, staff } from '#tests/doubles/staff-sites.ts';
import { createSubmittedGrant } from '#tests/doubles/submitted-grant.ts';

const toDecide = 'programme=crisis-and-resilience-fund&queue=to-decide-eligible';

async function setup(families = 3) {
  const platform = createStaffPlatform();
  await platform.fund(500_000_00);
  await platform.families(families, undefined, 1);
  const sites = createStaffSites(platform);
  const amina = await sites.visitor(staff.caseworker);
  const ben = await sites.visitor(staff.approver);
  const manager = await sites.visitor(staff.manager);
  const { body } = await amina.see(`/staff/cases?${toDecide}`);
  const [first = ''] = [...body.matchAll(/href="\/staff\/cases\/([0-9A-Z]{10})\?/g)].map(
    ([, id = '']) => id,
  );
  const path = `/staff/cases/${first}`;
  return { platform, sites, amina, ben, manager, first, path };
}

describe('an interest that somebody declared in a family’s case', () => {
  test('closes the case to them and to nobody else', async () => {
    const { amina, ben, path } = await setup();
    const { body: before } = await amina.see(path);
    const name = /<h1[^>]*>([^<]+)</.exec(before)?.[1] ?? 'no name';
    expect((await amina.see(`${path}/interest`)).statusCode).toBe(200);
    const { headers } = await amina.send(`${path}/interest`, { nature: 'relative' });
    const after = await amina.see(headers['location'] ?? '');
    expect(after.statusCode).toBe(200);
    expect(after.body).toContain('You have an interest in');
    const closed = await amina.see(path);
    expect(closed.statusCode).toBe(403);
    expect(closed.body).not.toContain(name);
    expect((await ben.see(path)).body).toContain(name);
  });

  test('keeps them from deciding it by any way, in bulk too', async () => {
    const { platform, ben, path, first } = await setup();
    await platform.declareInterest({
      ...{ subject: 'case', applicationId: first },
      ...{ staffId: 'ben-okafor', nature: 'colleague' },
    });
    expect((await ben.act(`${path}/approve`, {})).statusCode).toBe(403);
    expect((await ben.act(`${path}/decline`, { reason: 'had-an-award' })).statusCode).toBe(403);
    const all = { applicationIds: [first], staffId: 'ben-okafor' };
    expect(await platform.approveAwards({ ...all, dryRun: false })).toMatchObject([
      { outcome: 'refused', refusal: { kind: 'has-interest' } },
    ]);
    expect(await platform.declineApplications({ ...all, reason: 'had-an-award' })).toEqual([
      { applicationId: first, outcome: 'has-interest' },
    ]);
    const preview = await ben.see(
      `/staff/cases/bulk?${toDecide}&step=preview&decision=approve&limit=10`,
    );
    expect(preview.statusCode).toBe(200);
    expect(recordFaults(platform.all(), platform.clock.now())).toEqual([]);
  });

  test('gives back a case that they had, and they are never given it as the next one', async () => {
    const { amina, path, first } = await setup(1);
    await amina.act(`${path}/take`, {});
    await amina.act(`${path}/interest`, { nature: 'friend-or-neighbour' });
    const { headers } = await amina.act(`/staff/cases/next?${toDecide}`, {});
    expect(headers['location']).not.toContain(first);
  });

  test('hides the name from them where they search', async () => {
    const { amina, ben, path } = await setup();
    const name = /<h1[^>]*>([^<]+)</.exec((await ben.see(path)).body)?.[1] ?? 'no name';
    await amina.act(`${path}/interest`, { nature: 'self' });
    expect((await ben.act('/staff/search', { q: name })).body).toContain(`<bdi>${name}</bdi>`);
    const { body } = await amina.act('/staff/search', { q: name });
    expect(body).toContain('You have an interest in this');
    expect(body).not.toContain(`<bdi>${name}</bdi>`);
  });

  test('is lifted by a manager alone, who has none in it', async () => {
    const { platform, amina, ben, manager, path, first } = await setup();
    await amina.act(`${path}/interest`, { nature: 'other' });
    const lift = { of: 'amina-rahman', because: 'by-mistake' };
    expect((await ben.act(`${path}/interest/lift`, lift)).statusCode).toBe(403);
    const { body } = await manager.see(`${path}/interest`);
    expect(body).toContain('Lift the interest of amina-rahman');
    expect(htmlFaultsOf({ path, body })).toEqual([]);
    expect((await manager.send(`${path}/interest/lift`, {})).body).toContain(
      'Say why it is lifted',
    );
    await manager.send(`${path}/interest/lift`, { because: 'by-mistake' });
    expect((await amina.see(path)).statusCode).toBe(200);
    expect((await ben.see(path)).body).toContain('was declared by mistake');
    await manager.act(`${path}/interest`, { nature: 'gains' });
    const own = { of: 'erin-walsh', because: 'over' as const };
    expect(
      await platform.liftInterest({
        ...{ subject: 'case', applicationId: first, staffId: 'erin-walsh' },
        ...own,
      }),
    ).toMatchObject({ ok: false, failure: { kind: 'own-interest' } });
    expect((await manager.see(path)).statusCode).toBe(403);
    expect(recordFaults(platform.all(), platform.clock.now())).toEqual([]);
  });

  test('asks who they are before anything is declared', async () => {
    const { amina, path } = await setup();
    await amina.see(`${path}/interest`);
    const { statusCode, body } = await amina.send(`${path}/interest`, {});
    expect(statusCode).toBe(400);
    expect(body).toContain('Say what they are to you');
    expect(htmlFaultsOf({ path, body })).toEqual([]);
    expect((await amina.see(path)).statusCode).toBe(200);
  });

  test('is not needed for one’s own application: the email address says it', async () => {
    const { platform, amina, ben, first, path } = await setup();
    const found = await platform.records.get(keys.application(first));
    const document = structuredClone(found?.['document']) as {
      form: { contact: Record<string, unknown> };
    };
    document.form.contact['email'] = 'Amina-Rahman@open-door.example';
    await platform.commit([
      { action: 'replace', item: { ...found!, document, version: 3 }, expecting: found!.version },
    ]);
    expect((await ben.see(path)).statusCode).toBe(200);
    expect((await amina.see(path)).statusCode).toBe(403);
    const declineAll = { decision: 'decline', reason: 'had-an-award', limit: '50' };
    const asked = { ...declineAll, programme: 'crisis-and-resilience-fund', step: 'dry-run' };
    const bulk = { ...asked, queue: 'to-decide-eligible' };
    const { body } = await amina.act('/staff/cases/bulk', bulk);
    expect(body).toContain('You declared an interest in this');
    expect(body).not.toContain(`name="applicationIds" value="${first}"`);
  });

  test('is found when somebody decided all the same', async () => {
    const { platform, first } = await setup();
    const on = { subject: 'case', applicationId: first } as const;
    await platform.approveAwards({
      ...{ applicationIds: [first], staffId: 'ben-okafor', dryRun: false },
    });
    await platform.declareInterest({ ...on, staffId: 'ben-okafor', nature: 'relative' });
    // Found out afterwards: what was decided before stands.
    expect(recordFaults(platform.all(), platform.clock.now())).toEqual([]);
    const key = keys.declaredInterests('case', first);
    const item = (await platform.records.get(key))!;
    const document = {
      ...on,
      interests: [
        { staffId: 'ben-okafor', nature: 'relative', declaredAt: '2020-01-01T00:00:00.000Z' },
      ],
    };
    await platform.commit([
      { action: 'replace', item: { ...item, version: 2, document }, expecting: 1 },
    ]);
    expect(JSON.stringify(recordFaults(platform.all(), platform.clock.now()))).toContain(
      'declared an interest at 2020',
    );
  });
});

describe('an interest that somebody declared in a group’s application', () => {
  test('keeps them from proposing, confirming, and reading it', async () => {
    const group = await createSubmittedGrant();
    const platform = createStaffPlatform();
    platform.clock.moveTo(group.platform.clock.now());
    for (const item of group.platform.all()) await platform.commit([{ action: 'create', item }]);
    const sites = createStaffSites(platform);
    const amina = await sites.visitor(staff.caseworker);
    const { grantApplicationId } = group;
    const path = `/staff/grants/${grantApplicationId}`;
    await amina.see(`${path}/interest`);
    await amina.send(`${path}/interest`, { nature: 'works-there' });
    expect((await amina.see(path)).statusCode).toBe(403);
    expect((await amina.see(`${path}/award`)).statusCode).toBe(403);
    const by = { grantApplicationId, proposalId: 'P1', staffId: 'amina-rahman' };
    expect(await platform.proposeGrantRefusal({ ...by, reason: 'No' })).toMatchObject({
      failure: { kind: 'has-interest' },
    });
    const award = await grantAwards.read(platform.records, keys.grantAward(grantApplicationId));
    expect(award).toBeUndefined();
  });

  test('keeps them from confirming what somebody else proposed', async () => {
    const { platform, propose, confirm, grantApplicationId, award } = await createSubmittedGrant();
    await propose();
    const staffSide = createStaffPlatform(undefined, platform, platform.clock);
    await staffSide.declareInterest({
      ...{ subject: 'grant', applicationId: grantApplicationId },
      ...{ staffId: 'ben-okafor', nature: 'relative' },
    });
    expect(await confirm()).toMatchObject({ failure: { kind: 'has-interest' } });
    expect(await confirm('P1', 'carol-hughes')).toMatchObject({ ok: true });
    expect((await award())?.state).toBe('offered');
  });
});

describe('every page and action of one application', () => {
  const id = '7K3QD9XW2M';
  const ofOne = pages.filter(
    ({ path }) => /\{application(Id)?\}/.test(path) && !/\/interest(\/lift)?$/.test(path),
  );

  test.each(ofOne)('is closed to whoever has an interest in it: $method $path', async (route) => {
    const params = { applicationId: id, application: id };
    const [role] = await lettingIn(route, params);
    const subject = route.path.includes('{application}') ? 'grant' : 'case';
    const staffId = visitOf(role!).staff!.staffId;
    const on = { subject, applicationId: id, staffId } as const;
    await platform.declareInterest({ ...on, nature: 'other' });
    expect(await answerTo(route, visitOf(role!), params)).toMatchObject({
      ...{ template: 'closed.njk', status: 403 },
    });
    const lifter = { of: staffId, staffId: 'somebody-else', because: 'over' } as const;
    await platform.liftInterest({ ...on, ...lifter });
  });
});
