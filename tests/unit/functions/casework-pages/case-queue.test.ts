import { describe, expect, test } from 'vitest';

import { createWithdrawApplication } from '#shared/payments/index.ts';
import { familyForm } from '#tests/builders/families.ts';
import { createStaffPlatform } from '#tests/doubles/staff-platform.ts';
import { createStaffSites, staff } from '#tests/doubles/staff-sites.ts';

async function setup(families: number, start?: string) {
  const platform = createStaffPlatform(start);
  await platform.fund(500_000_00, start === undefined ? undefined : 'household-support-fund');
  const programme = start === undefined ? undefined : ('household-support-fund' as const);
  const applicationIds = await platform.families(families, programme, 5);
  const visitor = await createStaffSites(platform).visitor(staff.caseworker);
  return { platform, applicationIds, visitor };
}

function referencesIn(body: string): string[] {
  return [...body.matchAll(/href="\/staff\/cases\/([0-9A-Z]{10})\?/g)].map(([, id = '']) => id);
}

describe('the queue', () => {
  test('is empty in words', async () => {
    const { visitor } = await setup(0);
    expect((await visitor.see('/staff/cases')).body).toContain('Nothing waits here.');
  });

  test('shows the most urgent first, with household, money, priority and its parts', async () => {
    const { visitor } = await setup(8);
    const { body } = await visitor.see('/staff/cases?queue=to-decide-eligible');
    const totals = [...body.matchAll(/<span class="od-priority"><strong>([\d.]+)/g)].map(Number);
    expect(totals).toEqual([...totals].sort((a, b) => b - a));
    expect(body).toContain('2 adults, 4 children (2 under 5), pregnant');
    expect(body).toContain('Erdington');
    expect(body).toMatch(/Need [\d.]+ · Area [\d.]+ · Waiting [\d.]+/);
    expect(body).toContain('£270');
    expect(body).toContain('<strong>£250</strong>');
  });

  test('shows each case once over its pages of fifty', async () => {
    const { visitor } = await setup(112);
    const first = await visitor.see('/staff/cases?queue=to-decide-eligible');
    const next = /href="([^"]*after=[^"]*)"/.exec(first.body)?.[1] ?? '';
    const second = await visitor.see(next.replaceAll('&amp;', '&'));
    const seen = [...referencesIn(first.body), ...referencesIn(second.body)];
    expect(referencesIn(first.body)).toHaveLength(50);
    expect(seen).toHaveLength(new Set(seen).size);
    expect(seen).toHaveLength(70);
    expect(second.body).toContain('Back to the top');
  });

  test('no longer shows what a family took back, which has a list and a page of its own', async () => {
    const { platform, visitor, applicationIds } = await setup(1);
    const [applicationId = ''] = applicationIds;
    const withdrawn = await createWithdrawApplication(platform)({
      applicationId,
      actor: { kind: 'family', id: applicationId },
    });
    expect(withdrawn).toEqual({ ok: true, value: 'withdrawn' });
    expect(referencesIn((await visitor.see('/staff/cases')).body)).toEqual([]);
    const list = await visitor.see('/staff/cases?queue=withdrawn');
    expect(referencesIn(list.body)).toEqual([applicationId]);
    expect(list.body).toMatch(/<strong>£\d+<\/strong>/);
    const { body } = await visitor.see(`/staff/cases/${applicationId}`);
    expect(body).toContain('Taken back by the family');
    expect(body).toContain('There is nothing to decide, and it may apply again.');
    expect(body).toContain('The family took the application back.');
  });

  test('lists what was taken back before it was assessed, without an award', async () => {
    const { platform, visitor } = await setup(0);
    const applicationId = '7K2QX0M4TP';
    const actor = { kind: 'family', id: applicationId } as const;
    const form = familyForm(1, 'crisis-and-resilience-fund');
    await platform.submitApplication({ applicationId, form, channel: 'online', actor });
    await createWithdrawApplication(platform)({ applicationId, actor });
    const { body } = await visitor.see('/staff/cases?queue=withdrawn');
    expect(referencesIn(body)).toEqual([applicationId]);
    expect(body).toContain('not assessed');
    expect((await visitor.see(`/staff/cases/${applicationId}`)).statusCode).toBe(200);
  });

  test('is of the programme that is open today, unless another is chosen', async () => {
    const { visitor, applicationIds } = await setup(1, '2021-12-08T09:00:00.000Z');
    const [applicationId = ''] = applicationIds;
    expect(referencesIn((await visitor.see('/staff/cases')).body)).toEqual([applicationId]);
    const other = await visitor.see('/staff/cases?programme=crisis-and-resilience-fund');
    expect(referencesIn(other.body)).toEqual([]);
  });
});

describe('a part of the queue', () => {
  const queue = 'programme=crisis-and-resilience-fund&queue=to-decide-eligible';
  /** Somebody who comes in four days later. */
  async function daysLater(platform: Awaited<ReturnType<typeof setup>>['platform']) {
    platform.clock.moveOnSeconds(4 * 86_400);
    return createStaffSites(platform).visitor(staff.caseworker);
  }

  test('is of one locality, whose cases are counted', async () => {
    const { visitor } = await setup(24);
    const whole = await visitor.see(`/staff/cases?${queue}`);
    expect(whole.body).toContain('>Erdington (3)</option>');
    expect(whole.body).toContain('>Edgbaston (0)</option>');
    const { body } = await visitor.see(`/staff/cases?${queue}&locality=erdington`);
    const seen = referencesIn(body);
    expect(seen).toHaveLength(3);
    expect(referencesIn(whole.body)).toEqual(expect.arrayContaining(seen));
    expect(body).toContain('selected>Erdington (3)</option>');
    expect(body.match(/data-name="Locality">Erdington</g)).toHaveLength(3);
  });

  test('is of those who have waited so long', async () => {
    const { platform } = await setup(8);
    const visitor = await daysLater(platform);
    const later = await platform.families(3, undefined, 5);
    const { body } = await visitor.see(`/staff/cases?${queue}&waited=3`);
    expect(referencesIn(body)).toHaveLength(5);
    for (const id of later) expect(referencesIn(body)).not.toContain(id);
    const none = await visitor.see(`/staff/cases?${queue}&waited=7`);
    expect(none.body).toContain('Nothing of this kind waits here.');
  });

  test('is of those with so much priority', async () => {
    const { visitor } = await setup(16);
    const { body } = await visitor.see(`/staff/cases?${queue}&priority=70`);
    const totals = [...body.matchAll(/<span class="od-priority"><strong>([\d.]+)/g)];
    expect(totals.length).toBeGreaterThan(0);
    expect(totals.length).toBeLessThan(10);
    for (const [, total] of totals) expect(Number(total)).toBeGreaterThanOrEqual(70);
  });

  test('goes on page by page, each case once', async () => {
    const { platform } = await setup(400);
    const visitor = await daysLater(platform);
    const seen: string[] = [];
    let address: string | undefined = `/staff/cases?${queue}&waited=3`;
    while (address !== undefined) {
      const { body }: { body: string } = await visitor.see(address);
      seen.push(...referencesIn(body));
      address = /href="([^"]*after=[^"]*)"/.exec(body)?.[1]?.replaceAll('&amp;', '&');
    }
    expect(seen).toHaveLength(250);
    expect(new Set(seen).size).toBe(250);
  });

  test('stays the same over a decision, and in the other queues', async () => {
    const { platform } = await setup(24);
    const part = `/staff/cases?${queue}&locality=erdington&waited=3`;
    const visitor = await daysLater(platform);
    const { body } = await visitor.see(part);
    expect(body).toContain('queue=second-approval&amp;locality=erdington&amp;waited=3');
    const opened = /href="(\/staff\/cases\/[0-9A-Z]{10}\?[^"]*)"/.exec(body)?.[1] ?? '';
    const address = opened.replaceAll('&amp;', '&');
    await visitor.see(address);
    const declined = address.replace('?', '/decline?');
    const { headers } = await visitor.send(declined, { reason: 'had-an-award' });
    const decided = await visitor.see(headers['location'] ?? '');
    expect(decided.body).toContain(`href="${part.replaceAll('&', '&amp;')}"`);
  });

  test('says that a bulk decision is about the whole queue', async () => {
    const { visitor } = await setup(8);
    const { body } = await visitor.see(`/staff/cases?${queue}&locality=erdington`);
    expect(body).toContain('Decide many cases of the whole queue, from everywhere, at once');
  });

  test('leaves out what the address says and nobody knows', async () => {
    const { visitor } = await setup(8);
    const odd = await visitor.see(`/staff/cases?${queue}&locality=nowhere&waited=4&priority=x`);
    expect(referencesIn(odd.body)).toHaveLength(5);
  });
});

describe('the start page', () => {
  test('counts what waits', async () => {
    const { visitor } = await setup(8);
    const { body } = await visitor.see('/staff');
    expect(body).toMatch(
      /<span class="od-waiting__count">5<\/span> <span[^>]*>To decide: eligible/,
    );
    expect(body).toMatch(/<span class="od-waiting__count">2<\/span> <span[^>]*>To decide: look/);
  });

  test('counts no further than 200', async () => {
    const { visitor } = await setup(480);
    const { body } = await visitor.see('/staff');
    expect(body).toMatch(/<span class="od-waiting__count">200\+<\/span>/);
  });

  test('sends a locality lead to the localities and shows no queue', async () => {
    const platform = createStaffPlatform();
    const visitor = await createStaffSites(platform).visitor(staff.lead);
    const { body } = await visitor.see('/staff');
    expect(body).toContain('href="/locality"');
    expect(body).not.toContain('href="/staff/cases');
  });
});

describe('a saved filter', () => {
  const narrowed = '/staff/cases?programme=crisis-and-resilience-fund&queue=to-decide-eligible';

  test('is one link away from then on, for whoever saved it, until it is forgotten', async () => {
    const { visitor, platform } = await setup(1);
    const erdington = `${narrowed}&locality=erdington`;
    await visitor.see(erdington);
    const save = erdington.replace('/staff/cases', '/staff/cases/filters');
    const saved = await visitor.send(save, { name: 'Mine in Erdington' });
    expect(saved.headers['location']).toBe(erdington);
    const anywhere = await visitor.see('/staff/cases');
    expect(anywhere.body).toContain(
      `href="${erdington.replaceAll('&', '&amp;')}">Mine in Erdington`,
    );
    const other = await createStaffSites(platform).visitor(staff.approver);
    expect((await other.see('/staff/cases')).body).not.toContain('Mine in Erdington');
    expect((await visitor.see(erdington)).body).toContain('Forget “Mine in Erdington”');
    // The form holds the name itself.
    await visitor.send(save.replace('filters', 'filters/forget'), {});
    expect((await visitor.see('/staff/cases')).body).not.toContain('Mine in Erdington');
  });

  test('has a name, and keeps what was typed when it has none', async () => {
    const { visitor } = await setup(1);
    const { body } = await visitor.see(`${narrowed}&waited=7`);
    expect(body).toContain('Save this filter');
    const refused = await visitor.send(
      `${narrowed}&waited=7`.replace('/staff/cases', '/staff/cases/filters'),
      { name: ' ' },
    );
    expect(refused.statusCode).toBe(400);
    expect(refused.body).toContain('Write what you call it');
    const long = 'x'.repeat(41);
    const tooLong = await visitor.send(
      `${narrowed}&waited=7`.replace('/staff/cases', '/staff/cases/filters'),
      { name: long },
    );
    expect(tooLong.body).toContain(`value="${long}"`);
  });
});
