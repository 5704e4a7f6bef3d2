import type { Column } from './columns.ts';
import { storedZip } from './stored-zip.ts';

const namespace = 'http://schemas.openxmlformats.org';
const declared = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/**
 * The template as an Excel workbook whose columns are text, so that a spreadsheet keeps every zero that is typed in.
 * Source: ECMA-376, part 1, the parts that a workbook must have.
 */
export function templateWorkbook(columns: readonly Column[]): Uint8Array {
  return storedZip(
    new Map(
      Object.entries(parts(columns)).map(([path, xml]) => [
        path,
        Buffer.from(declared + xml, 'utf8'),
      ]),
    ),
  );
}

function parts(columns: readonly Column[]): Readonly<Record<string, string>> {
  const office = `${namespace}/officeDocument/2006/relationships`;
  const relations = `${namespace}/package/2006/relationships`;
  const main = `${namespace}/spreadsheetml/2006/main`;
  const kind = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`;
  return {
    '[Content_Types].xml':
      `<Types xmlns="${namespace}/package/2006/content-types">` +
      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
      `<Override PartName="/xl/workbook.xml" ContentType="${kind}.sheet.main+xml"/>` +
      `<Override PartName="/xl/worksheets/sheet1.xml" ContentType="${kind}.worksheet+xml"/>` +
      `<Override PartName="/xl/styles.xml" ContentType="${kind}.styles+xml"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="${relations}">${relation('rId1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    'xl/workbook.xml':
      `<workbook xmlns="${main}" xmlns:r="${office}">` +
      '<sheets><sheet name="Families" sheetId="1" r:id="rId1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels':
      `<Relationships xmlns="${relations}">` +
      `${relation('rId1', 'worksheet', 'worksheets/sheet1.xml')}${relation('rId2', 'styles', 'styles.xml')}</Relationships>`,
    'xl/styles.xml': styles(main),
    'xl/worksheets/sheet1.xml': sheet(main, columns),
  };
}

/** Style 1 is text: number format 49. */
function styles(main: string): string {
  return (
    `<styleSheet xmlns="${main}"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>` +
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
    '<cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>' +
    '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>'
  );
}

function sheet(main: string, columns: readonly Column[]): string {
  const rows = [columns.map(({ name }) => name), columns.map(({ example }) => example)];
  return (
    `<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>` +
    `<cols><col min="1" max="${columns.length}" width="22" style="1" customWidth="1"/></cols>` +
    `<sheetData>${rows.map((texts, index) => rowOf(texts, index + 1)).join('')}</sheetData></worksheet>`
  );
}

function rowOf(texts: readonly string[], row: number): string {
  const cells = texts.map((text, place) => {
    const at = `<c r="${lettersOf(place)}${row}" s="1"`;
    return text === '' ? `${at}/>` : `${at} t="inlineStr"><is><t>${escaped(text)}</t></is></c>`;
  });
  return `<row r="${row}">${cells.join('')}</row>`;
}

/** `A` for the first column, `AA` for the twenty-seventh. */
function lettersOf(place: number): string {
  const letter = String.fromCharCode(65 + (place % 26));
  return place < 26 ? letter : `${lettersOf(Math.floor(place / 26) - 1)}${letter}`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
