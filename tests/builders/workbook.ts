import { crc32, deflateRawSync } from 'node:zlib';

/** A cell as Excel keeps it; a formula with what it came to last, if it was ever worked out. */
export type Cell =
  | string
  | number
  | boolean
  | { readonly day: number }
  | { readonly formula: string; readonly cameTo?: string }
  | { readonly error: string }
  | undefined;

/** Days as Excel counts them: 27 March 1985 is 31133. */
export function excelDay(iso: string): { readonly day: number } {
  return { day: Date.parse(`${iso}T00:00:00Z`) / 86_400_000 + 25_569 };
}

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A workbook as Excel writes one: compressed, its words shared, its dates numbers in a style of days. */
export function workbook(rows: readonly (readonly Cell[])[]): Uint8Array {
  const words: string[] = [];
  const sheet = rows
    .map((row, index) => {
      const cells = row.map((cell, column) => cellXml(cell, column, index + 1, words));
      return `<row r="${index + 1}">${cells.join('')}</row>`;
    })
    .join('');
  return workbookOf(
    `<worksheet xmlns="${main}"><sheetData>${sheet}</sheetData></worksheet>`,
    words,
  );
}

/** The same around a sheet of any words. */
export function workbookOf(sheet: string, words: readonly string[] = []): Uint8Array {
  const second = `<worksheet xmlns="${main}"><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData></worksheet>`;
  return zip([
    ['[Content_Types].xml', '<Types/>'],
    [
      'xl/workbook.xml',
      `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="A" sheetId="1" r:id="rId7"/><sheet name="B" sheetId="2" r:id="rId8"/></sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `<Relationships><Relationship Id="rId7" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId8" Type="${office}/worksheet" Target="worksheets/sheet2.xml"/></Relationships>`,
    ],
    [
      'xl/styles.xml',
      `<styleSheet xmlns="${main}"><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>`,
    ],
    ['xl/worksheets/sheet1.xml', sheet],
    ['xl/worksheets/sheet2.xml', second],
    [
      'xl/sharedStrings.xml',
      `<sst xmlns="${main}">${words.map((word) => `<si><t>${escaped(word)}</t></si>`).join('')}</sst>`,
    ],
    ['xl/media/picture.png', 'x'.repeat(1000)],
  ]);
}

function cellXml(cell: Cell, column: number, row: number, words: string[]): string {
  const at = `r="${letters(column)}${row}"`;
  if (cell === undefined || cell === '') return '';
  if (typeof cell === 'string') return `<c ${at} t="s"><v>${words.push(cell) - 1}</v></c>`;
  if (typeof cell === 'number') return `<c ${at}><v>${cell}</v></c>`;
  if (typeof cell === 'boolean') return `<c ${at} t="b"><v>${cell ? 1 : 0}</v></c>`;
  if ('day' in cell) return `<c ${at} s="1"><v>${cell.day}</v></c>`;
  if ('error' in cell) return `<c ${at} t="e"><v>${cell.error}</v></c>`;
  const value = cell.cameTo === undefined ? '' : `<v>${escaped(cell.cameTo)}</v>`;
  return `<c ${at} t="str"><f>${escaped(cell.formula)}</f>${value}</c>`;
}

function letters(place: number): string {
  const letter = String.fromCharCode(65 + (place % 26));
  return place < 26 ? letter : `${letters(Math.floor(place / 26) - 1)}${letter}`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

/** An archive whose parts are compressed; `saysBytes` is what it says of every part's size, true or not. */
export function zip(
  parts: readonly (readonly [path: string, content: string | Uint8Array])[],
  saysBytes?: number,
): Uint8Array {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [path, text] of parts) {
    const content = Buffer.from(text);
    const packed = deflateRawSync(content);
    const name = Buffer.from(path);
    const about = Buffer.alloc(26);
    about.writeUInt16LE(20, 0);
    about.writeUInt16LE(8, 4);
    about.writeUInt32LE(crc32(content), 10);
    about.writeUInt32LE(packed.byteLength, 14);
    about.writeUInt32LE(saysBytes ?? content.byteLength, 18);
    about.writeUInt16LE(name.byteLength, 22);
    const file = Buffer.concat([Buffer.from('PK\x03\x04'), about, name, packed]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    directory.push(
      Buffer.concat([Buffer.from('PK\x01\x02'), Buffer.from([20, 0]), about, place, name]),
    );
    files.push(file);
    offset += file.byteLength;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(parts.length, 4);
  end.writeUInt16LE(parts.length, 6);
  end.writeUInt32LE(listed.byteLength, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...files, listed, Buffer.from('PK\x05\x06'), end]);
}
