import { showReference } from '#shared/kernel/index.ts';
import type { StaffVisit } from '#shared/staff-web/index.ts';
import { page, problemAt, type Route } from '#shared/web/index.ts';

import { partnerAction, partnerPage, type PartnerAnswer, type PartnerRequest } from '../guard.ts';
import { columns } from '../list/columns.ts';
import type { LineToMend } from '../list/read-lines.ts';
import { mostFamilies, readList } from '../list/read-list.ts';
import type { TakenLine } from '../list/take-list.ts';
import { templateText } from '../list/template-text.ts';
import { templateWorkbook } from '../list/template-workbook.ts';
import type { PartnerPorts } from '../ports.ts';

const path = '/partners/list';
const templatePath = '/partners/list/template.csv';
const workbookPath = '/partners/list/template.xlsx';
/** A hundred families are some 60 KB, in a workbook as in a text. */
const largestListBytes = 1024 * 1024;

/** Many families at once, from a spreadsheet: every line is looked at before any is taken. */
export function listRoutes(ports: PartnerPorts): Route<StaffVisit>[] {
  return [
    partnerPage(ports, path, (request) => ask(request)),
    partnerPage(ports, templatePath, () => ({
      kind: 'file',
      contentType: 'text/csv; charset=utf-8',
      downloadName: 'open-door-families.csv',
      body: templateText(columns),
    })),
    partnerPage(ports, workbookPath, () => ({
      kind: 'file',
      contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      downloadName: 'open-door-families.xlsx',
      body: templateWorkbook(columns),
    })),
    partnerAction(ports, path, (request) => take(ports, request), {
      largestUploadBytes: largestListBytes,
    }),
  ];
}

function ask(
  { partner }: PartnerRequest,
  problem?: { field: string; text: string },
): PartnerAnswer {
  const form = problem === undefined ? { values: {} } : problemAt({}, problem.field, problem.text);
  const paths = { templatePath, workbookPath };
  const view = { form, columns, mostFamilies, ...paths, partner: partner.name };
  return page('list.njk', view, { status: problem === undefined ? 200 : 400 });
}

async function take(ports: PartnerPorts, request: PartnerRequest): Promise<PartnerAnswer> {
  const { files, form, at, partner, worker } = request;
  const file = files['list'];
  if (file === undefined || file.content.byteLength === 0) {
    return ask(request, {
      field: 'list',
      text: 'Choose the list of families, as an Excel workbook or a CSV file',
    });
  }
  if (form['agreed'] !== 'yes') {
    const text =
      'Tick the box when every family on the list has agreed. Choose the list again, too';
    return ask(request, { field: 'agreed', text });
  }
  const read = await readList(file.content, at);
  if (!read.ok) return ask(request, { field: 'list', text: read.failure.why });
  const toMend = read.value.filter((line) => line.kind === 'to-mend');
  if (toMend.length > 0) return mendPage(toMend, read.value.length, path);
  const taken = await ports.takeList(
    read.value.filter((line) => line.kind === 'good'),
    {
      ...{ kind: 'partner', partnerId: partner.partnerId, organisation: partner.name },
      ...{ workerId: worker.workerId, workerName: worker.name },
    },
    at,
  );
  return page('list-taken.njk', {
    taken: taken.map((line) => ({ ...line, ...inWords(line) })),
    count: taken.filter(({ outcome }) => outcome === 'taken').length,
    back: path,
  });
}

/** Nothing of a list is taken while a line of it has to be mended. */
export function mendPage(
  toMend: readonly LineToMend[],
  families: number,
  back: string,
): PartnerAnswer {
  return page('list-mend.njk', { toMend, families, back }, { status: 400 });
}

const notSent = { text: 'Not sent', tone: 'orange' } as const;
const outcomeWords: Readonly<
  Record<
    TakenLine['outcome'],
    { readonly text: string; readonly tone: string; readonly why?: string }
  >
> = {
  taken: { text: 'Sent', tone: 'green' },
  'sent-before': { text: 'Sent before', tone: 'grey', why: 'Nothing was changed.' },
  'reference-used': {
    ...notSent,
    why: 'Your reference was used before with other answers. If this is another family, write another reference and send it again.',
  },
  'not-open': {
    ...notSent,
    why: 'No fund takes applications now. If the family cannot wait, call us.',
  },
  'no-fund-helps': {
    ...notSent,
    why: 'No fund that is open helps with this, or pays in this way. Call us about this family.',
  },
};

function inWords({ outcome, applicationId }: TakenLine) {
  return {
    ...outcomeWords[outcome],
    ...(applicationId !== undefined && {
      reference: showReference(applicationId),
      href: `/partners/families/${applicationId}`,
    }),
  };
}
