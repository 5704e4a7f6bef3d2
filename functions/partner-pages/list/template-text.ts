import type { Column } from './columns.ts';

/** The names of the columns and one family, as a spreadsheet opens them. */
export function templateText(columns: readonly Column[]): string {
  const quoted = (text: string) => (/[",;]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const line = (texts: readonly string[]) => `${texts.map(quoted).join(',')}\r\n`;
  return `\ufeff${line(columns.map(({ name }) => name))}${line(columns.map(({ example }) => example))}`;
}
