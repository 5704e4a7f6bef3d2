import { describe, expect, test } from 'vitest';

import { messagesFor } from '#shared/events/index.ts';
import {
  createConnectionSteps,
  createTellCaseSystem,
  handOffs,
  newsForCaseSystemSchema,
  type CaseSystemAnswer,
} from '#shared/family-connect/index.ts';
import { isEventItem, parseEvent } from '#shared/records/index.ts';
import { keepConnections, receivedConnection } from '#tests/builders/connection-requests.ts';
import { createLocalitySite } from '#tests/doubles/locality-site.ts';
import { plainAssets } from '#tests/doubles/plain-assets.ts';
import { createStaffPlatform } from '#tests/doubles/staff-platform.ts';
import { staff } from '#tests/doubles/staff-sites.ts';

const now = '2026-06-20T09:00:00.000Z';
const list = '/locality/hodge-hill/connections/files';
const grace = receivedConnection('Grace "Ade" Adeyemi', {
  ownWords: '=HYPERLINK("http://bad.example")',
  contact: {
    phone: '07700 900123',
    safeToText: false,
    safeToLeaveVoicemail: true,
    bestTime: 'any',
  },
});
const far = receivedConnection('Yasmin of Yardley', { area: { localityCode: 'yardley' } });

async function setup(who = staff.lead) {
  const platform = createStaffPlatform(now);
  await keepConnections(platform.commit, [grace, far]);
  const steps = createConnectionSteps(platform);
  await steps.allocateConnections({
    connectionRequestIds: [grace.connectionRequestId, far.connectionRequestId],
    ...{ allocatedTo: 'Priya Shah', staffId: 'erin', localityCode: 'city' },
  });
  const site = createLocalitySite(platform, plainAssets);
  const visitor = await site.visitor(who);
  const idsOfFiles = () =>
    platform.ofKind('connection-hand-off').map((item) => handOffs.parse(item).document.handOffId);
  /** What it answers next; it takes everything after that. */
  const answers: CaseSystemAnswer[] = [];
  const tell = createTellCaseSystem({
    ...platform,
    tell: () => Promise.resolve(answers.shift() ?? { kind: 'taken' }),
  });
  /** Of the family of Hodge Hill, everything that its events ask for. */
  async function tellAll() {
    const told = platform
      .all()
      .filter((item) => isEventItem(item))
      .flatMap((item) => messagesFor(parseEvent(item)))
      .filter(({ target }) => target === 'case-system')
      .map(({ body }) => newsForCaseSystemSchema.parse(JSON.parse(body)))
      .filter(({ connectionRequestId }) => connectionRequestId === grace.connectionRequestId);
    for (const news of told) await tell(news);
  }
  return { platform, site, visitor, steps, idsOfFiles, answers, tellAll };
}

describe('families for the case-management system', () => {
  test('go into a file of their own team, with what is not safe before the number', async () => {
    const { visitor, site, idsOfFiles } = await setup();
    expect((await visitor.see(list)).body).toContain('No file was made for this place yet.');
    const made = await visitor.send(list, {});
    const [id] = idsOfFiles();
    expect(made.headers['location']).toBe(`${list}/${id}`);
    const { body } = await visitor.see(`${list}/${id}`);
    expect(body).toContain('1 family for the case-management system');
    const csv = await visitor.see(`${list}/${id}/families.csv`);
    expect(csv.body).toContain('Grace ""Ade"" Adeyemi');
    expect(csv.body).not.toContain('Yasmin');
    expect(csv.body.indexOf('do_not_text')).toBeLessThan(csv.body.indexOf('telephone'));
    // What a spreadsheet would take for a formula is only text.
    expect(csv.body).toContain(`"'=HYPERLINK(""http://bad.example"")"`);
    expect((await visitor.see(list)).body).toContain('<dt>Fetched</dt><dd>once</dd>');
    expect((await visitor.see(`${list}/${id}/families.xlsx`)).statusCode).toBe(200);
    expect((await visitor.see(list)).body).toContain('<dt>Fetched</dt><dd>2 times</dd>');
    expect(site.failures).toEqual([]);
  });

  test('are none when all of them are in a file', async () => {
    const { visitor, idsOfFiles } = await setup();
    await visitor.see(list);
    await visitor.send(list, {});
    await visitor.see(list);
    const again = await visitor.send(list, {});
    expect(again.headers['location']).toBe(`${list}?ended=no-file`);
    expect((await visitor.see(`${list}?ended=no-file`)).body).toContain('No file was made.');
    expect(idsOfFiles()).toHaveLength(1);
  });

  test('are noted as arrived or missing, once', async () => {
    const { visitor, idsOfFiles } = await setup();
    await visitor.see(list);
    await visitor.send(list, {});
    const [id] = idsOfFiles();
    await visitor.see(`${list}/${id}`);
    const wrong = await visitor.send(`${list}/${id}/answer`, {
      missing: [far.connectionRequestId],
    });
    expect(wrong.statusCode).toBe(409);
    expect(wrong.body).toContain('is not in this file');
    const noted = await visitor.send(`${list}/${id}/answer`, {});
    expect(noted.headers['location']).toBe(`${list}?ended=answered-file`);
    expect((await visitor.see(list)).body).toContain('1 of 1, noted by');
    const withWorkers = await visitor.see('/locality/hodge-hill/connections/with-workers');
    expect(withWorkers.body).toContain('there since 20 June 2026');
  });

  test('are not in the file any more once they stopped, and have to be taken out there', async () => {
    const { visitor, idsOfFiles, steps } = await setup();
    await visitor.see(list);
    await visitor.send(list, {});
    const [id] = idsOfFiles();
    const { connectionRequestId } = grace;
    await steps.withdrawConnection({ connectionRequestId, actor: { kind: 'family', id: 'F' } });
    expect((await visitor.see(`${list}/${id}/families.csv`)).body).not.toContain('Grace');
    expect((await visitor.see(`${list}/${id}`)).body).toContain('1 family stopped the request');
    const told = await visitor.see('/locality/hodge-hill/connections');
    expect(told.body).toContain('Take them out of the case-management system, too.');
  });

  test('of another team are not there', async () => {
    const { visitor, idsOfFiles, steps } = await setup();
    await steps.makeHandOff({ handOffId: 'JHQXK6BQYB', localityCode: 'yardley', staffId: 'erin' });
    expect(idsOfFiles()).toEqual(['JHQXK6BQYB']);
    for (const path of ['', '/families.csv', '/families.xlsx']) {
      expect((await visitor.see(`${list}/JHQXK6BQYB${path}`)).statusCode).toBe(404);
    }
    expect((await visitor.see(`${list}/nonsense/families.csv`)).statusCode).toBe(404);
  });

  test('that the case-management system took by itself are in no file, and it hears of those who stop', async () => {
    const { visitor, steps, tellAll, answers } = await setup();
    answers.push({ kind: 'not-taken', why: 'refused', status: 503 });
    await tellAll();
    const { body } = await visitor.see(list);
    expect(body).toContain('did not take 1 family: it answered 503 on 20 June 2026');
    await tellAll();
    expect((await visitor.see(list)).body).not.toContain('did not take');
    const withWorkers = await visitor.see('/locality/hodge-hill/connections/with-workers');
    expect(withWorkers.body).toContain('there since 20 June 2026');
    const { connectionRequestId } = grace;
    const page = await visitor.see(`/locality/hodge-hill/connections/${connectionRequestId}`);
    expect(page.body).toContain('In the case-management system since 20 June 2026.');
    await visitor.see(list);
    expect((await visitor.send(list, {})).headers['location']).toContain('ended=no-file');
    await steps.withdrawConnection({ connectionRequestId, actor: { kind: 'family', id: 'F' } });
    const waiting = '/locality/hodge-hill/connections';
    answers.push({ kind: 'not-taken', why: 'timed-out' });
    await tellAll();
    expect((await visitor.see(waiting)).body).toContain('does not know yet');
    expect((await visitor.see(list)).body).toContain(
      'did not take that 1 family stopped: it did not answer in time',
    );
    await tellAll();
    expect((await visitor.see(waiting)).body).toContain('The case-management system was told.');
  });
});
