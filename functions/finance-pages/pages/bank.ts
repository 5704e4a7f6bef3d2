import { inStoryOrder } from '#shared/events/index.ts';
import { localDate } from '#shared/kernel/index.ts';
import { pieceRailNames } from '#shared/payments/index.ts';
import {
  outsideAccountSchema,
  readBookedMonth,
  readStatementRecords,
  statementRecords,
} from '#shared/reconciliation/index.ts';
import { isEventItem, keys, parseEvent } from '#shared/records/index.ts';
import { may } from '#shared/staff-identity/index.ts';
import {
  actorInWords,
  eventSentence,
  staffAction,
  staffPage,
  type StaffAnswer,
  type StaffRequest,
  type StaffVisit,
} from '#shared/staff-web/index.ts';
import {
  notFound,
  page,
  problemAt,
  redirect,
  type FormView,
  type Route,
} from '#shared/web/index.ts';

import type { FinancePorts } from '../ports.ts';
import { monthsOf, monthView, placeOf, statementRow } from '../views/bank-view.ts';
import { proofCsv } from '../views/proof-csv.ts';

/** What Lambda takes of one request is 6 MB in base64; a statement may be a third shorter. */
const largestStatementBytes = 4 * 1024 * 1024;

export const bankReaders = ['reconcile', 'view-audit'] as const;

/** The account that an address names: the bank's, where it names no float. */
export function accountAsked({ account = 'bank' }: StaffRequest['params']) {
  return outsideAccountSchema.safeParse(account).data;
}

/** The bank's statements: handing them in, and what became of each of their lines. */
export function bankRoutes(ports: FinancePorts): Route<StaffVisit>[] {
  return [
    staffPage('/staff/bank', bankReaders, (request) => showBank(ports, request)),
    staffAction('/staff/bank/statements', ['reconcile'], (request) => handIn(ports, request), {
      largestUploadBytes: largestStatementBytes,
    }),
    staffPage('/staff/bank/statements/{statementId}', bankReaders, (request) =>
      showStatement(ports, request),
    ),
    staffAction('/staff/bank/statements/{statementId}/go-on', ['reconcile'], (request) =>
      goOn(ports, request),
    ),
    staffPage('/staff/bank/proof', bankReaders, (request) => prove(ports, request)),
    staffPage('/staff/bank/months/{month}', bankReaders, (request) => showMonth(ports, request)),
    staffPage('/staff/bank/floats/{account}/months/{month}', bankReaders, (request) =>
      showMonth(ports, request),
    ),
  ];
}

async function showBank(
  { records }: FinancePorts,
  { staff }: StaffRequest,
  form: FormView = { values: {} },
  status = 200,
): Promise<StaffAnswer> {
  const statements = await readStatementRecords(records, 'bank');
  return page(
    'bank.njk',
    {
      form,
      floats: pieceRailNames.map(placeOf),
      months: monthsOf(statements),
      statements: statements.map(statementRow),
      mayHandIn: may(staff, 'reconcile'),
    },
    { status },
  );
}

async function handIn(ports: FinancePorts, request: StaffRequest): Promise<StaffAnswer> {
  const { form, files, staff } = request;
  const file = files['statement'];
  if (file === undefined || file.content.byteLength === 0) {
    const sentence = 'Choose the file that the bank gave you';
    return showBank(ports, request, problemAt(form, 'statement', sentence), 400);
  }
  const { content } = file;
  const received = await ports.receiveStatement({
    ...{ account: 'bank', content },
    by: { kind: 'staff', id: staff.staffId },
  });
  if (!received.ok) {
    const sentence = 'The file is too large. Ask the bank for fewer days at a time';
    return showBank(ports, request, problemAt(form, 'statement', sentence), 400);
  }
  const { statementId, repeated } = received.value;
  await ports.takeStatement(statementId);
  return redirect(`/staff/bank/statements/${statementId}${repeated ? '?repeated=yes' : ''}`);
}

/** Takes more of its lines in, after a crash or when it has more than one request can take. */
async function goOn(ports: FinancePorts, { params }: StaffRequest): Promise<StaffAnswer> {
  const statementId = params['statementId'] ?? '';
  const taken = await ports.takeStatement(statementId);
  return taken.ok ? redirect(`/staff/bank/statements/${statementId}`) : notFound();
}

async function showStatement(
  { records }: FinancePorts,
  { params, query, staff }: StaffRequest,
): Promise<StaffAnswer> {
  const items = await records.partition(keys.statement(params['statementId'] ?? '').pk);
  const found = items.find((item) => item.kind === statementRecords.kind);
  if (found === undefined) return notFound();
  const statement = statementRecords.parse(found).document;
  return page('statement.njk', {
    statement,
    place: placeOf(statement.account),
    row: statementRow(statement),
    repeated: query['repeated'] === 'yes',
    months: monthsOf([statement]),
    mayGoOn: may(staff, 'reconcile'),
    history: inStoryOrder(items.filter(isEventItem).map(parseEvent)).map(({ at, actor, body }) => ({
      at,
      by: actorInWords(actor, staff.staffId),
      sentence: eventSentence(body),
    })),
  });
}

async function showMonth(
  { records }: FinancePorts,
  { params, query, at }: StaffRequest,
): Promise<StaffAnswer> {
  const month = params['month'] ?? '';
  const account = accountAsked(params);
  if (account === undefined) return notFound();
  if (!/^20\d{2}-(0[1-9]|1[0-2])$/.test(month) || month > localDate(at)) return notFound();
  const read = await readBookedMonth(records, account, month);
  return page('bank-month.njk', {
    view: monthView(read, localDate(at)),
    done: doneSentence(query['done']),
  });
}

/** A payment's proof as a file: its entries, their chain, its events and what the bank says of it. */
async function prove(ports: FinancePorts, request: StaffRequest): Promise<StaffAnswer> {
  const reference = (request.query['reference'] ?? '').toUpperCase().replace(/\s/g, '');
  const proof = await ports.provePayment(reference);
  if (proof === undefined) {
    const sentence =
      'There is no payment with this reference. It has 16 characters and begins with OD';
    return showBank(ports, request, problemAt({ reference }, 'reference', sentence), 404);
  }
  if (request.query['as'] === 'csv') {
    return {
      kind: 'file',
      contentType: 'text/csv; charset=utf-8',
      body: proofCsv(proof),
      downloadName: `proof-${reference}.csv`,
    };
  }
  return {
    kind: 'file',
    contentType: 'application/json',
    body: `${JSON.stringify(proof, null, 2)}\n`,
    downloadName: `proof-${reference}.json`,
  };
}

function doneSentence(what: string | undefined): string | undefined {
  switch (what) {
    case 'given-back':
      return 'The money is off the grant, and its round can award it again. The group is told that it came.';
    case 'proposed':
      return 'Your explanation is kept. Somebody else has to confirm it.';
    case 'confirmed':
      return 'The difference is settled.';
    case 'declined':
      return 'The explanation is declined. The difference is open again.';
    default:
      return undefined;
  }
}
