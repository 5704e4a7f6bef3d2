import { describe, expect, test } from 'vitest';

import { openHandOver } from '#shared/applications/index.ts';
import { familyForm } from '#tests/builders/families.ts';
import { createStaffPlatform } from '#tests/doubles/staff-platform.ts';
import { createStaffSites, staff } from '#tests/doubles/staff-sites.ts';

function setup() {
  const platform = createStaffPlatform();
  return { ...createStaffSites(platform), platform };
}

describe('taking an application by telephone', () => {
  test('begins with the caller’s agreement, and leads to the family’s own form', async () => {
    const { visitor, platform } = setup();
    const page = await visitor(staff.caseworker);
    expect((await page.see('/staff')).body).toContain('href="/staff/telephone"');
    await page.see('/staff/telephone');
    const empty = await page.send('/staff/telephone', { caller: 'professional' });
    expect(empty.statusCode).toBe(400);
    expect(empty.body).toContain('Say who is on the telephone');
    expect(empty.body).toContain('Tick the box when the caller has agreed');
    const led = await page.send('/staff/telephone', { caller: 'supporter', agreed: 'yes' });
    const [, token = ''] = /^\/apply\/on-behalf\/(.+)$/.exec(led.headers['location'] ?? '') ?? [];
    const at = platform.clock.now();
    expect(openHandOver(token, 'matching-key', at)).toMatchObject({
      value: {
        onBehalf: {
          by: { kind: 'staff', workerId: 'amina-rahman', workerName: 'Amina Rahman' },
          agreement: { how: 'on-the-telephone', at, textVersion: 'telephone-agreement-1' },
        },
        applyingAs: 'supporter',
        madeAt: at,
      },
    });
  });

  test.each([staff.approver, staff.finance, staff.manager, staff.lead, staff.auditor])(
    'is for those who prepare cases, not for $name',
    async (who) => {
      const page = await setup().visitor(who);
      expect((await page.see('/staff')).body).not.toContain('/staff/telephone');
      expect((await page.see('/staff/telephone')).statusCode).toBe(403);
      expect(
        (await page.act('/staff/telephone', { caller: 'self', agreed: 'yes' })).statusCode,
      ).toBe(403);
    },
  );

  test('leaves the approval to somebody else, who sees the channel, the worker and the agreement', async () => {
    const { visitor, platform } = setup();
    await platform.fund(1_000_000_00);
    const applicationId = platform.ids.reference();
    const at = platform.clock.now();
    await platform.submitApplication({
      applicationId,
      form: familyForm(1, 'crisis-and-resilience-fund'),
      channel: 'telephone',
      // Somebody with more than one role: having taken it, they may not approve it.
      actor: { kind: 'staff', id: staff.approver.staffId },
      onBehalf: {
        by: { kind: 'staff', workerId: staff.approver.staffId, workerName: staff.approver.name },
        agreement: { how: 'on-the-telephone', at, textVersion: 'telephone-agreement-1' },
      },
    });
    await platform.assessApplication(applicationId);
    const page = await visitor(staff.otherApprover);
    const { body } = await page.see(`/staff/cases/${applicationId}`);
    for (const shown of ['By telephone', 'Ben Okafor, BVSC', 'On the telephone, 6 May 2026']) {
      expect(body).toContain(shown);
    }
    const approve = { applicationIds: [applicationId], dryRun: false };
    const [own] = await platform.approveAwards({ ...approve, staffId: staff.approver.staffId });
    expect(own).toMatchObject({ outcome: 'refused', refusal: { kind: 'made-by-you' } });
    const [others] = await platform.approveAwards({
      ...approve,
      staffId: staff.otherApprover.staffId,
    });
    expect(others).toMatchObject({ outcome: 'first-approval' });
  });
});
