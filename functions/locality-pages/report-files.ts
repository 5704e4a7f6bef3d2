import { tableCsv, type DataTable, type FileAnswer } from '#shared/web/index.ts';
import { workbookType, writeWorkbook } from '#shared/web/workbook.ts';

import type { AboutReport } from './views/about-report.ts';

export function csvFile(table: DataTable, downloadName: string): FileAnswer {
  return {
    ...{ kind: 'file', contentType: 'text/csv; charset=utf-8', downloadName },
    body: tableCsv(table),
  };
}

export function svgFile(svg: string, downloadName: string): FileAnswer {
  return { kind: 'file', contentType: 'image/svg+xml', downloadName, body: svg };
}

/** All tables of a report, behind a sheet that says what they are. */
export async function workbookFile(
  { title, lines }: AboutReport,
  tables: readonly DataTable[],
  downloadName: string,
): Promise<FileAnswer> {
  const body = await writeWorkbook({ title, about: lines, tables });
  return { kind: 'file', contentType: workbookType, downloadName, body };
}
