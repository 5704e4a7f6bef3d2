import { describe, expect, test } from 'vitest';

import {
  familiesOnTheClock,
  keepConnections,
  receivedConnection,
} from '#tests/builders/connection-requests.ts';
import { createLocalitySite } from '#tests/doubles/locality-site.ts';
import { plainAssets } from '#tests/doubles/plain-assets.ts';
import { createStaffPlatform } from '#tests/doubles/staff-platform.ts';
import { staff } from '#tests/doubles/staff-sites.ts';
import {
  connectionRequests,
  createWithdrawConnection,
  type ConnectionRequest,
} from '#shared/family-connect/index.ts';
import { plusSeconds } from '#shared/kernel/index.ts';
import type { StaffMember } from '#shared/staff-identity/index.ts';

const now = '2026-06-20T09:00:00.000Z';
const list = '/locality/hodge-hill/connections';
const elsewhere = receivedConnection('Yasmin of Yardley', { area: { localityCode: 'yardley' } });
const hidden = receivedConnection('Hidden Hannah', { area: { localityCode: 'city' } });

async function setup(
  who?: StaffMember,
  more: readonly Parameters<typeof keepConnections>[1][number][] = [],
) {
  const platform = createStaffPlatform(now);
  const families = familiesOnTheClock(now);
  await keepConnections(platform.commit, [...families, elsewhere, hidden, ...more]);
  const site = createLocalitySite(platform, plainAssets);
  await site.count();
  const allocated = () =>
    platform
      .ofKind('connection-request')
      .map((item) => connectionRequests.parse(item).document)
      .filter((request): request is Extract<ConnectionRequest, { state: 'allocated' }> => {
        return request.state === 'allocated';
      });
  return { platform, families, site, allocated, visitor: await site.visitor(who) };
}

const dataIn = (body: string, id: string) =>
  new RegExp(`<data id="${id}" value="(\\d+)">`).exec(body)?.[1];

/** What stands in the card of one family. */
function cardOf(body: string, name: string): string {
  return body.split('<li class="od-connection').find((part) => part.includes(name)) ?? '';
}

describe('the list of families', () => {
  test('shows who has waited longest first, with the colour of the clock', async () => {
    const { visitor, site } = await setup(staff.lead);
    const { body } = await visitor.see(list);
    expect(site.failures).toEqual([]);
    const clocks = [...body.matchAll(/od-clock--(\w+)"><strong>([^<]+)/g)].map(
      ([, colour, waited]) => [colour, waited],
    );
    expect(clocks).toEqual([
      ['red', '9 days'],
      ['amber', '5 days'],
      ['green', '1 day'],
      ['green', 'Today'],
    ]);
    expect(dataIn(body, 'waiting-count')).toBe('4');
  });

  test('says what is not safe before the number to reach somebody at', async () => {
    const { visitor } = await setup(staff.lead);
    const { body } = await visitor.see(list);
    const card = cardOf(body, 'Nadia Hussain');
    for (const rule of ['Do not text', 'Do not leave a voicemail', 'Interpreter needed: Urdu']) {
      expect(card).toContain(`od-rule--never">${rule}<`);
      expect(card.indexOf(rule)).toBeLessThan(card.indexOf('07700 900456'));
    }
    expect(card).toContain('Domestic abuse: ask whether it is safe to talk');
    expect(card).toContain('best in the morning');
    const safe = cardOf(body, 'Arthur Pemberton');
    expect(safe).toContain('od-rule--safe">Voicemail is safe<');
    expect(safe).not.toContain('od-rule--never');
    expect(safe).toContain('British Sign Language');
  });

  test('never shows a lead a name from elsewhere or behind a hidden address', async () => {
    const { visitor } = await setup(staff.lead);
    const { body } = await visitor.see(list);
    expect(body).not.toContain('Yasmin');
    expect(body).not.toContain('Hidden Hannah');
    for (const code of ['yardley', 'city']) {
      const seen = await visitor.see(`/locality/${code}/connections`);
      expect(seen.statusCode).toBe(403);
      expect(seen.body).not.toMatch(/Yasmin|Hannah/);
    }
  });

  test('shows managers every locality and the hidden addresses', async () => {
    const { visitor } = await setup(staff.manager);
    expect((await visitor.see('/locality/yardley/connections')).body).toContain(
      'Yasmin of Yardley',
    );
    const seen = await visitor.see('/locality/city/connections');
    expect(seen.body).toContain('Families with a hidden address');
    expect(seen.body).toContain('Hidden Hannah');
  });

  test('is not for those who see money or audits alone', async () => {
    for (const who of [staff.auditor, staff.finance, staff.caseworker]) {
      const { visitor } = await setup(who);
      expect((await visitor.see(list)).statusCode).toBe(403);
    }
  });

  test('counts the year behind it by the reports', async () => {
    const { visitor } = await setup(staff.lead);
    const { body } = await visitor.see(list);
    expect(body).toMatch(/Asked, in a year<\/dt><dd>4/);
    expect(body).toContain('<li>Housing: 2</li>');
  });

  test('goes on to a next page of fifty', async () => {
    const many = Array.from({ length: 60 }, (_, number) =>
      receivedConnection(`Family ${number}`, { receivedAt: plusSeconds(now, -number * 60) }),
    );
    const { visitor } = await setup(staff.lead, many);
    const first = (await visitor.see(list)).body;
    expect(first.split('<li class="od-connection')).toHaveLength(51);
    const next = /href="([^"]+)">Next 50 families/.exec(first)?.[1] ?? '';
    const second = (await visitor.see(next.replaceAll('&amp;', '&'))).body;
    expect(second.split('<li class="od-connection')).toHaveLength(15);
  });
});

test('what may be made by a machine stands last, whenever it came, and says so', async () => {
  const machine = receivedConnection('Machine Made', {
    ...{ receivedAt: '2026-01-01T10:00:00.000Z', mayBeMachine: true },
  });
  const { visitor, allocated } = await setup(staff.lead, [machine]);
  const { body } = await visitor.see(list);
  expect(body.indexOf('Machine Made')).toBeGreaterThan(body.indexOf('Dorota Kowalska'));
  expect(cardOf(body, 'Machine Made')).toContain('May be made by a machine');
  expect(cardOf(body, 'Dorota Kowalska')).not.toContain('May be made by a machine');
  await visitor.send(`${list}/allocate`, { worker: 'Priya Shah', limit: '4' });
  expect(allocated().map(({ fullName }) => fullName)).not.toContain('Machine Made');
});

describe('a family that no longer wants help', () => {
  test('is taken off the list by whoever it told', async () => {
    const { visitor, families, platform } = await setup(staff.lead);
    await visitor.see(list);
    const [nadia] = families;
    const sent = await visitor.send(`${list}/withdraw`, { id: nadia!.connectionRequestId });
    expect(sent.headers['location']).toBe(`${list}?ended=withdrawn`);
    const { body } = await visitor.see(`${list}?ended=withdrawn`);
    expect(body).toContain('The request is off the list');
    expect(body).not.toContain('Nadia');
    expect(dataIn(body, 'waiting-count')).toBe('3');
    expect(JSON.stringify(platform.ofKind('connection-request'))).not.toContain('He works nights');
    await visitor.see(list);
    const again = await visitor.send(`${list}/withdraw`, { id: nadia!.connectionRequestId });
    expect(again.headers['location']).toBe(`${list}?ended=already`);
  });

  test('that a worker has stays in sight until the worker knows', async () => {
    const { visitor, families, platform } = await setup(staff.lead);
    const id = families[0]!.connectionRequestId;
    await visitor.see(list);
    await visitor.send(`${list}/allocate`, { worker: 'Priya Shah', id });
    await createWithdrawConnection(platform)({
      ...{ connectionRequestId: id, actor: { kind: 'family', id } },
    });
    const { body } = await visitor.see(list);
    expect(body).toContain('tell the worker to stop');
    expect(body).toContain('<strong>Nadia Hussain</strong>, given to Priya Shah');
    const told = await visitor.send(`${list}/told`, { id });
    expect(told.headers['location']).toBe(`${list}?ended=told`);
    expect((await visitor.see(list)).body).not.toMatch(/Nadia Hussain|tell the worker/);
  });

  test('rings when a worker has it: its reference stops it, however it is written', async () => {
    const { visitor, families } = await setup(staff.lead);
    const id = families[0]!.connectionRequestId;
    await visitor.see(list);
    await visitor.send(`${list}/allocate`, { worker: 'Priya Shah', id });
    const { body } = await visitor.see(list);
    expect(body).toContain('A family that has a worker no longer wants help');
    const written = `${id.slice(0, 5)}-${id.slice(5)}`.toLowerCase();
    const sent = await visitor.send(`${list}/withdraw`, { id: written });
    expect(sent.headers['location']).toBe(`${list}?ended=withdrawn`);
    expect((await visitor.see(list)).body).toContain('given to Priya Shah');
  });

  test('of another locality, or of none, is left alone', async () => {
    const { visitor, platform } = await setup(staff.lead);
    await visitor.see(list);
    const before = platform.ofKind('connection-request');
    for (const id of [elsewhere.connectionRequestId, 'C000000009', '<script>']) {
      expect((await visitor.send(`${list}/withdraw`, { id })).statusCode).toBe(409);
      expect((await visitor.send(`${list}/told`, { id })).statusCode).toBe(409);
    }
    expect(platform.ofKind('connection-request')).toEqual(before);
  });
});

test('a professional’s request says who asks, how the family agreed, and what else they know', async () => {
  const asked = receivedConnection('Grace Adeyemi', {
    referrer: {
      ...{ fullName: 'Joanna Price', organisation: 'Nansen School', role: 'Class teacher' },
      ...{ email: 'j.price@school.example.org', phone: '0121 496 0123' },
    },
    form: {
      version: 'family-connect-form-1',
      answers: { 'working-with': ['school', 'health'], 'going-well': '<b>They sing', new: 'x' },
    },
    consent: {
      ...{ textVersion: 'family-connect-professional-consent-1', language: 'en' },
      ...{ givenAt: now, channel: 'professional', agreedHow: 'by-telephone' },
    },
  });
  const { visitor } = await setup(staff.lead, [asked]);
  const card = cardOf((await visitor.see(list)).body, 'Grace Adeyemi<');
  expect(card).toContain('Joanna Price, Class teacher, Nansen School');
  expect(card).toContain('The family agreed on the telephone.');
  expect(card).toContain('school, college or nursery, doctor');
  expect(card).toContain('“&lt;b&gt;They sing”');
});

describe('giving families to a worker', () => {
  test('gives out the ticked ones and says how many are left', async () => {
    const { visitor, families, allocated } = await setup(staff.lead);
    await visitor.see(list);
    const ids = families.slice(1, 3).map((family) => family.connectionRequestId);
    const sent = await visitor.send(`${list}/allocate`, { worker: 'Priya Shah', id: ids });
    expect(sent.statusCode).toBe(303);
    const { body } = await visitor.see(sent.headers['location'] ?? '');
    expect(dataIn(body, 'allocated-count')).toBe('2');
    expect(dataIn(body, 'waiting-count')).toBe('2');
    expect(body).toContain('given to Priya Shah');
    expect(
      allocated().map(({ fullName, allocatedTo, allocatedBy }) => [
        fullName,
        allocatedTo,
        allocatedBy,
      ]),
    ).toEqual([
      ['Grace Adeyemi-Thompson', 'Priya Shah', 'lead-hodge-hill'],
      ['Arthur Pemberton', 'Priya Shah', 'lead-hodge-hill'],
    ]);
  });

  test('gives out so many of the oldest when none is ticked', async () => {
    const { visitor, allocated } = await setup(staff.lead);
    await visitor.see(list);
    const sent = await visitor.send(`${list}/allocate`, { worker: 'Priya Shah', limit: '3' });
    const { body } = await visitor.see(sent.headers['location'] ?? '');
    expect(dataIn(body, 'allocated-count')).toBe('3');
    expect(dataIn(body, 'waiting-count')).toBe('1');
    expect(allocated().map(({ fullName }) => fullName)).not.toContain('Dorota Kowalska');
  });

  test('gives out two hundred at once', async () => {
    const many = Array.from({ length: 230 }, (_, number) =>
      receivedConnection(`Family ${number}`, { receivedAt: plusSeconds(now, -number * 60) }),
    );
    const { visitor } = await setup(staff.lead, many);
    await visitor.see(list);
    const sent = await visitor.send(`${list}/allocate`, { worker: 'The team', limit: '200' });
    const { body } = await visitor.see(sent.headers['location'] ?? '');
    expect(dataIn(body, 'allocated-count')).toBe('200');
    expect(dataIn(body, 'waiting-count')).toBe('34');
  });

  test('gives out once when the same form is sent twice', async () => {
    const { visitor, allocated } = await setup(staff.lead);
    await visitor.see(list);
    const form = { ...visitor.lastForm };
    const first = await visitor.send(`${list}/allocate`, { worker: 'Priya', limit: '1' }, form);
    const second = await visitor.send(`${list}/allocate`, { worker: 'Priya', limit: '1' }, form);
    expect(second.headers['location']).toBe(first.headers['location']);
    expect(allocated()).toHaveLength(1);
  });

  test('refuses a family of another locality, and gives out none with it', async () => {
    const { visitor, families, allocated } = await setup(staff.lead);
    await visitor.see(list);
    const id = [families[0]!.connectionRequestId, elsewhere.connectionRequestId];
    const sent = await visitor.send(`${list}/allocate`, { worker: 'Priya Shah', id });
    expect(sent.statusCode).toBe(409);
    expect(sent.body).toContain('belongs to another locality');
    expect(sent.body).toContain(`value="${families[0]!.connectionRequestId}" checked`);
    expect(allocated()).toEqual([]);
  });

  test('refuses a request that does not exist', async () => {
    const { visitor } = await setup(staff.lead);
    await visitor.see(list);
    const sent = await visitor.send(`${list}/allocate`, { worker: 'Priya', id: 'ABCDE12345' });
    expect(sent.statusCode).toBe(409);
    expect(sent.body).toContain('does not exist');
  });

  test('asks for a worker and for whom', async () => {
    const { visitor } = await setup(staff.lead);
    await visitor.see(list);
    const sent = await visitor.send(`${list}/allocate`, { worker: ' ', limit: '' });
    expect(sent.statusCode).toBe(400);
    expect(sent.body).toContain('Enter who will contact the families');
    const whom = await visitor.send(`${list}/allocate`, { worker: 'Priya' });
    expect(whom.body).toContain('Tick the requests to give out');
    const tooMany = await visitor.send(`${list}/allocate`, { worker: 'Priya', limit: '201' });
    expect(tooMany.body).toContain('Enter a number from 1 to 200');
  });

  test('is not for who may only read, nor across localities', async () => {
    const auditor = await setup(staff.auditor);
    await auditor.visitor.see('/locality/hodge-hill');
    const refused = await auditor.visitor.send(`${list}/allocate`, { worker: 'X', limit: '1' });
    expect(refused.statusCode).toBe(403);
    const lead = await setup(staff.lead);
    await lead.visitor.see(list);
    const path = '/locality/yardley/connections/allocate';
    expect((await lead.visitor.send(path, { worker: 'X', limit: '1' })).statusCode).toBe(403);
    expect([...auditor.allocated(), ...lead.allocated()]).toEqual([]);
  });

  test('lets a manager give out a family with a hidden address', async () => {
    const { visitor, allocated } = await setup(staff.manager);
    await visitor.see('/locality/city/connections');
    const path = '/locality/city/connections/allocate';
    await visitor.send(path, { worker: 'Erin', id: hidden.connectionRequestId });
    expect(allocated().map(({ fullName }) => fullName)).toEqual(['Hidden Hannah']);
  });
});

describe('a family of another team', () => {
  const idOf = (families: readonly { fullName: string; connectionRequestId: string }[]) =>
    families.find(({ fullName }) => fullName === 'Nadia Hussain')!.connectionRequestId;

  test('is sent on, and stands there with who sent it', async () => {
    const { visitor, site, families } = await setup(staff.lead);
    const form = `${list}/${idOf(families)}/send-on`;
    await visitor.see(form);
    const sent = await visitor.send(form, { to: 'yardley', reason: 'lives-there' });
    expect(sent.headers['location']).toBe(`${list}?ended=sent-on`);
    expect(cardOf((await visitor.see(list)).body, 'Nadia Hussain')).toBe('');
    const manager = await site.visitor(staff.manager);
    const there = cardOf(
      (await manager.see('/locality/yardley/connections')).body,
      'Nadia Hussain',
    );
    expect(there).toContain('by Hodge Hill on 20 June 2026');
  });

  test('is not shown to a team that does not have it, and not sent on without a reason', async () => {
    const { visitor, families } = await setup(staff.lead);
    expect((await visitor.see(`${list}/${elsewhere.connectionRequestId}/send-on`)).statusCode).toBe(
      404,
    );
    expect((await visitor.see(`${list}/nonsense/send-on`)).statusCode).toBe(404);
    const form = `${list}/${idOf(families)}/send-on`;
    await visitor.see(form);
    const empty = await visitor.send(form, { to: 'solihull' });
    expect(empty.statusCode).toBe(400);
    expect(empty.body).toContain('Choose the team that it belongs to');
    expect(empty.body).toContain('Choose why it belongs to them');
  });
});

describe('the families with a worker', () => {
  const withWorkers = `${list}/with-workers`;

  async function given() {
    const set = await setup(staff.lead);
    const { visitor, families } = set;
    await visitor.see(list);
    const nadia = families.find(({ fullName }) => fullName === 'Nadia Hussain')!;
    await visitor.send(`${list}/allocate`, {
      ...{ worker: 'Priya Shah', limit: '' },
      id: nadia.connectionRequestId,
    });
    return { ...set, id: nadia.connectionRequestId };
  }

  test('are listed with who has them and whether they were spoken with', async () => {
    const { visitor, id, site } = await given();
    const before = cardOf((await visitor.see(withWorkers)).body, 'Nadia Hussain');
    expect(before).toContain('Priya Shah, today');
    expect(before).toContain('not spoken with yet');
    const noted = await visitor.send(`${withWorkers}/${id}/contacted`, {});
    expect(noted.headers['location']).toBe(`${withWorkers}?ended=contacted`);
    const after = cardOf((await visitor.see(withWorkers)).body, 'Nadia Hussain');
    expect(after).toContain('spoken with');
    expect(after).not.toContain('not spoken with yet');
    expect(site.failures).toEqual([]);
  });

  test('leave the list with how it ended, and stand in the figures', async () => {
    const { visitor, id, site } = await given();
    await visitor.see(withWorkers);
    const empty = await visitor.send(`${withWorkers}/${id}/close`, { outcome: '' });
    expect(empty.statusCode).toBe(400);
    expect(empty.body).toContain('Choose how it ended');
    const closed = await visitor.send(`${withWorkers}/${id}/close`, { outcome: 'passed-on' });
    expect(closed.headers['location']).toBe(`${withWorkers}?ended=closed`);
    expect((await visitor.see(withWorkers)).body).not.toContain('Nadia Hussain');
    await site.count();
    const { body } = await visitor.see('/locality/hodge-hill/further-help');
    expect(body).toMatch(/Another service works with them now<\/th><td>1<\/td>/);
  });
});

describe('the figures of further help', () => {
  test('are told by month and under the city’s headings, as a page and as a file', async () => {
    const { visitor, site } = await setup(staff.lead);
    const { body } = await visitor.see('/locality/hodge-hill/further-help');
    expect(site.failures).toEqual([]);
    expect(body).toMatch(/Domestic abuse<\/th><td>[1-9]/);
    expect(body).toMatch(/June 2026<\/th><td>4<\/td><td>4<\/td>/);
    const csv = await visitor.see('/locality/hodge-hill/further-help.csv');
    expect(csv.body).toContain('Hodge Hill,2026-06,4,4,0,,');
    expect((await visitor.see('/locality/yardley/further-help')).statusCode).toBe(403);
  });

  test('of the city include those whose address is hidden', async () => {
    const { visitor } = await setup(staff.manager);
    const { body } = await visitor.see('/locality/city/further-help');
    expect(body).toMatch(/June 2026<\/th><td>4<\/td><td>6<\/td>/);
  });
});
