import { beforeAll, describe, expect, test } from 'vitest';

import { createFindCodeTo } from '#functions/apply-pages/find-code-to.ts';
import { createFindStatus } from '#functions/apply-pages/find-status.ts';
import type { ApplicationForm } from '#shared/applications/index.ts';
import { contactDigits, createContactCodes } from '#shared/contact-codes/index.ts';
import { derivedReference } from '#shared/kernel/index.ts';
import { createLimiter } from '#shared/limits/index.ts';
import { keys } from '#shared/records/index.ts';
import type { Templates } from '#shared/web/index.ts';
import { buildForm } from '#tests/builders/application-form.ts';
import { openWinter } from '#tests/builders/winter.ts';
import { builtTemplates } from '#tests/doubles/built-pages.ts';
import { createFamilySite } from '#tests/doubles/family-site.ts';
import { htmlFaultsOf } from '#tests/doubles/html-faults.ts';
import { createMemoryCounterStore } from '#tests/doubles/memory-counter-store.ts';
import { createMemorySessionStore } from '#tests/doubles/memory-session-store.ts';
import { createPageVisitor } from '#tests/doubles/page-visitor.ts';
import { plainAssets } from '#tests/doubles/plain-assets.ts';

const names = ['brand.css', 'brand-rtl.css', 'favicon.svg', 'enhance.js'];
const assets = names.map((name) => ({ ...plainAssets[0]!, name, fileName: name }));
let templates: Templates;
beforeAll(() => {
  templates = builtTemplates('functions/apply-pages/templates');
});

const safe: ApplicationForm['contact'] = {
  ...{ phone: '07700 900982', safeToText: true, safeToLeaveVoicemail: true, bestTime: 'any' },
};

/** A family that sent its application, and looks it up again on another phone. */
async function setup(contact = safe) {
  const winter = openWinter('crisis-and-resilience-fund');
  const { records, commit, matchingKey } = winter.ports;
  const applicationId = derivedReference('online', 'code');
  const { programmeId } = winter;
  const form = buildForm({ programmeId, contact });
  const actor = { kind: 'family', id: applicationId } as const;
  await winter.submitApplication({ applicationId, form, channel: 'online', actor });
  const told: number[] = [];
  const limiter = createLimiter({ counters: createMemoryCounterStore(), key: 'limit-key' });
  const ports = { records, commit, matchingKey, limiter, store: createMemorySessionStore() };
  const { site, time } = createFamilySite(
    { templates, assets },
    {
      findStatus: createFindStatus({
        ...winter.ports,
        readOutlook: () => Promise.resolve(undefined),
      }),
      findCodeTo: createFindCodeTo(records),
      contactCodes: createContactCodes({
        ...{ ...ports, clock: { now: () => time.now } },
        tell: ({ codeNumber }) => {
          told.push(codeNumber);
          return Promise.resolve();
        },
      }),
    },
  );
  const visitor = createPageVisitor(site);
  await visitor.see('/status');
  await visitor.send('/status', {
    ...{ reference: applicationId, postcode: 'B8 3BB' },
    ...{ 'dateOfBirth-day': '12', 'dateOfBirth-month': '4', 'dateOfBirth-year': '1990' },
  });
  const digits = (which: number) => contactDigits(applicationId, told[which - 1] ?? 0, matchingKey);
  const isProved = () => winter.memory.peek(keys.contactProof(applicationId)) !== undefined;
  return { site, visitor, told, digits, isProved, time };
}

describe('the code that shows us that messages reach a family', () => {
  test('is asked for on the status page, typed in, and not asked for again', async () => {
    const { visitor, told, digits, isProved } = await setup();
    const status = await visitor.see('/status/application');
    expect(status.body).toContain('We cannot pay you yet.');
    expect(status.body).toContain('href="/status/code"');
    expect(status.body).not.toContain('You do not need to do anything');
    const form = await visitor.see('/status/code');
    expect(form.body).toContain('ends in 982');
    expect(form.body).not.toContain('07700');
    expect(form.body).toContain('We cannot pay you before you have typed in the code.');
    expect(form.body).toContain('0121 634 7100');
    const asked = await visitor.send('/status/code/send', {});
    expect(asked.headers['location']).toBe('/status/code?sent=again');
    expect(told).toHaveLength(1);
    await visitor.see('/status/code');
    expect((await visitor.send('/status/code', { code: '' })).body).toContain('Enter the code');
    expect((await visitor.send('/status/code', { code: '12' })).body).toContain('as 5 numbers');
    const wrong = await visitor.send('/status/code', { code: digits(7) });
    expect(wrong.statusCode).toBe(400);
    expect(wrong.body).toContain('That code is not right');
    expect(isProved()).toBe(false);
    const spaced = digits(1).replace(/(..)/, '$1 ');
    const right = await visitor.send('/status/code', { code: spaced });
    expect(right.headers['location']).toBe('/status/application?code=right');
    expect(isProved()).toBe(true);
    const after = await visitor.see('/status/application?code=right');
    expect(after.body).toContain('Thank you. The code is right.');
    expect(after.body).not.toContain('/status/code');
    expect((await visitor.see('/status/code')).headers['location']).toBe('/status/application');
  });

  test('that is too old brings a new one', async () => {
    const { visitor, told, digits, isProved, time } = await setup();
    await visitor.see('/status/code');
    await visitor.send('/status/code/send', {});
    time.now = '2026-05-06T10:16:00.000Z';
    await visitor.see('/status/code');
    const old = await visitor.send('/status/code', { code: digits(1) });
    expect(old.statusCode).toBe(400);
    expect(told.length).toBeGreaterThan(0);
    expect(isProved()).toBe(false);
  });

  test('is not asked of a family that nothing can be sent to safely', async () => {
    const { visitor } = await setup({ ...safe, safeToText: false });
    expect((await visitor.see('/status/application')).body).not.toContain('/status/code');
    expect((await visitor.see('/status/code')).headers['location']).toBe('/status/application');
  });

  test('is for nobody who has not found the application', async () => {
    const { site } = await setup();
    const stranger = createPageVisitor(site);
    await stranger.see('/status');
    expect((await stranger.see('/status/code')).headers['location']).toBe('/status');
    expect((await stranger.send('/status/code', { code: '12345' })).headers['location']).toBe(
      '/status',
    );
  });

  test('is asked for on valid HTML', async () => {
    const { visitor } = await setup();
    const faults = [
      ...htmlFaultsOf(await visitor.see('/status/code')),
      ...htmlFaultsOf(await visitor.send('/status/code', { code: 'x' })),
      ...htmlFaultsOf(await visitor.see('/status/application')),
    ];
    expect(faults).toEqual([]);
  });
});
