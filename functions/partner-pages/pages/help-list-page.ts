import { showReference } from '#shared/kernel/index.ts';
import type { StaffVisit } from '#shared/staff-web/index.ts';
import { page, problemAt, type Route } from '#shared/web/index.ts';

import { partnerAction, partnerPage, type PartnerAnswer, type PartnerRequest } from '../guard.ts';
import { helpColumns } from '../help-list/help-columns.ts';
import { mostFamiliesToHelp, readHelpList } from '../help-list/read-help-list.ts';
import type { HelpTaken } from '../help-list/take-help-list.ts';
import { templateText } from '../list/template-text.ts';
import { templateWorkbook } from '../list/template-workbook.ts';
import type { PartnerPorts } from '../ports.ts';
import { mendPage } from './list-page.ts';

const path = '/partners/further-help';
const templatePath = `${path}/template.csv`;
const workbookPath = `${path}/template.xlsx`;
const largestListBytes = 2 * 1024 * 1024;

/** Further help for many families at once, without a money application: the same request as at /connect. */
export function helpListRoutes(ports: PartnerPorts): Route<StaffVisit>[] {
  return [
    partnerPage(ports, path, (request) => ask(request)),
    partnerPage(ports, templatePath, () => ({
      kind: 'file',
      contentType: 'text/csv; charset=utf-8',
      downloadName: 'open-door-further-help.csv',
      body: templateText(helpColumns),
    })),
    partnerPage(ports, workbookPath, () => ({
      kind: 'file',
      contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      downloadName: 'open-door-further-help.xlsx',
      body: templateWorkbook(helpColumns),
    })),
    partnerAction(ports, path, (request) => take(ports, request), {
      largestUploadBytes: largestListBytes,
    }),
  ];
}

function ask(
  { partner, form: typed }: PartnerRequest,
  problem?: { field: string; text: string },
): PartnerAnswer {
  const values = { role: textIn(typed, 'role'), phone: textIn(typed, 'phone') };
  const form = problem === undefined ? { values } : problemAt(values, problem.field, problem.text);
  const view = {
    ...{ form, templatePath, workbookPath, columns: helpColumns },
    ...{ mostFamilies: mostFamiliesToHelp, partner: partner.name },
  };
  return page('help-list.njk', view, { status: problem === undefined ? 200 : 400 });
}

async function take(ports: PartnerPorts, request: PartnerRequest): Promise<PartnerAnswer> {
  const { files, form, partner, worker } = request;
  const missing = missingIn(request);
  const file = files['list'];
  if (missing !== undefined || file === undefined) return ask(request, missing);
  const read = await readHelpList(file.content);
  if (!read.ok) return ask(request, { field: 'list', text: read.failure.why });
  const toMend = read.value.filter((line) => line.kind === 'to-mend');
  if (toMend.length > 0) return mendPage(toMend, read.value.length, path);
  const taken = await ports.takeHelpList(
    read.value.filter((line) => line.kind === 'good'),
    {
      partnerId: partner.partnerId,
      referrer: {
        ...{ fullName: worker.name, organisation: partner.name, email: worker.email },
        ...{ role: textIn(form, 'role'), phone: textIn(form, 'phone') },
      },
    },
  );
  return page('help-list-taken.njk', {
    taken: taken.map((line) => ({ ...line, ...inWords(line) })),
    count: taken.filter(({ outcome }) => outcome === 'taken').length,
  });
}

function textIn(form: PartnerRequest['form'], name: string): string {
  const typed = form[name];
  return typeof typed === 'string' ? typed.trim() : '';
}

function missingIn({ files, form }: PartnerRequest): { field: string; text: string } | undefined {
  const again = 'Choose the list again, too';
  if ((files['list']?.content.byteLength ?? 0) === 0) {
    const text = 'Choose the list of families, as an Excel workbook or a CSV file';
    return { field: 'list', text };
  }
  const role = textIn(form, 'role');
  if (role === '' || role.length > 80) {
    return { field: 'role', text: `Write your role in up to 80 letters. ${again}` };
  }
  if (!/^[\d +()-]{8,25}$/.test(textIn(form, 'phone'))) {
    return { field: 'phone', text: `Write your telephone number at work. ${again}` };
  }
  return form['agreed'] === 'yes'
    ? undefined
    : { field: 'agreed', text: `Tick the box when every family has agreed. ${again}` };
}

const outcomeWords = {
  taken: { text: 'Sent', tone: 'green' },
  'sent-before': { text: 'Sent before', tone: 'grey', why: 'Nothing was changed.' },
  'reference-used': {
    ...{ text: 'Not sent', tone: 'orange' },
    why: 'Your reference was used before with other answers, or sent by a colleague. If this is another family, write another reference and send it again.',
  },
} as const;

function inWords({ outcome, connectionRequestId }: HelpTaken) {
  return {
    ...outcomeWords[outcome],
    ...(connectionRequestId !== undefined && { reference: showReference(connectionRequestId) }),
  };
}
