import readExcelFile from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';

import { tableCsv, type DataTable } from '#shared/web/index.ts';
import { writeWorkbook } from '#shared/web/workbook.ts';

const table: DataTable = {
  name: 'Localities',
  columns: [
    { name: 'locality', heading: 'Locality', kind: 'text' },
    { name: 'awards', heading: 'Awards', kind: 'count' },
    { name: 'paid_pounds', heading: 'Paid, £', kind: 'pounds' },
    { name: 'gap_points', heading: 'Gap, points', kind: 'decimal' },
  ],
  rows: [
    ['Hodge Hill', 20, 3000.5, -1.25],
    ['=HYPERLINK("x")', '*', '*', undefined],
  ],
};

describe('a table that is taken away', () => {
  it('is written as a CSV with fixed places, its negative figures as figures and no formula', () => {
    expect(tableCsv(table)).toBe(
      '\uFEFFlocality,awards,paid_pounds,gap_points\r\n' +
        'Hodge Hill,20,3000.50,-1.250\r\n' +
        '"\'=HYPERLINK(""x"")",*,*,\r\n',
    );
  });

  it('is a sheet of a workbook whose first sheet says what it is and whose figures add up', async () => {
    const bytes = await writeWorkbook({
      title: 'Money against need',
      about: [['Source', 'Indices of Deprivation 2025']],
      tables: [table],
    });
    const sheets = await readExcelFile(Buffer.from(bytes));
    expect(sheets.map(({ sheet }) => sheet)).toEqual(['About', 'Localities']);
    expect(sheets[0]?.data).toEqual([
      ['Money against need', null],
      ['Source', 'Indices of Deprivation 2025'],
    ]);
    expect(sheets[1]?.data).toEqual([
      ['Locality', 'Awards', 'Paid, £', 'Gap, points'],
      ['Hodge Hill', 20, 3000.5, -1.25],
      ['=HYPERLINK("x")', '*', '*', null],
    ]);
  });
});
