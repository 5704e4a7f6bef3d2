import { describe, expect, it } from 'vitest';

import { cellText } from '#functions/partner-pages/list/cell-text.ts';
import { columns } from '#functions/partner-pages/list/columns.ts';
import { readList } from '#functions/partner-pages/list/read-list.ts';
import { storedZip } from '#functions/partner-pages/list/stored-zip.ts';
import { templateWorkbook } from '#functions/partner-pages/list/template-workbook.ts';
import { excelDay, workbook, workbookOf, zip, type Cell } from '#tests/builders/workbook.ts';

const at = '2026-11-20T10:00:00.000Z';
const names = columns.map(({ name }) => name);

/** A workbook with the example's family, changed family by family. */
function listed(...families: Readonly<Record<string, Cell>>[]): Uint8Array {
  const example = Object.fromEntries(columns.map((column) => [column.name, column.example]));
  return workbook([
    names,
    ...families.map((changes) =>
      names.map((name) => (name in changes ? changes[name] : example[name])),
    ),
  ]);
}

async function lines(content: Uint8Array) {
  const read = await readList(content, at);
  if (!read.ok) throw new Error(read.failure.why);
  return read.value;
}

async function why(content: Uint8Array): Promise<string> {
  const read = await readList(content, at);
  return read.ok ? 'it was read' : read.failure.why;
}

async function complaints(changes: Readonly<Record<string, Cell>>) {
  const [line] = await lines(listed(changes));
  return line?.kind === 'to-mend' ? line.complaints : [];
}

describe('a list as an Excel workbook', () => {
  it('is read like the same list as CSV, from its first sheet', async () => {
    const [line, ...more] = await lines(listed({}));
    expect(more).toEqual([]);
    const csv = [names, columns.map(({ example }) => example)]
      .map((cells) => cells.map((cell) => `"${cell}"`).join(','))
      .join('\r\n');
    const [same] = await lines(Buffer.from(csv));
    expect(line).toEqual(same);
    expect(line).toMatchObject({ kind: 'good', line: 2 });
  });

  it('has a template of its own, whose columns are text and whose example would be taken', async () => {
    const template = templateWorkbook(columns);
    expect(await lines(template)).toMatchObject([{ kind: 'good', yourReference: 'family-1' }]);
    const text = Buffer.from(template).toString('latin1');
    expect(text).toContain(`<col min="1" max="${columns.length}" width="22" style="1"`);
    expect(text).toContain('<xf numFmtId="49"');
  });

  it('takes days, numbers, ticks and what formulas came to as their cells show them', async () => {
    const [line] = await lines(
      listed({
        'date of birth': excelDay('1985-03-27'),
        adults: 2,
        'pounds for food': 45.5,
        'safe to text': true,
        'your reference': { formula: 'CONCATENATE("fam","-7")', cameTo: 'fam-7' },
        'sort code': 200_415,
        ...{ 'account number': 38_290_008 },
      }),
    );
    expect(line).toMatchObject({
      yourReference: 'fam-7',
      form: {
        ...{ dateOfBirth: '1985-03-27', household: { adults: 2 } },
        ...{ amountsPence: { food: 45_50 }, contact: { safeToText: true } },
        payment: { sortCode: '200415', accountNumber: '38290008' },
      },
    });
  });

  it.each([
    ['phone', 7_700_900_982],
    ['sort code', 89_999],
    ['account number', 6_374_958],
    ['roll number', 12_345],
  ])('says of a %s kept as a number what was lost and how to mend it', async (column, value) => {
    const found = (await complaints({ [column]: value })).filter((each) => each.column === column);
    expect(found).toEqual([
      {
        column,
        text: 'It is a number, which loses the zeros at its beginning. Format the column as text in your spreadsheet, and type it in again with all its digits',
      },
    ]);
  });

  it('says of a date where none belongs that the spreadsheet made it', async () => {
    expect(await complaints({ 'account number': excelDay('2026-02-01') })).toContainEqual({
      column: 'account number',
      text: expect.stringContaining('made a date of what was typed') as string,
    });
  });

  it('names the row as the spreadsheet does, and passes over empty ones', async () => {
    const bytes = workbook([names, [], names.map((_, place) => columns[place]?.example), ['']]);
    expect((await lines(bytes)).map(({ line }) => line)).toEqual([3]);
  });

  it('takes a formula that was never worked out for nothing', async () => {
    expect(await complaints({ 'full name': { formula: 'A1' } })).toEqual([
      { column: 'full name', text: 'Fill this in' },
    ]);
  });

  it('names a cell that cannot be read, and how to mend it', async () => {
    const sheet = '<worksheet><sheetData><row r="4"><c r="C4" t="s"><v>9</v></c></row></sheetData>';
    expect(await why(workbookOf(`${sheet}</worksheet>`))).toMatch(
      /^Row 4, column 3 cannot be read: it may hold a formula .* type in what the cell should say/,
    );
  });

  it('does not take a fault of a formula for an answer', async () => {
    expect(await complaints({ adults: { error: '#DIV/0!' } })).toMatchObject([
      { column: 'adults' },
    ]);
  });

  it('cuts what is far longer than any answer, and says so', async () => {
    expect(await complaints({ 'full name': 'x'.repeat(50_000) })).toContainEqual({
      column: 'full name',
      text: 'Write something shorter',
    });
  });
});

describe('a workbook that is none, or made to break us', () => {
  it.each([
    ['an archive of something else', zip([['word/document.xml', '<a/>']])],
    ['bytes that begin like one', Buffer.from('PK\x03\x04 and nothing more')],
    ['half of one', listed({}).subarray(0, 900)],
    ['one whose bytes were changed', Buffer.from(listed({})).fill(7, 60, 200)],
    ['one with no sheet', zip([['xl/workbook.xml', '<workbook><sheets/></workbook>']])],
  ])('%s is told how to save it', async (_what, content) => {
    expect(await why(content)).toContain('cannot be opened as an Excel workbook. Save it as');
  });

  it('is not unpacked beyond a limit, whatever it says of its size', async () => {
    const bomb = zip([['xl/worksheets/sheet1.xml', Buffer.alloc(60 * 1024 * 1024, ' ')]], 10);
    expect(bomb.byteLength).toBeLessThan(100_000);
    expect(await why(bomb)).toContain('The workbook holds too much');
    const shared = zip([
      ['xl/sharedStrings.xml', Buffer.alloc(5 * 1024 * 1024, ' ')],
      ['xl/worksheets/sheet1.xml', Buffer.alloc(5 * 1024 * 1024, ' ')],
    ]);
    expect(await why(shared)).toContain('The workbook holds too much');
    const parts = Array.from({ length: 501 }, (_, each) => [`xl/a${each}.xml`, ''] as const);
    expect(await why(zip(parts))).toContain('The workbook holds too much');
  });

  it.each([
    ['<row r="1048576"><c r="A1048576"><v>1</v></c></row>', 'row 1048576'],
    ['<row r="1"><c r="XFD1"><v>1</v></c></row>', 'column XFD'],
    ['<row><c><v>1</v></c></row>', 'a cell without a place'],
    ['<row r="1"><c r="&#65;1"><v>1</v></c></row>', 'a cell without a place'],
  ])('with %s is not filled up to there', async (rows, where) => {
    expect(await why(workbookOf(`<worksheet><sheetData>${rows}</sheetData></worksheet>`))).toBe(
      `The workbook has something far from the families, in ${where}. Copy the families into a new workbook from our template, and send that`,
    );
  });

  it('has at most as many families as a list', async () => {
    const many = Array.from({ length: 101 }, (_, each) => ({ 'your reference': `f-${each}` }));
    expect(await why(listed(...many))).toContain('It has 101 families');
  });

  it('that says the same part twice is not guessed at', async () => {
    const sheet = ['xl/worksheets/sheet1.xml', '<a/>'] as const;
    expect(await why(zip([sheet, sheet]))).toContain('cannot be opened');
  });
});

describe('a sum in a workbook', () => {
  it.each([
    [45, '45.00'],
    [45.5, '45.50'],
    [0.1 + 0.2, '0.30'],
    [12.345, '12.345'],
  ])('of %d is %s', (value, text) => {
    expect(cellText(value, 'pounds for food')).toEqual({ text });
  });
});

describe('an archive that is only stored', () => {
  it('is the same for the same parts', () => {
    const parts = new Map([['a.xml', Buffer.from('<a/>')]]);
    expect(storedZip(parts)).toEqual(storedZip(parts));
  });
});
