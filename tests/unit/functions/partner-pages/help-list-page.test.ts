import { describe, expect, test } from 'vitest';

import { helpColumns } from '#functions/partner-pages/help-list/help-columns.ts';
import { connectionRequests, createWithdrawConnection } from '#shared/family-connect/index.ts';
import { createPartnerSite } from '#tests/doubles/partner-site.ts';
import { createStaffPlatform } from '#tests/doubles/staff-platform.ts';
import { workers } from '#tests/doubles/staff-sites.ts';

const { colleague, supporter, teacher } = workers;
const path = '/partners/further-help';
type Line = Readonly<Record<string, string>>;
const names = helpColumns.map(({ name }) => name);
const example: Line = Object.fromEntries(helpColumns.map((each) => [each.name, each.example]));
const complete: Line = { agreed: 'yes', role: 'Head teacher', phone: '0121 496 0000' };

function csv(lines: readonly Line[]): string {
  const rows = lines.map((line) => names.map((name) => ({ ...example, ...line })[name] ?? ''));
  return [names, ...rows]
    .map((row) => `${row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')}\r\n`)
    .join('');
}

const families = (count: number): Line[] =>
  Array.from({ length: count }, (_, index) => ({
    'your reference': `family-${index + 1}`,
    'full name': `Family ${index + 1}`,
  }));

async function setup(who = teacher, platform = createStaffPlatform()) {
  const site = createPartnerSite(platform);
  const visitor = await site.visitor(who);
  async function send(list: string | Uint8Array, fields: Line = complete) {
    await visitor.see(path);
    const form = new FormData();
    for (const [name, value] of Object.entries({ ...visitor.lastForm, ...fields })) {
      form.append(name, value);
    }
    const content = typeof list === 'string' ? list : new Uint8Array(list);
    form.append('list', new Blob([content]), 'l.csv');
    const request = new Response(form);
    return visitor.ask('POST', path, {
      headers: { 'content-type': request.headers.get('content-type') },
      body: Buffer.from(await request.arrayBuffer()).toString('base64'),
      isBase64Encoded: true,
    });
  }
  const stored = () =>
    platform
      .ofKind('connection-request')
      .map((item) => connectionRequests.parse(item).document)
      .sort((one, other) => one.connectionRequestId.localeCompare(other.connectionRequestId));
  return { ...site, platform, visitor, send, stored };
}

describe('a list of families who ask for further help', () => {
  test.each(['csv', 'xlsx'])('begins with a %s template whose example is taken', async (kind) => {
    const { visitor, send, stored, failures } = await setup();
    const template = await visitor.see(`${path}/template.${kind}`);
    const content = kind === 'csv' ? template.body : Buffer.from(template.body, 'base64');
    expect((await send(content)).body).toContain('1 family was sent');
    expect(failures).toEqual([]);
    expect(stored()).toHaveLength(1);
  });

  test('opens for each the request that a professional opens, with the team of its postcode', async () => {
    const { send, stored, platform } = await setup();
    const [first = {}] = families(1);
    await send(csv([{ ...first, phone: '', email: 'a@example.org', 'safe to text': '' }]));
    expect(stored()).toMatchObject([
      {
        state: 'received',
        area: { localityCode: 'hodge-hill' },
        fullName: 'Family 1',
        contact: { email: 'a@example.org', safeToText: false },
        reasons: ['money', 'housing'],
        referrer: { fullName: teacher.name, email: teacher.email, role: 'Head teacher' },
        consent: { textVersion: 'partner-help-list-consent-1', agreedHow: 'in-person' },
        form: { answers: { 'working-with': ['school'], 'parental-responsibility': 'yes' } },
      },
    ]);
    expect(JSON.stringify(stored())).not.toContain('B8 3AB');
    expect(platform.ofKind('application')).toEqual([]);
  });

  test('takes 441 families at once, and the same list twice opens none again', async () => {
    const { send, stored } = await setup();
    const list = csv(families(441));
    expect((await send(list)).body).toContain('441 families were sent');
    expect(stored()).toHaveLength(441);
    const before = stored();
    const again = await send(list);
    expect(again.body).toContain('No family was sent');
    expect(again.body).toContain('Sent before');
    expect(stored()).toEqual(before);
  });

  test('sent by two at once opens each family once', async () => {
    const platform = createStaffPlatform();
    const [one, other] = [await setup(teacher, platform), await setup(teacher, platform)];
    await Promise.all([one.send(csv(families(12))), other.send(csv(families(12)))]);
    expect(one.stored()).toHaveLength(12);
  });

  test('knows its families again when a colleague sends the same list', async () => {
    const platform = createStaffPlatform();
    const one = await setup(teacher, platform);
    await one.send(csv(families(2)));
    const before = one.stored();
    const other = await setup(colleague, platform);
    const again = await other.send(csv(families(2)));
    expect(again.body).toContain('Sent before');
    expect(again.body).not.toContain('Your reference was used before');
    expect(one.stored()).toEqual(before);
  });

  test('refuses a reference that stands for another family, and says so in its line', async () => {
    const { send, stored } = await setup();
    await send(csv(families(1)));
    const [known = {}, fresh = {}] = families(2);
    const sent = await send(csv([{ ...known, 'full name': 'Somebody Else' }, fresh]));
    expect(sent.body).toContain('1 family was sent');
    expect(sent.body).toContain('Your reference was used before');
    expect(JSON.stringify(stored())).not.toContain('Somebody Else');
  });

  test('keeps the references of one organisation apart from those of another', async () => {
    const platform = createStaffPlatform();
    const one = await setup(teacher, platform);
    await one.send(csv(families(1)));
    const other = await setup(supporter, platform);
    expect((await other.send(csv(families(1)))).body).toContain('1 family was sent');
    expect(other.stored()).toHaveLength(2);
  });

  test('does not bring back a family that has taken its agreement back', async () => {
    const { send, stored, platform } = await setup();
    await send(csv(families(1)));
    const [{ connectionRequestId } = { connectionRequestId: '' }] = stored();
    await createWithdrawConnection(platform)({
      connectionRequestId,
      actor: { kind: 'family', id: connectionRequestId },
    });
    expect((await send(csv(families(1)))).body).toContain('Sent before');
    expect(stored()).toMatchObject([{ state: 'withdrawn' }]);
  });

  test('with lines to mend is not taken at all, and says what to write', async () => {
    const { send, stored } = await setup();
    const [good = {}, ...rest] = families(6);
    const wrong: Line[] = [
      { agreed: '', phone: '', email: '' },
      { postcode: 'B99 9ZZ', adults: 'two' },
      { reasons: 'gold', 'working with': 'school; nobody-known' },
      { 'your reference': 'FAMILY-1', 'what is happening': '' },
      { 'parental responsibility': 'perhaps', interpreter: 'maybe' },
    ];
    const sent = await send(csv([good, ...rest.map((line, at) => ({ ...line, ...wrong[at] }))]));
    expect(sent.statusCode).toBe(400);
    expect(sent.body).toContain('5 of 6 lines have to be mended');
    for (const column of [
      ...['agreed', 'phone', 'postcode', 'adults', 'reasons', 'working with', 'your reference'],
      ...['what is happening', 'parental responsibility', 'interpreter'],
    ]) {
      expect(sent.body).toContain(`<strong>${column}</strong>`);
    }
    expect(stored()).toEqual([]);
  });

  test.each(['agreed', 'role', 'phone'])('is not taken without %s', async (name) => {
    const { send, stored } = await setup();
    const sent = await send(csv(families(1)), { ...complete, [name]: '' });
    expect(sent.statusCode).toBe(400);
    expect(sent.body).toContain('Choose the list again');
    expect(stored()).toEqual([]);
  });

  test('of more than 500 families is sent in parts', async () => {
    const { send, stored } = await setup();
    expect((await send(csv(families(501)))).body).toContain('at most 500 at once');
    expect(stored()).toEqual([]);
  });
});
