import { expect, test } from 'vitest';

import { createGiveFeedback } from '#shared/feedback/index.ts';
import { createStaffPlatform } from '#tests/doubles/staff-platform.ts';
import { createStaffSites, staff } from '#tests/doubles/staff-sites.ts';

test('feedback is read by managers, the newest first, with what is to be mended', async () => {
  const platform = createStaffPlatform();
  const give = createGiveFeedback(platform);
  await give({ feedbackId: 'F000000001', language: 'ur', satisfaction: 'very-good' });
  platform.clock.moveOnSeconds(60);
  await give({
    ...{ feedbackId: 'F000000002', language: 'en', satisfaction: 'bad' },
    ...{ hardToUnderstand: 'yes', knowsWhatIsNext: 'no', helpedBy: 'worker' },
    words: '<b>The hint was hard',
  });
  // The same one delivered again changes nothing.
  await give({ feedbackId: 'F000000001', language: 'ur', satisfaction: 'very-bad' });
  const sites = createStaffSites(platform);
  const visitor = await sites.visitor(staff.manager);
  const { body } = await visitor.see('/staff/feedback');
  expect(body.indexOf('Bad')).toBeLessThan(body.indexOf('Very good'));
  expect(body).not.toContain('Very bad');
  expect(body).toContain('&lt;b&gt;The hint was hard');
  expect(body).toContain(
    'Does not know what happens next. Helped by a worker. Read it in English.',
  );
  expect(body).toContain('Read it in Urdu.');
  const caseworker = await sites.visitor(staff.caseworker);
  expect((await caseworker.see('/staff/feedback')).statusCode).toBe(403);
});
