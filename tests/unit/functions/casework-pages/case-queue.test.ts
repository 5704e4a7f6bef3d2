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
  return [...body.matchAll(/href="\/staff\/cases\/([0-9A-Z]{10})"/g)].map(([, id = '']) => id);
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
