type Cell = string | number;

/** Rows as a spreadsheet reads them. A cell that it would take for a formula is only text. */
export function csvText(rows: readonly (readonly Cell[])[]): string {
  return rows.map((row) => `${row.map(written).join(',')}\r\n`).join('');
}

const figure = /^-?\d+(\.\d+)?$/;

function written(value: Cell): string {
  const plain = String(value);
  const text = figure.test(plain) ? plain : plain.replace(/^[=+@-]/, "'$&");
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
