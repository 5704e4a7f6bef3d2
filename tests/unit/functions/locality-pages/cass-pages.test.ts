import { describe, expect, test } from 'vitest';

import { keepConnections, receivedConnection } from '#tests/builders/connection-requests.ts';
import { createLocalitySite } from '#tests/doubles/locality-site.ts';
import { plainAssets } from '#tests/doubles/plain-assets.ts';
import { createStaffPlatform } from '#tests/doubles/staff-platform.ts';
import { staff } from '#tests/doubles/staff-sites.ts';

const now = '2026-06-20T09:00:00.000Z';
const list = '/locality/hodge-hill/connections';
const grace = receivedConnection('Grace Adeyemi', { receivedAt: '2026-06-14T09:00:00.000Z' });
const far = receivedConnection('Yasmin of Yardley', { area: { localityCode: 'yardley' } });
const here = `${list}/${grace.connectionRequestId}`;
const told = {
  ...{ route: 'telephone', 'on-day': '20', 'on-month': '6', 'on-year': '2026' },
  ...{ time: '9.45', 'to-whom': 'Duty worker', said: 'No food since Friday', reference: '' },
};

async function setup(who = staff.lead) {
  const platform = createStaffPlatform(now);
  await keepConnections(platform.commit, [grace, far]);
  const site = createLocalitySite(platform, plainAssets);
  await site.count();
  return { platform, site, visitor: await site.visitor(who) };
}

describe('one request on its page', () => {
  test('shows the family, and takes how much help it needs', async () => {
    const { visitor, site } = await setup();
    const { body } = await visitor.see(here);
    expect(body).toContain('<h1 class="govuk-heading-l od-heading">Grace Adeyemi</h1>');
    expect(body).toContain('07700 900123');
    const empty = await visitor.send(`${here}/layer`, {});
    expect(empty.statusCode).toBe(400);
    expect(empty.body).toContain('Choose how much help they need');
    const chosen = await visitor.send(`${here}/layer`, { layer: 'universal-plus' });
    expect(chosen.headers['location']).toBe(`${here}?ended=triaged`);
    expect((await visitor.see(list)).body).toContain(
      '<dt>How much help</dt><dd>Universal Plus</dd>',
    );
    await site.count();
    const figures = await visitor.see('/locality/hodge-hill/further-help');
    expect(figures.body).toMatch(/Universal Plus<\/th><td>1<\/td>/);
    expect(figures.body).toMatch(/Not chosen yet<\/th><td>0<\/td>/);
    expect(site.failures).toEqual([]);
  });

  test('is not there for another team, nor when it never was', async () => {
    const { visitor } = await setup();
    expect((await visitor.see(`${list}/${far.connectionRequestId}`)).statusCode).toBe(404);
    expect((await visitor.see(`${list}/nonsense`)).statusCode).toBe(404);
    await visitor.see(here);
    const sent = await visitor.send(`${list}/${far.connectionRequestId}/layer`, {
      layer: 'universal',
    });
    expect(sent.statusCode).toBe(404);
  });
});

describe('a family for CASS', () => {
  test('is led to the note, which says that it tells nobody', async () => {
    const { visitor } = await setup();
    await visitor.see(here);
    const chosen = await visitor.send(`${here}/layer`, { layer: 'complex' });
    expect(chosen.headers['location']).toBe(`${here}/cass`);
    const { body } = await visitor.see(`${here}/cass`);
    expect(body).toContain('This page tells nobody. Ring CASS first, 0121 303 1888');
  });

  test('leaves the list with what was said, and comes back with what CASS answered', async () => {
    const { visitor, site } = await setup();
    await visitor.see(`${here}/cass`);
    const noted = await visitor.send(`${here}/cass`, told);
    expect(noted.headers['location']).toBe(`${here}?ended=escalated`);
    const waiting = await visitor.see(list);
    expect(waiting.body).not.toContain('Grace Adeyemi');
    expect(waiting.body).toContain('<data id="with-cass-count" value="1">');
    const withCass = await visitor.see(`${list}/with-cass`);
    expect(withCass.body).toContain('Grace Adeyemi');
    expect(withCass.body).toContain('20 June 2026, 09:45');
    const after = await visitor.see(here);
    expect(after.body).toContain('No food since Friday');
    expect(after.body).toContain('to Duty worker');
    const none = await visitor.send(`${here}/cass/answer`, { words: 'Early help' });
    expect(none.statusCode).toBe(400);
    expect(none.body).toContain('Choose what CASS answered');
    const answered = await visitor.send(`${here}/cass/answer`, {
      ...{ answer: 'sent-back', words: 'Early help' },
    });
    expect(answered.headers['location']).toBe(`${here}?ended=answered`);
    expect((await visitor.see(list)).body).toContain('<dt>How much help</dt><dd>Additional Needs');
    expect((await visitor.see(here)).body).toContain('“Early help”');
    expect(site.failures).toEqual([]);
  });

  test('is noted with everything there, and never later than now', async () => {
    const { visitor } = await setup();
    await visitor.see(`${here}/cass`);
    const empty = await visitor.send(`${here}/cass`, {});
    expect(empty.statusCode).toBe(400);
    for (const words of [
      'Choose how CASS was told',
      'Enter the day on which CASS was told',
      'Enter the time at which CASS was told',
      'Enter whom you told',
      'Enter what was said',
    ]) {
      expect(empty.body).toContain(words);
    }
    // It is 10:00 in Birmingham.
    const later = await visitor.send(`${here}/cass`, { ...told, time: '10:01' });
    expect(later.body).toContain('cannot be later than now');
    expect(later.body).toContain('No food since Friday');
    const tomorrow = await visitor.send(`${here}/cass`, { ...told, 'on-day': '21' });
    expect(tomorrow.body).toContain('cannot be later than today');
    expect((await visitor.send(`${here}/cass`, { ...told, time: '10:00' })).statusCode).toBe(303);
  });

  test('that stops its request is still followed, and named no more', async () => {
    const { visitor } = await setup();
    await visitor.see(`${here}/cass`);
    await visitor.send(`${here}/cass`, told);
    await visitor.see(list);
    await visitor.send(`${list}/withdraw`, { id: grace.connectionRequestId });
    const withCass = await visitor.see(`${list}/with-cass`);
    expect(withCass.body).toContain('Stopped its request');
    expect(withCass.body).not.toContain('Grace');
    const { body } = await visitor.see(here);
    expect(body).toContain('A request that is over');
    expect(body).toContain('No food since Friday');
    expect(body).not.toContain('07700');
  });
});
