import { describe, expect, test } from 'vitest';

import { createFindStatus } from '#functions/apply-pages/find-status.ts';
import { createPlaceHold } from '#shared/payments/index.ts';
import { openWinter } from '#tests/builders/winter.ts';
import { builtTemplates } from '#tests/doubles/built-pages.ts';
import { createFamilySite } from '#tests/doubles/family-site.ts';
import { createPageVisitor } from '#tests/doubles/page-visitor.ts';
import { plainAssets } from '#tests/doubles/plain-assets.ts';

const born = { 'dateOfBirth-day': '12', 'dateOfBirth-month': '4', 'dateOfBirth-year': '1990' };

/** Tuesday, 5 May 2026; what waits takes three working days, or nobody can tell. */
async function setup(known = true) {
  const winter = openWinter('crisis-and-resilience-fund');
  await winter.fund(1_000_00);
  const outlook = { waiting: 30, workingDays: 3, expectedOn: '2026-05-08' };
  const readOutlook = () => Promise.resolve(known ? outlook : undefined);
  const findStatus = createFindStatus({ ...winter.ports, readOutlook });
  const { site } = createFamilySite(
    { templates: builtTemplates('functions/apply-pages/templates'), assets: plainAssets },
    { findStatus },
  );
  const visitor = createPageVisitor(site);
  async function shown(reference: string): Promise<string> {
    await visitor.see('/status');
    await visitor.send('/status', { reference, ...born, postcode: 'B8 3BB' });
    return (await visitor.see('/status/application')).body;
  }
  return { ...winter, shown };
}

describe('what the status page says is to come', { timeout: 60_000 }, () => {
  test('is how long decisions take at the present speed, and by which day', async () => {
    const { assessed, shown } = await setup();
    const body = await shown(await assessed());
    expect(body).toContain('about 3 working days to get through all that waits');
    expect(body).toContain('We expect to tell you by 8 May 2026.');
  });

  test('is that nobody can say, when too little was decided', async () => {
    const { applied, shown } = await setup(false);
    expect(await shown(await applied())).toContain('We cannot say yet how long it takes.');
  });

  test('is the next payments once it is approved, and a day once it was sent', async () => {
    const { approved, paidOut, shown, clock } = await setup();
    const id = await approved();
    expect(await shown(id)).toContain('It goes out with our next payments.');
    await paidOut();
    // Input on Tuesday, processing on Wednesday, credit on Thursday.
    expect(await shown(id)).toContain('It should be in your account by 7 May 2026.');
    clock.moveOnSeconds(2 * 24 * 3600);
    expect(await shown(id)).toContain('It should be in your account by 7 May 2026.');
    clock.moveOnSeconds(24 * 3600);
    expect(await shown(id)).toContain('It should have been in your account by 7 May 2026.');
  });

  test('is no day while a person looks at the payment, and not why', async () => {
    const { approved, ports, programmeId, shown } = await setup();
    const id = await approved();
    const ids = { reference: () => 'HOLD000001', opaque: () => 'opaque' };
    await createPlaceHold({ ...ports, ids })({
      ...{ programmeId, applicationIds: [id], category: 'possible-fraud', reason: 'A call' },
      ...{ staffId: 'dev', dryRun: false },
    });
    const body = await shown(id);
    expect(body).toContain('A person looks at it before it goes out.');
    expect(body).not.toContain('fraud');
  });

  test('is nothing for codes that their provider makes, nor for what was declined', async () => {
    const { approved, assessed, paidOut, declineApplications, shown } = await setup();
    const id = await approved({ payment: { method: 'cash-out' } });
    await paidOut('dev', 'cash-out');
    expect(await shown(id)).not.toContain('should be in your account');
    const other = await assessed();
    await declineApplications({
      ...{ applicationIds: [other], staffId: 'ben', reason: 'not-in-hardship' },
    });
    expect(await shown(other)).not.toContain('working days to get through');
  });
});
