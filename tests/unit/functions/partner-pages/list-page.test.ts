import { describe, expect, test } from 'vitest';

import { columns } from '#functions/partner-pages/list/columns.ts';
import { applications } from '#shared/applications/index.ts';
import type { PartnerWorker } from '#shared/staff-identity/index.ts';
import { workbook } from '#tests/builders/workbook.ts';
import { createPartnerSite } from '#tests/doubles/partner-site.ts';
import { createStaffPlatform } from '#tests/doubles/staff-platform.ts';
import { workers } from '#tests/doubles/staff-sites.ts';

const { teacher, supporter } = workers;
const path = '/partners/list';
type Line = Readonly<Record<string, string>>;

const example: Line = Object.fromEntries(columns.map(({ name, example: text }) => [name, text]));

/** A list as a spreadsheet writes it: the example, changed line by line. */
function csv(lines: readonly Line[], names = columns.map(({ name }) => name)): string {
  const cell = (text: string) => (/[",;\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const rows = lines.map((line) => names.map((name) => cell({ ...example, ...line }[name] ?? '')));
  return [names, ...rows].map((row) => `${row.join(',')}\r\n`).join('');
}

/** So many families, each with a name, a telephone and an account ending of its own. */
const families = (count: number): Line[] =>
  Array.from({ length: count }, (_, index) => ({
    'your reference': `family-${index + 1}`,
    'full name': `Family ${'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.charAt(index % 26)}${index}`,
    phone: `07700 9${String(index).padStart(5, '0')}`,
  }));

async function setup(who: PartnerWorker = teacher, platform = createStaffPlatform()) {
  const site = createPartnerSite(platform);
  const visitor = await site.visitor(who);
  async function send(list: string | Uint8Array, fields: Line = { agreed: 'yes' }) {
    await visitor.see(path);
    const form = new FormData();
    for (const [name, value] of Object.entries({ ...visitor.lastForm, ...fields })) {
      form.append(name, value);
    }
    form.append(
      'list',
      new Blob([typeof list === 'string' ? list : new Uint8Array(list)]),
      'l.csv',
    );
    const request = new Response(form);
    return visitor.ask('POST', path, {
      headers: { 'content-type': request.headers.get('content-type') },
      body: Buffer.from(await request.arrayBuffer()).toString('base64'),
      isBase64Encoded: true,
    });
  }
  const stored = () =>
    platform.ofKind('application').map((item) => applications.parse(item).document);
  return { ...site, platform, visitor, send, stored };
}

describe('a list of families', () => {
  test('begins with a template whose example would be taken', async () => {
    const { visitor, send, stored } = await setup();
    const page = await visitor.see(path);
    expect(page.body).toContain('Download the template for Excel');
    const template = await visitor.see(`${path}/template.csv`);
    expect(template.headers['content-type']).toBe('text/csv; charset=utf-8');
    const sent = await send(template.body);
    expect(sent.statusCode).toBe(200);
    expect(sent.body).toContain('1 family was sent');
    expect(stored()).toHaveLength(1);
  });

  test('begins with a template for Excel as well, which comes back as it was downloaded', async () => {
    const { visitor, send, stored } = await setup();
    const template = await visitor.see(`${path}/template.xlsx`);
    expect(template.headers['content-type']).toContain('spreadsheetml.sheet');
    expect(template.headers['content-disposition']).toContain('open-door-families.xlsx');
    expect(template.isBase64Encoded).toBe(true);
    const sent = await send(Buffer.from(template.body, 'base64'));
    expect(sent.body).toContain('1 family was sent');
    expect(stored()).toHaveLength(1);
  });

  test('as a workbook says on which row a number lost its zeros, and sends nothing', async () => {
    const { send, stored } = await setup();
    const names = columns.map(({ name }) => name);
    const cells = columns.map((column) =>
      column.name === 'phone' ? 7_700_900_982 : column.example,
    );
    const sent = await send(workbook([names, cells]));
    expect(sent.statusCode).toBe(400);
    expect(sent.body).toContain('loses the zeros at its beginning');
    expect(stored()).toEqual([]);
  });

  test('is taken line by line, each as its worker and its family said', async () => {
    const { visitor, send, stored, failures } = await setup();
    const sent = await send(
      csv([
        ...families(2),
        {
          'your reference': 'at the refuge',
          'full name': 'Amina Yusuf',
          ...{ home: 'Refuge', 'address line 1': '1 Hidden Street', postcode: 'B8 3BB' },
          ...{ phone: '', email: 'amina@example.org', 'safe to text': '', agreed: 'in writing' },
          ...{ agreed: 'on-the-telephone', 'paid by': 'cash-out', reasons: 'Fleeing Abuse' },
        },
      ]),
    );
    expect(failures).toEqual([]);
    expect(sent.body).toContain('3 families were sent');
    const [first, , hidden] = stored();
    expect(first).toMatchObject({
      channel: 'partner',
      madeBy: { kind: 'partner', id: 'acorn-primary-school' },
      onBehalf: {
        by: { workerId: teacher.workerId },
        agreement: { how: 'in-person', textVersion: 'partner-list-agreement-1' },
      },
      form: {
        applyingAs: 'professional',
        dateOfBirth: '1985-03-27',
        contact: { safeToText: true, safeToLeaveVoicemail: false },
        reasons: ['lost-work', 'unexpected-bill'],
        amountsPence: { food: 80_00 },
      },
    });
    expect(hidden).toMatchObject({ placeStatus: 'hidden', form: { housing: 'refuge' } });
    expect(JSON.stringify(stored())).not.toContain('Hidden Street');
    expect((await visitor.see('/partners')).body).toContain('Amina Yusuf');
  });

  test('with one line to mend is not taken at all, and says line, column and what to write', async () => {
    const { send, stored } = await setup();
    const [good, ...rest] = families(4);
    const sent = await send(
      csv([
        good!,
        { ...rest[0], 'full name': '', 'date of birth': '31/02/1985', lives: 'Leeds' },
        { ...rest[1], 'your reference': 'FAMILY-1', adults: 'two', 'pounds for food': 'a lot' },
        { ...rest[2], 'sort code': '08-99-98', agreed: '' },
      ]),
    );
    expect(sent.statusCode).toBe(400);
    expect(sent.body).toContain('3 of 4 lines have to be mended');
    for (const words of [
      ...['Line 3', '<strong>full name</strong>: Fill this in'],
      ...['<strong>date of birth</strong>: Fill this in: like 27/03/1985'],
      ...['<strong>lives</strong>: Fill this in: in-birmingham or placed-by-council'],
      ...['Line 4', '<strong>your reference</strong>: Write another one'],
      ...['<strong>adults</strong>: Fill this in: a number'],
      ...['<strong>pounds for food</strong>: Fill this in: like 45 or 45.50'],
      ...['Line 5', '<strong>agreed</strong>: Write how the family agreed'],
    ]) {
      expect(sent.body).toContain(words);
    }
    expect(sent.body).not.toContain('Line 2<');
    expect(stored()).toEqual([]);
  });

  test('finds an account that no bank can have', async () => {
    const { send, stored } = await setup();
    const sent = await send(csv([{ 'sort code': '08-99-99', 'account number': '66374959' }]));
    expect(sent.body).toContain('No bank has an account with these numbers');
    expect(stored()).toEqual([]);
  });

  test('sent again, or after a fault in the middle, takes nobody twice and forgets nobody', async () => {
    const { send, stored, platform } = await setup();
    await send(csv(families(3)));
    const again = await send(csv(families(5)));
    expect(again.body).toContain('2 families were sent');
    expect(again.body.match(/Nothing was changed/g)).toHaveLength(3);
    expect(stored()).toHaveLength(5);
    // The same references of another partner are other families.
    const other = await setup(supporter, platform);
    expect((await other.send(csv(families(3)))).body).toContain('3 families were sent');
    expect(stored()).toHaveLength(8);
  });

  test('never takes another family for one that had its reference before', async () => {
    const { send, stored } = await setup();
    await send(csv(families(1)));
    const [first] = stored();
    const sent = await send(csv([{ 'your reference': 'family-1', 'full name': 'Another Family' }]));
    expect(sent.body).toContain('No family was sent');
    expect(sent.body).toContain('Your reference was used before with other answers');
    expect(sent.body).not.toContain(`/partners/families/${first?.applicationId ?? ''}`);
    expect(stored()).toEqual([first]);
  });

  test('mends what spreadsheets drop', async () => {
    const { send, stored } = await setup();
    const sent = await send(csv([{ phone: '7700900982', 'sort code': '89999' }]));
    expect(sent.statusCode).toBe(200);
    expect(stored()[0]?.form.contact.phone).toBe('+447700900982');
  });

  test('is as long as a page can take, and no longer', async () => {
    const { send, stored } = await setup();
    expect((await send(csv(families(101)))).body).toContain('Send at most 100 at once');
    expect(stored()).toEqual([]);
    expect((await send(csv(families(100)))).body).toContain('100 families were sent');
  });

  test.each([
    ['nothing', ''],
    ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0xff, 0xfe, 0x00])],
    ['a workbook', new Uint8Array([0x50, 0x4b, 0x03, 0x04, 0xc3, 0x28])],
    ['columns that are none of ours', 'name,colour\r\nAmina,blue\r\n'],
    ['a quotation that never ends', `${csv([{}])}"never`],
    ['names without families', `${columns.map(({ name }) => name).join(',')}\r\n,,,,\r\n`],
  ])('of %s says what to send instead', async (_what, list) => {
    const { send, stored, failures } = await setup();
    const sent = await send(list);
    expect(sent.statusCode).toBe(400);
    expect(sent.body).toContain('There is a problem');
    expect(stored()).toEqual([]);
    expect(failures).toEqual([]);
  });

  test('is not taken from whoever does not say that the families agreed', async () => {
    const { send, stored } = await setup();
    expect((await send(csv([{}]), {})).body).toContain('Tick the box');
    expect(stored()).toEqual([]);
  });
});
