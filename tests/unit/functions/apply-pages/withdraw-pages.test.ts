import { describe, expect, test } from 'vitest';

import { createFindStatus } from '#functions/apply-pages/find-status.ts';
import { createWithdrawApplication } from '#shared/payments/index.ts';
import { openWinter } from '#tests/builders/winter.ts';
import { builtTemplates } from '#tests/doubles/built-pages.ts';
import { createFamilySite } from '#tests/doubles/family-site.ts';
import { createPageVisitor } from '#tests/doubles/page-visitor.ts';
import { plainAssets } from '#tests/doubles/plain-assets.ts';

const born = { 'dateOfBirth-day': '12', 'dateOfBirth-month': '4', 'dateOfBirth-year': '1990' };

async function setup() {
  const winter = openWinter('crisis-and-resilience-fund');
  await winter.fund(1_000_00);
  const id = await winter.approved();
  const family = createFamilySite(
    { templates: builtTemplates('functions/apply-pages/templates'), assets: plainAssets },
    {
      findStatus: createFindStatus({
        ...winter.ports,
        readOutlook: () => Promise.resolve(undefined),
      }),
      withdrawApplication: createWithdrawApplication(winter.ports),
    },
  );
  const visitor = createPageVisitor(family.site);
  await visitor.see('/status');
  await visitor.send('/status', { reference: id, ...born, postcode: 'B8 3BB' });
  const shown = async (query = '') => (await visitor.see(`/status/application${query}`)).body;
  return { ...winter, id, visitor, shown };
}

describe('taking an application back on the status page', { timeout: 60_000 }, () => {
  test('is asked first, and says what it means', async () => {
    const { visitor, shown, application, id } = await setup();
    expect(await shown()).toContain('href="/status/withdraw"');
    const { body } = await visitor.see('/status/withdraw');
    expect(body).toContain('Then nobody decides on it, and we do not pay you for it.');
    expect(body).toContain('0121 634 7100');
    expect(await application(id)).toMatchObject({ state: 'approved' });
  });

  test('ends it, shows it on the page, and does nothing the second time', async () => {
    const { visitor, shown, application, id, events } = await setup();
    await visitor.see('/status/withdraw');
    const sent = await visitor.send('/status/withdraw', {});
    expect(sent.headers['location']).toBe('/status/application');
    await visitor.send('/status/withdraw', {});
    expect(await application(id)).toMatchObject({ state: 'withdrawn' });
    expect(events().filter(({ type }) => type === 'application-withdrawn')).toHaveLength(1);
    const body = await shown();
    expect(body).toContain('You took your application back');
    expect(body).not.toContain('href="/status/withdraw"');
    expect((await visitor.see('/status/withdraw')).headers['location']).toBe('/status/application');
  });

  test('is refused in a plain sentence when the money went out meanwhile', async () => {
    const { visitor, shown, application, id, paidOut } = await setup();
    await visitor.see('/status/withdraw');
    await paidOut();
    const {
      headers: { location },
    } = await visitor.send('/status/withdraw', {});
    expect(location).toBe('/status/application?kept=payment-under-way');
    const body = await shown('?kept=payment-under-way');
    expect(body).toContain('You cannot take your application back now.');
    expect(body).not.toContain('href="/status/withdraw"');
    expect((await visitor.see('/status/withdraw')).headers['location']).toBe(location);
    expect(await application(id)).toMatchObject({ state: 'approved' });
  });

  test('leads to the door when nobody has come through it', async () => {
    const { visitor } = await setup();
    await visitor.see('/leave');
    await visitor.see('/status');
    expect((await visitor.see('/status/withdraw')).headers['location']).toBe('/status');
  });
});
