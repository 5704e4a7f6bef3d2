import { poundsColumns } from './columns.ts';

/** What stands in a cell of a workbook, as it is read. */
export type CellValue = string | number | boolean | Date | null;

export interface CellText {
  readonly text: string;
  readonly trouble?: string;
}

const asText =
  'Format the column as text in your spreadsheet, and type it in again with all its digits';

/** Of a number in these columns, how long it is when no zero was dropped at its beginning. */
const whole: Readonly<Record<string, RegExp>> = {
  'sort code': /^\d{6}$/,
  'account number': /^\d{8}$/,
  phone: /^44\d{10}$/,
  'roll number': /^$/,
};

const pounds: readonly string[] = poundsColumns.map(({ name }) => name);

/**
 * What a cell says, as its reader would write it down. A number where digits count, and a date where there is
 * none, are what a spreadsheet makes of what was typed: something may be lost, and nothing is guessed.
 */
export function cellText(value: CellValue, column: string): CellText {
  if (value === null) return { text: '' };
  if (typeof value === 'string') return textOf(value.trim());
  if (typeof value === 'boolean') return { text: value ? 'yes' : 'no' };
  if (value instanceof Date) return dateText(value, column);
  const text = pounds.includes(column) ? poundsText(value) : String(value);
  return whole[column]?.test(text) === false
    ? { text, trouble: `It is a number, which loses the zeros at its beginning. ${asText}` }
    : { text };
}

/** Longer than any answer of the form. */
const longest = 1_000;

function textOf(text: string): CellText {
  return text.length <= longest
    ? { text }
    : { text: text.slice(0, longest), trouble: 'Write something shorter' };
}

function dateText(value: Date, column: string): CellText {
  const [year = '', month = '', day = ''] = value.toISOString().slice(0, 10).split('-');
  const text = `${day}/${month}/${year}`;
  return column === 'date of birth'
    ? { text }
    : { text, trouble: `Your spreadsheet made a date of what was typed. ${asText}` };
}

/** A sum that was worked out may end in many decimals: `45.499999999999996` is shown as 45.50. */
function poundsText(value: number): string {
  const pence = Math.round(value * 100);
  const isWholePence = Math.abs(value * 100 - pence) < 1e-6;
  return isWholePence ? (pence / 100).toFixed(2) : String(value);
}
